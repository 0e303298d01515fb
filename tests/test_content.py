"""The content of the issue: glyphs, notes, headings, and what it says of itself."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

from galley.composition import Composer, leaves
from galley.model import Marked, Plan, Span
from galley.order import Pagination
from galley.typesetting.glyphs import missing_glyphs, shipped_faces
from galley.written import Edition, Kind

from .conftest import Built

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "content" / "v3i1"
FAMILIES = ("Tinos", "Source Sans 3")
"""The faces that content is set in; the third is for code, which has its own."""

HEADINGS = {
    "rustamzade": [
        (1, "Introduction"),
        (1, "The period from 1992 to 1999"),
        (1, "The period from 2000 to 2015"),
        (1, "The period from 2016 to 2020"),
        (2, "From 1 January to 10 July 2020"),
        (2, "From 11 July to 26 September 2020"),
        (2, "From 27 September to 10 November 2020"),
        (1, "Conclusion"),
    ],
    "ibrahimov": [
        (1, "Introduction"),
        (1, "Türkiye’s attempt to shape relations after Armenia’s independence"),
        (1, "Breakthrough in the foreign policy of Türkiye towards Armenia after 2008"),
        (1, "Türkiye–Armenia relations in the aftermath of the 44-Day War"),
        (1, "Conclusion"),
    ],
    "ahmadov": [],
    "jafarova": [
        (1, "Introduction"),
        (1, "Political Track"),
        (2, "The European Union steps up"),
        (2, "Russia remains an influential mediator"),
        (1, "Full demilitarization, demining and reconstruction efforts"),
        (1, "Connectivity issues"),
        (1, "Humanitarian dimension"),
        (1, "Conclusion"),
    ],
    "weitz": [
        (1, "Introduction"),
        (1, "Background"),
        (1, "CSTO constrained before 2022"),
        (1, "The Armenian connection"),
        (1, "Kazakhstan: A debatable precedent"),
        (1, "Impact of the Ukraine War"),
        (1, "Conclusion"),
    ],
    "huseynov": [
        (1, "Introduction"),
        (1, "Brief Overview of South Caucasian Countries’ Approaches"),
        (1, "Reassurance for a Balanced Approach in Azerbaijan’s Foreign Policy"),
        (1, "Azerbaijan and Ukraine are Strategic Partners"),
        (1, "Conclusion"),
    ],
    "miholjic": [
        (1, "Introduction"),
        (1, "Uniqueness of Russia’s Peacekeeping Activities"),
        (1, "The Case of Russia’s “Peacekeeping” Activities in Georgia’s Abkhazia Region"),
        (1, "Russia’s Peacekeeping Mission in Azerbaijan’s Karabakh Region"),
        (1, "Conclusion"),
    ],
    "guliyev": [
        (1, "Introduction"),
        (1, "Azerbaijan’s efforts to become a digitally empowered country"),
        (1, "The role of China’s Huawei in the digitalization of Azerbaijan"),
        (1, "Conclusion"),
    ],
    "mustafayeva": [
        (1, "Introduction"),
        (1, "The legal framework for mine action: Humanitarian disarmament"),
        (1, "“Law-making” international treaties"),
        (1, "Armenia’s responsibility for international crimes on mine action"),
        (2, "IHL: 1949 Geneva Conventions"),
        (2, "War crimes and crimes against humanity"),
        (1, "Conclusion"),
    ],
}

LEAST_NOTES, LEAST_PULLS, LEAST_WORDS = 25, 2, 1000
NOWHERE = Span(1, 1)


@pytest.fixture(scope="module")
def documents(journal: Built) -> dict[str, str]:
    """Compose every part of the issue: all text that will be set, generated words included."""
    composer = Composer(ROOT / "templates", journal.marked, Pagination.FLOW)
    sheets = leaves(journal.marked.manuscript)
    plan = Plan({leaf.name: NOWHERE for leaf in sheets}, (), 1)
    return {leaf.name: composer.compose(leaf, plan).html for leaf in sheets}


def piece(journal: Built, slug: str) -> Marked:
    """Give a piece of the issue after markup."""
    return next(marked for marked in journal.marked.pieces if marked.piece.slug == slug)


def shown(html: str) -> str:
    """Give a document's text on one line, its tags left out."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.mark.parametrize("family", FAMILIES)
def test_every_character_of_the_content_has_a_glyph(family: str) -> None:
    files = sorted(path for path in CONTENT.iterdir() if path.suffix in {".md", ".yaml"})
    assert files
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    assert missing_glyphs(text, shipped_faces(family)) == ()


@pytest.mark.parametrize("family", FAMILIES)
def test_every_character_that_is_set_has_a_glyph(family: str, documents: dict[str, str]) -> None:
    assert missing_glyphs("".join(documents.values()), shipped_faces(family)) == ()


@pytest.mark.parametrize("slug", HEADINGS)
def test_every_heading_is_there(journal: Built, slug: str) -> None:
    found = [(heading.level, heading.text) for heading in piece(journal, slug).headings]
    assert found == HEADINGS[slug]


