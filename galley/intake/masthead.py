"""The pages before the contents: what issue it is, who makes it, who advises it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from galley.intake.imprint import VOLUME, read_imprint, read_office, read_team
from galley.intake.ledger import Ledger
from galley.intake.lines import Block
from galley.intake.openers import inline
from galley.intake.signs import squash
from galley.intake.statements import is_statement

MONTHS: Mapping[str, int] = {"spring": 4, "summer": 7, "autumn": 10, "fall": 10, "winter": 12}
"""The month on whose first day a season's issue is taken to be published."""

ADVISER = re.compile(
    r"^(?P<name>[^,(]+?)\s*(?:\((?P<standing>(?:[^()]|\([^()]*\))*)\))?\s*,\s*(?P<roles>.+)$"
)
DEGREE = re.compile(r"\b(?:PhD|Ph\.D|DSc|MA|MSc|LL\.?M|Dr)\b")
BOARD = "boardofadvis"
EXPECTED = {
    "publisher": "a line that begins with Publisher:",
    "type": "a line that begins with Type of Publication:",
    "description": "a paragraph about the journal after its type",
    "printer": "a line before the ISSN that names the printer",
    "print": "a line that begins with ISSN (print):",
    "place": "a line with place and year, as Baku - 2022",
    "notice": "a paragraph that begins with NOTICE:",
}


@dataclass(frozen=True)
class Masthead:
    """The keys of ``issue.yaml`` that stand before the contents, in its order.

    ``edition`` is ``abridged`` where these pages say so, else ``full``.
    """

    values: Mapping[str, object]
    volume: int
    number: int
    edition: str


def read_masthead(blocks: Sequence[Block], ledger: Ledger) -> Masthead:
    """Read the pages before the contents; a fault for each thing an issue must have."""
    at, found = _identity(blocks, ledger)
    line = blocks[at].line
    imprint = read_imprint(blocks)
    for key, expected in EXPECTED.items():
        if not imprint.get(key):
            message = f"the pages before the contents have no {key}"
            ledger.fault(line, "masthead-missing", message, f"give {expected}")
    ledger.stop()
    volume, number = int(found["volume"]), int(found["number"])
    values = {
        "journal": _journal(blocks, at),
        "volume": volume,
        "number": number,
        "season": found["season"].capitalize(),
        "year": int(found["year"]),
        "date": _date(found["season"], found["year"], line, ledger),
        "theme": inline(blocks[at + 1].text) if at + 1 < len(blocks) else "",
        "issn": {"print": imprint["print"], "online": imprint.get("online", "")},
        **{key: imprint[key] for key in ("publisher", "place", "type", "description")},
        "team": list(read_team(blocks)),
        "office": read_office(blocks, imprint),
        "printer": imprint["printer"],
        "notice": imprint["notice"],
        "board": list(_board(blocks)),
    }
    abridged = any(is_statement(block.text) for block in blocks)
    return Masthead(values, volume, number, "abridged" if abridged else "full")


def _identity(blocks: Sequence[Block], ledger: Ledger) -> tuple[int, re.Match[str]]:
    for at, block in enumerate(blocks):
        if found := VOLUME.fullmatch(block.text.strip("*")):
            return at, found
    message = "no line names volume, issue, season and year"
    hint = "give one like: Volume 3 • Issue 1 • Summer 2022"
    raise ledger.refusal(1, "print-unlike", message, hint)


def _journal(blocks: Sequence[Block], at: int) -> str:
    """Return the journal's name as running text has it; the cover has it in capitals."""
    start = at
    while start and blocks[start - 1].text.isupper():
        start -= 1
    capitals = " ".join(block.text for block in blocks[start:at])
    pattern = re.compile(r"\s+".join(map(re.escape, capitals.split())), re.IGNORECASE)
    for block in blocks if capitals else ():
        for match in pattern.finditer(block.text.replace("*", "")):
            if not match[0].isupper():
                return " ".join(match[0].split())
    return capitals.title()


def _date(season: str, year: str, line: int, ledger: Ledger) -> str:
    if told := ledger.settled(line, "date"):
        return told.removeprefix("date ")
    date = f"{year}-{MONTHS.get(season.lower(), 1):02}-01"
    what = f"the day of publication is not printed, only {season} {year}"
    ledger.doubt(line, "date", what, f"{date} is taken")
    return date


def _board(blocks: Sequence[Block]) -> Iterator[dict[str, object]]:
    heads = [i for i, block in enumerate(blocks) if squash(block.text).startswith(BOARD)]
    for block in blocks[heads[0] + 1 :] if heads else ():
        if match := ADVISER.match(block.text):
            standing = match["standing"] or ""
            key = "degree" if DEGREE.search(standing) else "title"
            roles = [role.strip() for role in match["roles"].split(";")]
            yield {"name": match["name"].strip("*"), key: standing, "roles": roles}
