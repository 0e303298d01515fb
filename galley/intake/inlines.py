"""A block's text → runs: emphasis, raised figures, addresses, escaped signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from galley.intake.runs import Address, Link, Raised, Run, Runs, Words
from galley.intake.signs import FIGURES

HOST = r"(?:https?://|www\.)"
MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
TOKEN = re.compile(
    rf"""
      \\(?P<escaped>[!-/:-@\[-`{{-~])
    | <(?P<bracketed>(?:{HOST}|mailto:)[^<>]*|{MAIL})>
    | \[(?P<words>[^\[\]]+)\]\((?P<href>{HOST}[^()\s]+)\)
    | [ ]*\^?\{{(?P<braces>\d[\d\s,]*)\}}
    | [ ]*<sup>(?P<sup>[\d\s,]+)</sup>
    | [ ]*(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[ ,]+[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*)
    | (?<![\w/@.])(?P<bare>{HOST}[^\s<>]+|{MAIL})
    | (?P<stars>\*{{1,3}})
    | (?P<plain>[^\\<\[^{{⁰¹²³⁴⁵⁶⁷⁸⁹*hw@\s]+|.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
MORE = re.compile(r" ((?!https?:|www\.)[^\s<>()“”\"*]*[/_%=][^\s<>()“”\"*]*)(?=\s|$)")
SEPARATORS = "/-_=&?#%.~"
BOLD = 2


@dataclass(frozen=True)
class Star:
    """A run of asterisks: whether it can begin and end emphasis."""

    marks: str
    opens: bool
    closes: bool


def runs_of(text: str) -> Runs:
    """Read the marks of a text.

    An asterisk that neither begins nor ends emphasis is a sign of the text.
    """
    return tuple(_merged(_styled(list(_tokens(text)))))


def join_address(first: str, second: str) -> str:
    """Join an address that a space or a page's end has cut.

    Where neither part has a sign at the cut, the one that the address has in the same
    segment of its path is put back: readers take it for a mark of the cut.
    """
    if first[-1:] in SEPARATORS or second[:1] in SEPARATORS:
        return first + second
    _, _, path = first.partition("://")
    host, slash, segment = path.rpartition("/")
    counts = {sign: segment.count(sign) for sign in "-_"} if slash and host else {}
    best = max(counts, key=lambda sign: counts[sign], default="")
    return first + (best if best and counts[best] else "") + second


def _tokens(text: str) -> Iterator[Run | Star]:
    pos = 0
    while match := TOKEN.match(text, pos):
        pos = match.end()
        kind = match.lastgroup
        if kind == "escaped":
            yield Words(match["escaped"])
        elif kind == "bracketed":
            yield Address(_without_spaces(match["bracketed"]))
        elif kind == "href":
            yield Link(match["words"], match["href"])
        elif kind in {"braces", "sup", "raised"}:
            yield Raised(tuple(re.findall(r"\d+", match[kind].translate(FIGURES))))
        elif kind == "bare":
            address = _trimmed(match["bare"])
            pos = match.start("bare") + len(address)
            if address.startswith(("http", "www")) and (more := MORE.match(text, pos)):
                rest = _trimmed(more[1])
                pos += 1 + len(rest)
                address = join_address(address, rest)
            yield Address(address)
        elif kind == "stars":
            before, after = text[match.start() - 1 : match.start()], text[pos : pos + 1]
            yield Star(match["stars"], not (after.isspace() or not after), bool(before.strip()))
        else:
            yield Words(match[0])


def _without_spaces(address: str) -> str:
    first, *others = address.split()
    for other in others:
        first = join_address(first, other)
    return first


def _trimmed(address: str) -> str:
    while address and (
        address[-1] in ".,;:!?*\"'“”’"
        or (address[-1] == ")" and address.count(")") > address.count("("))
    ):
        address = address[:-1]
    return address


def _styled(tokens: list[Run | Star]) -> Iterator[Run]:
    pairs = _pairs(tokens)
    italic = bold = False
    for i, token in enumerate(tokens):
        if isinstance(token, Star):
            if i not in pairs:
                yield Words(token.marks, italic, bold)
                continue
            size = len(token.marks)
            italic ^= size != BOLD
            bold ^= size >= BOLD
        elif isinstance(token, Words | Address | Link):
            yield replace(token, italic=italic, bold=bold)
        else:
            yield token


def _pairs(tokens: list[Run | Star]) -> set[int]:
    """Return the places of the asterisks that have a partner."""
    paired: set[int] = set()
    waiting: dict[str, int] = {}
    for i, token in enumerate(tokens):
        if not isinstance(token, Star):
            continue
        if token.marks in waiting and token.closes:
            paired |= {i, waiting.pop(token.marks)}
        elif token.opens:
            waiting[token.marks] = i
    return paired


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    last: Run | None = None
    for run in runs:
        if isinstance(last, Words) and isinstance(run, Words) and _alike(last, run):
            last = replace(last, text=last.text + run.text)
        else:
            if last is not None:
                yield last
            last = run
    if last is not None:
        yield last


def _alike(one: Words, other: Words) -> bool:
    return (one.italic, one.bold) == (other.italic, other.bold)
