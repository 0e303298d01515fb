"""A sheet → a value of the model; pydantic's errors → diagnostics.

A table says what each type of error is to an editor; what was expected is read from the
schema, so that a message and the model cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from galley.days import FORM
from galley.errors import Diagnostic
from galley.hints import did_you_mean, quoted
from galley.manuscript.schema import keys_at, node_at
from galley.manuscript.sheet import KeyPath, Sheet, Value

T = TypeVar("T")

CODES: Mapping[str, tuple[str, str]] = {
    "enum": ("value-choice", "write one of these"),
    "literal_error": ("value-choice", "write one of these"),
    "value_error": ("value-choice", "write one of these"),
    "string_too_short": ("value-empty", "write it"),
    "too_short": ("value-empty", "add an item"),
    "greater_than_equal": ("value-range", "write a number within these bounds"),
    "less_than_equal": ("value-range", "write a number within these bounds"),
    "int_parsing_size": ("value-range", "write a number within these bounds"),
    "date_type": ("date-bad", FORM),
}

HINTS: Mapping[str, str] = {
    "array": "write it as a list, [one, two] or a line of - for each",
    "object": "write key: value on lines below it, indented",
    "integer": "write digits only",
    "number": "write digits, and a point before the decimals",
    "string": "write it as text",
}
"""What to do about a value of another type, by the type that the schema asks for."""

NUMBERS: Mapping[str, str] = {"integer": "a whole number", "number": "a number"}
"""What a number is called, by the type that the schema asks for."""


def validate(adapter: TypeAdapter[T], sheet: Sheet, found: list[Diagnostic]) -> T | None:
    """Return the sheet as a value, ``None`` where it is not one; faults are added to ``found``."""
    try:
        return adapter.validate_python(dict(sheet.data))
    except ValidationError as error:
        found.extend(
            _diagnostic(details, adapter, sheet)
            for details in error.errors(include_url=False)
            if not sheet.faulty(details["loc"]) and not _follows(details)
        )
        return None


def _diagnostic(error: ErrorDetails, adapter: TypeAdapter[Any], sheet: Sheet) -> Diagnostic:
    """Say what one of pydantic's errors means and where it stands."""
    at = error["loc"]
    name = str(at[-1]) if at else ""
    node = node_at(adapter, at)
    if error["type"] == "missing":
        hint = f'add "{name}:" with {_expected(node)}'
        return Diagnostic("key-missing", f"{quoted(name)} is missing", hint, *sheet.where(*at[:-1]))
    if error["type"] == "unexpected_keyword_argument":
        known = list(node_at(adapter, at[:-1]).get("properties", ()))
        hint = did_you_mean(name, known, f"the keys here are {', '.join(known)}")
        return Diagnostic("key-unknown", f"unknown key {quoted(name)}", hint, *sheet.where_key(*at))
    hint = HINTS.get(node.get("type", ""), "see the schema of this file")
    code, hint = CODES.get(error["type"], ("value-type", hint))
    if name == "[key]":
        at = at[:-1]
        node = keys_at(adapter, at[:-1])
        message = f"expected {_expected(node)}, found {quoted(str(at[-1]))}"
        hint = did_you_mean(str(at[-1]), node.get("enum", ()), hint)
        return Diagnostic(code, message, hint, *sheet.where_key(*at))
    value = sheet.value(*at)
    choices = map(str, node.get("enum", ()))
    hint = did_you_mean(value, choices, hint) if isinstance(value, str) else hint
    message = f"{_name(at)}: expected {_expected(node)}, found {_found(value)}"
    return Diagnostic(code, message, hint, *sheet.where(*at))


def _follows(error: ErrorDetails) -> bool:
    """Whether an error only follows from another that is reported.

    A list's bad items are not counted as items; a cover key of a wrong form is also no piece.
    """
    if error["type"] == "too_short":
        return bool(error["input"])
    return error["type"] == "string_pattern_mismatch" and error["loc"][-1] == "[key]"


def _name(at: KeyPath) -> str:
    """Name a value by its key, and an item by its list's."""
    key = next((step for step in reversed(at) if isinstance(step, str)), "")
    return f"an item of {quoted(key)}" if isinstance(at[-1], int) else quoted(key)


def _expected(node: Mapping[str, Any]) -> str:
    """Say in words what a node of the schema asks for."""
    if "enum" in node:
        return f"one of {', '.join(map(str, node['enum']))}"
    if node.get("format") == "date":
        return "a date"
    if node.get("type") in NUMBERS:
        kind, low, high = NUMBERS[node["type"]], node.get("minimum"), node.get("maximum")
        return f"{kind} from {low} to {high}" if high else f"{kind} from {low}"
    lists = "a list of at least one item" if node.get("minItems") else "a list"
    return {"array": lists, "object": "keys and values"}.get(node.get("type", ""), "text")


def _found(value: Value | None) -> str:
    """Say in words what came."""
    if isinstance(value, str):
        return quoted(value) if value.strip() else "nothing"
    return "keys and values" if isinstance(value, dict) else "a list" if value else "an empty list"
