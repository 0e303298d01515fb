"""Intake: the text of a printed issue → an issue's folder.

The way of a text: bytes → lines (`reading`), without folios and running heads (`folios`,
`running_heads`) → blocks (`blocks`, `wraps`) → the contents list and the pieces that it
names (`contents_list`, `led_contents`, `leaves`); the pages around them (`masthead`,
`imprint`, `statements`, `cover`, `call_page`). A piece: its opener (`openers`, `editorial`,
`review`) → a stream of text and notes (`streams`, `notes`, `calls`) → pull quotes told
apart (`pulls`) → blocks joined to paragraphs (`paragraphs`, `glue`) → run-in heads, parts
and levels (`run_ins`, `parts`, `numbering`, `headings`) → page turns (`fill`, `evening`, `turns`,
`pages`, `note_pages`) → pull quotes in their places (`spans`, `placing`) → a file (`writing`,
`markdown`, `yaml_out`). What is doubtful is told by its line (`ledger`, `report`), and can
be settled (`overrides`). `whole` holds these steps together, for an import (`importing`)
and for what a set issue is measured by (`record`).

A manuscript from Word → a piece of an issue has a package of its own, `word`.
"""

from galley.intake.importing import import_print
from galley.intake.record import read_print
from galley.intake.report import Doubt, ImportReport, PieceReport, report_json

__all__ = ["Doubt", "ImportReport", "PieceReport", "import_print", "read_print", "report_json"]
