"""Where words are divided at the ends of lines."""

from __future__ import annotations

import pyphen  # type: ignore[import-untyped]
import pytest

from galley.typesetting.engine import Typesetter
from galley.typesetting.sheets import flow_of
from tests.typesetting.conftest import part


def halves(word: str, lang: str) -> set[str]:
    """Give the beginnings that a word of the text may be divided after."""
    dictionary = pyphen.Pyphen(lang=pyphen.language_fallback(lang), left=3, right=3)
    return {first for first, _ in dictionary.iterate(word)}


@pytest.mark.usefixtures("typesetter")
@pytest.mark.parametrize(
    ("word", "lang", "first"),
    [
        ("expected", "en", set()),
        ("result", "en", set()),
        ("article", "en", {"arti"}),
        ("negotiation", "en", {"nego", "negoti", "negotia"}),
        ("expected", "en-GB", {"expec"}),
        ("CRONIMET", "en", set()),
        ("AzerTelecom", "en", set()),
        ("Vereinbarung", "de", {"Ver", "Verein", "Vereinba"}),
    ],
)
def test_words_are_divided_as_they_are_said(word: str, lang: str, first: set[str]) -> None:
    assert halves(word, lang) == first


def test_lines_end_with_such_halves(typesetter: Typesetter) -> None:
    text = "expected article CRONIMET result " * 40
    blocks = [f'<p style="width: {width}px">{text}</p>' for width in range(90, 180, 7)]
    document, _ = typesetter._lay_out(part(blocks))
    ends = {
        box.text.split()[-1]
        for page in document.pages
        for box in flow_of(page).descendants()
        if getattr(box, "text", "").endswith("\N{HYPHEN}")
    }
    assert ends == {"arti\N{HYPHEN}"}
