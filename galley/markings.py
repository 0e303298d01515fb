"""Pieces as they were marked up before, by all that they were made from.

Marking up takes as long as setting two pages of each article, and an editor changes one.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from galley.cache import Cache
from galley.digests import SOURCE, digest_of, folder_digest, modules_digest
from galley.errors import diagnostic_of
from galley.inputs import state_of
from galley.limits import limits
from galley.markup import mark_anew
from galley.model import (
    Comment,
    Heading,
    Inline,
    Marked,
    Note,
    Passage,
    Picture,
    Piece,
    Place,
    Setting,
    Stretch,
)
from galley.versions import versions

LEAST = ("errors.py", "limits.py", "markings.py", "model.py", "written.py")
"""What markup leans on, beside its stage."""

LINES = ("title", "subtitle", "short_title", "abstract")
SERIES = ("keywords", "bios")
STRETCHES = ("italics", "addresses", "code")

Row = list[Any]


class Markings:
    """Marks pieces up, or gives them as they were marked up before; with no cache, anew.

    For one folder of figures, as it is now.
    """

    def __init__(self, cache: Cache | None, figures: Path) -> None:
        """Take what keeps them, and the issue's folder of figures."""
        self._cache = cache
        self._figures = figures
        self._new: dict[str, Marked] = {}
        self._state = state_of((figures,))
        code = folder_digest(SOURCE / "markup") + folder_digest(figures)
        said = modules_digest(LEAST), limits(), sorted(versions().items())
        self._shared = digest_of(code + repr(said).encode())

    def __call__(self, piece: Piece, figures: Path | None) -> Marked:
        """Give a piece marked up. Raises what `mark_anew` raises."""
        if self._cache is None:
            return mark_anew(piece, figures)
        key = digest_of(f"{self._shared} {piece!r}".encode(errors="surrogatepass"))
        if (kept := self._cache.get(key)) is not None:
            try:
                return unpacked(kept, piece)
            except ValueError:
                self._cache.spoilt(key)
        marked = self._new[key] = mark_anew(piece, figures)
        return marked

    def keep(self) -> None:
        """Keep what was marked up anew: to be called where the issue is sound."""
        # A figure that changed meanwhile may be another than the one that the keys are of.
        if self._cache and state_of((self._figures,)) == self._state:
            for key, marked in self._new.items():
                self._cache.put(key, packed(marked))
        self._new.clear()


def packed(marked: Marked) -> bytes:
    """Give a piece after markup as bytes: plain data, but for the manuscript itself."""
    facts = {
        **{name: row_of(getattr(marked, name)) for name in LINES},
        **{name: [row_of(line) for line in getattr(marked, name)] for name in SERIES},
        "html": marked.html,
        "notes": [[n.number, n.label, n.call_id, n.body_id, *at(n.place)] for n in marked.notes],
        "headings": [[h.level, h.text, h.id, *at(h.place)] for h in marked.headings],
        "lines": dict(marked.lines),
        "words": marked.words,
        "diagnostics": [asdict(found) for found in marked.diagnostics],
        "passages": [passage_row(passage) for passage in marked.passages],
        "comments": [[c.kind, c.text, c.last, *at(c.place)] for c in marked.comments],
        "pictures": [[p.name, p.width, p.height, *at(p.place)] for p in marked.pictures],
    }
    return json.dumps(facts).encode()


def row_of(line: Inline) -> Row:
    """A line's values."""
    return [line.html, line.plain]


def at(place: Place) -> Row:
    """A place's values."""
    return [place.path, place.line, place.column]


def passage_row(passage: Passage) -> Row:
    """A passage's values."""
    stretches = [[[each.start, each.end] for each in getattr(passage, name)] for name in STRETCHES]
    steps = [[begun, *at(place)] for begun, place in passage.steps]
    rest = passage.note, list(passage.straight), passage.fixed
    return [passage.setting, passage.text, steps, stretches, *rest]


def unpacked(data: bytes, piece: Piece) -> Marked:
    """Give the piece after markup. Raises ``ValueError`` where the bytes hold none."""
    try:
        facts: Mapping[str, Any] = json.loads(data)
        return Marked(
            piece=piece,
            title=Inline(*facts["title"]),
            subtitle=Inline(*facts["subtitle"]),
            short_title=Inline(*facts["short_title"]),
            abstract=Inline(*facts["abstract"]),
            keywords=tuple(Inline(*row) for row in facts["keywords"]),
            bios=tuple(Inline(*row) for row in facts["bios"]),
            html=str(facts["html"]),
            notes=tuple(
                Note(number, label, call, body, Place(*place))
                for number, label, call, body, *place in facts["notes"]
            ),
            headings=tuple(
                Heading(level, text, name, Place(*place))
                for level, text, name, *place in facts["headings"]
            ),
            lines={str(name): int(line) for name, line in facts["lines"].items()},
            words=int(facts["words"]),
            diagnostics=tuple(diagnostic_of(row) for row in facts["diagnostics"]),
            passages=tuple(map(passage_of, facts["passages"])),
            comments=tuple(
                Comment(kind, text, Place(*place), last)
                for kind, text, last, *place in facts["comments"]
            ),
            pictures=tuple(
                Picture(name, width, height, Place(*place))
                for name, width, height, *place in facts["pictures"]
            ),
        )
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise ValueError("these bytes are no piece") from error


def passage_of(row: Row) -> Passage:
    """The passage of a row. Raises ``TypeError`` or ``ValueError`` where it is of none."""
    setting, text, steps, stretches, note, straight, fixed = row
    given = {name: stretches_of(rows) for name, rows in zip(STRETCHES, stretches, strict=True)}
    begun = tuple((start, Place(*place)) for start, *place in steps)
    return Passage(
        Setting(setting), text, begun, note, straight=tuple(straight), fixed=fixed, **given
    )


def stretches_of(rows: Iterable[Row]) -> tuple[Stretch, ...]:
    """The stretches of rows."""
    return tuple(Stretch(*row) for row in rows)
