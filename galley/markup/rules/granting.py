"""What each attribute does to the element it is given to; all others are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from galley.markup.attributes import Attribute
from galley.markup.sheet import Sheet, Target, nearest, sheet_of

BLOCK = frozenset({"#", ".page-break", ".keep", ".tighten", ".loosen", "lang="})
SPAN = frozenset({"#", ".pull", ".run-in", "lang="})
# What an author calls each element, and what it takes.
TAKES = {
    "span_open": ("a span", SPAN),
    "link_open": ("a link", frozenset({".page"})),
    "image": ("an image", frozenset[str]()),
    "pull_open": ("a pull quote", frozenset({"from="})),
    "heading_open": ("a heading", BLOCK),
    "paragraph_open": ("a paragraph", BLOCK),
    "blockquote_open": ("a quotation", BLOCK),
    "bullet_list_open": ("a list", BLOCK),
    "ordered_list_open": ("a list", BLOCK),
    "table_open": ("a table", BLOCK),
    "figure_open": ("a figure", BLOCK),
    "fence": ("code", BLOCK),
    "hr": ("a rule", BLOCK),
}
NAMES = frozenset().union(*(names for _, names in TAKES.values())) - {"#"}
ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
RESERVED = re.compile(r"(block|note|call|turn|pull|source)-[0-9]+")
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def grant(state: StateCore) -> None:
    """Give every element the attributes written for it, and refuse what it cannot take."""
    sheet = sheet_of(state)
    for token in _all(state.tokens):
        for attribute in token.meta.get("attributes", ()):
            what, names = TAKES[token.type]
            name = "#" if attribute.key == "id" else attribute.written
            if name in names:
                GRANTS[name](sheet, token, attribute)
            else:
                _refuse(sheet, what, names, attribute)


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def _refuse(sheet: Sheet, what: str, names: frozenset[str], attribute: Attribute) -> None:
    written = attribute.written
    takes = ", ".join(sorted(names)).replace("#", "#id") or "no attributes"
    known = NAMES - {written}
    hint = f"{what} takes {takes}"
    if written not in NAMES and attribute.key != "id":
        hint = nearest(written, known, hint)
    sheet.error("attribute-unknown", f"{what} takes no {written}", hint, attribute.at)


def _id(sheet: Sheet, token: Token, attribute: Attribute) -> None:
    name = attribute.value
    if not ID.fullmatch(name):
        sheet.error(
            "id-invalid",
            f"“{name}” is no id",
            "an id is letters, digits, - and _, and begins with a letter",
            attribute.at,
        )
    elif RESERVED.fullmatch(name):
        sheet.error(
            "id-reserved",
            f"the id “{name}” is one of those that are given out by number",
            "choose a word of your own",
            attribute.at,
        )
    elif name in sheet.targets:
        sheet.error(
            "id-duplicate", f"the id “{name}” is given twice", "choose another", attribute.at
        )
    else:
        token.attrs["id"] = f"{sheet.slug}.{name}"
        sheet.targets[name] = Target(f"{sheet.slug}.{name}")


def _lang(sheet: Sheet, token: Token, attribute: Attribute) -> None:
    if TAG.fullmatch(attribute.value):
        token.attrs["lang"] = attribute.value
    else:
        sheet.error(
            "lang-invalid",
            f"“{attribute.value}” is no language tag",
            "write the two letters of the language, such as la, fr or az",
            attribute.at,
        )


def _class(_: Sheet, token: Token, attribute: Attribute) -> None:
    token.attrJoin("class", attribute.value)


def _run_in(_: Sheet, token: Token, attribute: Attribute) -> None:
    token.attrJoin("class", "run-in")
    token.meta["run-in"] = attribute


def _pull(_: Sheet, token: Token, attribute: Attribute) -> None:
    token.attrJoin("class", "pull-source")
    token.meta["pull"] = attribute


def _noted(_: Sheet, token: Token, attribute: Attribute) -> None:
    token.meta[attribute.value if attribute.key == "class" else attribute.key] = attribute


GRANTS = {
    "#": _id,
    "lang=": _lang,
    "from=": _noted,
    ".page": _noted,
    ".pull": _pull,
    ".run-in": _run_in,
    ".page-break": _class,
    ".keep": _class,
    ".tighten": _class,
    ".loosen": _class,
}
