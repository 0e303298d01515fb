"""Mark-up of other programs that is not taken here: it prints as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.rules_core import StateCore

from galley.markup.rules.standing import Standing, said
from galley.markup.sheet import sheet_of


class Kind(NamedTuple):
    """A kind of mark-up: its form, what does not become of it, and what to do."""

    form: re.Pattern[str]
    message: str
    hint: str


# As pandoc takes them: the first sign stands before a word, the last behind one.
DISPLAYED = re.compile(r"(?<!\$)\$\$(?P<inside>[^$]{1,2000})\$\$(?!\$)")
FORMULA = re.compile(r"(?<![\w$])\$(?P<inside>(?=\S)[^$]{1,200}(?<=\S))\$(?![\w$])")
STRUCK = re.compile(r"(?<!~)~~(?=[^\s~])[^~]{1,2000}(?<!\s)~~(?!~)")
RAISED = re.compile(r"(?<!\^)\^(?=[^^\s]*[^\W_])[^\s^~\x00]{1,40}\^(?!\^)")
LOWERED = re.compile(r"(?<=[\w)\]\x01])~(?=[^~\s]*[^\W_])[^\s^~\x00]{1,40}~(?!~)")
CITED = re.compile(
    r"\[(?:-?@\w[^\[\]\n\x00]{0,200}"
    # Behind other words a key is known by its year: an address of mail is none.
    r"|[^\[\]\n\x00@]{1,80}(?<![\w.])-?@(?=[^\s\]]*\d)\w[^\[\]\n\x00]{0,200})\]"
)

# What is in a formula and in no sum of money: a command, an exponent, an index.
COMMAND = re.compile(r"\\[A-Za-z]|\^|[A-Za-z\d)}]_")
SIGNS = re.compile(r"[\\^_={}+<>]")
WORD = re.compile(r"[^\W\d_]{2,}")
LETTER = re.compile(r"[^\W\d_]")
CURRENCY = re.compile(r"[A-Z]$")  # as in A$

DOLLAR = "write it in plain signs, or make a figure of it; a $ that is only text is written \\$"
KINDS = (
    Kind(
        STRUCK,
        "is not struck through",
        "take the words out; a tilde that is only text is written \\~",
    ),
    Kind(
        RAISED,
        "is not raised",
        "write the sign itself, as in x²; a ^ that is only text is written \\^",
    ),
    Kind(
        LOWERED,
        "is not lowered",
        "write the sign itself, as in H₂O; a tilde that is only text is written \\~",
    ),
    Kind(
        CITED,
        "is taken for no citation",
        "call a note, [^label], and write the source there; "
        "a bracket that is only text is written \\[",
    ),
)


def check(state: StateCore) -> None:
    """Tell of such mark-up in every block."""
    sheet = sheet_of(state)
    for token in state.tokens:
        if token.type != "inline":
            continue
        standing = Standing.of(token.meta["runs"])
        for found, message, hint in _found(standing):
            sheet.warn(
                "markup-untaken",
                f"{said(found[0])} {message}, and prints as it stands",
                hint,
                standing.at(found.start()),
            )


def _found(standing: Standing) -> Iterator[tuple[re.Match[str], str, str]]:
    """Yield each piece of mark-up; what is in one is not told as another."""
    for found in _formulas(DISPLAYED, standing.text):
        yield found, "is not set as a formula", DOLLAR
        standing = standing.covered(*found.span())
    for found in _formulas(FORMULA, standing.text):
        yield found, "is not set as a formula", DOLLAR
        standing = standing.covered(*found.span())
    for form, message, hint in KINDS:
        for found in form.finditer(standing.text):
            yield found, message, hint
            standing = standing.covered(*found.span())


def _formulas(form: re.Pattern[str], text: str) -> list[re.Match[str]]:
    found, at = [], 0
    # What is no formula may end where one begins: it is looked at again from there.
    while match := form.search(text, at):
        alone = form is DISPLAYED and match[0] == text.strip()
        taken = alone or _is_formula(match["inside"].strip())
        found += [match] if taken else []
        at = match.end() if taken else match.start() + 1
    return found


def _is_formula(inside: str) -> bool:
    if COMMAND.search(inside):
        return True
    if WORD.search(inside):
        return False
    if inside[:1].isdigit():
        return bool(SIGNS.search(inside)) and not CURRENCY.search(inside)
    return bool(LETTER.match(inside))
