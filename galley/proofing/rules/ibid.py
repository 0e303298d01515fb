"""``Ibid.``: whether the note before cites one source, and that one."""

from __future__ import annotations

from collections.abc import Iterator

from galley.hints import quoted
from galley.proofing.rules.citation import IBID, Citation, Kind
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, finding

REMARKED = 12
"""Words from which a note that names no source remarks on something: "Author's interview"
is a source still."""

CITE = "cite the work by its author and op. cit., or in full"


def check(edited: Edited) -> Iterator[Finding]:
    """Yield each ``Ibid.`` that leads nowhere, to several sources, or to another one."""
    for text in edited.texts:
        before: tuple[Citation, ...] = ()
        meant: tuple[Citation, ...] = ()
        for sources in text.sources:
            meant = meant if before and before[0].kind is Kind.IBID else before
            for number, source in enumerate(sources):
                if source.kind is Kind.IBID:
                    yield from _check(source, sources[number - 1 : number] or before, meant)
            before = sources


def _check(
    source: Citation, before: tuple[Citation, ...], meant: tuple[Citation, ...]
) -> Iterator[Finding]:
    """Compare one with the note before it; ``meant`` is the note that a row of them is of."""
    match = IBID.search(source.words)
    place = source.passage.place(source.start + (match.start() if match else 0))
    sources = [each for each in before if not _is_remark(each)]
    named = [each for each in (*before, *meant) if each.names]
    if not sources:
        where = "the note before it names no source" if before else "no note stands before it"
        yield finding("ibid-dangling", f"“Ibid.”, but {where}", CITE, place)
    elif len(sources) > 1:
        message = f"“Ibid.” after note {sources[0].note}, which names {len(sources)} sources"
        yield finding("ibid-ambiguous", message, CITE, place)
    elif source.names and named and not any(set(source.names) & set(n.names) for n in named):
        message = (
            f"“Ibid.” of {quoted(source.names[0])}, which note {sources[0].note} does not cite"
        )
        yield finding("ibid-other", message, CITE, place)


def _is_remark(source: Citation) -> bool:
    return source.kind is Kind.REMARK and len(source.words.split()) >= REMARKED
