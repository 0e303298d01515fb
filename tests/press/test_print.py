"""The printed issue with its pages turned as in print: where all must stand, found or known."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from galley.intake import import_print
from galley.order import Order, Pagination

from .conftest import Shop

PRINT = os.environ.get("PRINT", "")
pytestmark = pytest.mark.skipif(not PRINT, reason="PRINT names no printed issue")

FOLIOS = {
    "editors-note": (8, 10),
    "rustamzade": (11, 32),
    "jafarova": (33, 54),
    "weitz": (55, 69),
    "ibrahimov": (71, 86),
    "huseynov": (87, 100),
    "miholjic": (101, 115),
    "guliyev": (117, 132),
    "mustafayeva": (133, 147),
    "ahmadov": (149, 156),
}


def test_it_fits_its_pages_and_what_was_found_gives_the_same_bytes(tmp_path: Path) -> None:
    shop = Shop(tmp_path, Order(content=tmp_path / "content", out=tmp_path / "build"))
    import_print(Path(PRINT), shop.folder)
    made = shop.press(pagination=Pagination.PRINTED).issue()
    searched = made.pdf.read_bytes()
    pieces = shop.report["pieces"]
    assert {p["name"]: (p["first_folio"], p["last_folio"]) for p in pieces} == FOLIOS
    assert shop.report["extent"] == 160
    notes = [note for piece in pieces for note in piece["notes"]]
    assert len(notes) == made.notes == 422
    assert all(note["call"] == note["body"] for note in notes)
    assert all(fit.within_bounds for fit in made.fits.values())
    assert list(made.fits) == list(FOLIOS)
    again = shop.press(pagination=Pagination.PRINTED).issue()
    assert again.pdf.read_bytes() == searched
    assert again.fits == made.fits
