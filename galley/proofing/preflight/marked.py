"""Content and structure against each other, by marks and by the parent tree."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pikepdf import Array, NumberTree

from galley.proofing.preflight.elements import Element
from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.opened import OpenedFile


def check_marked(file: OpenedFile, told: Findings) -> None:
    """Check that all content is tagged once or an artifact, and that the trees agree."""
    if not file.elements:
        return
    held: Counter[tuple[int, int]] = Counter()
    owners: dict[tuple[int, int], Element] = {}
    for element in file.elements:
        for page, mark in element.marks:
            if (number := file.numbers.get(page)) is not None:
                held[number, mark] += 1
                owners[number, mark] = element
    for number in range(len(file.contents)):
        _check_page(number, held, file, told)
    for (number, mark), times in sorted(held.items()):
        if not file.contents[number].marks[mark]:
            what = f"a {owners[number, mark].kind} names content {mark}, which is not there"
            told.tell("preflight-content-missing", what, number)
        elif times > 1:
            what = f"content {mark} stands in two places of the structure"
            told.tell("preflight-content-twice", what, number)
    sound = {
        place: owner
        for place, owner in owners.items()
        if held[place] == 1 and file.contents[place[0]].marks[place[1]] == 1
    }
    _check_parents(file, sound, told)


def _check_page(
    number: int, held: Counter[tuple[int, int]], file: OpenedFile, told: Findings
) -> None:
    """Check the content of a page: each piece in one element, and nothing beside."""
    content = file.contents[number]
    if content.artifact_inside:
        told.tell("preflight-artifact-inside", "tagged content holds an artifact", number)
    if content.tag_inside:
        told.tell("preflight-tag-inside", "an artifact holds tagged content", number)
    if content.untagged:
        what = f"{content.untagged} things are drawn outside tags and artifacts"
        told.tell("preflight-content-untagged", what, number)
    for mark, times in sorted(content.marks.items()):
        if not held[number, mark]:
            what = f"content {mark} stands in no element"
            told.tell("preflight-content-untagged", what, number)
        if times > 1:
            what = f"content {mark} is there {times} times"
            told.tell("preflight-content-twice", what, number)


def _check_parents(
    file: OpenedFile, owners: dict[tuple[int, int], Element], told: Findings
) -> None:
    tree = _parents(file)
    if tree is None:
        told.tell("preflight-parent-content", "there is no parent tree")
        return
    for (number, mark), owner in sorted(owners.items()):
        entry = tree.get(int(file.pdf.pages[number].obj.get("/StructParents", -1)))
        found = entry[mark] if isinstance(entry, Array) and mark < len(entry) else None
        if getattr(found, "objgen", None) != owner.obj.objgen:
            what = f"the parent tree does not lead from content {mark} to its {owner.kind}"
            told.tell("preflight-parent-content", what, number)
    for number, annotation in file.annotations:
        holder = file.holders.get(annotation.objgen)
        if holder is not None:
            found = tree.get(int(annotation.get("/StructParent", -1)))
            if getattr(found, "objgen", None) != holder.obj.objgen:
                what = f"the parent tree does not lead from an annotation to its {holder.kind}"
                told.tell("preflight-parent-annotation", what, number)


def _parents(file: OpenedFile) -> dict[int, Any] | None:
    root = file.pdf.Root.get("/StructTreeRoot")
    if root is None or "/ParentTree" not in root:
        return None
    return dict(NumberTree(root.ParentTree).items())
