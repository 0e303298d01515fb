"""A piece put into its section of ``issue.yaml``, in the file's own text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from galley.errors import ContentError, Diagnostic, errors
from galley.hints import did_you_mean, quoted
from galley.manuscript.consistency import listed
from galley.manuscript.forms import slug as slug_fault
from galley.manuscript.sheet import Sheet, Value
from galley.manuscript.yaml_edits import Edit, composed, edited, node_at, span
from galley.manuscript.yaml_nodes import read_yaml
from galley.written import Kind

SECTIONS: Mapping[Kind, re.Pattern[str]] = {
    Kind.REPORT: re.compile(r"report|highlight", re.IGNORECASE),
    Kind.ARTICLE: re.compile(r"article|essay|paper", re.IGNORECASE),
    Kind.COMMENTARY: re.compile(r"comment|essay|opinion", re.IGNORECASE),
    Kind.REVIEW: re.compile(r"review", re.IGNORECASE),
    Kind.INTERVIEW: re.compile(r"interview|conversation", re.IGNORECASE),
    Kind.CORRIGENDUM: re.compile(r"corrig|correct|errat", re.IGNORECASE),
    Kind.EDITORIAL: re.compile(r"editor|^$", re.IGNORECASE),
}
"""What the title of a section says, by the kind of its pieces; an editorial's may have none."""

WIDEST = 96
"""Characters of a line that a list in brackets may grow to."""


@dataclass(frozen=True)
class Listed:
    """The text of ``issue.yaml`` with a piece in it, and the title of its section."""

    text: str
    section: str


def with_piece(
    text: str, slug: str, kind: Kind, *, section: str = "", path: str = "issue.yaml"
) -> Listed:
    """Put a piece at the end of its section in the text of ``issue.yaml``.

    The section is the one of the title given, in whatever case, or else the first whose
    title names pieces of this kind. All else stays as it is written; the new text is read
    again to prove it. ``path`` is the file, for messages. Raises `ContentError`: the
    file's own faults, ``piece-name``, ``piece-reserved``, ``piece-twice``,
    ``section-unknown`` and ``issue-edit``.
    """
    sheet = _read(text, path)
    if wrong := slug_fault(slug, (path, 1, 1)):
        raise ContentError([wrong])
    for known, at in listed(sheet):
        if known == slug:
            message = f"the piece {quoted(slug)} is listed already"
            hint = "give the new piece another name"
            raise ContentError([Diagnostic("piece-twice", message, hint, *sheet.where(*at))])
    chosen = _section(sheet, kind, section)
    try:
        new = _inserted(text, chosen, slug)
        data = _read(new, path).data
    except (ContentError, yaml.YAMLError):
        data = {}
    if data != _expected(sheet, chosen, slug):
        message = f"{quoted(slug)} cannot be put into its section in the text of this file"
        hint = "write the section as pieces: [one, two], or add the piece by hand"
        where = sheet.where("contents", chosen, "pieces")
        raise ContentError([Diagnostic("issue-edit", message, hint, *where)])
    return Listed(new, sheet.text("contents", chosen, "title"))


def _read(text: str, path: str) -> Sheet:
    found: list[Diagnostic] = []
    sheet = read_yaml(text, path, found)
    # An empty list of pieces may be written as a key without value: it gets one.
    wrong = [each for each in errors(found) if each.code != "yaml-empty"]
    if wrong or sheet is None:
        raise ContentError(found)
    return sheet


def _section(sheet: Sheet, kind: Kind, title: str) -> int:
    """Return the number of the section that a piece belongs to."""
    contents = sheet.value("contents")
    count = len(contents) if isinstance(contents, list) else 0
    titles = [sheet.text("contents", number, "title") for number in range(count)]
    for number, each in enumerate(titles):
        if each.casefold() == title.casefold() if title else SECTIONS[kind].search(each):
            return number
    known = [each for each in titles if each]
    there = f"there are: {', '.join(known) or 'none with a title'}"
    if title:
        message = f"there is no section {quoted(title)} in the contents"
        hint = did_you_mean(title, known, there)
    else:
        message = f"no section's title says that it is for pieces of the kind {kind}"
        hint = f"name the section that it belongs to; {there}"
    raise ContentError([Diagnostic("section-unknown", message, hint, *sheet.where("contents"))])


def _expected(sheet: Sheet, section: int, slug: str) -> Mapping[str, Value]:
    """Return what the new text is to say: all that the old one does, and the piece."""
    contents = sheet.value("contents")
    sections = list(contents) if isinstance(contents, list) else []
    chosen = sections[section]
    if isinstance(chosen, dict):
        pieces = chosen.get("pieces") or []
        sections[section] = {**chosen, "pieces": [*pieces, slug]}
    return {**sheet.data, "contents": sections}


def _inserted(text: str, section: int, slug: str) -> str:
    """Return the text with the piece in the list of a section."""
    node = node_at(composed(text), ("contents", section, "pieces"))
    if node is None:
        return text
    start, end = span(text, node)
    if not isinstance(node, yaml.SequenceNode):
        return edited(text, [Edit(start, end, f" [{slug}]" if start == end else f"[{slug}]")])
    if not node.value:
        return edited(text, [Edit(start, end, f"[{slug}]")])
    last = node.value[-1]
    after = span(text, last)[1]
    if node.flow_style:
        line = text[text.rfind("\n", 0, after) + 1 : after]
        wide = len(line) + len(slug) + len(", ]") > WIDEST
        space = "\n" + " " * node.value[0].start_mark.column if wide else " "
        return edited(text, [Edit(after, after, f",{space}{slug}")])
    line_end = text.find("\n", after)
    line_end = len(text) if line_end < 0 else line_end
    indent = " " * node.start_mark.column
    return edited(text, [Edit(line_end, line_end, f"\n{indent}- {slug}")])
