"""Comments of YAML are kept, and nothing else is taken for one."""

from __future__ import annotations

from galley.manuscript.place_holders import in_sheet
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


PLACE_HOLDERS = """\
# TODO: one
a: x # TODO finish
# TODO
# query: TODO (who?)
b: c # todo: five
# The TODOs of last year, and todo itself, are none.
d: TODO six
"""


def test_a_place_holder_counts_wherever_it_stands() -> None:
    sheet = read_yaml(PLACE_HOLDERS, "p.yaml", [])
    assert sheet is not None
    found = sorted(in_sheet(sheet), key=lambda each: each.place)
    assert [(each.line, each.column, each.message.partition(": ")[2]) for each in found] == [
        (1, 1, '"TODO: one"'),
        (2, 6, '"TODO finish"'),
        (3, 1, '"TODO"'),
        (4, 1, '"TODO (who?)"'),
        (5, 6, '"TODO: five"'),
        (7, 4, '"TODO six"'),
    ]
