"""What files say of themselves: the issue's, and a piece's."""

from __future__ import annotations

from dataclasses import replace

from galley.model import Span
from galley.outline import article_facts, issue_facts
from galley.written import Edition

from .composition.made import ISSUE, QUAYS, WHOLE, issue_of

FULL = issue_of(*WHOLE.pieces, issue=replace(ISSUE, edition=Edition.FULL))
SPAN = Span(33, 54)


def test_a_piece_is_cited_by_its_pages_and_doi() -> None:
    facts = article_facts(FULL, QUAYS, SPAN)
    assert facts.subject == "Harbour Letters of Aden, vol. 3, no. 1, pp. 33–54"
    assert (facts.cited.first, facts.cited.last, facts.cited.doi) == (33, 54, "10.1234/quay.7")
    assert facts.cited.publisher == "Harbour Press"


def test_an_abridgement_says_so_and_has_no_doi() -> None:
    facts = article_facts(WHOLE, QUAYS, SPAN)
    assert facts.subject.endswith("pp. 33–54 (abridged edition)")
    assert facts.cited.doi == ""


def test_pages_that_are_not_known_are_not_told() -> None:
    facts = article_facts(FULL, QUAYS, None)
    assert (facts.subject, facts.cited.first, facts.cited.last) == ("", 0, 0)


def test_an_issue_is_cited_from_its_first_folio_to_its_last() -> None:
    cited, unknown = issue_facts(FULL, 104).cited, issue_facts(FULL).cited
    assert (cited.first, cited.last, cited.doi) == (1, 104, "")
    assert (unknown.first, unknown.last) == (0, 0)
