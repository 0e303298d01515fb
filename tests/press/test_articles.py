"""An article on its own is the article in the issue; each part is set no oftener than need be."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageChops

from tests.bound import Bound

from .conftest import Shop

SLUGS = ("greeting", "quays", "tides", "mist")


@pytest.fixture(scope="module", params=SLUGS)
def alone(request: pytest.FixtureRequest, built: Shop) -> tuple[str, Bound]:
    """Give an article's file, opened."""
    return request.param, Bound(built.article(request.param))


LONG = "misunderstandings internationalisation responsibilities establishments"
"""Words that lines would divide."""


def test_no_line_in_sans_serif_divides_words(shop: Shop) -> None:
    """It has one hyphen for words that are divided and for those that have one of their own."""
    shop.spoil("quays.md", "School of Fog", f"School of Well-Being, {LONG}, {LONG}, {LONG}")
    text = " ".join("".join(Bound(shop.article("quays")).texts.values()).split())
    assert f"School of Well-Being, {LONG}, {LONG}, {LONG}" in text


def span(shop: Shop, slug: str) -> list[str]:
    """Give the labels of a piece's pages, by the report."""
    (row,) = (row for row in shop.report["pieces"] if row["name"] == slug)
    return [str(folio) for folio in range(row["first_folio"], row["last_folio"] + 1)]


def test_its_pages_are_labelled_as_in_the_issue(built: Shop, alone: tuple[str, Bound]) -> None:
    slug, article = alone
    assert article.labels == span(built, slug)


def test_its_pages_say_the_same(bound: Bound, alone: tuple[str, Bound]) -> None:
    _, article = alone
    assert article.texts == {label: bound.texts[label] for label in article.labels}
    assert all(article.texts.values())


def test_its_pages_look_the_same(bound: Bound, alone: tuple[str, Bound]) -> None:
    _, article = alone
    for label in article.labels:
        here, there = article.picture(label, 72), bound.picture(label, 72)
        assert ImageChops.difference(here, there).getbbox() is None
        assert here.getextrema() == (0, 255)


def test_its_folios_are_those_of_the_issue(alone: tuple[str, Bound]) -> None:
    _, article = alone
    for label, text in article.texts.items():
        assert label in text.split()


def test_its_structure_says_the_same(bound: Bound, alone: tuple[str, Bound]) -> None:
    slug, article = alone
    assert said(article, slug) == said(bound, slug)


def said(file: Bound, slug: str) -> list[tuple[object, ...]]:
    """Give what a file says of a piece: blocks, words and marks, and the pages by label."""
    return [
        (p.path, p.text, p.marks, [(at, file.labels[page]) for at, page in p.pages])
        for p in file.passages(slug)
    ]


def test_a_link_to_another_part_is_plain_text(bound: Bound) -> None:
    """No link of an article's file leads out of it; in the issue all lead somewhere."""
    for label in bound.labels:
        assert all(name in bound.destinations for name, _ in bound.links(label))


def test_it_is_opened_at_the_side_it_has_in_the_issue(alone: tuple[str, Bound]) -> None:
    _, article = alone
    layout = "/TwoPageRight" if int(article.labels[0]) % 2 else "/TwoPageLeft"
    assert str(article.pdf.Root.PageLayout) == layout


@pytest.fixture
def again(built: Shop, tmp_path: Path) -> Shop:
    """Give the made-up issue with the lock of its last build."""
    base = tmp_path / "again"
    shutil.copytree(built.base / "content", base / "content")
    order = replace(built.order, content=base / "content", out=base / "build")
    return Shop(base, order)


def test_with_its_lock_an_issue_sets_each_part_once(again: Shop) -> None:
    again.issue()
    assert sorted(again.set_parts) == sorted(
        [
            *("cover", "half-title", "title-page", "imprint", "board", "contents"),
            *SLUGS,
            *("call", "ruled"),
        ]
    )


@pytest.mark.parametrize("slug", SLUGS)
def test_with_the_lock_an_article_sets_its_part_alone(again: Shop, slug: str) -> None:
    again.article(slug)
    assert again.set_parts == [slug]


def test_without_it_an_article_sets_only_what_stands_before_it(again: Shop) -> None:
    again.folios.unlink()
    again.article("quays")
    assert set(again.set_parts) == {
        *("cover", "half-title", "title-page", "imprint", "board", "contents"),
        *("greeting", "quays"),
    }


def test_a_changed_part_is_set_again_and_no_other_but_those_that_it_moves(again: Shop) -> None:
    """An erratum that leaves a piece's length alone leaves all other folios right."""
    again.spoil("tides.md", "Up.[^up]", "Down.[^up]")
    again.article("mist")
    assert sorted(again.set_parts) == ["mist", "tides"]


def test_progress_counts_to_the_total(again: Shop) -> None:
    told: list[tuple[int, int]] = []
    press = again.press()
    press.progress = lambda _name, done, total: told.append((done, total))
    press.issue()
    assert told == [(number, len(told)) for number in range(1, len(told) + 1)]
