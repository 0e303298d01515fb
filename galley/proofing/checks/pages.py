"""Pages as they were planned: none empty by chance, nothing outside its place or on another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pikepdf import Object, Page

from galley.expectation import Expectation, ExpectedPage, ExpectedPiece
from galley.model import Area, Place
from galley.proofing.checks.findings import Findings, line_of, quoted
from galley.proofing.checks.found import FoundFile
from galley.proofing.faults import cut
from galley.proofing.geometry import Box
from galley.proofing.structure_text import PageText, Run

LIES_ON = 1.0
"""How far, in points, letters may reach into others."""

TOLERANCE = 0.5 * 72 / 25.4
"""How far, in points, letters may stand out: half a millimetre."""


def check_pages(expected: Expectation, file: FoundFile, told: Findings) -> None:
    """Check the plan of a file's pages, and that each holds what is on it."""
    planned = [page.label for page in expected.pages]
    if list(file.volume.labels) != planned:
        what = f"its pages are {_listed(file.volume.labels)}, planned were {_listed(planned)}"
        told.tell("proof-folio", Place(expected.path), what)
        return
    pieces = {piece.name: piece for piece in expected.pieces}
    for number, page in enumerate(expected.pages):
        piece = pieces.get(page.part, ExpectedPiece(page.part, expected.path))
        _check_filled(page, file.texts[number], Place(piece.path), told, number)
        _check_apart(piece, file.texts[number], told, number)
        if page.area is not None:
            trim = _box(file.pdf.pages[number].trimbox)
            area = area_box(file.pdf.pages[number], page.area)
            _check_inside(piece, file.texts[number], (trim, area), told, number)
            _check_folio(page, file.texts[number], area, Place(piece.path), told)


def overlaps(text: PageText) -> Iterator[tuple[Run, Run]]:
    """Give the pairs of runs of a page that stand on one another, from its head down.

    What stands less than `LIES_ON` on another only touches it, as the letters of close lines may.
    """
    above: list[tuple[Box, Run]] = []
    boxed = [(run.box, run) for run in (*text.runs.values(), *text.artifacts) if run.box]
    for box, run in sorted(boxed, key=lambda found: -found[0].top):
        above = [(other, upper) for other, upper in above if box.top - other.bottom > LIES_ON]
        for other, upper in above:
            wide = min(box.right, other.right) - max(box.left, other.left)
            high = box.top - max(box.bottom, other.bottom)
            if wide > LIES_ON and high > LIES_ON:
                yield upper, run
        above.append((box, run))


def area_box(page: Page, area: Area | None) -> Box:
    """Give the type area of a page as a box on it; the trim where there is none."""
    trim = _box(page.trimbox)
    if area is None:
        return trim
    left, top = trim.left, trim.top
    return Box(left + area.left, top - area.bottom, left + area.right, top - area.top)


def _check_filled(
    page: ExpectedPage, text: PageText, place: Place, told: Findings, number: int
) -> None:
    filled = any(run.box for run in text.runs.values())
    name = page.part or "the issue"
    if not page.part and (filled or text.artifacts):
        told.tell("proof-blank", place, f"{told.page(number)} was to be blank, and is not")
    elif page.part and not filled and not page.may_be_empty:
        told.tell("proof-blank", place, f"{name}: {told.page(number)} is empty")


def _check_inside(
    piece: ExpectedPiece, text: PageText, boxes: tuple[Box, Box], told: Findings, number: int
) -> None:
    """Tell what stands outside, once a page: the rest most often comes of the first."""
    trim, area = boxes
    jutting = [*_jutting(text.runs, area), *_off(text.artifacts, trim, area)]
    if jutting:
        run, far = max(jutting, key=lambda found: found[1])
        what = _named(run)
        others = f", and {len(jutting) - 1} more," if len(jutting) > 1 else ""
        block = "the page" if run.box and run.box.beyond(trim) > TOLERANCE else "the text block"
        told.tell(
            "proof-outside",
            Place(piece.path, _source(piece, text, run)),
            f"{piece.name}: {what}{others} stands {far / 72 * 25.4:.1f} mm out of {block} "
            f"of {told.page(number)}",
            "shorten or divide it: a long word, a wide table, a line of code, a large figure",
        )


def _check_apart(piece: ExpectedPiece, text: PageText, told: Findings, number: int) -> None:
    """Tell what stands on something else, once a page."""
    pairs = [*overlaps(text)]
    if pairs:
        upper, lower = (_named(run) for run in pairs[0])
        others = f", and {len(pairs) - 1} more such," if len(pairs) > 1 else ""
        told.tell(
            "proof-overlap",
            Place(piece.path, _source(piece, text, pairs[0][1])),
            f"{piece.name}: {lower}{others} stands on {upper} on {told.page(number)}",
            "shorten one of the two; titles on the cover are worded, or left out, under cover:",
        )


def _named(run: Run) -> str:
    """Say what is meant."""
    return quoted(run.text) if run.text.strip() else "a picture"


def _source(piece: ExpectedPiece, text: PageText, run: Run) -> int:
    """Give the source line of what stands somewhere: of a picture, that of its caption."""
    runs = [other for other in text.runs.values() if other.box and other.text.strip()]
    foot = run.box.bottom if run.box else 0.0
    if not run.text.strip():
        tops = [other.box.top for other in runs if other.box and other.box.top < foot]
        runs = [other for other in runs if other.box and tops and other.box.top == max(tops)]
    else:
        runs = [other for other in runs if other.y == run.y]
    whole = line_of(piece, "".join(other.text for other in runs))
    return whole if whole > 1 else line_of(piece, run.text)


def _jutting(runs: Mapping[int, Run], area: Box) -> Iterator[tuple[Run, float]]:
    for run in runs.values():
        if run.box is not None and (far := run.box.beyond(area)) > TOLERANCE:
            yield run, far


def _off(artifacts: tuple[Run, ...], trim: Box, area: Box) -> Iterator[tuple[Run, float]]:
    """Give running matter that is off the page, or wider than the text block."""
    measure = Box(area.left, trim.bottom, area.right, trim.top)
    for run in artifacts:
        if run.box is not None and (far := run.box.beyond(measure)) > TOLERANCE:
            yield run, far


def _check_folio(
    page: ExpectedPage, text: PageText, area: Box, place: Place, told: Findings
) -> None:
    """Check the number under the text, where there is one."""
    for run in text.artifacts:
        printed = run.text.strip()
        under = run.box is not None and run.box.top < area.bottom
        if under and printed.isdecimal() and printed != page.label:
            told.tell("proof-folio", place, f"{page.part}: page {page.label} is numbered {printed}")


def _box(array: Iterable[Object]) -> Box:
    left, bottom, right, top = (float(number) for number in array)
    return Box(left, bottom, right, top)


def _listed(labels: Iterable[str]) -> str:
    return cut(", ".join(labels))
