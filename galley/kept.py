"""A typeset part as bytes, and back: plain data that run nothing when they are read."""

import json
from collections.abc import Callable
from dataclasses import asdict, fields
from operator import attrgetter
from typing import Any

from galley.errors import diagnostic_of
from galley.fit import fit_of, fit_values
from galley.model import Area, Grid, NotePlace, Spot, TypesetPart


def values(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """Give what takes the values of such a record, which holds no other, in their order."""
    return attrgetter(*(each.name for each in fields(kind)))


AREA, SPOT, GRID = values(Area), values(Spot), values(Grid)


def pack(part: TypesetPart) -> bytes:
    """Give a part as bytes: a line of JSON, and its PDF."""
    facts = {
        "name": part.name,
        "pages": part.pages,
        "anchors": dict(part.anchors),
        "notes": [asdict(note) for note in part.notes],
        "areas": list(map(AREA, part.areas)),
        "spots": list(map(SPOT, part.spots)),
        "grids": list(map(GRID, part.grids)),
        "diagnostics": [asdict(found) for found in part.diagnostics],
        "fit": None if part.fit is None else fit_values(part.fit),
    }
    return json.dumps(facts).encode() + b"\n" + part.pdf


def unpack(data: bytes) -> TypesetPart:
    """Give the part that the bytes hold. Raises ``ValueError`` where they hold none."""
    head, newline, pdf = data.partition(b"\n")
    try:
        facts: dict[str, Any] = json.loads(head)
        if not (newline and pdf.startswith(b"%PDF")):
            raise ValueError("the PDF is missing")
        return TypesetPart(
            name=str(facts["name"]),
            pdf=pdf,
            pages=int(facts["pages"]),
            anchors={str(name): int(page) for name, page in facts["anchors"].items()},
            notes=tuple(NotePlace(**row) for row in facts["notes"]),
            areas=tuple(Area(*map(float, row)) for row in facts["areas"]),
            spots=tuple(_spot(row) for row in facts["spots"]),
            grids=tuple(Grid(*map(float, row)) for row in facts["grids"]),
            diagnostics=tuple(diagnostic_of(row) for row in facts["diagnostics"]),
            fit=None if facts["fit"] is None else fit_of(facts["fit"]),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("these bytes are no typeset part") from error


def _spot(row: list[Any]) -> Spot:
    """The spot of a row. Raises ``TypeError`` or ``ValueError`` where it is of none."""
    name, tag, page, *sides = row
    return Spot(str(name), str(tag), int(page), *map(float, sides))
