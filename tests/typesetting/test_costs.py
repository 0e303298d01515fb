"""What is done once instead of over and over comes out as if it were done over and over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import weasyprint.css
from weasyprint.css import INHERITED, ComputedStyle
from weasyprint.draw import text as drawing
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

from galley.digests import STYLES
from galley.model import Part, TypesetPart
from galley.typesetting.engine import Typesetter
from galley.typesetting.repairs import (
    clearances,
    division,
    glyphs,
    justify,
    layouts,
    lengths,
    lines,
    splits,
    styles,
    written,
)
from tests import articles
from tests.articles import article_part, random_article
from tests.typesetting.conftest import call, part, pull, words

PARAGRAPHS = 14

ODD = """
AV WA To Yo, P. T. V. LT 11 1991–94 “T” ‘A’ f. r- y. W— (2022), Şuşa Ağdam’ın İrəvan Təbriz Łódź
office affluent fjord well-known post-Soviet internationalisation counter-revolutionaries
incomprehensibilities Баку Ереван Αθήνα naïve coöperates 3.000-5.000 §4 10% “Who’s—he?”
"""
"""Words that are kerned, divided, of other letters, or long."""

DRESSED = (
    "text-decoration: underline overline; font-variant: small-caps oldstyle-nums; "
    'font-feature-settings: "liga" 0; font-variation-settings: "wght" 500; word-spacing: 1pt'
)
"""What else a style may ask of a text; the journal's own do not."""


def rich_part() -> Part:
    """A part with all that text is set with: notes, emphasis, tables, lists, hyphens, addresses."""
    blocks = [
        f"<p>{words(30, n)} <em>{words(6, n)}</em>{call(n, 15 + 3 * n)} A W&nbsp;AV T "
        f"<strong>{words(2)}</strong> <sup>{n}</sup> https://example.org/a_\u200b{'long/' * n} "
        f"<code>{words(2, n)}</code> {words(40, n + 1)}</p>"
        for n in range(1, PARAGRAPHS)
    ]
    blocks[5:5] = [
        "<h2>A heading of two or three words AV</h2>",
        f"<blockquote><p>{words(40, 3)}</p></blockquote>",
        f"<ol start='3'><li>{words(9)}</li><li>{words(30, 5)}</li></ol>",
        (
            "<table><thead><tr><th>One</th><th>Two or three</th></tr></thead><tbody><tr>"
            f"<td>1,5</td><td>{words(12)}</td></tr></tbody></table>"
        ),
        pull(1, 15),
        f"<p>{words(20, 2)} <u>{words(3, 4)}</u> <span style='{DRESSED}'>{words(5, 6)}</span></p>",
    ]
    return part(blocks, PARAGRAPHS - 1)


Undo = Callable[[pytest.MonkeyPatch], None]


def layouts_anew(patch: pytest.MonkeyPatch) -> None:
    """Set each layout up by itself, with no style that keeps what was made."""
    patch.setattr(layouts, "made_once", layouts.make)
    for module in (line_break, inline):
        patch.setattr(module, "strut", layouts.STRUT)


def texts_anew(patch: pytest.MonkeyPatch) -> None:
    """Split each text by itself."""
    for module in (inline, preferred):
        patch.setattr(module, "split_first_line", module.split_first_line.split)


def lines_by_trials(patch: pytest.MonkeyPatch) -> None:
    """Find by trials where each line of a text ends."""
    patch.setattr(inline.split_first_line, "split", lines.split_first_line)


def floats_everywhere(patch: pytest.MonkeyPatch) -> None:
    """Measure each line of a page with a float for it."""
    patch.setattr(inline, "avoid_collisions", clearances.AVOID)
    patch.setattr(inline, "is_clear", lambda *_: False)


def styles_by_themselves(patch: pytest.MonkeyPatch) -> None:
    """Ask each style for all that its texts are set with."""
    patch.setattr(layouts, "is_as", lambda *_: False)


def widths_anew(patch: pytest.MonkeyPatch) -> None:
    """Measure texts as they are drawn as often as they are asked for."""
    kept = justify.unkerned

    def unkerned(context: Any, box: Any) -> float:
        vars(context).pop(justify.KEPT, None)
        return kept(context, box)

    patch.setattr(justify, "unkerned", unkerned)


def glyphs_singly(patch: pytest.MonkeyPatch) -> None:
    """Draw with the engine's own."""
    patch.setattr(drawing, "draw_first_line", getattr(glyphs.draw_first_line, glyphs.ENGINES))


