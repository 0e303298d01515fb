"""Running heads, folios and citations: what stands on every page and is none of the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from .laid_out import HEADS, laid_out
from .printed import ARTICLE, FIRST, imported

PAGES = (
    "The lamp was lit.¹ It burned until the\n\n1 Log, p. 1.",
    "oil was gone.² Nobody came.\n\n2 Log, p. 2.",
    "It was dark.³\n\n3 Log, p. 3.",
    "It was cold.⁴\n\n4 Log, p. 4.",
)
TEXT = """\
The lamp was lit.[^n1] It burned until the {turn=13}oil was gone.[^n2] Nobody came.

[^n1]: Log, p. 1.

[^n2]: Log, p. 2.

{turn=14}

It was dark.[^n3]

[^n3]: Log, p. 3.

{turn=15}

It was cold.[^n4]

[^n4]: Log, p. 4.
"""


def without_feeds(text: str) -> str:
    """The same pages one after the other."""
    return text.replace("\f", "\n")


def test_running_heads_and_folios_are_none_of_the_text(tmp_path: Path) -> None:
    made = imported(tmp_path, laid_out(*PAGES))
    assert made.text == TEXT
    assert made.report.pieces[1].last_folio == FIRST + 4


def test_folios_part_the_pages_where_form_feeds_do_not(tmp_path: Path) -> None:
    assert imported(tmp_path, without_feeds(laid_out(*PAGES))).text == TEXT


def test_a_folio_may_stand_beside_the_running_head(tmp_path: Path) -> None:
    text = laid_out(*PAGES)
    for folio in range(FIRST + 1, FIRST + 5):
        left, right = HEADS
        head = left if folio % 2 == 0 else right
        above = f"{folio} {head}" if folio % 2 == 0 else f"{head}   {folio}"
        before, _, after = text.partition(f"\n\n{folio}\n\f")
        at = before.rindex(head)
        text = f"{before[:at]}{above}{before[at + len(head) :]}\n\f{after}"
    assert imported(tmp_path, text).text == TEXT


def test_a_line_at_the_foot_that_comes_again_is_none_either(tmp_path: Path) -> None:
    text = laid_out(*PAGES)
    for folio in range(FIRST, FIRST + 5):
        text = text.replace(f"\n\n{folio}\n\f", f"\n\nwww.letters.example\n\n{folio}\n\f")
    assert imported(tmp_path, text).text == TEXT


def test_what_does_not_come_again_is_text(tmp_path: Path) -> None:
    heads = (HEADS[0], "Oil and wicks", HEADS[0], HEADS[0])
    pages = (PAGES[0].replace(" It burned until the", ""), "Oil was gone.² Nobody came.\n\n2 Log.")
    made = imported(tmp_path, laid_out(*pages, *PAGES[2:], heads=heads))
    (heading,) = made.marked.pieces[1].headings
    assert heading.text == "Oil and wicks"


def test_an_author_of_the_contents_need_not_come_again(tmp_path: Path) -> None:
    made = imported(tmp_path, laid_out(PAGES[0], PAGES[1]))
    assert made.text == TEXT[: TEXT.index("{turn=14}")].rstrip() + "\n"
    assert made.marked.manuscript.pieces[1].front.short_title == "Keeping Lighthouses"


def test_the_first_words_of_two_pages_far_apart_are_text(tmp_path: Path) -> None:
    pages = [f"Nobody came in the year {n}.\n\nIt was cold." for n in range(1890, 1897)]
    pages[0] = pages[6] = "Nobody came.\n\nIt was cold."
    text = laid_out(*pages, heads=("",)).replace("\n\f\n\n", "\n\f")
    assert imported(tmp_path, text).text.count("Nobody came.") == 2


def test_a_title_stays_though_it_is_the_running_head(tmp_path: Path) -> None:
    text = laid_out(*PAGES, heads=("On the Keeping of Lighthouses",))
    made = imported(tmp_path, text)
    assert made.marked.manuscript.pieces[1].front.title == "On the Keeping of Lighthouses"
    assert made.text == TEXT


def test_numbers_that_do_not_count_up_with_the_pages_are_text(tmp_path: Path) -> None:
    page = "He counted the boats that came in:\n\n7\n\n5\n\n9\n\nThat was all."
    made = imported(tmp_path, laid_out(PAGES[0], PAGES[1], page))
    assert [word for word in made.text.split() if word in {"5", "7", "9"}] == ["7", "5", "9"]


def test_the_running_head_tells_how_a_title_is_shortened(tmp_path: Path) -> None:
    made = imported(tmp_path, laid_out(*PAGES))
    assert made.marked.manuscript.pieces[1].front.short_title == "Keeping Lighthouses"
    assert "short-title" not in made.doubts


@pytest.mark.parametrize("between", ["\t", "\n\n"])
def test_section_and_citation_over_an_opener_are_no_text(between: str, tmp_path: Path) -> None:
    citation = f"HIGHLIGHT OF JOURNAL{between}Harbour Letters, vol. 2, no. 1, pp. 11–15"
    made = imported(tmp_path, laid_out(*PAGES, opener=f"{citation}\n\n{ARTICLE}"))
    assert made.text == TEXT
    assert "vol. 2" not in made.body("editors-note")
    assert "HIGHLIGHT" not in made.body("editors-note")
