"""What holds for any text: no sign is lost on its way through runs, Markdown and YAML."""

from __future__ import annotations

import re
from html import unescape

import pytest
import yaml as library
from hypothesis import assume, given
from hypothesis import strategies as st

from galley.intake.inlines import join_address, runs_of
from galley.intake.markdown import markdown
from galley.intake.runs import Address, Turn, Words, shown
from galley.intake.signs import curled, finished, goes_on, level, squash
from galley.intake.titles import RUNNING_HEAD, short_title, slug, uncapitalled
from galley.intake.yaml_out import yaml
from tests.markup.pieces import marked

SIGNS = "ab1é .,:;!?-–—*_`~^#+=>|\\&()[]{}/\"'“”‘’"
TEXTS = st.text(SIGNS, min_size=1, max_size=40)


def printed(text: str) -> str:
    """The text that a page shows for Markdown; notes and addresses aside."""
    html = marked(text).html
    return " ".join(unescape(re.sub("<[^>]+>", "", html)).split())


@given(TEXTS)
def test_signs_of_the_text_are_no_marks(text: str) -> None:
    """Whatever stands in the words stands on the page, and nothing else."""
    assume(squash(text))
    assume("---" not in text)  # becomes a dash
    assert level(printed(markdown((Words(text),)))) == level(
        re.sub(r" +(?=[“”\"’'][,.;:)])", "", " ".join(text.split()))
    )


@given(st.lists(st.tuples(TEXTS, st.booleans(), st.booleans()), min_size=1, max_size=4))
def test_styles_change_no_words(parts: list[tuple[str, bool, bool]]) -> None:
    runs = tuple(Words(text, italic, bold) for text, italic, bold in parts)
    assert squash(printed(markdown(runs))) == squash("".join(text for text, _, _ in parts))


@given(TEXTS)
def test_marks_of_the_source_change_no_letters(text: str) -> None:
    assume("[" not in text and "{" not in text and "^" not in text)
    assert squash(shown(runs_of(text))) == squash(text)


@given(TEXTS)
def test_quotation_marks_turn_and_nothing_else_does(text: str) -> None:
    assert level(curled(text)) == level(text)
    assert len(curled(text)) == len(text)


VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1)
    | st.integers(0, 9999).map(str),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), inner, min_size=1)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), VALUES, min_size=1))
def test_yaml_is_read_as_it_was_written(values: dict[str, object]) -> None:
    assume(not _nested_list(values))
    assert library.load(yaml(values), library.BaseLoader) == values  # noqa: S506


def _nested_list(value: object) -> bool:
    """Whether a list holds a list, which no file of an issue has."""
    if isinstance(value, dict):
        return any(map(_nested_list, value.values()))
    if isinstance(value, list):
        return any(isinstance(item, list) or _nested_list(item) for item in value)
    return False


def test_yaml_keeps_the_ends_of_lines() -> None:
    text = "One\n\n- two\n- three\n"
    assert library.load(yaml({"body": text}), library.BaseLoader) == {"body": text}  # noqa: S506


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\"a 'b' c\"", "“a ‘b’ c”"),
        ("it's the keepers' own", "it’s the keepers’ own"),
        ("the '90s", "the ’90s"),
        ("post-'Velvet' (\"a\")", "post-‘Velvet’ (“a”)"),
        ("«a» said", "«a» said"),
        ('the end" ', "the end” "),
    ],
)
def test_the_direction_of_a_mark(text: str, expected: str) -> None:
    assert curled(text) == expected


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("https://a.example/b/", "c.html", "https://a.example/b/c.html"),
        ("https://a.example/one-two", "three", "https://a.example/one-two-three"),
        ("https://a.example/one_two-x_y", "z", "https://a.example/one_two-x_y_z"),
        ("https://a.example/one", "two", "https://a.example/onetwo"),
        ("https://mod", "ern.example/a-b", "https://modern.example/a-b"),
        ("https://a.example/one", "-two", "https://a.example/one-two"),
    ],
)
def test_addresses_that_were_cut(first: str, second: str, joined: str) -> None:
    assert join_address(first, second) == joined


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It is.", True),
        ("It is.”)", True),
        ("as follows:", True),
        ("and the", False),
        ("x)", False),
    ],
)
def test_how_a_text_ends(text: str, ends: bool) -> None:  # noqa: FBT001
    assert finished(text) is ends


@pytest.mark.parametrize(
    ("text", "goes"), [("the lamp", True), ("“and", True), ("The", False), ("2020", False)]
)
def test_how_a_text_begins(text: str, goes: bool) -> None:  # noqa: FBT001
    assert goes_on(text) is goes


def test_squash_sees_through_case_and_accents() -> None:
    assert squash("RAŞİD ÇINAR") == squash("Raşid Çınar") == "rasidcinar"


LEADS = "Lamp: A History of Light on the Coasts of the Northern Seas"
COLON = "The Lamps of the Northern Coasts"
TWO = "Keepers of the Northern Lamps"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Lamp: A History of Light on the Coasts of the Northern Seas by Night", LEADS),
        ("The Lamps of the Northern Coasts: A History of Light and Loss", COLON),
        ("Keepers of the Northern Lamps Before and After the Ice Winters Came", TWO),
        ("A" * 70, "A" * RUNNING_HEAD),
    ],
)  # fmt: skip
def test_short_titles(title: str, short: str) -> None:
    assert short_title(title) == short


@given(st.text("abc ,:of-", min_size=1, max_size=120))
def test_short_titles_fit(title: str) -> None:
    assert len(short_title(title)) <= RUNNING_HEAD


def test_words_out_of_capitals() -> None:
    assert uncapitalled("HIGHLIGHT OF JOURNAL") == "Highlight of Journal"
    assert uncapitalled("OF LAMPS") == "Of Lamps"


def test_slugs_are_ascii_and_their_own() -> None:
    assert slug("Çınar", []) == "cinar"
    assert slug("O'Dea", ["odea"]) == "odea-2"
    assert slug("Editor’s Note", []) == "editors-note"
    assert slug("42", []) == "piece-42"


def test_a_turn_stands_inside_emphasis() -> None:
    runs = (Words("of the ", italic=True), Turn(13, 7), Words("sea", italic=True), Words(" it is"))
    assert markdown(runs) == "*of the {turn=13}sea* it is"


def test_an_address_at_the_end_keeps_the_space_before_it() -> None:
    runs = (Words("Log, at: "), Address("https://log.example/1"))
    assert markdown(runs) == "Log, at: <https://log.example/1>"
