"""The printed issue, set anew in both paginations and measured against its print."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from galley.intake import import_print
from galley.measuring import measure
from galley.order import Order, Pagination
from galley.press import Press
from galley.proofing.comparison import Bounds
from galley.release import release
from tests.editions import Release, offprinted, turns_alike, unsound

from .conftest import Shop

PRINT = os.environ.get("PRINT", "")
pytestmark = [
    pytest.mark.printed,
    pytest.mark.skipif(not PRINT, reason="PRINT names no printed issue"),
]

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


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """The printed issue, imported."""
    folder = tmp_path_factory.mktemp("reproduction")
    made = Shop(folder, Order(content=folder / "content", out=folder / "build"))
    import_print(Path(PRINT), made.folder)
    return made


def test_its_pages_turn_as_in_print_and_what_was_found_gives_the_same_bytes(shop: Shop) -> None:
    made = shop.press(pagination=Pagination.PRINTED).issue()
    searched = made.pdf.read_bytes()
    measured = measure(Path(PRINT), made.pdf)
    assert measured.faults == ()
    assert (measured.notes.right, measured.turns.right) == (422, 133)
    assert (measured.contents.right, measured.extent, measured.cover) == (11, (160, 160), 4)
    assert measured.blanks == ((70, 116, 148),) * 2
    reads_as_the_print(shop)
    assert all(fit.within_bounds for fit in made.fits.values())
    assert list(made.fits) == list(FOLIOS)
    again = shop.press(pagination=Pagination.PRINTED).issue()
    assert again.pdf.read_bytes() == searched
    assert again.fits == made.fits


def test_its_text_flows_to_the_length_of_the_print(shop: Shop) -> None:
    made = shop.press(pagination=Pagination.FLOW).issue()
    measured = measure(Path(PRINT), made.pdf)
    assert measured.short(Bounds(notes=95, turns=False)) == ()
    assert measured.contents.right == 11
    reads_as_the_print(shop)


def test_its_editions_turn_at_the_same_words_and_are_sound(shop: Shop) -> None:
    order = replace(shop.order, pagination=Pagination.PRINTED, jobs=0)
    released = Release(release(Press(order)).folder)
    assert turns_alike(released) == 160
    assert released.manifest["spine_mm"] == 9
    assert unsound(released, shop.folder) == []
    assert offprinted(released) == sum(last - first + 1 for first, last in FOLIOS.values())


def reads_as_the_print(shop: Shop) -> None:
    """Assert what the report of a build says of the issue's plan and its notes."""
    pieces = shop.report["pieces"]
    assert {p["name"]: (p["first_folio"], p["last_folio"]) for p in pieces} == FOLIOS
    notes = [note for piece in pieces for note in piece["notes"]]
    assert len(notes) == 422
    assert all(note["call"] == note["body"] for note in notes)
    last = {part["name"]: part for part in shop.report["parts"]}
    assert (last["call"]["first_folio"], last["call"]["pages"]) == (157, 1)
    assert (last["ruled"]["first_folio"], last["ruled"]["last_folio"]) == (158, 160)
