"""Lines that are cut without trials are those that the engine comes to by trials."""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import Any

import pytest
from weasyprint.layout import inline

from galley.typesetting.engine import Typesetter
from galley.typesetting.repairs import layouts, lines, paragraphs, texts
from galley.typesetting.repairs.asked import Asked
from tests.typesetting.conftest import part, words

KERNED = "AV. WA To Yo, P. T. V. LT 11 1. 17 ‘A’ “T” f. r- y. W— AT TV"
TEXTS = (
    words(90),
    " ".join(
        f"{words(3, n)[:-1]} “{words(2, n + 1)[:-1]}” {word}"
        for n, word in enumerate(KERNED.split())
    ),
    " ".join(f"{word} {words(1 + n % 2, n)[:-1]}" for n, word in enumerate(3 * KERNED.split())),
    "office affluent fjord fluffy efficient shuffling officials afflicted " * 5,
    "the well-known north–south trans-Caucasian so-called post-Soviet—and on—co-operation " * 4,
    "see https://\u200bwww.example.org/\u200bone/\u200btwo_\u200bthree and 10,000/12 % of 1991–94 "
    * 4,
    "of which\u00a0no a\u00a0b\u00a0c 5\u00a0km Ph.D. e.g. (a) [b] {c} 1/2 3.5 §\u00a04 " * 6,
    "a bc internationalisation counter-revolutionaries incomprehensibilities of " * 4,
    "Müller’s naïve façade coöperates Ağdam’ın Şuşa Təbriz Łódź ñandú œuvre " * 5,
    "the text Баку и Ереван and Αθήνα with Latin again and again in between " * 4,
    "a shy\u00adness of soft\u00adhy\u00adphens in be\u00adtween the words " * 5,
    "two  spaces  here   and  there  and\ttabs  of them ending in a space ",
)
"""Kerned ends, ligatures, hyphens, addresses, fixed spaces, long words, other letters."""

SPACED = '<p style="letter-spacing: 0.3pt">', '<p lang="de">', '<p style="overflow-wrap: anywhere">'


@pytest.fixture(scope="module")
def styles(typesetter: Typesetter) -> list[tuple[Any, Any]]:
    """The styles of a part's texts, each with the context of its layout."""
    found: dict[int, tuple[Any, Any]] = {}
    split = inline.split_first_line

    def noted(text: str, style: Any, context: Any, *args: Any, **options: Any) -> Any:
        found.setdefault(layouts.kind_of(style), (style, context))
        return split(text, style, context, *args, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inline, "split_first_line", noted)
        blocks = [f"{tag}{words(9)} <em>{words(3)}</em></p>" for tag in ("<p>", *SPACED)]
        typesetter.typeset(part([*blocks, f"<h2>{words(3)}</h2>"]))
    return list(found.values())


def facts(line: Any) -> Any:
    """Give all that is known of a line, with what its layout holds at rest."""
    layout, *rest = line
    return vars(layout), rest


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_a_line_is_the_one_that_trials_come_to(styles: list[tuple[Any, Any]], number: int) -> None:
    chance = random.Random(number)
    for style, context in styles:
        for _ in range(4):
            rest, measure = TEXTS[number].encode(), chance.uniform(2, 40) * style["font_size"]
            while rest:
                given = rest.decode(), style, context, measure * chance.choice((1, 1, 0.4)), 0
                line = paragraphs.split_first_line(*given)
                assert facts(line) == facts(lines.split_first_line(*given))
                rest = rest[line[2] :].lstrip() if line[2] else b""


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_a_word_that_fits_by_a_hair_fits(styles: list[tuple[Any, Any]], number: int) -> None:
    text = TEXTS[number]
    ends = [match.start() for match in re.finditer(" ", text)][3:13]
    for style, context in styles:
        for end in ends:
            width = lines.SPLIT(text[:end], style, context, None, 0)[3]
            for hair in (-1, -0.5, -0.2, -0.05, -0.001, 0, 0.001, 0.05, 0.2):
                given = text, style, context, width + hair, 0
                line = paragraphs.split_first_line(*given)
                assert facts(line) == facts(lines.split_first_line(*given))


def test_a_line_is_as_loose_as_trials_come_to(styles: list[tuple[Any, Any]]) -> None:
    text = TEXTS[4]
    for style, context in styles[:2]:
        for begin in range(text.index("and on"), text.index("the", 9)):
            for measure in range(8, 44, 2):
                given = text[begin:], style, context, measure, 0
                line = paragraphs.split_first_line(*given)
                assert facts(line) == facts(lines.split_first_line(*given))


def test_most_lines_of_a_paragraph_are_cut_without_trials(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: Counter[str] = Counter()

    def counted(name: str, function: Any) -> Any:
        def call(*args: Any) -> Any:
            done[name] += 1
            return function(*args)

        return call

    monkeypatch.setattr(paragraphs, "kept_on", counted("cut", paragraphs.kept_on))
    monkeypatch.setattr(paragraphs, "shaped", counted("shaped", texts.shaped))
    monkeypatch.setattr(lines, "SPLIT", counted("tried", lines.SPLIT))
    typesetter.typeset(part([f"<p>{words(300, n)}</p>" for n in range(5)]))
    assert done["cut"] > 5 * 20
    assert done["tried"] < done["cut"] / 2
    assert done["shaped"] == 5


@pytest.mark.parametrize("text", ["one\ntwo", "a\u00adb", "left \u202eright", "ab Ж", ""])
def test_a_text_whose_lines_turn_by_other_rules_is_left_to_the_engine(
    styles: list[tuple[Any, Any]], text: str
) -> None:
    assert texts.shaped(text, styles[0][0]) is None


def test_a_style_whose_lines_turn_by_other_rules_is_left_to_the_engine(
    styles: list[tuple[Any, Any]],
) -> None:
    style, context = styles[0]
    for name, value in {"white_space": "pre-wrap", "direction": "rtl", "word_spacing": 2}.items():
        altered = style.copy()
        altered[name] = value
        asked = Asked(TEXTS[0], altered, context, 300, 0)
        assert paragraphs.place_of(asked) is None
