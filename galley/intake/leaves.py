"""The pieces, found in the text by their titles in the contents list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from galley.intake.contents_list import Contents
from galley.intake.led_contents import CALL
from galley.intake.ledger import Ledger
from galley.intake.lines import Block
from galley.intake.pieces import Entry, Leaf
from galley.intake.running_heads import BETWEEN
from galley.intake.signs import squash
from galley.intake.statements import is_statement

KINDS: Mapping[str, str] = {
    "highlight": "report",
    "report": "report",
    "article": "article",
    "commentar": "commentary",
    "review": "review",
    "interview": "interview",
    "corrigend": "corrigendum",
}
"""What a section's name holds, and the kind of its pieces."""

TITLE_BLOCKS = 4
LONGEST_TITLE = 300  # characters
NEAR = 0.85
"""How alike a title in the contents and one over a piece are to be taken for the same."""

ALIKE = 0.6  # the same of authors' names


def find_leaves(
    contents: Contents, blocks: tuple[Block, ...], heads: Mapping[int, str], ledger: Ledger
) -> tuple[tuple[Leaf, ...], int]:
    """Return the pieces, and the block with which the call begins (or the text's end).

    ``heads`` are the running heads of pages, that tell how a title is shortened.
    A fault for each piece of the contents that stands nowhere after it.
    """
    found: list[tuple[Entry, int, int]] = []
    at = contents.end
    for entry in contents.entries:
        place = _find(entry, blocks, at, ledger)
        if place is None:
            message = f"“{entry.title}” is in the contents, but no piece has this title"
            hint = "correct the title here or over the piece"
            ledger.fault(entry.line, "title-missing", message, hint)
        else:
            found.append((entry, *place))
            at = sum(place)
    ledger.stop()
    call = next((i for i in range(at, len(blocks)) if squash(blocks[i].text) == CALL), len(blocks))
    ends = [_without_label(blocks, start, entry) for entry, start, _ in found[1:]]
    folios = [entry.folio for entry, _, _ in found[1:]]
    after = contents.call.folio if contents.call else 0
    return tuple(
        Leaf(
            entry,
            _kind(entry),
            tuple(block for block in blocks[start:end] if not is_statement(block.text)),
            size,
            following and max(following - 1, entry.folio),
            _short(entry, {heads.get(block.page, "") for block in blocks[start:end]}),
        )
        for (entry, start, size), end, following in zip(
            found, [*ends, call], [*folios, after], strict=True
        )
    ), call


def _find(
    entry: Entry, blocks: Sequence[Block], start: int, ledger: Ledger
) -> tuple[int, int] | None:
    """Return the block with which a title begins, and how many it takes.

    Of several, the first that the author's name follows; where none is the very title, the
    one most like it.
    """
    found: list[tuple[int, int]] = []
    near: tuple[float, int, int] = (NEAR, 0, 0)
    key = squash(entry.title)
    for i in range(start, len(blocks)):
        for size, gathered in _gathered(blocks, i, key):
            rest = gathered.removeprefix(key)
            if gathered.startswith(key) and (not rest or rest.startswith("editedby")):
                if _is_signed(entry, blocks[i + size : i + size + 2]):
                    return i, size
                found.append((i, size))
            else:
                near = max(near, (_likeness(gathered, key), -i, size))
    if found or near[0] <= NEAR:
        return found[0] if found else None
    _, place, size = near
    what = f"the contents call it “{entry.title}”"
    ledger.doubt(blocks[-place].line, "title-differs", what, "the title over the piece is taken")
    return -place, size


def _gathered(blocks: Sequence[Block], start: int, key: str) -> Iterator[tuple[int, str]]:
    """Yield what one block, two and more say together, while it may be a title."""
    gathered = ""
    for size, block in enumerate(blocks[start : start + TITLE_BLOCKS], 1):
        part = squash(block.text)
        if not part or len(block.text) > LONGEST_TITLE:
            return
        gathered += part
        yield size, gathered
        if not key.startswith(gathered[: len(key)]):
            return


def _is_signed(entry: Entry, following: Sequence[Block]) -> bool:
    name = squash(entry.author)
    texts = [squash(block.text)[: 3 * len(name)] for block in following]
    return not name or any(
        name in text or SequenceMatcher(None, name, text).ratio() > ALIKE for text in texts
    )


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    near = matcher.real_quick_ratio() > NEAR and matcher.quick_ratio() > NEAR
    return matcher.ratio() if near else 0


def _short(entry: Entry, heads: Iterable[str]) -> str:
    """Return the title that stands after the author in a running head; else nothing."""
    parted = (BETWEEN.split(head, maxsplit=1) for head in sorted(heads))
    return next((p[1] for p in parted if len(p) > 1 and squash(p[0]) == squash(entry.author)), "")


def _without_label(blocks: Sequence[Block], start: int, entry: Entry) -> int:
    """Return where a piece before ends: a line that names the section is of neither."""
    before = blocks[start - 1].text if start else ""
    label = squash(before)
    named = bool(label) and squash(entry.section).startswith(label)
    return start - 1 if named and before.isupper() else start


def _kind(entry: Entry) -> str:
    if not entry.section:
        return "editorial"
    key = squash(entry.section)
    return next((kind for word, kind in KINDS.items() if word in key), "article")
