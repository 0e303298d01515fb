"""The file itself: encryption, identity, what may not be in it at all."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Stream

from galley.proofing.preflight.elements import flat
from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.opened import OpenedFile

REFUSED = {
    "/Launch",
    "/Sound",
    "/Movie",
    "/ResetForm",
    "/ImportData",
    "/Hide",
    "/SetOCGState",
    "/Rendition",
    "/Trans",
    "/GoTo3DView",
}
"""Types of actions that no archive may have (ISO 19005-3, 6.5.1), but for JavaScript."""


def check_security(file: OpenedFile, told: Findings) -> None:
    """Check the file as a whole, and every object of it."""
    pdf = file.pdf
    if pdf.is_encrypted:
        told.tell("preflight-encrypted", "the file is encrypted")
        if not pdf.allow.accessibility:
            told.tell("preflight-extraction", "the file's permissions shut out screen readers")
    if "/ID" not in pdf.trailer:
        told.tell("preflight-id", "the trailer has no /ID")
    _check_objects(file, told)
    _check_actions(file, told)
    _check_forms(file, told)
    _check_layers(file, told)
    if any(b"required" in data for data in _rendering(pdf.Root.get("/AcroForm", Dictionary()))):
        told.tell("preflight-xfa", "the XFA form says dynamicRender: required")


def _check_objects(file: OpenedFile, told: Findings) -> None:
    for obj in file.pdf.objects:
        if isinstance(obj, Stream):
            if "/F" in obj:
                told.tell("preflight-external", f"object {obj.objgen[0]} has its data elsewhere")
            if Name.LZWDecode in flat(obj.get("/Filter")):
                told.tell("preflight-filter", f"object {obj.objgen[0]} is compressed by LZW")
            if obj.get("/Subtype") == Name.Form and "/Ref" in obj:
                told.tell("preflight-reference", f"form {obj.objgen[0]} is a page of another file")


def _check_actions(file: OpenedFile, told: Findings) -> None:
    for page, where, action in _actions(file):
        kind = str(action.get("/S", ""))
        if kind == "/JavaScript":
            told.tell("preflight-javascript", f"{where} runs a script", page)
        elif kind in REFUSED:
            told.tell("preflight-action", f"{where} is a {kind[1:]}", page)
    if "/JavaScript" in file.pdf.Root.get("/Names", Dictionary()):
        told.tell("preflight-javascript", "the catalogue names scripts")
    if "/AA" in file.pdf.Root:
        told.tell("preflight-trigger", "the catalogue has /AA")
    for number, sheet in enumerate(file.pdf.pages):
        if "/AA" in sheet.obj:
            told.tell("preflight-trigger", "the page has /AA", number)


def _actions(file: OpenedFile) -> Iterator[tuple[int | None, str, Object]]:
    """Give every action that something begins: opening, a link, a bookmark."""
    opening = file.pdf.Root.get("/OpenAction")
    if isinstance(opening, Dictionary):
        yield None, "what opening the file begins", opening
    for number, annotation in file.annotations:
        if isinstance(action := annotation.get("/A"), Dictionary):
            yield number, "the action of an annotation", action
    with file.pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop()
            waiting += item.children
            if isinstance(item.action, Dictionary):
                yield None, f"the action of the bookmark “{item.title}”", item.action


def _check_forms(file: OpenedFile, told: Findings) -> None:
    """Check that content of a form stands once in the structure, if it is marked."""
    _ = file.contents
    forms = file.scanner.forms
    for form, page in forms.marked.items():
        if forms.drawn[form] > 1:
            what = f"form {form[0]} has marked content and is drawn {forms.drawn[form]} times"
            told.tell("preflight-form-reused", what, page)


def _check_layers(file: OpenedFile, told: Findings) -> None:
    layers = file.pdf.Root.get("/OCProperties", Dictionary())
    default = [layers.D] if "/D" in layers else []
    for place, configuration in enumerate([*default, *layers.get("/Configs", Array())]):
        which = f"configuration {place + 1} of the layers"
        if not str(configuration.get("/Name", "")):
            told.tell("preflight-layer-name", f"{which} has no name")
        if "/AS" in configuration:
            told.tell("preflight-layer-automatic", f"{which} has /AS")


def _rendering(form: Object) -> Iterator[bytes]:
    """Give what an XFA form says of how it is rendered."""
    for part in flat(form.get("/XFA")):
        if isinstance(part, Stream):
            yield part.read_bytes().partition(b"dynamicRender>")[2].partition(b"<")[0]
