"""What no archive may hold: what other readers, and readers to come, may not have."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Page, Stream, String, parse_content_stream

from galley.proofing.preflight.boxes import box_of
from galley.proofing.preflight.elements import flat
from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.opened import OpenedFile

LONGEST, LONGEST_NAME, NESTED = 32767, 127, 28
"""Bytes of a string and of a name, and how deep graphics states nest (ISO 19005-3, 6.1.13)."""

LARGEST, SMALLEST_BOX, LARGEST_BOX = 2**31, 3, 14400
"""Beyond every integer; and how small and large a page's boxes may be, units."""

BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
USING = "Tf Do gs sh cs CS scn SCN"
"""Operators that take something from the resources."""

BLENDS = (
    "/Normal /Compatible /Multiply /Screen /Overlay /Darken /Lighten /ColorDodge /ColorBurn "
    "/HardLight /SoftLight /Difference /Exclusion /Hue /Saturation /Color /Luminosity"
)
"""Blend modes (ISO 32000-1, 11.3.5)."""

ANNOTATIONS = (
    "/Text /Link /FreeText /Line /Square /Circle /Polygon /PolyLine /Highlight /Underline "
    "/Squiggly /StrikeOut /Stamp /Caret /Ink /Popup /FileAttachment /Widget /PrinterMark "
    "/TrapNet /Watermark /Redact"
)
"""Types of annotations that an archive may have (ISO 19005-3, 6.3.1)."""

UNDRAWN = {"/Link", "/Popup"}
"""Types of annotations that need no appearance."""


def check_archived(file: OpenedFile, told: Findings) -> None:
    """Check what is asked of archives alone; of other files it is not looked for."""
    if not told.asks("preflight-limit"):
        return
    for obj in file.pdf.objects:
        for inner in _within(obj):
            _check_object(inner, told)
    for number, page in enumerate(file.pdf.pages):
        _check_page(page, number, told)
        if file.contents[number].nested > NESTED:
            what = f"graphics states are nested {file.contents[number].nested} deep"
            told.tell("preflight-limit", what, number)
    for number, annotation in file.annotations:
        _check_annotation(annotation, number, told)
    if "/Requirements" in file.pdf.Root:
        told.tell("preflight-presentation", "the catalogue has /Requirements")
    if "/AlternatePresentations" in file.pdf.Root.get("/Names", Dictionary()):
        told.tell("preflight-presentation", "the catalogue names /AlternatePresentations")


def _within(obj: Object) -> Iterator[Object | int]:
    """Give an object and all in it that is no object of the file by itself."""
    waiting: list[Object | int] = [obj]
    while waiting:
        inner = waiting.pop()
        yield inner
        if isinstance(inner, Array):
            parts = list(inner)
        elif isinstance(inner, Dictionary | Stream):
            yield from (Name(key) for key in inner.keys())  # noqa: SIM118 - not a mapping
            parts = list(inner.values())
        else:
            continue
        waiting += [part for part in parts if not getattr(part, "is_indirect", False)]


def _check_object(obj: Object | int, told: Findings) -> None:
    if isinstance(obj, int):
        if not -LARGEST <= obj < LARGEST:
            told.tell("preflight-limit", f"there is an integer {obj}")
    elif isinstance(obj, String):
        if (length := len(bytes(obj))) > LONGEST:
            told.tell("preflight-limit", f"a string has {length} bytes")
    elif isinstance(obj, Name):
        if (length := len(str(obj).encode()) - 1) > LONGEST_NAME:
            told.tell("preflight-limit", f"a name has {length} bytes")
    elif isinstance(obj, Dictionary | Stream):
        for state in obj.get("/ExtGState", Dictionary()).values():
            _check_state(state, told)
        if isinstance(obj, Stream):
            _check_drawing(obj, told)


def _check_state(state: Object, told: Findings) -> None:
    default = state.get("/TR2", Name.Default) == Name.Default
    if "/TR" in state or "/HTP" in state or not default:
        told.tell("preflight-state", "a graphics state has a transfer function or /HTP")
    for mode in flat(state.get("/BM", Name.Normal)):
        if str(mode) not in BLENDS.split():
            told.tell("preflight-blend", f"a graphics state blends by {mode}")


def _check_drawing(stream: Object, told: Findings) -> None:
    """Check a form or picture."""
    kind, number = stream.get("/Subtype"), stream.objgen[0]
    if kind not in {Name.Form, Name.Image, Name.PS}:
        return
    foreign = [key for key in ("/OPI", "/PS", "/Alternates") if key in stream]
    if foreign or Name.PS in {kind, stream.get("/Subtype2")}:
        what = f"object {number} is drawn otherwise by some: {' '.join(foreign) or '/PS'}"
        told.tell("preflight-alternate", what)
    if kind == Name.Form and "/Resources" not in stream and _uses(stream):
        told.tell("preflight-resources", f"form {number} has no /Resources")


def _uses(stream: Object | Page) -> bool:
    return any(str(each.operator) in USING.split() for each in parse_content_stream(stream, USING))


def _check_page(page: Page, number: int, told: Findings) -> None:
    if "/PresSteps" in page.obj:
        told.tell("preflight-presentation", "the page has /PresSteps", number)
    if "/Resources" not in page.obj and "/Contents" in page.obj and _uses(page):
        told.tell("preflight-resources", "the page has no /Resources", number)
    for name in BOXES:
        box = box_of(page, name)
        if box is None:
            continue
        sides = box.right - box.left, box.top - box.bottom
        if not SMALLEST_BOX <= min(sides) <= max(sides) <= LARGEST_BOX:
            told.tell("preflight-limit", f"the {name[1:]} is {sides[0]:g} by {sides[1]:g}", number)


def _check_annotation(annotation: Object, number: int, told: Findings) -> None:
    kind = str(annotation.get("/Subtype", ""))
    if kind not in ANNOTATIONS.split():
        told.tell("preflight-annotation-type", f"there is a {kind[1:]}", number)
    x, y, across, up = (float(side) for side in annotation.get("/Rect", Array([0, 0, 0, 0])))
    seen = (x, y) != (across, up) and kind not in UNDRAWN
    if seen and "/N" not in annotation.get("/AP", Dictionary()):
        told.tell("preflight-annotation-appearance", f"a {kind[1:]} has no appearance", number)
