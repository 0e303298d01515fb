"""No page ends with the beginning of a word, and no paragraph with the mere end of one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from galley.typesetting.engine import Typesetter
from galley.typesetting.repairs import ends as ends_repair
from galley.typesetting.sheets import flow_of
from tests.articles import article_part, lost_notes, random_article
from tests.typesetting.conftest import call, part, words

HYPHEN = "\N{HYPHEN}"
TEXT = part([f"<p>{words(700, start)}</p>" for start in range(0, 3000, 700)])


def last_lines(document: Any) -> list[Any]:
    """Give the last line of each page."""
    pages = (
        [box for box in flow_of(page).descendants() if type(box).__name__ == "LineBox"]
        for page in document.pages
    )
    return [max(lines, key=lambda line: float(line.position_y)) for lines in pages if lines]


def ends(document: Any) -> list[str]:
    """Give the last text of each page."""
    return [ends_repair.texts(line)[-1].text for line in last_lines(document)]


def test_a_word_goes_whole_to_the_next_page(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    mended, _ = typesetter._lay_out(TEXT)
    monkeypatch.setattr(ends_repair, "ends_divided", lambda _line: False)
    plain, _ = typesetter._lay_out(TEXT)
    divided = [text for text in ends(plain) if text.endswith(HYPHEN)]
    left = [text for text in ends(mended) if text.endswith(HYPHEN)]
    assert len(left) < len(divided) / 2
    assert len(mended.pages) == len(plain.pages)


def test_a_paragraph_ends_with_a_whole_word(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraphs = "".join(f"<p>{words(40 + number)}</p>" for number in range(60))
    mended, _ = typesetter._lay_out(part([paragraphs]))
    monkeypatch.setattr(ends_repair, "LOOSEST", -1)
    plain, _ = typesetter._lay_out(part([paragraphs]))
    before, after = stumps(plain), stumps(mended)
    assert len(before) > 2
    assert len(after) < len(before) / 2


def stumps(document: Any) -> list[str]:
    """Give the last lines of paragraphs that are the mere end of a word."""
    lines = [
        box
        for page in document.pages
        for box in flow_of(page).descendants()
        if type(box).__name__ == "LineBox"
    ]
    return [
        ends_repair.texts(line)[-1].text
        for before, line in pairwise(lines)
        if line.resume_at is None
        and ends_repair.texts(before)[-1].text.endswith(HYPHEN)
        and ends_repair.is_stump(line)
    ]


def test_no_line_is_drawn_out_too_far_for_it(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    mended, _ = typesetter._lay_out(TEXT)
    monkeypatch.setattr(ends_repair, "LOOSEST", -1)
    plain, _ = typesetter._lay_out(TEXT)
    assert any(text.endswith(HYPHEN) for text in ends(plain))
    others = [
        line for line in last_lines(mended) if ends_repair.texts(line)[-1].text not in ends(plain)
    ]
    spaces = [
        box.justification_spacing / box.style["font_size"]
        for line in others
        for box in ends_repair.texts(line)
    ]
    assert spaces
    assert max(spaces) <= 0.4


def test_a_line_with_another_note_or_another_height_is_not_alike(typesetter: Typesetter) -> None:
    text = f"{words(9)}{call(1, 4)} {words(60)}{call(2, 4)} {words(60)}"
    blocks = [f"<p>{text}</p>", '<p style="line-height: 2">Wide.</p>']
    document, _ = typesetter._lay_out(part(blocks, notes=2))
    flow = flow_of(document.pages[0]).descendants()
    lines = [box for box in flow if type(box).__name__ == "LineBox"]
    first, second = (line for line in lines if ends_repair.calls(line))
    plain, other, *_ = (line for line in lines if not ends_repair.calls(line))
    assert ends_repair.is_alike(first, first)
    assert ends_repair.is_alike(plain, other)
    assert not ends_repair.is_alike(first, second)
    assert not ends_repair.is_alike(first, plain)
    assert not ends_repair.is_alike(plain, lines[-1])


def test_no_word_and_no_call_is_lost_or_doubled(typesetter: Typesetter) -> None:
    notes = 60
    text = " ".join(f"{words(23, number)}{call(number, 4)}" for number in range(1, notes + 1))
    document, _ = typesetter._lay_out(part([f"<p>{text}</p>"], notes=notes))
    said = "".join(
        box.text.removesuffix(HYPHEN)
        for page in document.pages
        for box in flow_of(page).descendants()
        if hasattr(box, "text") and box.element_tag == "p"
    )
    wanted = "".join(words(23, number) for number in range(1, notes + 1))
    assert said.replace(" ", "") == wanted.replace(" ", "")


@pytest.mark.parametrize("seed", range(3))
def test_articles_of_chance_keep_all_their_notes(
    typesetter: Typesetter, tmp_path: Path, seed: int
) -> None:
    article = article_part(random_article(seed), tmp_path)
    assert lost_notes(article, typesetter.typeset(article)) == []
