"""Annotations: described, tagged, in order; none where it would be printed."""

from __future__ import annotations

from pikepdf import Name, Object

from galley.proofing.geometry import Box
from galley.proofing.preflight.boxes import box_of
from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.opened import OpenedFile

PRINT, UNSEEN = 0b100, 0b100011
"""Flags of an annotation: printed; invisible, hidden or without a view (ISO 32000-1, 12.5.3)."""

HIDDEN = 0b10
"""The flag of an annotation that is neither shown nor read (ISO 14289-1, 7.18.1)."""

OWN = {"/Link", "/Widget", "/PrinterMark", "/Popup", "/TrapNet"}
"""Types with rules of their own."""


def check_annotations(file: OpenedFile, told: Findings) -> None:
    """Check every annotation, and every page that has some."""
    for number, page in enumerate(file.pdf.pages):
        if "/Annots" in page.obj and len(page.obj.Annots):
            if "/Tabs" not in page.obj:
                told.tell("preflight-tabs-none", "the page has links and no /Tabs", number)
            elif page.obj.Tabs != Name.S:
                told.tell("preflight-tabs-order", f"/Tabs is {page.obj.Tabs}", number)
    for number, annotation in file.annotations:
        kind = str(annotation.get("/Subtype", ""))
        _check_printed(annotation, kind, number, file, told)
        flags = int(annotation.get("/F", 0))
        if not flags & HIDDEN:
            _check_tag(annotation, kind, number, file, told)
            _check_words(annotation, kind, number, told)
        if kind != "/Popup" and (not flags & PRINT or flags & UNSEEN):
            told.tell(
                "preflight-annotation-hidden", f"the flags of a {kind[1:]} are {flags}", number
            )
        if kind == "/TrapNet":
            told.tell("preflight-annotation-trap", "there is a TrapNet", number)


def _check_printed(
    annotation: Object, kind: str, number: int, file: OpenedFile, told: Findings
) -> None:
    page = file.pdf.pages[number]
    bleed = box_of(page, "/BleedBox") or box_of(page, "/TrimBox")
    if bleed is None or kind in {"/PrinterMark", "/TrapNet"} or "/Rect" not in annotation:
        return
    x, y, across, up = (float(side) for side in annotation.Rect)
    box = Box(min(x, across), min(y, up), max(x, across), max(y, up))
    apart = (box.left - bleed.right, bleed.left - box.right, box.bottom - bleed.top)
    if max(*apart, bleed.bottom - box.top) < 0:
        told.tell("preflight-annotation-printed", f"a {kind[1:]} is inside the bleed box", number)


def _check_tag(
    annotation: Object, kind: str, number: int, file: OpenedFile, told: Findings
) -> None:
    if not file.elements:
        return
    holder = file.holders.get(annotation.objgen)
    if kind == "/PrinterMark":
        if holder is not None:
            told.tell("preflight-mark-tagged", "a PrinterMark is tagged", number)
    elif kind == "/Link":
        if holder is None or not holder.within("Link"):
            told.tell("preflight-link-tag", f"a link stands in {_said(holder)}", number)
    elif kind == "/Widget":
        if holder is None or holder.role != "Form":
            told.tell("preflight-field-tag", f"a form field stands in {_said(holder)}", number)
    elif kind not in OWN and (holder is None or holder.role != "Annot"):
        told.tell("preflight-annotation-tag", f"a {kind[1:]} stands in {_said(holder)}", number)


def _said(holder: object) -> str:
    role = getattr(holder, "role", "")
    return f"a {role}" if role else "no element"


def _check_words(annotation: Object, kind: str, number: int, told: Findings) -> None:
    described = bool(str(annotation.get("/Contents", "")).strip())
    if kind == "/Link" and not described:
        told.tell("preflight-link-contents", "a link has no /Contents", number)
    elif kind == "/Widget" and not str(annotation.get("/TU", "")).strip():
        told.tell("preflight-field-description", "a form field has no /TU", number)
    elif kind not in OWN and not described:
        told.tell("preflight-annotation-contents", f"a {kind[1:]} has no /Contents", number)
