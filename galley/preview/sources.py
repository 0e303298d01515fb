"""On which line of its file all that a part shows is written."""

from collections.abc import Mapping

from galley.job import Job
from galley.model import Part, Piece

FRONT: Mapping[str, tuple[str | int, ...]] = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "authors": ("authors",),
    "affiliation": ("authors", 0, "affiliation"),
    "abstract": ("abstract",),
    "keywords": ("keywords",),
}
"""The key of front matter that each element of an opener is written under."""


def lines_of(job: Job, part: Part) -> Mapping[str, int]:
    """The line of each id of a part: of its blocks, notes, turns, and of its opener."""
    marked = next((each for each in job.marked.pieces if each.piece.slug == part.name), None)
    if marked is None:
        return {}
    front = front_lines(part.name, marked.piece)
    notes = {note.body_id: note.place.line for note in part.notes}
    return {**front, **notes, **part.lines}


def front_lines(name: str, piece: Piece) -> dict[str, int]:
    """The lines of what an opener shows."""
    return {
        f"{name}.{kind}": piece.places[key].line
        for kind, key in FRONT.items()
        if key in piece.places
    }
