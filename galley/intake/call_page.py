"""The call for submissions: to what issue, by when, and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from galley.intake.imprint import VOLUME
from galley.intake.inlines import runs_of
from galley.intake.ledger import Ledger
from galley.intake.lines import Block, Shape
from galley.intake.markdown import markdown
from galley.intake.openers import inline
from galley.intake.signs import finished, squash
from galley.intake.titles import uncapitalled

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
DEADLINE = re.compile(r"^\**deadline\**\s*:\s*\**(\d{1,2}) ([a-z]+),? (\d{4})", re.IGNORECASE)
THEME = re.compile(r"^\**(?:issue )?(?:title|theme)\**\s*:\s*", re.IGNORECASE)
RANGE = re.compile(
    r"(?P<min>\d[\d.,]*)\W{1,6}(?P<max>\d[\d.,]*)\W+words?\W+for\W+(?P<kind>articles?|commentar\w+|"
    r"reports?|reviews?|interviews?)",
    re.IGNORECASE,
)
NAMED_FIRST = re.compile(
    r"(?P<kind>articles?|commentar\w+|reports?|reviews?|interviews?)\b[^.\d]{1,24}"
    r"(?P<min>\d[\d.,]*)\W{1,3}(?P<max>\d[\d.,]*\d)",
    re.IGNORECASE,
)
KINDS = ("article", "commentary", "report", "review", "interview")
END = frozenset({"notes"})


def read_call(blocks: Sequence[Block], ledger: Ledger) -> dict[str, object]:
    """Return the call's keys and, under ``submission``, the limits that it names.

    A fault where the coming issue or the deadline is not named.
    """
    own = list(takewhile(_is_call, blocks))
    line = own[0].line if own else 1
    values: dict[str, object] = {"title": uncapitalled(own[0].text) if own else ""}
    body: list[Block] = []
    for block in chain.from_iterable(map(_parted, own[1:])):
        coming, day = VOLUME.search(block.text), DEADLINE.match(block.text)
        if coming and "volume" not in values:
            values |= {key: int(coming[key]) for key in ("volume", "number")}
            values |= {"season": coming["season"].capitalize(), "year": int(coming["year"])}
        elif day and day[2].lower() in MONTHS:
            month = MONTHS.index(day[2].lower()) + 1
            values["deadline"] = f"{day[3]}-{month:02}-{int(day[1]):02}"
        elif (match := THEME.match(block.text)) and "theme" not in values:
            values["theme"] = inline(block.text[match.end() :].strip("*")).strip("“”")
        elif next(reversed(values)) == "year" and not finished(block.text):
            values["theme"] = inline(block.text)
        else:
            body.append(block)
    for key in ("volume", "theme", "deadline"):
        if key not in values:
            message = f"the call for submissions has no {key}"
            hint = "give volume, issue, season and year; Issue Title: …; Deadline: 1 May 2022"
            ledger.fault(line, "call-missing", message, hint)
    values["body"] = _body(body)
    return {**values, "submission": _limits(body)}


def _parted(block: Block) -> Iterator[Block]:
    """Part the line of the coming issue, its theme and the deadline, where one block has all."""
    first, *others = block.lines
    if not others or not VOLUME.search(first.text):
        yield block
        return
    last = [others.pop()] if DEADLINE.match(others[-1].text) else []
    for lines in ([first], others, last):
        if lines:
            yield Block(tuple(lines), " ".join(line.text for line in lines))


def _is_call(block: Block) -> bool:
    """Tell whether a block is not yet that of the ruled pages or the back cover."""
    return squash(block.text) not in END and not block.text.startswith("ISSN")


def _body(blocks: Sequence[Block]) -> str:
    made: list[str] = []
    for n, block in enumerate(blocks):
        text = markdown(runs_of(block.text))
        if block.shape is Shape.ITEM:
            joined = n and blocks[n - 1].shape is Shape.ITEM
            made.append(f"{'' if joined or not n else chr(10)}- {text}")
        else:
            made.append(f"\n{text}" if n else text)
    return "\n".join(made) + "\n"


def _limits(blocks: Sequence[Block]) -> dict[str, object]:
    text = " ".join(block.text.replace("*", "") for block in blocks)
    found: dict[str, object] = {}
    for match in [*NAMED_FIRST.finditer(text), *RANGE.finditer(text)]:
        kind = next(k for k in KINDS if k.startswith(match["kind"].lower().rstrip("s")[:6]))
        figures = (int(re.sub(r"\D", "", match[key])) for key in ("min", "max"))
        found[kind] = dict(zip(("min", "max"), figures, strict=True))
    return found
