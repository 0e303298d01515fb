"""A text written as a YAML value is that text when it is read."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from galley.manuscript.sheet import KeyPath
from galley.manuscript.yaml_edits import New, scalar, set_values


@given(st.text(min_size=1))
def test_any_text_is_read_as_itself(text: str) -> None:
    node = yaml.compose(f"key: {scalar(text)}\n", Loader=yaml.BaseLoader)
    assert node is not None
    ((_, value),) = node.value
    assert value.value == text


def test_what_looks_like_something_else_is_quoted() -> None:
    quoted = ("no", "Null", "a: b", "a #b", "- a", "[a]", "*a*", '"a"', "12:30", "1.5", "a:", "")
    assert all(scalar(text)[0] == '"' for text in quoted)
    assert [scalar(text) for text in ("Ada Reed", "2022-07-01", "O'Neil, B.", "a:b#c")] == [
        "Ada Reed",
        "2022-07-01",
        "O'Neil, B.",
        "a:b#c",
    ]


def test_values_of_every_form_are_replaced_where_they_stand() -> None:
    text = "a: |\n  one\n  two\n\n# c\nb: >-\n  x\nc:\n  - 1 # one\n  - 2\nd: {e: 1, f: 2} # d\n"
    new: dict[KeyPath, New] = {
        ("a",): New("1"),
        ("b",): New("yet", "why"),
        ("c",): New(("z",)),
        ("d", "f"): New("3"),
        ("g",): New("none"),
    }
    assert set_values(text, new) == ("a: 1\n\n# c\nb: yet  # why\nc: [z]\nd: {e: 1, f: 3} # d\n")
