"""Structure elements: their types, headings, alternatives, notes, table headers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pikepdf import Dictionary

from galley.proofing.preflight.elements import STANDARD, Element, role_map
from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.opened import OpenedFile

HEADING = re.compile(r"H([1-6])")


def check_structure(file: OpenedFile, told: Findings) -> None:
    """Check that there is a structure, and its elements one by one."""
    marked = file.pdf.Root.get("/MarkInfo", Dictionary())
    if not file.elements:
        told.tell("preflight-structure-none", "there are no tags")
    if not bool(marked.get("/Marked", False)):
        told.tell("preflight-structure-unmarked", "/MarkInfo does not say /Marked true")
    if bool(marked.get("/Suspects", False)):
        told.tell("preflight-structure-suspects", "/MarkInfo says /Suspects true")
    _check_roles(file, told)
    _check_headings(file, told)
    _check_notes(file, told)
    for element in file.elements:
        _check_alternative(element, file, told)
        if element.role == "Table":
            _check_scopes(element, file, told)


def _check_roles(file: OpenedFile, told: Findings) -> None:
    roles = role_map(file.pdf)
    for kind in roles:
        if kind in STANDARD:
            told.tell("preflight-role-standard", f"{kind} is mapped to {roles[kind]}")
        elif _circles(kind, roles):
            told.tell("preflight-role-circular", f"{kind} comes back to itself")
    for element in file.elements:
        if element.role not in STANDARD and not _circles(element.kind, roles):
            what = f"{element.kind or 'an element without a type'} is mapped to no standard type"
            told.tell("preflight-role-unmapped", what, file.page_of(element))


def _circles(kind: str, roles: dict[str, str]) -> bool:
    """Tell whether a type is mapped, by whatever steps, in a circle."""
    seen: set[str] = set()
    while kind in roles and kind not in STANDARD:
        if kind in seen:
            return True
        seen.add(kind)
        kind = roles[kind]
    return False


def _check_headings(file: OpenedFile, told: Findings) -> None:
    numbered = [e for e in file.elements if HEADING.fullmatch(e.role)]
    plain = [e for e in file.elements if e.role == "H"]
    if numbered and plain:
        told.tell("preflight-heading-mixed", "here stands an H", file.page_of(plain[0]))
    for element in file.elements:
        if sum(kid.role == "H" for kid in element.kids) > 1:
            what = f"a {element.kind} holds more than one H"
            told.tell("preflight-heading-many", what, file.page_of(element))
    _check_levels(numbered, file, told)


def _check_levels(headings: Sequence[Element], file: OpenedFile, told: Findings) -> None:
    above = 0
    for heading in headings:
        level = int(heading.role[1:])
        if not above and level > 1:
            what = f"the first heading is {heading.role}"
            told.tell("preflight-heading-first", what, file.page_of(heading))
        elif above and level > above + 1:
            what = f"{heading.role} follows H{above}"
            told.tell("preflight-heading-skipped", what, file.page_of(heading))
        above = level


def _check_alternative(element: Element, file: OpenedFile, told: Findings) -> None:
    has = {key for key in ("/Alt", "/ActualText") if str(element.obj.get(key, "")).strip()}
    if element.role == "Figure" and not has:
        told.tell("preflight-figure-alternative", "a Figure has no /Alt", file.page_of(element))
    if element.role == "Formula" and "/Alt" not in has:
        told.tell("preflight-formula-alternative", "a Formula has no /Alt", file.page_of(element))


def _check_scopes(table: Element, file: OpenedFile, told: Findings) -> None:
    """Check the header cells of a table whose cells do not name their headers."""
    cells = [below for below in table.walk() if below.role in {"TH", "TD"}]
    if any(cell.has("/Headers") for cell in cells):
        return
    for cell in cells:
        if cell.role == "TH" and not cell.has("/Scope"):
            told.tell("preflight-table-scope", "a TH has no /Scope", file.page_of(cell))


def _check_notes(file: OpenedFile, told: Findings) -> None:
    seen: set[str] = set()
    for note in (element for element in file.elements if element.role == "Note"):
        own = str(note.obj.get("/ID", ""))
        if not own:
            told.tell("preflight-note-id", "a Note has no /ID", file.page_of(note))
        elif own in seen:
            what = f"another Note has the ID {own} too"
            told.tell("preflight-note-id-twice", what, file.page_of(note))
        seen.add(own)
