"""Where everything landed: the page of each id, and of each note's call and body."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes

from galley.errors import Diagnostic
from galley.model import Area, Note, NotePlace, Part
from galley.typesetting.repairs.floats import PT, TOLERANCE, outside_boxes
from galley.typesetting.sheets import flow_of, notes_of, sheet_of

DISPLAYS = {"cover", "half-title", "title-page"}
"""The kinds of parts of which each page is a design of its own, a section."""


def anchors(pages: Iterable[Any]) -> dict[str, int]:
    """The page, counted from 0, on which each id first stands."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages):
        for name in page.anchors:
            found.setdefault(name, number)
    return found


def areas(pages: Iterable[Any]) -> Iterator[Area]:
    """The type area of each page, as its margins leave it."""
    for page in pages:
        sheet = sheet_of(page)
        left, top = sheet.content_box_x() / PT, sheet.content_box_y() / PT
        yield Area(left, top, left + sheet.width / PT, top + sheet.height / PT)


class NoteCount:
    """Counts the notes of laid-out pages: each once, and on its call's page."""

    def __init__(self, pages: Iterable[Any]) -> None:
        """Look at what is really on the pages: calls in the text, bodies at its foot."""
        self.calls: dict[str, list[int]] = defaultdict(list)
        self.bodies: dict[str, list[int]] = defaultdict(list)
        for number, page in enumerate(pages):
            for box in flow_of(page).descendants():
                if getattr(box, "footnote", None) is not None:
                    self.calls[box.footnote.element.get("id")].append(number)
            for box in notes_of(page):
                self.bodies[box.element.get("id")].append(number)

    def places(self, notes: Iterable[Note]) -> Iterator[NotePlace]:
        """Where each note came out that came out whole."""
        for note in notes:
            calls, bodies = self.calls[note.body_id], self.bodies[note.body_id]
            if len(calls) == len(bodies) == 1:
                yield NotePlace(note.number, note.label, calls[0], bodies[0])

    def faults(self, notes: Iterable[Note]) -> Iterator[Diagnostic]:
        """What is wrong with the notes: lost, doubled, or torn from their call."""
        for note in notes:
            calls, bodies = self.calls[note.body_id], self.bodies[note.body_id]
            if len(calls) != 1 or len(bodies) != 1:
                yield fault(
                    note,
                    "note-lost",
                    f"note {note.number} is called on {len(calls)} pages and stands on "
                    f"{len(bodies)}",
                    "each is to be one; move the call to another sentence, and report the fault",
                )
            elif calls != bodies:
                yield fault(
                    note,
                    "note-moved",
                    f"note {note.number} does not fit on the page of its call",
                    "shorten it or split it in two: a note cannot run over to the next page",
                )


def fault(note: Note, code: str, message: str, hint: str) -> Diagnostic:
    """A diagnostic at a note's call."""
    place = note.place
    return Diagnostic(code, message, hint, place.path, place.line, place.column)


def overruns(part: Part, pages: Iterable[Any]) -> Iterator[Diagnostic]:
    """Notes that run off the foot of their page: those taller than the text block."""
    by_id = {note.body_id: note for note in part.notes}
    for page in pages:
        notes = notes_of(page)
        if notes and notes[0].position_y < sheet_of(page).content_box_y() - TOLERANCE:
            note = by_id[notes[0].element.get("id")]
            yield fault(
                note,
                "note-tall",
                f"the notes from note {note.number} on are taller than their page",
                "shorten them: a note cannot run over to the next page",
            )


def crowded(part: Part, pages: Sequence[Any]) -> Iterator[Diagnostic]:
    """Designs of one page that run over: to a page of their own, or to the next design's."""
    if part.kind in DISPLAYS:
        designs = {
            element: box.element
            for page in pages
            for box in flow_of(page).descendants()
            if box.element_tag == "section"
            for element in box.element.iter()
        }
        stand = defaultdict(set)
        for number, page in enumerate(pages):
            for box in flow_of(page).descendants():
                if isinstance(box, boxes.TextBox):
                    stand[designs.get(box.element)].add(number)
        if any(len(on) > 1 for on in stand.values()):
            yield Diagnostic(
                "display-full",
                f"{part.name}: there is no room for all that a page says",
                "shorten the theme, the journal's name, or titles: "
                "cover: in issue.yaml words them for the cover, and an empty one keeps a piece off",
                part.path,
            )


def tall_rows(part: Part, pages: Iterable[Any]) -> Iterator[Diagnostic]:
    """Rows of tables that no page has room for, once a table: nothing else parts a row."""
    stand: dict[Any, set[int]] = defaultdict(set)
    tables: dict[Any, str] = {}
    for number, page in enumerate(pages):
        table, head = "", False
        for box in flow_of(page).descendants():
            if isinstance(box, boxes.TableBox):
                table = box.element.get("id", "")
            elif isinstance(box, boxes.TableRowGroupBox):
                head = box.is_header
            elif isinstance(box, boxes.TableRowBox) and not head:
                stand[box.element].add(number)
                tables[box.element] = table
    for table in dict.fromkeys(tables[row] for row, on in stand.items() if len(on) > 1):
        yield Diagnostic(
            "row-tall",
            f"{part.name}: a row of a table takes more than a page",
            "make several rows of it, or write it as text",
            part.path,
            part.lines.get(table, 1),
        )


def missing_pulls(pages: Iterable[Any], expected: Iterable[str]) -> list[str]:
    """The ids of the outside floats that came out on no page, in document order."""
    seen = {box.element.get("id") for page in pages for box in outside_boxes(sheet_of(page))}
    return [name for name in expected if name not in seen]
