"""A made-up print of sixteen pages whose folios are those that the house's own plan gives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from galley.intake import import_print, read_print
from galley.order import Order
from galley.press import Press
from galley.printed import PrintedIssue, PrintedPiece
from tests.intake.printed import ARTICLE, CALL, FRONT, SECOND

BODY = """
Lamps and Oil

A lamp needs oil, wicks and a keeper who stays awake through the "long" night.¹ Nobody asks
him whether the north-

1 Log of the north tower, p. 3.

west wind kept him company, for the wind writes no letters to anybody.² Oil came twice a year in
casks that were counted on the quay before noon.

Oil came twice a year in casks that were counted on the quay before noon.

Rules

The rules of the tower were:

- the lamp is lit at dusk;
- the log is kept, and read out at <https://tower.example/log/a_very_long_address_of_a_log>.³

Table 1: Casks of oil

Year\tCasks
2029\t12
2030\t–3%

2 Log, p. 4, available at: <https://tower.example/log/4>

3 *Ibid.*

In the end the towers were sold, and the keepers went ashore with their books.⁴

4 Log, p. 9.
"""


def small_print() -> str:
    """Give its text."""
    front = FRONT.format(first=9, second=13, call=15).replace("NOTE\t10", "NOTE\t7")
    body = "\n\n".join(
        part if "\t" in part or part.startswith("-") else part.replace("\n", " ")
        for part in BODY.strip().split("\n\n")
    )
    return f"{front}{ARTICLE}\n{body}\n{SECOND}{CALL}"


@dataclass(frozen=True)
class Imported:
    """The print's text in a folder, and the issue that was made of it."""

    base: Path
    source: Path

    @property
    def piece(self) -> Path:
        """The file of the article that the tests are about."""
        return self.base / "content" / "v2i1" / "quill.md"

    @cached_property
    def record(self) -> PrintedIssue:
        """What is known of the print."""
        return read_print(self.source)

    @property
    def quill(self) -> PrintedPiece:
        """What is known of that article."""
        return next(piece for piece in self.record.pieces if piece.slug == "quill")

    def build(self) -> Path:
        """Build the issue; return its file."""
        return Press(Order(self.base / "content", self.base / "build", "v2i1")).issue().pdf


def imported(base: Path) -> Imported:
    """Write the print's text, and import it."""
    source = base / "print.txt"
    source.write_text(small_print(), encoding="utf-8")
    import_print(source, base / "content" / "v2i1")
    return Imported(base, source)
