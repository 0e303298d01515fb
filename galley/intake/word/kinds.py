"""What a paragraph may hold that no manuscript takes: a table, one kind a line."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

from galley.intake.word.doubts import Doubts
from galley.intake.word.ooxml import inside, name, text_of, value

Test = Callable[[ET.Element], bool]

FIELDS = {
    "REF": "a cross-reference",
    "PAGEREF": "a reference to a page",
    "NOTEREF": "a reference to a note",
    "TOC": "a table of contents",
    "SEQ": "a number that Word counts",
    "ADDIN": "a field of a program for references",
    "CITATION": "a citation field",
    "BIBLIOGRAPHY": "a bibliography field",
}
"""Fields by the first word of their instruction; all others are told by that word."""

UNTOLD = frozenset({"HYPERLINK", "PAGE"})
BLACK = frozenset({"", "auto", "000000"})


def _any(_: ET.Element) -> bool:
    return True


def _page(element: ET.Element) -> bool:
    return value(element, "w:type") in {"page", "column"}


def _coloured(element: ET.Element) -> bool:
    return value(element) not in BLACK and not value(element, "w:themeColor").startswith("text")


def _without_picture(element: ET.Element) -> bool:
    return next(inside(element, "v:imagedata"), None) is None and not _has_box(element)


def _has_box(element: ET.Element) -> bool:
    return next(inside(element, "w:txbxContent"), None) is not None


KEPT = "its letters are kept as text in code"
REDRAW = "left out: make a figure of it"
SEEN: tuple[tuple[str, Test, str, str, str], ...] = (
    ("w:object", _any, "embedded-object", "an embedded object", REDRAW),
    ("c:chart", _any, "chart", "a chart", REDRAW),
    ("dgm:relIds", _any, "diagram", "a diagram", REDRAW),
    ("w:pict", _without_picture, "drawing", "a drawing", REDRAW),
    ("wps:wsp", lambda e: not _has_box(e), "drawing", "a drawing", REDRAW),
    ("m:oMath", _any, "equation", "an equation", "written as TeX in code: look it over"),
    ("w:sym", _any, "symbol", "a sign of a symbol font", "taken as pandoc reads it: look it over"),
    ("w:ruby", _any, "ruby", "words with a gloss over them", "look whether all of it is there"),
    ("w:altChunk", _any, "file-in-file", "a file within the file", "left out: insert its text"),
    ("w:subDoc", _any, "file-in-file", "a file within the file", "left out: insert its text"),
    ("w:control", _any, "control", "a form's control", "left out"),
)
"""Element, test, code, what it is and what was decided; told wherever it stands."""

LOOKS: tuple[tuple[str, Test, str, str, str], ...] = (
    ("w:color", _coloured, "colour", "coloured words", "black as all others"),
    ("w:highlight", _any, "highlight", "marked words", "set as all others"),
    (
        "w:shd",
        lambda e: value(e, "w:fill") not in BLACK | {"FFFFFF"},
        "highlight",
        "a shaded ground",
        "set as all others",
    ),
    ("w:br", _page, "page-break", "a page or column break", "left out"),
    ("w:pageBreakBefore", _any, "page-break", "a page or column break", "left out"),
    ("w:framePr", _any, "frame", "a frame", "its words are in the text"),
    ("w:dropCap", _any, "frame", "a frame", "its words are in the text"),
)
"""The same of looks: told once for all the paragraphs that have them."""


def tell_kinds(paragraph: ET.Element, number: int, doubts: Doubts) -> None:
    """Tell what a paragraph holds that does not come over as it is."""
    for short, test, code, what, decision in SEEN:
        for element in inside(paragraph, short):
            if test(element):
                doubts.doubt(number, code, what, decision)
    for short, test, code, what, decision in LOOKS:
        if any(map(test, inside(paragraph, short))):
            doubts.gather(number, code, what, decision)
    if _inner_tab(paragraph):
        doubts.gather(number, "tab", "a tab within the text", "a space")
    for field in _fields(paragraph):
        what = FIELDS.get(field, f"a field, {field}")
        doubts.gather(number, "field", what, "its words of now are kept, as plain text")


def _inner_tab(paragraph: ET.Element) -> bool:
    before = False
    for run in inside(paragraph, "w:r"):
        for element in run:
            if element.tag == name("w:tab") and before:
                return True
            before = before or bool(text_of([element]).strip())
    return False


def _fields(paragraph: ET.Element) -> list[str]:
    texts = [element.text or "" for element in inside(paragraph, "w:instrText")]
    found = [text.split()[0].upper() for text in texts if text.strip()]
    return [field for field in found if field.isalpha() and field not in UNTOLD]
