"""Link annotations: from part to part, and said in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from galley.binding.elements import Number
from galley.binding.imposition import Imposed

CROSS_PART = "galley:#"
PRINTED = 1 << 2  # bit 3 (ISO 32000-2, table 167)


def settle_links(
    volume: Pdf, imposed: Sequence[Imposed], places: Mapping[str, Object]
) -> dict[Number, str]:
    """Point links at named destinations, and give each its alternative text.

    A link to the address ``galley:#NAME`` goes to the destination NAME, in whatever part
    that is. One that is described, and not by its mere target, keeps its words. A link
    without its destination in the volume is taken off its page; what comes back is the
    object number of each of these, with the name it looked for.
    Sources: ISO 32000-2, 12.5.6.5; ISO 14289-1, 7.18.1 and 7.18.5.
    """
    titles = _titles(volume, imposed)
    strays: dict[Number, str] = {}
    for page in volume.pages:
        if "/Annots" not in page:
            continue
        kept: list[Object] = []
        for annotation in page.obj.Annots:
            target = _target(annotation)
            if target is not None and target not in places:
                strays[annotation.objgen] = target
                continue
            kept.append(annotation)
            if target is not None:
                _point(annotation, target, titles[places[target][0].objgen])
            elif (address := _address(annotation)) is not None:
                annotation.Contents = String(address)
            annotation.F = PRINTED
        if kept:
            page.obj.Annots = Array(kept)
        else:
            del page.obj.Annots
    return strays


def _titles(volume: Pdf, imposed: Sequence[Imposed]) -> dict[Number, str]:
    labels = (page.label for page in imposed)
    return {
        page.obj.objgen: str(label) if label.prefix else f"page {label}"
        for page, label in zip(volume.pages, labels, strict=True)
    }


def _target(annotation: Object) -> str | None:
    """Name the destination in this file or another part's, if the link goes to one."""
    if isinstance(named := annotation.get("/Dest"), String):
        return str(named)
    address = _address(annotation)
    if address is not None and address.startswith(CROSS_PART):
        return unquote(address.removeprefix(CROSS_PART))
    return None


def _address(annotation: Object) -> str | None:
    address = annotation.get("/A", Dictionary()).get("/URI")
    return None if address is None else str(address)


def _point(annotation: Object, target: str, title: str) -> None:
    if str(annotation.get("/Contents", target)) in {target, _address(annotation)}:
        annotation.Contents = String(title)
    annotation.A = Dictionary(Type=Name.Action, S=Name.GoTo, D=String(target))
    if "/Dest" in annotation:
        del annotation.Dest
