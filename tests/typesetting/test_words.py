"""Justified lines that are put together from words are those that Pango would have shaped."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from weasyprint.draw import text as drawing
from weasyprint.text.line_break import line_size

from galley.model import Part
from galley.typesetting import repairs
from galley.typesetting.engine import Typesetter
from galley.typesetting.repairs import glyphs, justify, spacing, words, written
from tests.typesetting import conftest
from tests.typesetting.conftest import call, part

LATIN = (
    "Türkiyə ilə Azərbaycan arasında ikitərəfli əlaqələr, İstanbul ışığı və ŞƏHƏR çağırışı",
    "office affluent fjord flight efficient ffi fl AVATAR To We Ty V. A. “Yes,” ‘no’—and “T”",
    "in 1992–2020, 44 days; §5 (a) [sic] 7% of $5.6 million, £500,000 or €2 million/year … §",
    "well-known UN-led 5°N «où l’on» „hier“ \u201ada‘ Tiếng Việt được Łódź Čapek Őrült Ǆ \u1eff ɏ",
)
"""Texts of one script, in letters and signs of many kinds."""

OTHER = (
    "the words мир и дружба and Ἀθῆναι among others, A\u0301 combined a\u0327 and \u0301 alone",
    "1945 1990 2022 (44) 5–7 § 3, 8 — 100 % 12 15 1988 1994 2016 2020 1 2 3 4 5 6 7 8 9 10 11 1",
    "an address https://example.org/\u200ba_\u200bvery/\u200blong/\u200bpath?\u200bx=1 at its end",
    "inter\u00adnational co\u00adoperation W\u00a0AV 5\u00a0km a\u202fb c\u2009d שלום too",
    "a tab\tand  two spaces, a no\u2011break hyphen, x² ½ № ™ ﬁ ª µ × ÷ \u02b9 and K Å to end",
)
"""Texts that do not do by words, or not all of which do."""

DRESSES = (
    "letter-spacing: 0.3pt",
    "word-spacing: 1pt",
    "word-spacing: -4pt",
    "direction: rtl",
    "text-decoration: underline line-through",
    "font-variant: small-caps oldstyle-nums",
    "white-space: pre-wrap",
    "font-family: 'Source Sans 3'",
    "font-family: Cousine; font-size: 5pt",
    "font-size: 0",
    "overflow-wrap: anywhere",
    "font-kerning: none",
    "font-style: oblique; font-weight: 600",
)
"""What a style may ask of a text."""

CUT = "width: 9em; white-space: nowrap; overflow: hidden; text-overflow: ellipsis"

FALLBACK = "font-family: 'Source Sans 3'"
"""A face that has no ƃ, which another has to lend."""


def mixed_part() -> Part:
    """A part whose justified lines are of many kinds, with calls, emphasis and languages."""
    texts = [*LATIN, *OTHER]
    blocks = [
        f'<p style="{FALLBACK}; font-style: italic; font-weight: bold">{"Ƃƃ ƃƃƂ " * 20}</p>',
        *(
            f"<p lang='{lang}'>{text} <em>{text}</em> and, <strong> {text[::2]} </strong>{text}"
            f"{call(n)} {conftest.words(30, n)} <i>A</i> <b>{text[:9]}</b> {text}</p>"
            for n, (text, lang) in enumerate(
                [(text, lang) for text in texts for lang in ("en", "az", "tr")], 1
            )
        ),
    ]
    blocks += [
        f'<p>{LATIN[1]} <span style="{dress}">{" ".join(texts)}</span> end</p>' for dress in DRESSES
    ]
    blocks += [
        f'<p style="{FALLBACK}">{conftest.words(12)} aƃa {conftest.words(65)} Ƃ</p>',
        f"<p style='{CUT}'>{conftest.words(3)}<br>{conftest.words(20)}</p>",
        f"<p style='width: 12mm; text-align-last: justify'>{conftest.words(40)}</p>",
        f"<p style='width: 40mm; text-align-last: justify'>{LATIN[0]}<br>One two<br>One<br>1 2</p>",
        f"<p style='width: 40mm; max-lines: 3; block-ellipsis: \"-\"'>{conftest.words(60)}</p>",
    ]
    return part(blocks, 3 * len(texts))


@pytest.fixture
def by_words(monkeypatch: pytest.MonkeyPatch) -> Counter[bool]:
    """How many justified lines are written from words, and how many are not."""
    counted: Counter[bool] = Counter()
    write = written.line_of

    def counting(*given: Any) -> Any:
        line = write(*given)
        counted[bool(line)] += 1
        return line

    monkeypatch.setattr(written, "line_of", counting)
    return counted


def without(patch: pytest.MonkeyPatch) -> None:
    """Have Pango shape each line, to measure it and to draw it."""
    for module in (justify, written):
        patch.setattr(module, "words_of", lambda _: None)
    patch.setattr(drawing, "draw_first_line", glyphs.draw_first_line)


def test_lines_of_all_kinds_come_out_as_pango_has_them(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch, by_words: Counter[bool]
) -> None:
    fast = typesetter.typeset(mixed_part())
    assert min(by_words[True], by_words[False]) > 40
    without(monkeypatch)
    assert typesetter.typeset(mixed_part()) == fast


def test_a_glimpse_and_the_whole_have_letters_of_their_own(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch, by_words: Counter[bool]
) -> None:
    def both() -> list[Any]:
        glimpses: list[Any] = []
        whole = typesetter.typeset(mixed_part(), {1, 3}, lambda *seen: glimpses.append(seen))
        return [*glimpses, whole]

    fast = both()
    assert len(fast) == 2
    assert by_words[True]
    without(monkeypatch)
    assert both() == fast


def forget(typesetter: Typesetter) -> None:
    """Forget all words, and whether spaces are as reckoned."""
    for kept in (words.KEPT, spacing.SEEN):
        vars(typesetter._fonts).pop(kept, None)


@pytest.fixture(autouse=True)
def nothing_known(typesetter: Typesetter) -> None:
    """Begin without what other tests have taught."""
    forget(typesetter)


@pytest.fixture
def style(typesetter: Typesetter) -> Any:
    """The style of running text."""
    styles: list[Any] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(justify, "words_of", styles.append)
        typesetter.typeset(part([f"<p>{conftest.words(40)}</p>"]))
    return styles[0]


def test_a_text_is_as_wide_as_pango_draws_it(style: Any) -> None:
    known = words.words_of(style)
    assert known
    for text in (*LATIN, "1 is one", " a ", "x ", " ending so ", "One"):
        for space in (*spacing.TRIED, 0.123, 5.4321, -0.777, 2.0):
            layout, _ = spacing.laid(style, text, space)
            drawn, _ = line_size(layout.get_first_line()[0], style)
            assert known.width(style, text, space) == drawn
    assert known.width(style, "spaces as they are", 0) is None
    assert known.width(style, "spaces that vanish", -2) is None


@pytest.mark.parametrize(
    "text",
    [
        *OTHER[:1],
        OTHER[3],
        OTHER[4],
        "1992 – 2020",
        "",
        " ",
        "a  b",
        "  a",
        "a\u0301",
        "a\nb",
        "и",
        "a\u200bb",
    ],
)
def test_other_texts_are_left_to_pango(style: Any, text: str) -> None:
    known = words.words_of(style)
    assert known
    assert known.parted(style, text) is None


def test_words_are_forgotten_before_they_are_too_many(
    style: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "MOST", 5)
    known = words.words_of(style)
    assert known
    for number in range(20):
        assert known.parted(style, f"the word a{number}")
    assert len(known.known) < 10


def test_nothing_is_reckoned_where_pango_comes_to_something_else(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch, by_words: Counter[bool]
) -> None:
    given = part([f"<p>{conftest.words(60)}</p>"])
    well = typesetter.typeset(given)
    assert by_words.pop(True)
    forget(typesetter)
    monkeypatch.setattr(spacing, "half", lambda units: units // 2)
    assert typesetter.typeset(given) == well
    assert not by_words


def test_mending_again_changes_nothing(typesetter: Typesetter) -> None:
    given = part([f"<p>{conftest.words(60)} {OTHER[0]}</p>"])
    once = typesetter.typeset(given)
    repairs.apply()
    assert typesetter.typeset(given) == once
