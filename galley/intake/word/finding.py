"""Finding what stands before a manuscript's text, block by block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from galley.intake.word.bios import cut, is_starred, take_bio, take_bios
from galley.intake.word.front import (
    ABSTRACT,
    KEYWORDS,
    KINDS,
    REACH,
    Front,
    flat,
    is_heading,
    is_long,
    is_short,
    is_text,
    items_of,
    label_of,
    parted,
    unslanted,
)
from galley.intake.word.headings import plain_line
from galley.intake.word.inlines import Reading
from galley.intake.word.names import (
    LONGEST,
    MARKS,
    Author,
    about,
    authors_in,
    tells_of_author,
    without_addresses,
)
from galley.intake.word.survey import Facts, Survey
from galley.intake.word.tally import Tally
from galley.intake.word.text import (
    Block,
    Line,
    Listing,
    Paragraph,
    Words,
    calls,
    shown,
    without_calls,
)
from galley.written import Kind


@dataclass
class Finder:
    """One way through the blocks at a file's head."""

    reading: Reading
    survey: Survey
    tally: Tally
    front: Front = field(default_factory=Front)
    left: list[Block] = field(default_factory=list)
    last: list[Author] = field(default_factory=list)

    def doubt(self, block: Block, code: str, what: str, decision: str) -> None:
        """Note a doubt of a block."""
        self.reading.doubts.doubt(block.number, code, what, decision)

    def facts(self, block: Block) -> Facts:
        """Return what the file says of a block's paragraph."""
        return self.survey.facts.get(block.number, Facts(""))

    def found(self, blocks: Sequence[Block], kind: str) -> tuple[Front, list[Block]]:
        """Return what stands before the text, and the text's blocks."""
        rest = self._title(list(blocks), kind)
        if self._kind(kind) == Kind.EDITORIAL:
            count = self._names_only(rest)
        else:
            marked = next(
                (n for n, b in enumerate(rest[:REACH]) if label_of(b) or _is_text(b)), None
            )
            marked = marked if marked is not None and label_of(rest[marked]) else None
            count = marked if marked is not None else self._names_only(rest)
        for block in flat(rest[:count]):
            self._head(block)
        rest = rest[count:]
        # Before abstract and keywords are looked for: a note may stand between the two.
        take_bios(self.front.authors, rest, self.reading, self.tally)
        if self._kind(kind) != Kind.EDITORIAL:
            rest = self._labelled(rest)
        return self.front, [*self.left, *rest]

    def _kind(self, given: str) -> str:
        return given or self.front.kind

    def _title(self, blocks: list[Block], kind: str) -> list[Block]:
        while blocks and isinstance(first := blocks[0], Paragraph):
            text = shown(first.line).strip()
            if text.lower() in KINDS and not self.front.kind:
                self.front.kind = KINDS[text.lower()]
                if len(blocks) > 1 and is_short(blocks[1]) and not label_of(blocks[1]):
                    self.tally.line(first.line)
                    own = kind in {"", self.front.kind}
                    decision = (
                        "taken for the kind" if own else f"left out: the kind given is {kind}"
                    )
                    self.doubt(first, "kind-line", f"a line “{text}” over the title", decision)
                    blocks = blocks[1:]
                    continue
            break
        styled = [
            b for b in blocks[:3] if isinstance(b, Paragraph) and self.facts(b).style == "title"
        ]
        heads = styled or [b for b in blocks[:1] if isinstance(b, Paragraph) and is_short(b)]
        if not heads or label_of(heads[0]):
            self.reading.doubts.doubt(0, "title-missing", "no title is found", "add title: by hand")
            return blocks
        self._take_title(
            heads, styled=bool(styled) or self.facts(heads[0]).style.startswith("heading")
        )
        return [b for b in blocks if b not in heads]

    def _take_title(self, blocks: list[Paragraph], *, styled: bool) -> None:
        line: Line = ()
        for block in blocks:
            line += (*((Words(" "),) if line else ()), *without_calls(block.line))
            self.front.calls += calls(block.line)
        self.front.title = plain_line(line)
        if not styled:
            look = self.facts(blocks[0])
            how = (
                "its first line, bold, centred or large"
                if look.bold or look.centred
                else "its first line"
            )
            self.doubt(
                blocks[0], "title-guess", f"nothing is styled as the title; {how}", "taken for it"
            )

    def _names_only(self, blocks: Sequence[Block]) -> int:
        """Count the blocks that tell of authors, where no abstract ends them."""
        count = 0
        for block in blocks:
            if not isinstance(block, Paragraph) or not is_short(block):
                break
            text = " ".join(shown(block.line).split())
            styled = self.facts(block).style in {"author", "subtitle"}
            names = authors_in(without_addresses(shown(parted(block.line)[0])))
            tells = count > 0 and not block.level and tells_of_author(text)
            if not (styled or names or tells):
                break
            count += 1
        return count

    def _head(self, block: Block) -> None:
        """Take a block between title and abstract."""
        if not isinstance(block, Paragraph):
            self._leave(block)
            return
        if take_bio(self.front.authors, block, self.reading, self.tally):
            return
        if self.facts(block).style == "subtitle" and not self.front.subtitle:
            self._subtitle(block.line)
            return
        for part in parted(block.line):
            self._line(block, part)

    def _line(self, block: Paragraph, part: Line) -> None:
        text = " ".join(shown(part).split())
        names = authors_in(without_addresses(text))
        own = [call for call in calls(part) if names or call.key in self.survey.starred]
        own = own if names or self.last else []
        if self.facts(block).style == "author" and not names and not self.last and text:
            names = [Author(MARKS.sub("", text).strip())]
        if names:
            self.last = names
            self.front.authors += names
            self.tally.line(part)
            about(text, names)
            self._dropped_degrees(block, without_addresses(text), names)
        elif self.last and text and len(text.split()) <= LONGEST and not MARKS.match(text):
            self.tally.line(part)
            place = about(text, self.front.authors)
            for author in self.last if place else []:
                author.affiliation = ", ".join(filter(None, (author.affiliation, place)))
            if place and len(self.last) > 1:
                self.doubt(
                    block, "affiliation", f"“{place}” under several names", "given to each of them"
                )
        elif text and not self.front.authors and not self.front.subtitle and is_short(block):
            self._subtitle(without_calls(part))
            self.doubt(
                block, "subtitle-guess", "a line between title and names", "taken for the subtitle"
            )
        elif text:
            self._leave(replace(block, line=without_calls(part), level=0))
        for n, call in enumerate(own):
            author = self.last[min(n, len(self.last) - 1)]
            self.front.bios.append((author, call.key, block.number))
        self.front.calls += [call for call in calls(part) if call not in own]

    def _dropped_degrees(self, block: Paragraph, text: str, names: list[Author]) -> None:
        kept = " ".join(f"{a.prefix} {a.name}" for a in names)
        lost = [
            w
            for w in re.findall(r"[^\W_]+", MARKS.sub("", text))
            if w not in kept and w.lower() not in {"and", "by", "reviewed", "author", "authors"}
        ]
        if lost:
            self.doubt(block, "name-words", f"“{' '.join(lost)}” beside the names", "left out")

    def _subtitle(self, line: Line) -> None:
        self.front.subtitle = plain_line(without_calls(line))
        self.front.calls += calls(line)

    def _leave(self, block: Block) -> None:
        decision = "left at the head of the text"
        self.doubt(
            block,
            "front-unplaced",
            "between title and text, but neither name nor abstract",
            decision,
        )
        self.left.append(block)

    def _labelled(self, blocks: list[Block]) -> list[Block]:
        """Take abstract and keywords, in whatever order they stand."""
        rest = list(blocks)
        while rest and isinstance(first := rest[0], Paragraph) and (label := label_of(first)):
            if self.front.abstract if label is ABSTRACT else self.front.keywords:
                break
            match = label.match(shown(first.line))
            end = match.end() if match else 0
            self.tally.add(str(first.number), shown(first.line)[:end])
            line = cut(first.line, end)
            taken = [replace(first, line=line, level=0)] if shown(line).strip() else []
            self.front.calls += [] if taken else calls(line)
            rest = rest[1:]
            more = self._more(rest, label, alone=not taken)
            self._take(label, [*taken, *rest[:more]])
            rest = rest[more:]
        return rest

    def _more(self, rest: Sequence[Block], label: re.Pattern[str], *, alone: bool) -> int:
        """Count the blocks after a label that are of it."""
        if label is KEYWORDS:
            return int(alone and bool(rest) and (is_text(rest[0]) or isinstance(rest[0], Listing)))
        ahead = next((n for n, b in enumerate(rest[:REACH]) if label_of(b) or is_heading(b)), None)
        if ahead is not None and label_of(rest[ahead]) and all(is_text(b) for b in rest[:ahead]):
            return ahead
        return int(alone and bool(rest) and is_text(rest[0]))

    def _take(self, label: re.Pattern[str], blocks: Sequence[Block]) -> None:
        lines: list[Line] = []
        for block in flat(blocks):
            if isinstance(block, Listing):
                lines += [p.line for item in block.items for p in item if isinstance(p, Paragraph)]
            elif isinstance(block, Paragraph):
                lines.append(block.line)
        for line in lines:
            self.front.calls += calls(line)
        bare = [without_calls(line) for line in lines]
        if label is ABSTRACT:
            if len(bare) > 1:
                self.doubt(
                    blocks[0],
                    "abstract-joined",
                    f"an abstract of {len(bare)} paragraphs",
                    "joined to one",
                )
            self.front.abstract = unslanted(tuple(e for line in bare for e in (*line, Words(" "))))
        else:
            if len(bare) == 1 and {",", ";"} <= set(shown(bare[0])):
                self.doubt(
                    blocks[0],
                    "keywords-signs",
                    "keywords with both commas and semicolons",
                    "parted at the semicolons",
                )
            items = bare if len(bare) > 1 else [part for line in bare for part in items_of(line)]
            self.front.keywords = [item for item in map(unslanted, items) if shown(item).strip()]


def _is_text(block: Block) -> bool:
    """Tell whether a block is too long for what stands before an abstract."""
    return is_long(block) and not is_starred(block)