@pytest.mark.parametrize("slug", [slug for slug in HEADINGS if slug != "ahmadov"])
def test_notes_and_pull_quotes_are_as_many_as_they_shall_be(journal: Built, slug: str) -> None:
    marked = piece(journal, slug)
    assert len(marked.notes) >= LEAST_NOTES
    assert [note.number for note in marked.notes] == [*range(1, len(marked.notes) + 1)]
    assert marked.html.count('<aside class="pull"') >= LEAST_PULLS


def test_what_the_pieces_show_of_the_features(journal: Built) -> None:
    """Lists, a table, run-in heads and two levels; quotations and calls side by side."""
    first, second = piece(journal, "rustamzade").html, piece(journal, "ibrahimov").html
    for mark in ("<ul", "<table", 'class="run-in"', "<h2", "<h3"):
        assert mark in first, mark
    for mark in ("<blockquote", 'class="attribution"'):
        assert mark in second, mark
    calls = re.compile(r'</span></span></span>(?:<[^>]+>|[\s\N{WORD JOINER}])*<span class="call"')
    assert calls.search(second)


@pytest.mark.parametrize("slug", HEADINGS)
def test_a_piece_is_long_enough_to_be_an_account(journal: Built, slug: str) -> None:
    assert piece(journal, slug).words >= LEAST_WORDS


def test_each_pull_quote_stands_in_the_text_word_for_word(journal: Built) -> None:
    for marked in journal.marked.pieces:
        html = re.sub(r'<span class="note".*?</span></span></span>', "", marked.html)
        pulls = re.findall(r'<aside class="pull".*?</aside>', html, re.DOTALL)
        running = shown(re.sub(r'<aside class="pull".*?</aside>', "", html, flags=re.DOTALL))
        for pull in pulls:
            words = shown(pull)
            assert words
            assert words.rstrip(".") in running


@pytest.mark.parametrize("name", ["cover", "title-page", "imprint"])
def test_the_edition_is_stated_in_front(documents: dict[str, str], name: str) -> None:
    text = shown(documents[name])
    assert re.search(r"abridged edition", text, re.IGNORECASE)
    assert re.search(r"not (its|their) authors?’s? texts?", text)


@pytest.mark.parametrize("slug", ["editors-note", *HEADINGS])
def test_the_edition_is_stated_where_a_piece_begins(
    journal: Built, documents: dict[str, str], slug: str
) -> None:
    assert journal.marked.manuscript.issue.edition is Edition.ABRIDGED
    opener, _, text = documents[slug].partition('<section class="text">')
    assert text
    assert re.search(r"abridge(d edition|ment)", shown(opener), re.IGNORECASE)
    assert re.search(r"not the (editor’s|author’s|reviewer’s) text", shown(opener))


def test_the_statements_are_printed(journal: Built) -> None:
    """On the pages themselves, too: nothing hides them."""
    labels = ["Cover 1", *(journal.bound.destinations[name] for name in ("title-page", "imprint"))]
    labels += [journal.bound.destinations[slug] for slug in ("editors-note", *HEADINGS)]
    for label in labels:
        assert "abridge" in journal.bound.texts[label].lower(), label


def test_what_a_reader_of_the_printed_issue_looks_for_is_there(journal: Built) -> None:
    manuscript = journal.marked.manuscript
    kinds = {each.slug: each.front.kind for each in manuscript.pieces}
    assert kinds == {
        "editors-note": Kind.EDITORIAL,
        "rustamzade": Kind.REPORT,
        "jafarova": Kind.ARTICLE,
        "weitz": Kind.ARTICLE,
        "ibrahimov": Kind.ARTICLE,
        "huseynov": Kind.ARTICLE,
        "miholjic": Kind.ARTICLE,
        "guliyev": Kind.ARTICLE,
        "mustafayeva": Kind.COMMENTARY,
        "ahmadov": Kind.REVIEW,
    }
    assert sum(len(marked.notes) for marked in journal.marked.pieces) >= 250
    everything = "".join(marked.html for marked in journal.marked.pieces)
    for mark in ("<ul", "<ol", "<table", "<blockquote"):
        assert mark in everything, mark
    cyrillic = re.compile('class="address"[^>]*>[^<]*[\u0430-\u044f]')
    assert cyrillic.search(everything)
    issue = manuscript.issue
    assert (issue.volume, issue.number, issue.year) == (3, 1, 2022)
    assert (issue.issn.print, issue.issn.online) == ("2788-5178", "2788-5186")
    assert (len(issue.team), len(issue.board)) == (6, 8)
    assert issue.call.deadline.isoformat() == "2022-09-30"


def test_no_file_lies_about_that_no_one_uses() -> None:
    """Each piece is listed, and each figure shown."""
    texts = "".join(path.read_text(encoding="utf-8") for path in CONTENT.glob("*.md"))
    figures = chain.from_iterable(path.rglob("*") for path in CONTENT.glob("figures"))
    assert all(f"figures/{path.name}" in texts for path in figures)
