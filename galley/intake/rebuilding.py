"""A piece as found → a piece rebuilt: the steps in their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from galley.intake.editorial import read_editorial
from galley.intake.elements import Element, Note, NoteBlock, PullBlock, TextBlock
from galley.intake.fill import SIGNATURE, TITLE, Bit, bits, page_size, stretches
from galley.intake.headings import set_levels
from galley.intake.ledger import Ledger
from galley.intake.lines import Block
from galley.intake.note_pages import note_folios
from galley.intake.openers import read_article
from galley.intake.pages import turns_by_pages
from galley.intake.paragraphs import group
from galley.intake.parts import tell_parts
from galley.intake.pieces import Leaf, Opener, Paragraph, Rebuilt
from galley.intake.placing import place, with_turns
from galley.intake.pulls import find_pulls
from galley.intake.review import read_review
from galley.intake.run_ins import mark_run_ins
from galley.intake.runs import shown
from galley.intake.signs import squash
from galley.intake.streams import read_stream
from galley.intake.titles import slug
from galley.intake.turns import Turned, number_turns
from galley.intake.wraps import Vocabulary

Reader = Callable[[Leaf, Ledger], tuple[Opener, tuple[Block, ...]]]
READERS: Mapping[str, Reader] = {"editorial": read_editorial, "review": read_review}


@dataclass(frozen=True)
class Begun:
    """A piece whose notes are parted from its text, before other pieces are looked at."""

    leaf: Leaf
    opener: Opener
    head: tuple[Block, ...]
    stream: tuple[Element, ...]
    notes: tuple[Note, ...]

    @property
    def text(self) -> str:
        """Its running text, as `squash` gives it."""
        texts = (e for e in self.stream if isinstance(e, TextBlock))
        return "".join(squash(shown(e.runs)) for e in texts)


@dataclass(frozen=True)
class Joined:
    """A piece whose paragraphs are whole, before its page turns have their numbers."""

    begun: Begun
    body: tuple[Paragraph, ...]
    pulls: tuple[PullBlock, ...]
    bits: tuple[Bit, ...]


def rebuild(
    leaves: Sequence[Leaf], words: Vocabulary, ledger: Ledger, *, paged: bool
) -> tuple[Rebuilt, ...]:
    """Rebuild every piece. Raises `ContentError` where notes and calls do not agree."""
    begun = [_begin(leaf, ledger) for leaf in leaves]
    ledger.stop()
    texts = {piece.opener.title: piece.text for piece in begun}
    joined = []
    for piece in begun:
        others = {title: text for title, text in texts.items() if title != piece.opener.title}
        joined.append(_join(piece, others, words, ledger, paged=paged))
    page = page_size([piece.bits for piece in joined])
    made: list[Rebuilt] = []
    for whole in joined:
        leaf = whole.begun.leaf
        turned = turns_by_pages(whole.bits, leaf) if paged else None
        first = _first(leaf)
        last = leaf.last_folio or first + len(stretches(whole.bits)) - 1
        turned = turned or number_turns(whole.bits, first, last, page, ledger)
        made.append(_finish(whole, turned, [other.slug for other in made], ledger))
    return tuple(made)


def _begin(leaf: Leaf, ledger: Ledger) -> Begun:
    opener, blocks = READERS.get(leaf.kind, read_article)(leaf, ledger)
    text = {block.line for block in blocks}
    head = tuple(block for block in leaf.blocks if block.line not in text)
    return Begun(leaf, opener, head, *read_stream(blocks, ledger))


def _join(
    piece: Begun, others: Mapping[str, str], words: Vocabulary, ledger: Ledger, *, paged: bool
) -> Joined:
    stream = find_pulls(piece.stream, others, ledger)
    groups = group(stream, words, ledger, paged=paged)
    parts = tuple(tell_parts(tuple(mark_run_ins(groups, ledger)), ledger))
    body = set_levels(parts, piece.opener.abstract, ledger)
    pulls = tuple(e for e in stream if isinstance(e, PullBlock))
    quoted = {pull.number: len(shown(pull.runs)) for pull in pulls}
    made = list(bits(body, _sizes(stream), quoted))
    if made and piece.leaf.kind in {"editorial", "review"}:
        made[0] = made[0].with_more(TITLE)
        made[-1] = made[-1].with_more(SIGNATURE * len(piece.opener.signature))
    return Joined(piece, body, pulls, tuple(made))


def _sizes(stream: Sequence[Element]) -> dict[int, int]:
    """Return the characters of each page's notes, by the line of the text before them."""
    sizes: dict[int, int] = {}
    line = 0
    for element in stream:
        if isinstance(element, TextBlock):
            line = element.line
        elif isinstance(element, NoteBlock):
            sizes[line] = sizes.get(line, 0) + element.size
    return sizes


def _first(leaf: Leaf) -> int:
    """Return the folio on which the text begins: an editorial's is that of its title."""
    return leaf.entry.folio + (leaf.kind != "editorial")


def _finish(piece: Joined, turned: Turned, taken: Sequence[str], ledger: Ledger) -> Rebuilt:
    """Set a piece's page turns and pull quotes; an editorial's first page is no turn."""
    leaf, opener = piece.begun.leaf, piece.begun.opener
    told = _first(leaf) + (leaf.kind == "editorial")
    folios = {at: folio for at, folio in turned.folios.items() if folio >= told}
    placed = place(tuple(with_turns(piece.body, folios)), piece.pulls, ledger)
    origins = tuple(placed.origins[pull.number] for pull in piece.pulls)
    notes = piece.begun.notes
    name = opener.title if leaf.kind == "editorial" else opener.authors[0].name.split()[-1]
    return Rebuilt(
        slug=slug(name, taken),
        leaf=leaf,
        opener=opener,
        head=piece.begun.head,
        body=placed.body,
        notes=notes,
        note_folios=note_folios(notes, piece.bits, turned, _first(leaf)),
        pulls=piece.pulls,
        origins=origins,
        unknown=turned.unknown,
        last_folio=turned.last,
    )
