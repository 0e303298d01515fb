"""Diagnostics for programs: as JSON, and as the annotations of GitHub's workflows."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from galley.errors import Diagnostic

DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY = DATA | {":": "%3A", ",": "%2C"}
"""What stands for a sign in the text of an annotation, and in what tells its place."""


def as_json(found: Iterable[Diagnostic], mended: Iterable[Diagnostic]) -> str:
    """Write one object: lists of what is found, and of what was mended before."""
    told = {"diagnostics": [*map(asdict, found)], "mended": [*map(asdict, mended)]}
    return json.dumps(told, ensure_ascii=False, indent=2)


def as_github(found: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield one workflow command a diagnostic: ``::warning file=…,line=…,col=…,title=…::…``."""
    for each in found:
        places = {"file": each.path, "line": each.line, "col": each.column, "title": each.code}
        said = ",".join(f"{key}={_escaped(str(value), PROPERTY)}" for key, value in places.items())
        yield f"::{each.severity} {said}::{_escaped(f'{each.message}; {each.hint}', DATA)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
