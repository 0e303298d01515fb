"""Works that a piece cites in full more than once."""

from __future__ import annotations

from collections.abc import Iterator

from galley.hints import quoted
from galley.proofing.rules.citation import Citation
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, finding
from galley.proofing.rules.works import same_work


def check(edited: Edited) -> Iterator[Finding]:
    """Yield each full citation of a work that an earlier note cites in full."""
    for text in edited.texts:
        first: list[Citation] = []
        for source in text.full:
            known = next((each for each in first if same_work(each, source)), None)
            if known is None:
                first.append(source)
            elif known.note != source.note:
                message = f"{quoted(source.words)} is cited in full in note {known.note} too"
                near = known.note == source.note - 1
                hint = "write Ibid." if near else "cite it by its author and op. cit. here"
                place = source.passage.place(source.start)
                yield finding("citation-twice", message, hint, place)
