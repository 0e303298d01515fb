"""The documents that composition makes: goldens, escapes, folios, and what is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from galley.composition import AskedQuery, Composer, ProofPage, ProofSheet, leaves
from galley.composition.body import affiliations
from galley.composition.environment import Templates
from galley.model import Area, Marked, MarkedIssue, Note, Place, Plan, Span
from galley.order import Pagination
from galley.written import Adviser, Edition, FrontMatter, Kind, Office, Person, TeamMember
from tests.goldens import compare

from .conftest import TEMPLATES
from .made import GREETING, ISSUE, LIGHT, MIST, PLAN, QUAYS, TIDES, WHOLE, issue_of, leaf_of

NAMES = [leaf.name for leaf in leaves(WHOLE.manuscript)]
NASTY = '{{7*7}}{#gone#}<script>"&'
AREA = Area(56.0, 62.0, 400.0, 540.0)
SHOWN = "{{7*7}}{#gone#}&lt;script&gt;&#34;&amp;"


def html(composer: Composer, name: str, plan: Plan = PLAN) -> str:
    """Compose a part's document."""
    return composer.compose(leaf_of(name), plan).html


@pytest.mark.parametrize("name", NAMES)
def test_golden(composer: Composer, name: str, *, save_goldens: bool) -> None:
    compare(html(composer, name), "composition", name, "golden.html", save=save_goldens)


PROOF = ProofSheet(
    path="content/v3i1/quays.md",
    name="v3i1/quays",
    title="The <Long> Quay",
    by="Dee Low",
    citation="Harbour Letters, vol. 3, no. 1, pp. 10–11",
    day="2 May 2022",
    pages=(
        ProofPage(10, 600.0, AREA, ((4, 120.0), (5, 106.5)), ((120.0, (1, 2)),)),
        ProofPage(11, 600.0, AREA, ((5, 500.0),), ()),
    ),
    queries=(
        AskedQuery(1, "Is 3 < 4?", 10, 4),
        AskedQuery(2, "Which year?", 10, 4, note=7),
    ),
)


def test_the_layer_and_the_queries_of_a_proof(composer: Composer, *, save_goldens: bool) -> None:
    for part in composer.author_proof(PROOF):
        compare(part.html, "composition", part.name, "golden.html", save=save_goldens)
        assert (part.path, part.first_folio) == (PROOF.path, None)


def test_a_proof_without_queries_says_so(composer: Composer) -> None:
    _, listed = composer.author_proof(replace(PROOF, queries=()))
    assert "There are no queries." in listed.html
    assert "<table" not in listed.html


def test_the_cover_sheet(composer: Composer, *, save_goldens: bool) -> None:
    sheet = composer.cover_sheet(160).html
    compare(sheet, "composition", "cover-sheet", "golden.html", save=save_goldens)


def test_every_template_has_a_golden() -> None:
    alone = {"offprint", "proof-marks", "queries", "cover-sheet"}
    kinds = {leaf_of(name).kind for name in NAMES} | alone
    assert kinds == {path.stem for path in (TEMPLATES / "parts").glob("*.html")}


def test_what_a_full_edition_is_silent_of_and_what_it_has() -> None:
    full = issue_of(*WHOLE.pieces, issue=replace(ISSUE, edition=Edition.FULL))
    composer = Composer(TEMPLATES, full, Pagination.FLOW)
    assert not any("abridge" in html(composer, name).lower() for name in NAMES)
    assert "https://doi.org/10.1234/quay.7" in html(composer, "quays")


def test_an_abridged_edition_has_no_doi(composer: Composer) -> None:
    assert "10.1234" not in html(composer, "quays")


@pytest.mark.parametrize("name", NAMES)
def test_content_stays_text(name: str) -> None:
    """What looks like a template or like HTML is set as it stands."""
    made = html(Composer(TEMPLATES, nasty(), Pagination.FLOW), name).lower()
    assert "<script" not in made
    assert made.count("7*7") == made.count(SHOWN)
    assert made.count(SHOWN) or name == "ruled"


