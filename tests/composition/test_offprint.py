"""The cover leaf of an offprint: what it says of the piece, and how that is cited."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from galley.composition import Composer
from galley.model import Inline, MarkedIssue, Span
from galley.order import Pagination
from galley.written import Edition
from tests.goldens import compare

from .conftest import TEMPLATES
from .made import GREETING, ISSUE, LIGHT, MIST, PLAN, QUAYS, TIDES, WHOLE, issue_of, leaf_of

FULL = replace(ISSUE, edition=Edition.FULL)


def leaf(issue: MarkedIssue, name: str, span: Span | None = None) -> str:
    """Compose the leaf of a piece; give its document."""
    composer = Composer(TEMPLATES, issue, Pagination.FLOW)
    return composer.offprint_leaf(leaf_of(name), span or PLAN.spans[name]).html


def cited(document: str) -> str:
    """Give the citation as it is read."""
    found = re.search(r'<p class="offprint-citation">(.*?)</p>', document, re.DOTALL)
    assert found is not None
    return unescape(re.sub("<[^>]*>", "", found[1]))


def test_golden(composer: Composer, *, save_goldens: bool) -> None:
    part = composer.offprint_leaf(leaf_of("quays"), PLAN.spans["quays"])
    compare(part.html, "composition", "offprint", "golden.html", save=save_goldens)
    assert (part.name, part.kind, part.first_folio) == ("offprint.quays", "offprint", None)


def test_a_full_edition_says_how_the_piece_is_cited() -> None:
    made = leaf(issue_of(*WHOLE.pieces, issue=FULL), "quays")
    assert cited(made) == (
        "Vasif Low, Cem Oz and Dee Low, “The Long Quay: And the Short”, "
        "Harbour Letters of Aden, vol. 3, no. 1 (Summer 2022), pp. 13–19."
    )
    assert "Cite as" in made
    assert 'href="https://doi.org/10.1234/quay.7"' in made
    assert "abridge" not in made.lower()


def test_a_review_is_its_reviewers_and_not_the_book() -> None:
    made = leaf(WHOLE, "mist", Span(33, 35))
    assert '<p class="authors">Reviewed by Chi Okafor</p>' in made
    assert cited(made).startswith("Chi Okafor, review of “On Mist”, ")


def test_an_abridged_edition_says_so_and_has_no_doi() -> None:
    made = leaf(WHOLE, "quays")
    assert cited(made).endswith("pp. 13–19 (abridged edition).")
    assert "Cite as" not in made
    assert "not the authors’ text. Please cite the journal itself." in made
    assert "10.1234" not in made


def test_a_piece_without_a_doi_has_none() -> None:
    made = leaf(issue_of(GREETING, LIGHT, QUAYS, TIDES, MIST, issue=FULL), "light", Span(11, 11))
    assert "doi.org" not in made
    assert cited(made).endswith("(Summer 2022), p. 11.")


def test_quotation_marks_in_a_title_are_single_in_the_citation() -> None:
    quoted = replace(LIGHT, title=Inline("On <em>“Light”</em>", "On “Light”"))
    made = leaf(issue_of(GREETING, quoted, QUAYS, TIDES, MIST), "light")
    assert "“On ‘Light’”" in cited(made)
    assert "On <em>“Light”</em></p>" in made


@pytest.mark.parametrize(("name", "lang"), [("tides", "tr"), ("quays", "en")])
def test_the_title_is_in_the_language_of_the_piece(name: str, lang: str) -> None:
    made = leaf(WHOLE, name)
    assert f'<p class="title" lang="{lang}">' in made
    assert f'<span lang="{lang}">' in made
    assert '<html lang="en"' in made
