"""A small issue to bind: a cover, two articles that refer to each other, and ruled pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from io import BytesIO

import weasyprint
from pikepdf import Pdf

from galley.binding.plan import plan
from galley.model import Bookmark, Cited, Facts, Leaf, Plan, Side, TypesetPart

PAGE = """
<html lang="{lang}"><head><title>Part</title><style>
@page {{ size: 90mm 120mm; margin: 10mm; bleed: 3mm }}
body {{ font: 10pt serif; hyphens: auto }}
.turn {{ break-before: page }}
</style></head><body>{body}</body></html>
"""

COVER = "".join(
    f'<section class="turn"><h1 id="cover.{side}">The {side} cover</h1></section>'
    for side in ("front", "inner", "hind", "back")
)
FIRST = """
<h1 id="first.top">The first article</h1>
<p>Read <a href="galley:#second.table">the table</a>, <a href="#first.end">the end</a>,
<br><a href="https://example.org/a?b=1">an address</a>.</p>
<p class="turn">The middle of it.</p>
<p class="turn" id="first.end">The end of it.</p>
"""
SECOND = """
<h1 id="second.top">The second article</h1>
<p>As <a href="galley:#first.top">the first one</a> says.</p>
<table id="second.table"><thead><tr><th>Year</th><th>Sum</th></tr></thead>
<tbody><tr><td>2016</td><td>12</td></tr></tbody></table>
"""
RULED = '<h1 id="ruled.top">Notes</h1>' + '<p class="turn">ruled</p>' * 2


def typeset(name: str, body: str, lang: str = "en") -> TypesetPart:
    """Make a part of a body of HTML."""
    document = weasyprint.HTML(string=PAGE.format(body=body, lang=lang))
    data: bytes = document.write_pdf(pdf_tags=True)
    with Pdf.open(BytesIO(data)) as pdf:
        return TypesetPart(name, data, len(pdf.pages), {}, ())


class SmallIssue:
    """The parts of the small issue, and what is bound around them."""

    leaves = (
        Leaf("cover", "cover", Side.NEXT, numbered=False),
        Leaf("first", "article", Side.RECTO, piece="first"),
        Leaf("second", "article", Side.RECTO, piece="second"),
        Leaf("ruled", "ruled", Side.NEXT),
    )
    facts = Facts(
        title="Towards a Small Issue",
        authors=("Ada Əliyeva", "Ben Brown"),
        subject="An issue for tests",
        keywords=("tests", "binding"),
        lang="en",
        date=dt.date(2022, 8, 1),
        cited=Cited("Small Issues", "2788-5178", "2788-5186", 3, 1, "Summer 2022", 1, 16),
    )
    bookmarks = (
        Bookmark("First", "first.top", (Bookmark("End", "first.end"),)),
        Bookmark("Second: Ərazi", "second.top"),
    )

    def __init__(self, typeset_parts: Mapping[str, TypesetPart]) -> None:
        """Take the typeset parts by name."""
        self.parts = typeset_parts

    @property
    def pairs(self) -> list[tuple[Leaf, TypesetPart]]:
        """The leaves, each with its part."""
        return [(leaf, self.parts[leaf.name]) for leaf in self.leaves]

    @property
    def plan(self) -> Plan:
        """Folios 1-3 first, 4 blank, 5 second, 6-8 ruled."""
        pages = {name: part.pages for name, part in self.parts.items()}
        return plan(self.leaves, pages, 8)


def small_issue() -> SmallIssue:
    """Typeset the small issue."""
    bodies = {"cover": COVER, "first": FIRST, "second": SECOND, "ruled": RULED}
    langs = {"second": "az"}
    return SmallIssue(
        {name: typeset(name, body, langs.get(name, "en")) for name, body in bodies.items()}
    )
