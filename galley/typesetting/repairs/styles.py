"""What a style has by inheritance, or from nobody, is taken without detours.

WeasyPrint 70.0 works out a property of an element when it is first asked for, and goes
through all that could be said of it: logical names, variables, functions. Nine of ten
properties are not said at all of an element: then it has its parent's value or the initial
one, and nothing is to be worked out.

And what is said with variables is parsed anew for each element. Here it is parsed once for
each state of its variables, which are the same lists of tokens for all elements that
inherit them.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import weasyprint.css
from weasyprint.css import (
    INHERITED,
    INITIAL_NOT_COMPUTED,
    INITIAL_VALUES,
    ComputedStyle,
    computed_values,
    tokens,
)
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math as CHECK  # noqa: N812 - the engine's own
from weasyprint.layout import inline, percent, preferred

from galley.typesetting.repairs.source import mend

FAULT = """\
        solved_tokens = []
        for token in value.tokens:
            self[key] = None  # mark property as invalid to avoid endless loops
            tokens = resolve_var(self, token, parent_style)
            del self[key]
            if tokens is None:
                solved_tokens.append(token)
            else:
                solved_tokens.extend(tokens)
        try:
            value = value.solve(solved_tokens, wanted_key, self.base_url)
"""
MENDED = """\
        try:
            value = solved(self, key, value, wanted_key, parent_style)
"""

ENGINES = "missing"
"""Where `missing` keeps the engine's own, mended."""

OF_ITS_OWN = {"display", "float", "page", "position"}
"""Properties that depend on others, or on more than the parent."""

PROPAGATED = "text_decoration_"
"""How properties begin that go down to children in a way of their own."""

LOGICAL = {
    name: {function(block="ttb", inline=direction) for direction in ("ltr", "rtl")}
    for name, function in PHYSICAL_FUNCTIONS.items()
}
"""The other names of a property, by which it may be set."""

PLAIN = {
    name: frozenset({name, *LOGICAL.get(name, ())})
    for name in INITIAL_VALUES
    if name not in OF_ITS_OWN
    and not name.startswith(PROPAGATED)
    and (name in INHERITED or name not in INITIAL_NOT_COMPUTED)
}
"""Properties whose value is the parent's or the initial one, unless one of these names is set."""


NAMES = "variables"
"""Where a value that is said with variables keeps their names."""

PARSED = "parsed"
"""Where the styles of a document keep what came of values, by the state of their variables."""


def apply() -> None:
    """Take over the looking up of properties; a second call does nothing."""
    if ComputedStyle.__missing__ is not missing:
        weasyprint.css.solved = solved
        mend(ComputedStyle, "__missing__", FAULT, MENDED)
        setattr(missing, ENGINES, ComputedStyle.__missing__)
        ComputedStyle.__missing__ = missing
    for module in (weasyprint.css, computed_values, tokens, inline, percent, preferred):
        module.check_math = check_math


def missing(style: Any, key: str) -> Any:
    """Give the value of a property that is asked for the first time."""
    names = PLAIN.get(key)
    parent = style.parent_style
    if names is None or parent is None or not names.isdisjoint(style.cascaded):
        return getattr(missing, ENGINES)(style, key)
    value = style[key] = parent[key] if key in INHERITED else INITIAL_VALUES[key]
    return value


def solved(style: Any, key: str, pending: Any, wanted_key: str, parent: Any) -> Any:
    """Give the value that is said with variables.

    Raises the engine's ``InvalidValues`` where it is none.
    """
    style[key] = None  # So the engine knows a variable that is said with itself.
    try:
        names = variables(pending)
        used = [style[name] for name in names]
        state = id(pending), wanted_key, style.base_url, *map(id, used)
        parsed = style.cache.setdefault(PARSED, {})
        if state in parsed:
            return parsed[state][-1]
        tokens = [part for token in pending.tokens for part in resolved(style, token, parent)]
    finally:
        del style[key]
    value = pending.solve(tokens, wanted_key, style.base_url)
    # What the state names is kept, too, or others could come to have its place in memory.
    parsed[state] = pending, used, value
    return value


def resolved(style: Any, token: Any, parent: Any) -> Sequence[Any]:
    """Give what a token stands for, with its variables' values in their places."""
    tokens = weasyprint.css.resolve_var(style, token, parent)
    return (token,) if tokens is None else tokens


def variables(pending: Any) -> tuple[str, ...]:
    """Name the variables that stand in what is said of a property."""
    if NAMES not in vars(pending):
        setattr(pending, NAMES, tuple(sorted(named(pending.tokens))))
    return getattr(pending, NAMES)  # type: ignore[no-any-return]  # of the engine's object


def named(tokens: Iterable[Any]) -> set[str]:
    """Give the names of all variables among tokens, and in what they hold."""
    found = set()
    for token in tokens:
        if token.type == "ident" and token.value.startswith("--"):
            found.add(token.value.replace("-", "_"))
        inside = getattr(token, "arguments", None) or getattr(token, "content", None)
        found |= named(inside or ())
    return found


def check_math(value: Any) -> Any:
    """Whether a value has a function in it that is to be worked out."""
    if type(value) is tuple:
        return any(map(check_math, value))
    return getattr(value, "type", None) == "function" and CHECK(value)
