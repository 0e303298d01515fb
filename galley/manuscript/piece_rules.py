"""What a piece's kind asks of its front matter, and what running heads ask of its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from galley.errors import Diagnostic
from galley.hints import quoted
from galley.manuscript.sheet import Sheet
from galley.written import Kind

RUNNING_HEAD = 60
"""Characters that a running head has room for."""

MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`\\]")


@dataclass(frozen=True)
class Rule:
    """The keys that a kind of piece needs, and those that it does not take."""

    needs: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ("signature", "reviewed")


ARGUED = Rule(needs=("abstract", "keywords"))
RULES: Mapping[str, Rule] = {
    Kind.EDITORIAL: Rule(needs=("signature",), refuses=("subtitle", "abstract", "doi", "reviewed")),
    Kind.REPORT: ARGUED,
    Kind.ARTICLE: ARGUED,
    Kind.COMMENTARY: ARGUED,
    Kind.REVIEW: Rule(needs=("reviewed",), refuses=("signature",)),
    Kind.INTERVIEW: Rule(),
    Kind.CORRIGENDUM: Rule(),
}


def piece_rules(sheet: Sheet) -> Iterator[Diagnostic]:
    """Yield what is wrong between the values of a piece's front matter."""
    kind = sheet.text("kind")
    rule = RULES.get(kind)
    if rule:
        article = "an" if kind[0] in "aei" else "a"
        for key in rule.needs:
            if not _given(sheet, key) and not sheet.faulty((key,)):
                message, hint = f"{article} {kind} needs {quoted(key)}", f"add {key}:"
                yield Diagnostic("kind-needs", message, hint, *sheet.where("kind"))
        for key in rule.refuses:
            if _given(sheet, key):
                message = f"{article} {kind} takes no {quoted(key)}"
                hint = "leave it out, or correct the kind"
                yield Diagnostic("kind-refuses", message, hint, *sheet.where_key(key))
    names = sheet.value("reviewed", "editors"), sheet.value("reviewed", "authors")
    if isinstance(sheet.value("reviewed"), dict) and not any(names):
        message, hint = "the book has neither editors nor authors", "add editors: or authors:"
        yield Diagnostic("reviewed-names", message, hint, *sheet.where_key("reviewed"))
    yield from _running_head(sheet)


def _given(sheet: Sheet, key: str) -> bool:
    """Whether a key has a value that is not empty."""
    value = sheet.value(key)
    return bool(value.strip() if isinstance(value, str) else value)


def _running_head(sheet: Sheet) -> Iterator[Diagnostic]:
    """Yield what keeps a title out of the running head; an editorial's is the section's."""
    short = len(plain(sheet.text("short_title")))
    title = len(plain(sheet.text("title")))
    if short > RUNNING_HEAD:
        message = f"the short title has {short} characters, more than {RUNNING_HEAD}"
        spot = sheet.where("short_title")
        yield Diagnostic("short-title-long", message, "shorten it", *spot)
    elif not short and title > RUNNING_HEAD and sheet.text("kind") != Kind.EDITORIAL:
        message = f"the title has {title} characters, more than a running head's {RUNNING_HEAD}"
        spot = sheet.where("title")
        yield Diagnostic("short-title-missing", message, "add short_title:", *spot)


def plain(text: str) -> str:
    """Return inline Markdown without its marks, on one line: near enough to count it."""
    return " ".join(MARKS.sub(r"\1", text).split())
