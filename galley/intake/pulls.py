"""Pull quotes: blocks that repeat a sentence of the text, and so are none of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from galley.intake.elements import Element, Origin, PullBlock, TextBlock
from galley.intake.ledger import Ledger
from galley.intake.lines import Shape
from galley.intake.runs import Call, shown
from galley.intake.signs import finished, goes_on, squash

FEWEST_WORDS = 8
LONGEST = 600  # characters
GRAM = 5  # words in a row by which a changed sentence is known
ALIKE, MUCH_ALIKE = 0.6, 0.8


@dataclass(frozen=True)
class Candidate:
    """A block that may be a pull quote: its place, and whether it breaks into a sentence.

    ``signs`` counts what shows that: the text before has no end, the text after no beginning.
    """

    at: int
    signs: int

    @property
    def breaks_in(self) -> bool:
        """Whether one of the two shows it."""
        return self.signs > 0


def find_pulls(
    stream: Sequence[Element], others: Mapping[str, str], ledger: Ledger
) -> tuple[Element, ...]:
    """Tell the pull quotes of a piece from its paragraphs.

    ``others`` are the other pieces' texts, by their titles, as `squash` gives them.
    """
    found: dict[int, Origin] = {}
    candidates = sorted(_candidates(stream), key=lambda c: (-c.signs, -c.at))
    # Twice, so that a sentence two pull quotes break into is whole the second time.
    for candidate in [*candidates, *candidates]:
        if candidate.at not in found and not _is_told_apart(stream, candidate, ledger):
            text = _text(stream, {candidate.at, *found})
            if _key(stream, candidate.at) in text:
                found[candidate.at] = Origin.OWN
    for candidate in candidates:
        if candidate.at not in found:
            text = _text(stream, {candidate.at, *found})
            if origin := _unlike(stream, candidate, text, others, ledger):
                found[candidate.at] = origin
    numbers = {at: number for number, at in enumerate(sorted(found), 1)}
    return tuple(
        PullBlock(e.block, e.runs, numbers[i], found[i])
        if i in found and isinstance(e, TextBlock)
        else e
        for i, e in enumerate(stream)
    )


def _is_told_apart(stream: Sequence[Element], candidate: Candidate, ledger: Ledger) -> bool:
    return bool(ledger.settled(stream[candidate.at].block.line, "paragraph"))


def _candidates(stream: Sequence[Element]) -> Iterator[Candidate]:
    texts = [(i, e) for i, e in enumerate(stream) if isinstance(e, TextBlock)]
    for place, (i, element) in enumerate(texts):
        if element.block.shape is not Shape.TEXT or not _may_be(element.text):
            continue
        if any(isinstance(run, Call) for run in element.runs):
            continue
        before = texts[place - 1][1].text if place else ""
        after = texts[place + 1][1].text if place + 1 < len(texts) else ""
        signs = (not finished(before)) + goes_on(after)
        yield Candidate(i, 0 if goes_on(element.text) else signs)


def _may_be(text: str) -> bool:
    words = len(text.split())
    return words >= FEWEST_WORDS and len(text) <= LONGEST and not text.endswith(":")


def _key(stream: Sequence[Element], at: int) -> str:
    return squash(shown(stream[at].runs))  # type: ignore[union-attr]


def _text(stream: Sequence[Element], without: set[int]) -> str:
    return "".join(
        squash(shown(e.runs))
        for i, e in enumerate(stream)
        if i not in without and isinstance(e, TextBlock)
    )


def _unlike(
    stream: Sequence[Element],
    candidate: Candidate,
    text: str,
    others: Mapping[str, str],
    ledger: Ledger,
) -> Origin | None:
    """Tell whether a block is a pull quote whose words stand nowhere in the ``text``."""
    element = stream[candidate.at]
    if not isinstance(element, TextBlock):
        return None
    line, key = element.line, _key(stream, candidate.at)
    told = ledger.settled(line, "pull", "paragraph")
    if told == "paragraph":
        return None
    if candidate.breaks_in or told:
        title = next((title for title, other in others.items() if key in other), "")
        if title:
            what = f"a pull quote has words of another piece, “{title}”"
            ledger.doubt(line, "pull-foreign", what, "kept where it stands, with its own words")
            return Origin.FOREIGN
    likeness = _likeness(element.text, text)
    if likeness >= (ALIKE if candidate.breaks_in else MUCH_ALIKE):
        what = f"a paragraph is {likeness:.0%} like a sentence of the text"
        ledger.doubt(line, "pull-edited", what, "taken for a pull quote that was edited")
        return Origin.EDITED
    if (candidate.breaks_in and _breaks_hard(stream, candidate.at)) or told:
        what = "a paragraph breaks into a sentence, and no sentence of the text is like it"
        ledger.doubt(line, "pull-unmatched", what, "taken for a pull quote with its own words")
        return Origin.UNMATCHED
    return None


def _breaks_hard(stream: Sequence[Element], at: int) -> bool:
    """Tell whether what stands around a complete block is one sentence."""
    texts = [e for e in stream[:at] if isinstance(e, TextBlock)]
    after = next((e for e in stream[at + 1 :] if isinstance(e, TextBlock)), None)
    whole = finished(stream[at].block.text)
    return bool(
        texts and after and whole and not finished(texts[-1].text)
        and goes_on(after.text)
    )  # fmt: skip


def _likeness(quote: str, text: str) -> float:
    """Return how much of a block's runs of five words stand in the rest of the text."""
    words = [squash(word) for word in quote.split()]
    grams = ["".join(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)]
    return sum(gram in text for gram in grams) / len(grams) if grams else 0