def lengths_anew(patch: pytest.MonkeyPatch) -> None:
    """Work lengths out with the engine's own."""
    for module in lengths.USERS:
        patch.setattr(module, "resolve_percentages", lengths.RESOLVE)


def styles_in_full(patch: pytest.MonkeyPatch) -> None:
    """Go through all that could be said of a property, and parse each value anew."""
    patch.setattr(ComputedStyle, "__missing__", getattr(styles.missing, styles.ENGINES))

    def solved(style: Any, *args: Any) -> Any:
        style.cache.pop(styles.PARSED, None)
        return styles.solved(style, *args)

    patch.setattr(weasyprint.css, "solved", solved)


@pytest.fixture(scope="module")
def fast(typesetter: Typesetter) -> TypesetPart:
    """The part as it comes out with all repairs."""
    return typesetter.typeset(rich_part())


@pytest.mark.parametrize(
    "undo",
    [
        *(layouts_anew, texts_anew, widths_anew, glyphs_singly, lengths_anew, styles_in_full),
        *(lines_by_trials, floats_everywhere, styles_by_themselves),
    ],
    ids=lambda undo: str(undo.__name__),
)
def test_the_bytes_are_those_without_the_repair(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch, fast: TypesetPart, undo: Undo
) -> None:
    undo(monkeypatch)
    assert typesetter.typeset(rich_part()) == fast


def test_no_text_is_split_twice_at_the_same_measure(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: Counter[Any] = Counter()
    split = lines.split_first_line

    def counted(text: str, style: Any, *args: Any) -> Any:
        done[text, layouts.kind_of(style), args[1:], division.WHOLE.get()] += 1
        return split(text, style, *args)

    monkeypatch.setattr(inline, "split_first_line", splits.Remembering(counted))
    typesetter.typeset(rich_part())
    assert sum(done.values()) > PARAGRAPHS
    assert set(done.values()) == {1}


def test_layouts_that_are_alike_share_what_they_are_made_of(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch, fast: TypesetPart
) -> None:
    made: list[Any] = []
    monkeypatch.setattr(layouts, "make", made.append)
    assert typesetter.typeset(rich_part()) == fast
    assert not made


def test_a_letter_without_a_glyph_is_left_to_the_engine(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glyphs, "shown", lambda *_: "")
    with pytest.raises(Exception, match="U\\+1F600"):
        typesetter.typeset(part([f"<p>{words(3)} \U0001f600</p>"]))


def test_an_altered_style_has_a_line_height_of_its_own() -> None:
    style = ComputedStyle(None, {}, None, None, "", None, None)
    setattr(style, layouts.HEIGHT, (1.0, 1.0))
    assert layouts.strut(style) == (1.0, 1.0)
    assert not hasattr(style.copy(), layouts.HEIGHT)


def test_an_altered_style_is_of_a_kind_of_its_own(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Any] = []
    setup = layouts.setup

    def noted(layout: Any, style: Any) -> None:
        found.append(style)
        setup(layout, style)

    monkeypatch.setattr(line_break.Layout, "setup", noted)
    typesetter.typeset(rich_part())
    full = {(layouts.kind_of(s), layouts.key_of(s), layouts.TEXT(s)) for s in found}
    assert len(full) == len({kind for kind, *_ in full}) > len(("text", "note", "head"))
    for style in found[:9]:
        for name, value in {"white_space": "pre", "font_size": 77, "hyphens": "none"}.items():
            altered = style.copy()
            altered[name] = value
            assert layouts.kind_of(altered) != layouts.kind_of(style)


def test_all_that_a_text_takes_from_its_style_is_inherited() -> None:
    assert layouts.NAMES - {"text_decoration_line"} <= INHERITED
    assert not layouts.NAMES & styles.LOGICAL.keys()


@pytest.mark.long
@pytest.mark.parametrize("seed", range(12))
def test_articles_of_chance_have_the_bytes_without_the_repairs_of_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(articles, "WORDS", (*articles.WORDS, *ODD.split()))
    made = article_part(random_article(seed), tmp_path)
    typesetter = Typesetter(STYLES, tmp_path)
    fast = typesetter.typeset(made)
    for undo in (lines_by_trials, floats_everywhere, styles_by_themselves, glyphs_singly):
        undo(monkeypatch)
    for module in (justify, written):
        monkeypatch.setattr(module, "words_of", lambda _: None)
    assert typesetter.typeset(made).pdf == fast.pdf
