"""What the rules mend is mended once, and nothing else changes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from galley.proofing.rules import fixed

from .looked import looked

PARTS = (
    "2014-2020",
    "p.5",
    "pp.12-14",
    "op.cit.",
    "*op.cit.*",
    "  ",
    " ",
    "“a",
    'b"',
    '"',
    "”",
    "`2014-2020  x`",
    "<https://a.example/2014-2020/b>",
    "[words  here](https://a.example/1-2)",
    "was was",
    "\n",
    "— 7-9",
    "*it*",
)


def mended(text: str) -> str:
    """Mend a text once."""
    return fixed(text, looked(text))[0]


def test_safe_slips_are_mended() -> None:
    text = "In 2014-2020  it fell.[^1]\n\n[^1]: Lind, B., *op.cit.*, pp.12-14"
    assert mended(text) == "In 2014–2020 it fell.[^1]\n\n[^1]: Lind, B., *op. cit.*, pp. 12–14"
    assert mended('He “said" so.') == "He “said” so."


def test_addresses_code_and_silenced_lines_stay() -> None:
    for text in (
        "See <https://a.example/2014-2020/b> and `2014-2020  x`.",
        "[Here](https://a.example/2014-2020).",
        "In 2014-2020. <!-- quiet: range-hyphen as printed -->",
    ):
        assert mended(text) == text


def test_an_edit_that_meets_other_words_is_left_out() -> None:
    findings = looked("In 2014-2020 it fell.")
    assert fixed("In\r\n2014-2020", findings) == ("In\r\n2014-2020", ())
    assert fixed("", findings) == ("", ())


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=8).map(" ".join))
def test_mending_twice_is_mending_once(middle: str) -> None:
    text = f"Word {middle} end.[^1]\n\n[^1]: A {' '.join(middle.split())} note."
    once = mended(text)
    assert mended(once) == once
    assert [w for w in once if w.isalnum()] == [w for w in text if w.isalnum()]
    assert once.count("\n") == text.count("\n")
