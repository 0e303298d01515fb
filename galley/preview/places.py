"""What stands where on a page: its blocks with their lines, notes, turns, base lines."""

from typing import Any

from galley.model import Spot
from galley.preview.drawing import Drawer
from galley.preview.looks import Look
from galley.preview.telling import Teller

TAGS = {
    "aside": "pull",
    "blockquote": "quote",
    "dl": "list",
    "figure": "figure",
    "ol": "list",
    "p": "paragraph",
    "table": "table",
    "ul": "list",
    **dict.fromkeys(("h1", "h2", "h3", "h4"), "heading"),
}
"""What a block is, by its element."""


def layer(look: Look, drawer: Drawer, teller: Teller) -> dict[str, Any]:
    """All that lies over a page's picture."""
    area = look.typeset.areas[look.page]
    grid = look.typeset.grids[look.page]
    return {
        "text": [text_row(run.text, run.box) for run in drawer.runs(look)],
        "blocks": blocks(look, teller),
        "notes": notes(look),
        "turns": [
            {"folio": spot.id.rpartition("-")[2], "box": sides(spot)}
            for spot in look.spots
            if is_turn(spot.id)
        ],
        "area": [round(side, 2) for side in (area.left, area.top, area.right, area.bottom)],
        "grid": {"first": grid.first, "step": grid.step} if grid.step else None,
    }


def text_row(text: str, box: tuple[float, float, float, float]) -> list[Any]:
    """A run of text: what it says, left, top, width and height."""
    left, top, right, bottom = box
    return [text, *(round(n, 2) for n in (left, top, right - left, bottom - top))]


def blocks(look: Look, teller: Teller) -> list[dict[str, Any]]:
    """The blocks of a page whose source is known, each before those inside it."""
    bodies = {body for _, body in pairs(look)}
    rows = []
    for spot in look.spots:
        line = look.lines.get(spot.id)
        what = "note" if spot.id in bodies or is_author(spot.id) else TAGS.get(spot.tag)
        if line is not None and what:
            link = teller.link(look.path, line)
            row = {"id": spot.id, "what": what, "path": look.path, "line": line}
            rows.append({**row, "box": sides(spot), "edit": link})
    return rows


def notes(look: Look) -> list[dict[str, Any]]:
    """The notes whose call and body both stand on a page."""
    boxes = {spot.id: sides(spot) for spot in look.spots}
    return [
        {"number": number_of(body), "call": boxes[call], "body": boxes[body]}
        for call, body in pairs(look)
        if call in boxes and body in boxes
    ]


def pairs(look: Look) -> list[tuple[str, str]]:
    """The ids of calls and bodies of a page's notes, authors' notes first."""
    names = {spot.id for spot in look.spots}
    found = []
    for spot in look.spots:
        for kind in ("author-call-", "call-"):
            before, here, number = spot.id.rpartition(f".{kind}")
            if here and number.isdigit():
                body = f"{before}.{kind.replace('call-', '') or 'note-'}{number}"
                found.extend([(spot.id, body)] * (body in names))
    return found


def number_of(body: str) -> int:
    """A note's number, 0 for an author's."""
    return 0 if is_author(body) else int(body.rpartition("-")[2])


def is_author(name: str) -> bool:
    """Whether an id is that of an author's note."""
    return ".author-" in name and ".author-call-" not in name


def is_turn(name: str) -> bool:
    """Whether an id is that of a printed page turn."""
    _, here, folio = name.rpartition(".turn-")
    return bool(here) and folio.isdigit()


def sides(spot: Spot) -> list[float]:
    """A spot's box."""
    return [spot.left, spot.top, spot.right, spot.bottom]
