"""A manuscript's blocks, notes and front matter → its Markdown file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from galley.intake.word.front import Front
from galley.intake.word.markdown import markdown, on_one_line, title
from galley.intake.word.tables import is_figures
from galley.intake.word.tally import Tally
from galley.intake.word.text import (
    Block,
    Call,
    Figure,
    Grid,
    Line,
    Listing,
    Paragraph,
    Quotation,
    Words,
    calls,
)
from galley.intake.yaml_out import yaml

APART = "<!-- another list -->"
"""What keeps two lists from being read as one."""


@dataclass
class Writer:
    """Writes blocks, and the notes after the block that calls them.

    ``notes`` are their paragraphs by key, ``files`` the names of pictures by their paths
    in the Word file. ``labels`` gives each note its label, in the order of the calls.
    """

    notes: Mapping[str, Sequence[Line]]
    files: Mapping[str, str]
    tally: Tally
    labels: dict[str, str] = field(default_factory=dict)

    def text(self, blocks: Sequence[Block]) -> str:
        """Write a text: a paragraph a line, a blank line between two blocks."""
        parts: list[str] = []
        for before, block in zip([None, *blocks], blocks, strict=False):
            if isinstance(before, Listing) and isinstance(block, Listing):
                parts.append(APART)
            parts += self._whole(block)
        return "\n\n".join(parts) + "\n"

    def _whole(self, block: Block) -> Iterator[str]:
        if written := self._block(block):
            yield written
        for call in _called(block):
            yield self._note(call.key)

    def _note(self, key: str) -> str:
        first, *others = [self._line(line) for line in self.notes.get(key, [])] or [""]
        return "\n\n    ".join([f"[^{self._label(key)}]: {first}".rstrip(), *others])

    def _label(self, key: str) -> str:
        return self.labels.setdefault(key, f"n{len(self.labels) + 1}")

    def _line(self, line: Line, *, starts: bool = True) -> str:
        self.tally.line(line)
        return markdown(line, self._label, starts=starts)

    def _block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return self._heading(block) if block.level else self._line(block.line)
        if isinstance(block, Listing):
            return self._listing(block)
        if isinstance(block, Quotation):
            inside = "\n\n".join(filter(None, map(self._block, block.blocks)))
            return "\n".join(f"> {line}".rstrip() for line in inside.split("\n"))
        return self._grid(block) if isinstance(block, Grid) else self._figure(block)

    def _heading(self, block: Paragraph) -> str:
        text = self._line(on_one_line(block.line), starts=False)
        if text.endswith("#"):
            text = f"{text[:-1]}\\#"
        return f"{'#' * (block.level + 1)} {text}" if text else ""

    def _listing(self, block: Listing) -> str:
        marks = [f"{label} " for label in block.labels] or ["- "] * len(block.items)
        items = []
        for mark, item in zip(marks, block.items, strict=True):
            inside = "\n\n".join(filter(None, map(self._block, item)))
            items.append(
                mark
                + inside.replace("\n", f"\n{' ' * len(mark)}").replace(
                    f"\n{' ' * len(mark)}\n", "\n\n"
                )
            )
        tight = all(len(item) == 1 and isinstance(item[0], Paragraph) for item in block.items)
        return ("\n" if tight else "\n\n").join(items)

    def _grid(self, block: Grid) -> str:
        head, *others = block.rows
        right = [bool(others) and is_figures([row[n] for row in others]) for n in range(len(head))]
        rule = [" ---: " if figures else " --- " for figures in right]
        rows = [self._row(head), f"|{'|'.join(rule)}|", *map(self._row, others)]
        return "\n\n".join(filter(None, [self._caption("Table", block.caption), "\n".join(rows)]))

    def _row(self, row: Sequence[Line]) -> str:
        cells = [self._line(on_one_line(cell), starts=False).replace("|", "\\|") for cell in row]
        return f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in cells)}|"

    def _caption(self, kind: str, line: Line) -> str:
        text = self._line(on_one_line(line), starts=False)
        return f"{kind}: {text}" if text else ""

    def _figure(self, block: Figure) -> str:
        name = self.files.get(block.picture.file, "")
        caption = block.caption
        if not name or not name.endswith((".png", ".jpg", ".jpeg", ".svg")):
            return self._line(caption)
        alt = markdown([Words(block.picture.alt)], starts=False)
        return "\n\n".join(
            filter(None, [f"![{alt}](figures/{name})", self._caption("Figure", caption)])
        )


def _called(block: Block) -> Iterator[Call]:
    """Yield the calls in a block, in the order of the text."""
    if isinstance(block, Paragraph):
        yield from calls(block.line)
    elif isinstance(block, Quotation):
        for inner in block.blocks:
            yield from _called(inner)
    elif isinstance(block, Listing):
        for inner in (inner for item in block.items for inner in item):
            yield from _called(inner)


def front_matter(front: Front, kind: str, tally: Tally) -> str:
    """Write the keys that are known; what is missing is left out."""

    def value(line: Line) -> str:
        tally.line(line)
        return markdown(on_one_line(line), starts=False)

    def titled(line: Line) -> str:
        tally.line(line)
        return title(line)

    return yaml(
        {
            "kind": kind,
            "title": titled(front.title),
            "subtitle": titled(on_one_line(front.subtitle)),
            "authors": [
                {
                    "name": author.name,
                    "prefix": author.prefix,
                    "bio": value(author.bio),
                    "affiliation": author.affiliation,
                    "orcid": author.orcid,
                    "email": author.email,
                }
                for author in front.authors
            ],
            "abstract": value(front.abstract),
            "keywords": list(filter(None, map(titled, front.keywords))),
        }
    )
