"""``op. cit.``: whether its work is cited in full before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from galley.hints import quoted
from galley.proofing.rules.citation import OPCIT, Citation, Kind
from galley.proofing.rules.edited import Edited, Text
from galley.proofing.rules.finding import Finding, finding
from galley.proofing.rules.works import same_title, same_work


def check(edited: Edited) -> Iterator[Finding]:
    """Yield each ``op. cit.`` whose work is not cited before, or could be one of several."""
    for text in edited.texts:
        for source in text.citations:
            if source.kind is Kind.OPCIT and (source.names or source.title):
                yield from _check(source, text)


def _check(source: Citation, text: Text) -> Iterator[Finding]:
    match = OPCIT.search(source.words)
    place = source.passage.place(source.start + (match.start() if match else 0))
    fits = [work for work in text.full if _is_of(source, work)]
    before = [work for work in fits if work.note <= source.note]
    who = quoted(source.passage.text[source.start :].split(",")[0])
    what = f"{who} ({source.year})" if source.year else who
    if not fits:
        message = f"“op. cit.” of {what}, but no note of the piece cites that in full"
        yield finding("opcit-unknown", message, _others(source, text), place)
    elif not before:
        message = f"“op. cit.” of {what}, which is first cited in full in note {fits[0].note}"
        yield finding("opcit-before", message, "cite it in full here, and briefly there", place)
    elif not source.year and not source.title and (works := _different(before)) > 1:
        message = f"“op. cit.” of {what}, of which {works} works are cited before"
        hint = "add the year, or the beginning of the title"
        yield finding("opcit-ambiguous", message, hint, place)


def _is_of(source: Citation, work: Citation) -> bool:
    """Whether a work can be the one that an ``op. cit.`` means."""
    if not source.names:
        return same_title(source.title, work.title)
    named = bool(work.names) and source.names[0] in work.names
    return named and source.year in (0, work.year)


def _others(source: Citation, text: Text) -> str:
    years = sorted({w.year for w in text.full if set(source.names) & set(w.names) and w.year})
    if source.year and years:
        return f"the works cited are of {', '.join(map(str, years))}; correct the year, or cite it"
    return "cite the work in full"


def _different(works: Sequence[Citation]) -> int:
    kept: list[Citation] = []
    for work in works:
        if not any(same_work(work, other) for other in kept):
            kept.append(work)
    return len(kept)
