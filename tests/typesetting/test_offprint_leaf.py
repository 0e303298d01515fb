"""The cover leaf of an offprint as it is set: one page, its citation at one height."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from galley.composition import Composer
from galley.digests import TEMPLATES
from galley.model import Inline, Marked, Span
from galley.order import Pagination
from galley.typesetting.engine import Typesetter
from galley.written import Edition, Person
from tests.composition.made import ISSUE, QUAYS, WHOLE, issue_of, leaf_of

LONGEST = "On Quays, Tides and the Many Harbours of a Long Coast: What Was Built, by Whom, and at"
AUTHORS = ("Ada Reed", "Ben Brown-Harrington", "Cecilia Montgomery", "Dee Low")


def leaf(
    typesetter: Typesetter, title: str, authors: tuple[str, ...], journal: str = ISSUE.journal
) -> tuple[int, float]:
    """Set the leaf of a piece; give its pages, and how high the citation begins, points."""
    named = replace(QUAYS.piece.front, authors=tuple(map(Person, authors)))
    piece = replace(QUAYS.piece, front=named)
    bios = (Inline("", ""),) * len(authors)
    made: Marked = replace(QUAYS, piece=piece, title=Inline(title, title), bios=bios)
    pieces = (made if each is QUAYS else each for each in WHOLE.pieces)
    full = issue_of(*pieces, issue=replace(ISSUE, edition=Edition.FULL, journal=journal))
    composer = Composer(TEMPLATES, full, Pagination.FLOW)
    part = typesetter.typeset(composer.offprint_leaf(leaf_of("quays"), Span(33, 54)))
    text = pypdfium2.PdfDocument(BytesIO(part.pdf))[0].get_textpage()
    place = text.search("Cite as").get_next()
    assert place is not None
    return part.pages, text.get_charbox(place[0])[3]


def test_the_citation_stands_at_one_height(typesetter: Typesetter) -> None:
    (_, short), (_, long) = (leaf(typesetter, each, AUTHORS[:1]) for each in ("Quays", LONGEST))
    assert short == pytest.approx(long)


def test_the_longest_title_leaves_room_for_all_on_the_page(typesetter: Typesetter) -> None:
    longest = f"{LONGEST} What a Price, Then and Now, Told"
    assert len(longest) >= 118
    assert leaf(typesetter, longest, AUTHORS)[0] == 1


@pytest.mark.parametrize("journal", ["Quays", f"Quays {LONGEST}"], ids=["short", "long"])
def test_the_journals_name_moves_no_citation(typesetter: Typesetter, journal: str) -> None:
    _, wanted = leaf(typesetter, "Quays", AUTHORS[:1])
    pages, height = leaf(typesetter, "Quays", AUTHORS[:1], journal)
    assert pages == 1
    assert height == pytest.approx(wanted)
