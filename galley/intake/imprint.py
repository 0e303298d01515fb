"""The imprint: what is said of the journal in lines that begin with a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from galley.intake.lines import Block, Line
from galley.intake.openers import inline
from galley.intake.signs import squash

LABELS: Mapping[str, re.Pattern[str]] = {
    key: re.compile(rf"^\**{label}\**\s*[:.]\**\s*", re.IGNORECASE)
    for key, label in {
        "publisher": "publisher",
        "type": "type of publication",
        "telephone": r"tel(?:ephone)?\.?",
        "email": "e-?mail",
        "print": r"issn \(print\)",
        "online": r"issn \(online\)",
        "notice": "notice",
    }.items()
}
HEADS: Mapping[str, str] = {"publisher": "publisher", "printedby": "printer"}
"""What may stand on a line of its own, over what it tells."""

VOLUME = re.compile(
    r"volume (?P<volume>\d+)\W+issue (?P<number>\d+)\W+(?P<season>[^\W\d]+)\W+(?P<year>\d{4})",
    re.IGNORECASE,
)
PARAGRAPHS = frozenset({"type", "notice"})
PLACE = re.compile(r"^(?P<place>[^\W\d][^\d–-]*?)\s*[-–,]\s*(?P<year>\d{4})$")
IDENTITY = 3
"""Lines that say which issue this is, over the description: journal, volume and type."""

MEMBER = re.compile(r"^(?P<role>[^:\t]*)(?::|\t+)(?P<name>.*)$")
TEAM, OFFICE = "editorialteam", "editorialoffice"


def read_imprint(blocks: Sequence[Block]) -> dict[str, str]:
    """Return what is labelled, and by their places type, description, printer and place."""
    lines = [line for block in blocks for line in block.lines]
    return {**dict(_placed(blocks, lines)), **dict(_labelled(blocks, lines))}


def read_team(blocks: Sequence[Block]) -> Iterator[dict[str, str]]:
    """Yield role and name of each of the editorial team."""
    inside = False
    for line in (line for block in blocks for line in block.lines):
        key = squash(line.text)
        inside = (inside or key == TEAM) and key != OFFICE
        match = MEMBER.match(line.text)
        if inside and match:
            yield {"role": match["role"].strip(), "name": match["name"].strip()}


def read_office(blocks: Sequence[Block], imprint: Mapping[str, str]) -> dict[str, object]:
    """Return where the editors are to be found: the lines under the office's heading."""
    found: list[str] = []
    inside = False
    for line in (line for block in blocks for line in block.lines):
        if squash(line.text) == OFFICE:
            inside = True
        elif any(pattern.match(line.text) for pattern in LABELS.values()):
            inside = False
        elif inside and line.text:
            found.append(line.text)
    reach = {key: imprint.get(key, "") for key in ("telephone", "email")}
    name = found[0].rstrip(":") if found else imprint["publisher"]
    return {"name": name, "address": found[1:] or [imprint["place"]], **reach}


def _labelled(blocks: Sequence[Block], lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    for key, pattern in LABELS.items():
        whole = key in PARAGRAPHS
        for part in blocks if whole else lines:
            if match := pattern.match(part.text):
                text = part.text[match.end() :]
                yield key, inline(text) if whole else text
                break
    yield from _headed(lines)


def _headed(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    for head, following in pairwise(lines):
        if (key := squash(head.text)) in HEADS and following.text:
            yield HEADS[key], following.text


def _placed(blocks: Sequence[Block], lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    for before, block in pairwise(blocks):
        if LABELS["type"].match(before.text):
            yield "description", inline(block.text)
        if len(before.lines) == IDENTITY and VOLUME.fullmatch(before.lines[1].text):
            yield "type", before.lines[2].text
            yield "description", inline(block.text)
    filled = [line.text for line in lines if line.text]
    for text, following in pairwise(filled):
        if LABELS["print"].match(following) and squash(text) != "issn":
            yield "printer", text
    for text in filled:
        if match := PLACE.match(text):
            yield "place", match["place"]
