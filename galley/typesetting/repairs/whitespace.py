"""White space in a note is collapsed, as it is in all other text.

WeasyPrint 70.0 takes notes out of the tree of boxes before it collapses what white space the
tree holds: in a note, each line of the source was a line on the page. Source: W3C, CSS Text
Module Level 3, 4.1.1.
"""

from typing import Any

from weasyprint import document
from weasyprint.formatting_structure import build

BUILD = build.build_formatting_structure


def apply() -> None:
    """Take over the making of boxes; a second call does nothing."""
    document.build_formatting_structure = build_formatting_structure


def build_formatting_structure(*args: Any) -> Any:
    """Make the boxes of a document, and collapse the white space of its notes."""
    box = BUILD(*args)
    for note in args[-1]:
        note.process_whitespace()
    return box
