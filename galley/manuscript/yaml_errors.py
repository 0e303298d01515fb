"""What the YAML parser refuses, in an editor's words."""

from __future__ import annotations

import yaml

from galley.errors import Diagnostic
from galley.manuscript.sheet import Spot

QUOTE = "put the whole value in quotation marks"

# A part of the parser's message; ours; the hint; whether the fault stands where the parser
# began to read (an opening quotation mark) or where it stopped.
REASONS = (
    (
        "mapping values are not allowed",
        "a colon and a space inside a plain value",
        f"{QUOTE}, or indent the line as its neighbours are",
        False,
    ),
    (
        "could not find expected ':'",
        "a line that is not a key and its value",
        "write key: value, and indent the further lines of a value",
        True,
    ),
    ("quoted scalar found unexpected end", "a quotation mark is never closed", "close it", True),
    (
        "unknown escape",
        "an escape that YAML does not know",
        "write \\\\ for a backslash, or use single quotation marks",
        False,
    ),
    ("that cannot start any token", "a value cannot begin with this character", QUOTE, False),
    (
        "a flow sequence",
        "a list in brackets is not closed, or lacks a comma",
        "write [one, two]",
        True,
    ),
    (
        "a flow mapping",
        "keys in braces are not closed, or lack a comma",
        "write each on a line of its own",
        True,
    ),
    ("but found '<scalar>'", "text after a closing quotation mark", QUOTE, False),
    (
        "<block end>",
        "the line does not continue what is above it",
        "indent it as its neighbours are",
        False,
    ),
    (
        "a block scalar",
        "nothing may stand after the sign of a block of text",
        "begin the text on the next line, indented",
        False,
    ),
)


class TooDeepError(yaml.YAMLError):
    """Lists and mappings lie in one another beyond any need."""

    def __init__(self, levels: int, spot: Spot) -> None:
        """Keep how many levels there may be, and where the next begins."""
        self.levels = levels
        self.spot = spot
        super().__init__(levels, spot)


def explain(error: Exception, path: str, first_line: int, last: Spot) -> Diagnostic:
    """Say what the parser met; ``last`` is where it stood if it does not say itself.

    ``first_line`` is the file's line on which the YAML begins.
    """
    context, context_mark, problem, mark = (
        getattr(error, name, None)
        for name in ("context", "context_mark", "problem", "problem_mark")
    )
    said = f"{context or ''} {problem or ''}"

    def at(chosen: yaml.Mark | None) -> Spot:
        return (path, chosen.line + first_line, chosen.column + 1) if chosen else (path, 1, 1)

    if isinstance(error, TooDeepError):
        message = f"more than {error.levels} lists and mappings in one another"
        return Diagnostic("yaml-deep", message, "write it flatter", *error.spot)
    if "scanning an alias" in said or "scanning an anchor" in said:
        return Diagnostic("yaml-alias", "a value beginning with * or &", QUOTE, *at(context_mark))
    for part, message, hint, at_start in REASONS:
        if part in said:
            spot = at(context_mark if at_start else mark)
            return Diagnostic("yaml-syntax", message, hint, *spot)
    if not problem:  # an escape such as "\Uffffffff"
        message = "a character that does not exist is escaped hereafter"
        return Diagnostic("yaml-syntax", message, "write the character itself", *last)
    message = f"this is not YAML: {problem}"
    hint = "put a value that begins or ends with a sign in quotation marks"
    return Diagnostic("yaml-syntax", message, hint, *at(mark or context_mark))
