"""A rebuilt piece → its Markdown file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from galley.intake.elements import Note
from galley.intake.ledger import Ledger
from galley.intake.markdown import markdown
from galley.intake.openers import inline
from galley.intake.pieces import Paragraph, Part, Rebuilt
from galley.intake.runs import Call, Runs
from galley.intake.titles import RUNNING_HEAD, short_title
from galley.intake.yaml_out import yaml


def piece_file(piece: Rebuilt, ledger: Ledger) -> str:
    """Write a piece: its front matter, its text, and its notes after their paragraphs."""
    return f"---\n{yaml(_front(piece, ledger))}---\n\n{piece_text(piece.body, piece.notes)}"


def piece_text(body: Sequence[Paragraph], notes: Sequence[Note]) -> str:
    """Write a piece's text: a paragraph a line, a blank line between two blocks."""
    known = {note.number: note for note in notes}
    return "\n\n".join(_blocks(body, known)) + "\n"


def _front(piece: Rebuilt, ledger: Ledger) -> dict[str, object]:
    opener, line = piece.opener, piece.leaf.blocks[0].line
    short = inline(piece.leaf.short) if piece.leaf.short != opener.title else ""
    if len(opener.title) > RUNNING_HEAD and not opener.signature:
        told = ledger.settled(line, "short")
        known = told.removeprefix("short ") or short
        short = known or short_title(opener.title)
        if not known:
            what = f"the title has {len(opener.title)} characters, a running head holds fewer"
            ledger.doubt(line, "short-title", what, f"“{short}” in the running head")
    return {
        "kind": piece.leaf.kind,
        "title": opener.title,
        "short_title": short,
        "authors": [
            {"name": author.name, "prefix": author.prefix, "bio": author.bio}
            for author in opener.authors
        ],
        "abstract": opener.abstract,
        "keywords": opener.keywords,
        "signature": opener.signature,
        "reviewed": opener.book,
    }


def _blocks(body: Sequence[Paragraph], notes: Mapping[int, Note]) -> Iterator[str]:
    waiting: list[Runs] = []
    items: list[str] = []
    for paragraph in body:
        if paragraph.part is not Part.ITEM and items:
            yield "\n".join(items)
            items = []
            yield from _notes(waiting, notes)
            waiting = []
        waiting.append(paragraph.runs)
        if paragraph.part is Part.ITEM:
            mark = f"{paragraph.number}." if paragraph.number else "-"
            items.append(f"{mark} {markdown(paragraph.runs)}")
            continue
        yield _block(paragraph)
        yield from _notes(waiting, notes)
        waiting = []
    if items:
        yield "\n".join(items)
        yield from _notes(waiting, notes)


def _block(paragraph: Paragraph) -> str:
    if paragraph.part is Part.TABLE:
        return _table(paragraph.rows)
    if paragraph.part is Part.PULL and not paragraph.runs:
        return f"::: pull {{from=q{paragraph.pull}}}\n:::"
    text = markdown(paragraph.runs)
    if paragraph.attribution:
        return f"> {text}\n>\n> {markdown(paragraph.attribution)}"
    frames = {
        Part.HEADING: f"{'#' * (paragraph.level + 1)} {text}",
        Part.QUOTATION: f"> {text}",
        Part.CAPTION: f"Table: {text}",
        Part.PULL: f"::: pull\n{text}\n:::",
    }
    return frames.get(paragraph.part, text)


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Write a table; columns of figures are set to the right."""
    head, *others = rows
    figures = [all(_is_figure(row[n]) for row in others) for n in range(len(head))]
    rule = ["---:" if right else "----" for right in figures]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in (head, rule, *others))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _is_figure(cell: str) -> bool:
    return bool(cell) and any(c.isdigit() for c in cell) and not any(c.isalpha() for c in cell)


def _notes(blocks: Sequence[Runs], notes: Mapping[int, Note]) -> Iterator[str]:
    for runs in blocks:
        for run in runs:
            if isinstance(run, Call) and run.number in notes:
                first, *others = (markdown(p) for p in notes[run.number].paragraphs)
                yield "\n\n    ".join([f"[^n{run.number}]: {first}", *others])
