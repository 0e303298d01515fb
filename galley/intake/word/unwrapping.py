"""The XML of a Word file made plain: wrappers off, text boxes lifted out, hidden text told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from galley.intake.word.ooxml import inside, is_on, name, names, text_of, value

LINK = "HYPERLINK"
Away = list[tuple[ET.Element, str]]
"""Paragraphs, and the words that were taken out of each."""

WRAPPERS = names("w:smartTag", "w:customXml", "w:sdt", "w:sdtContent", "mc:AlternateContent")
WRAPPERS |= names("mc:Choice")
DROPPED = names("mc:Fallback", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr")


def unwrap(root: ET.Element) -> None:
    """Put the contents of every wrapper in its place; of alternatives stays the first."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        kept: list[ET.Element] = []
        for child in element:
            kept += _bare(child)
        element[:] = kept
        waiting += kept


def _bare(element: ET.Element) -> Iterator[ET.Element]:
    if element.tag in DROPPED:
        return
    if element.tag == name("mc:AlternateContent") and element.find(name("mc:Choice")) is None:
        for fallback in element:
            yield from fallback
    elif element.tag == name("w:fldSimple") and LINK not in value(element, "w:instr"):
        yield _instruction(value(element, "w:instr"))
        for child in element:
            yield from _bare(child)
    elif element.tag in WRAPPERS:
        for child in element:
            yield from _bare(child)
    else:
        yield element


def _instruction(text: str) -> ET.Element:
    """Return a run that keeps what a field is, and that nobody reads as words."""
    run = ET.Element(name("w:r"))
    ET.SubElement(run, name("w:instrText")).text = text
    return run


def lift_boxes(root: ET.Element) -> list[ET.Element]:
    """Move the paragraphs of text boxes behind the paragraph of each box; return those."""
    above = {child: parent for parent in root.iter() for child in parent}
    behind: dict[ET.Element, list[ET.Element]] = {}
    for box in list(root.iter(name("w:txbxContent"))):
        host = box
        while host in above and host.tag != name("w:p"):
            host = above[host]
        behind.setdefault(host, []).extend(box)
        box[:] = []
    for parent in {above[host]: None for host in behind if host in above}:
        parent[:] = [each for child in parent for each in _with_lifted(child, behind)]
    root.extend(behind.get(root, []))
    return [p for blocks in behind.values() for block in blocks for p in block.iter(name("w:p"))]


def _with_lifted(
    element: ET.Element, behind: Mapping[ET.Element, list[ET.Element]]
) -> Iterator[ET.Element]:
    """Yield an element, and what is lifted behind it; of that, too."""
    waiting = [element]
    while waiting:
        each = waiting.pop()
        yield each
        waiting += reversed(behind.get(each, []))


def drop_hidden(root: ET.Element) -> Away:
    """Take out what Word does not show; return it with its paragraphs."""
    away: Away = []
    for paragraph in inside(root, "w:p"):
        for parent in list(paragraph.iter()):
            for run in parent.findall(name("w:r")):
                if is_on(run.find(f"{name('w:rPr')}/{name('w:vanish')}")):
                    parent.remove(run)
                    if words := text_of([run]).strip():
                        away.append((paragraph, words))
    return away


def raise_capitals(root: ET.Element) -> None:
    """Write capitals where the file asks for them."""
    for run in inside(root, "w:r"):
        if is_on(run.find(f"{name('w:rPr')}/{name('w:caps')}")):
            for text in inside(run, "w:t"):
                text.text = (text.text or "").upper()


def take_marks(root: ET.Element) -> frozenset[str]:
    """Take out the marks that an author gave notes, such as ``*``; return those notes' keys."""
    marked: set[str] = set()
    for paragraph in inside(root, "w:p"):
        runs = list(inside(paragraph, "w:r"))
        for n, run in enumerate(runs):
            for kind in ("footnote", "endnote"):
                reference = run.find(name(f"w:{kind}Reference"))
                if reference is not None and value(reference, "w:customMarkFollows") in {
                    "1",
                    "true",
                }:
                    marked.add(kind[0] + value(reference, "w:id"))
                    _without_mark(run, reference, runs[n + 1 : n + 2])
    return frozenset(marked)


def _without_mark(run: ET.Element, reference: ET.Element, after: list[ET.Element]) -> None:
    children = list(run)
    behind = [e for e in children[children.index(reference) + 1 :] if e.tag == name("w:t")]
    behind = behind or [text for other in after for text in other.findall(name("w:t"))][:1]
    for text in behind[:1]:
        text.text = (text.text or "").lstrip("*†‡§¶")
