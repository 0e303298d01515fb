"""Links and bookmarks: where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, OutlineItem

from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.opened import OpenedFile

ADDRESS = re.compile(r"(https?://[^\s/]+\S*|mailto:\S+@\S+|tel:[+\d-]+)", re.IGNORECASE)


def check_links(file: OpenedFile, told: Findings) -> None:
    """Check that every link and bookmark leads somewhere."""
    for number, annotation in file.annotations:
        if annotation.get("/Subtype") == Name.Link:
            _check_link(annotation, number, file, told)
    with file.pdf.open_outline() as outline:
        if not len(outline.root):
            told.tell("preflight-outline-none", "the file has no bookmarks")
        _check_items(outline.root, file, told)


def _check_link(link: Object, page: int, file: OpenedFile, told: Findings) -> None:
    action = link.get("/A", Dictionary())
    if action.get("/S") == Name.URI:
        address = str(action.get("/URI", ""))
        if not ADDRESS.fullmatch(address):
            told.tell("preflight-link-address", f"a link's address is “{address}”", page)
    elif action.get("/S", Name.GoTo) == Name.GoTo:
        target = link.get("/Dest", action.get("/D"))
        if not file.leads(target):
            told.tell("preflight-link-nowhere", f"a link leads to {_name(target)}", page)


def _check_items(items: Iterable[OutlineItem], file: OpenedFile, told: Findings) -> None:
    for item in items:
        target: Any = item.destination
        if target is None and item.action is not None and item.action.get("/S") == Name.GoTo:
            target = item.action.get("/D")
        if not file.leads(target):
            told.tell("preflight-outline-nowhere", f"the bookmark “{item.title}” leads nowhere")
        _check_items(item.children, file, told)


def _name(target: Object | None) -> str:
    if target is None or isinstance(target, Array):
        return "no page of the file"
    return f"“{target}”, which is no place"
