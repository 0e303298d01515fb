"""Comments of YAML are kept, and nothing else is taken for one."""

from __future__ import annotations

from galley.manuscript.yaml_nodes import read_yaml

TEXT = """\
# quiet: one here
a: "x # no" # two
b: |
  # not this
  text
# three
c: >-
  word # nor this

# Query: four
d: [x, # five
  y#z]
e: plain
  more # six
"""


def test_comments_are_told_from_values() -> None:
    sheet = read_yaml(TEXT, "p.yaml", [], first_line=2)
    assert sheet is not None
    assert [(c.kind, c.text, c.place.line, c.place.column) for c in sheet.comments] == [
        ("quiet", "one here", 2, 1),
        ("", "two", 3, 13),
        ("", "three", 7, 1),
        ("query", "four", 11, 1),
        ("", "five", 12, 8),
        ("", "six", 15, 8),
    ]