def test_the_leaf_of_an_offprint_keeps_content_text_too() -> None:
    composer = Composer(TEMPLATES, nasty(), Pagination.FLOW)
    made = composer.offprint_leaf(leaf_of("quays"), PLAN.spans["quays"]).html.lower()
    assert "<script" not in made
    assert made.count("7*7") == made.count(SHOWN) > 1


def test_content_stays_text_on_the_cover_sheet() -> None:
    made = Composer(TEMPLATES, nasty(), Pagination.FLOW).cover_sheet(160).html.lower()
    assert "<script" not in made
    assert made.count("7*7") == made.count(SHOWN) > made.partition("spine-text")[0].count(SHOWN)


def test_content_is_escaped_once(composer: Composer) -> None:
    assert "Ports &amp; Tides" in html(composer, "title-page")
    assert "Mist &amp; Rain" in html(composer, "mist")
    assert "&amp;amp;" not in "".join(html(composer, name) for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_whatever_a_template_asks_for_is_there(composer: Composer, name: str) -> None:
    """Every placeholder is filled: none is left as an empty word or as a value's name."""
    made = html(composer, name)
    assert "None" not in made
    assert "Markup(" not in made
    assert "Undefined" not in made


def test_an_undefined_name_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()

    @dataclass(frozen=True)
    class View:
        title: str

    templates = Templates(tmp_path)
    for template in ("{{ part.tittle }}", "{% if part.tittle %}x{% endif %}", "{{ tittle }}"):
        (tmp_path / "parts" / "wrong.html").write_text(template, encoding="utf-8")
        with pytest.raises(UndefinedError, match="tittle"):
            Templates(tmp_path).render("wrong", View("T"))
    (tmp_path / "parts" / "right.html").write_text("{{ part.title }}", encoding="utf-8")
    assert templates.render("right", View("<T>")) == "&lt;T&gt;"


def test_a_part_depends_on_the_plan_by_its_own_folios_alone(composer: Composer) -> None:
    """So a piece that grows moves no other document, but the contents."""
    spans = {name: Span(span.first + 6, span.last + 6) for name, span in PLAN.spans.items()}
    for name in set(NAMES) - {"contents"}:
        moved = replace(PLAN, spans={**spans, name: PLAN.spans[name]})
        assert html(composer, name, moved) == html(composer, name)
    assert html(composer, "contents", replace(PLAN, spans=spans)) != html(composer, "contents")


def test_a_part_begins_at_its_folio_and_on_its_side(composer: Composer) -> None:
    assert "counter-reset: page 13" in html(composer, "quays")
    assert 'class="flow"' in html(composer, "quays")
    assert 'class="flow verso"' in html(composer, "imprint")
    assert "counter-reset" not in html(composer, "cover")


def test_what_the_house_writes_in_a_piece_of_another_language_is_in_its_own() -> None:
    """And titles in that language are, where the house lists them."""
    front = replace(MIST.piece.front, lang="fr")
    mist = replace(MIST, piece=replace(MIST.piece, front=front))
    composer = Composer(TEMPLATES, issue_of(GREETING, LIGHT, QUAYS, TIDES, mist), Pagination.FLOW)
    made = html(composer, "mist")
    assert made.startswith('<!doctype html>\n<html lang="fr"')
    assert '<div class="line" lang="en"><p class="kicker">REVIEWS' in made
    assert '<span lang="en">Reviewed by </span>' in made
    assert '<p class="data" lang="en">' in made
    assert '<p class="name" lang="fr"><a class="entry-link"' in html(composer, "contents")
    assert '<p class="name" lang="fr">' in html(composer, "cover")
    for name in ("quays", "greeting"):
        assert made.count("lang=") > html(composer, name).count("lang=") == 1


def test_pagination_is_said_to_the_styles() -> None:
    printed = Composer(TEMPLATES, WHOLE, Pagination.PRINTED)
    assert 'class="printed"' in html(printed, "quays")


def test_a_part_carries_its_notes_and_its_file() -> None:
    note = Note(1, "one", "quays.call-1", "quays.note-1", Place("content/v3i1/quays.md", 9, 5))
    composer = Composer(
        TEMPLATES,
        issue_of(GREETING, LIGHT, replace(QUAYS, notes=(note,)), TIDES, MIST),
        Pagination.FLOW,
    )
    part = composer.compose(leaf_of("quays"), PLAN)
    stars = [(each.number, each.label) for each in part.notes]
    assert stars == [(0, "*"), (0, "**"), (1, "one")]
    assert part.notes[0].place == Place("content/v3i1/quays.md", 6, 10)
    assert (part.path, part.lang, part.first_folio) == ("content/v3i1/quays.md", "en", 13)
    assert composer.compose(leaf_of("cover"), PLAN).path == "content/v3i1/issue.yaml"


def test_author_notes_stay_on_the_opener(composer: Composer) -> None:
    """They never leak into contents, cover or running heads."""
    for name in ("cover", "contents"):
        assert "*" not in html(composer, name)
        assert "keeps" not in html(composer, name)
    head = html(composer, "quays").partition("data-head-right=")[2].partition(">")[0]
    assert head == '"Vasif Low, Cem Oz and Dee Low · Long Quay"'


def test_notes_of_authors_are_called_where_the_author_stands(composer: Composer) -> None:
    made = html(composer, "quays")
    byline = made.partition('<p class="authors">')[2].partition("</p>")[0]
    assert byline.index("Vasif Low<") < byline.index("quays.author-call-1") < byline.index("Cem Oz")
    assert "quays.author-call-2" not in made
    assert byline.index("Dee Low<") < byline.index("quays.author-call-3")


def nasty_piece(piece: Marked) -> Marked:
    """Spoil the texts of a piece that come to composition as text."""
    front = piece.piece.front
    authors = tuple(
        Person(NASTY, prefix=NASTY, bio=author.bio, affiliation=NASTY) for author in front.authors
    )
    reviewed = front.reviewed and replace(
        front.reviewed, title=NASTY, publisher=NASTY, editors=(NASTY,)
    )
    changed = FrontMatter(
        front.kind,
        front.title,
        authors,
        short_title=NASTY,
        lang=front.lang,
        signature=(NASTY,) if front.kind is Kind.EDITORIAL else (),
        reviewed=reviewed,
    )
    return replace(piece, piece=replace(piece.piece, front=changed))


def nasty() -> MarkedIssue:
    """Give the issue with every text spoilt that composition takes as text."""
    issue = replace(
        ISSUE,
        journal=NASTY,
        season=NASTY,
        theme=NASTY,
        publisher=NASTY,
        place=NASTY,
        type=NASTY,
        printer=NASTY,
        team=(TeamMember(NASTY, NASTY),),
        office=Office(NASTY, (NASTY,), NASTY, NASTY),
        board=(Adviser(NASTY, (NASTY,), degree=NASTY, title=NASTY),),
        call=replace(ISSUE.call, title=NASTY, theme=NASTY, season=NASTY),
        contents=tuple(replace(each, title=each.title and NASTY) for each in ISSUE.contents),
        cover={"tides": NASTY},
    )
    return issue_of(*map(nasty_piece, WHOLE.pieces), issue=issue)


def test_each_house_stands_once_and_where_there_are_several_with_whose_it_is() -> None:
    def people(*houses: str) -> tuple[Person, ...]:
        return tuple(
            Person(name, affiliation=house) for name, house in zip("ABC", houses, strict=False)
        )

    assert affiliations(people("Quay", "Quay")) == ("Quay",)
    assert affiliations(people("", "")) == ()
    assert affiliations(people("Quay", "Fog", "Quay")) == ("A, C: Quay", "B: Fog")
    assert affiliations(people("Quay", "")) == ("A: Quay",)
