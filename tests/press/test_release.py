"""A release: all editions of the made-up issue, and the folder that they are put into."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf

from galley.binding import offprint, press_ready
from galley.binding.press_ready import bind_cover
from galley.editions import build_edition
from galley.errors import ContentError, MachineError
from galley.kinds import Bound, FileKind
from galley.model import Facts, TypesetPart
from galley.release import preflighted, release
from galley.stamp import Stamp
from tests.editions import Release, offprinted, turns_alike, unsound

from .conftest import Shop, shop_in

NAMES = {
    FileKind.SCREEN: ["hl-3-1-screen.pdf"],
    FileKind.PRINT: ["hl-3-1-print.pdf"],
    FileKind.COVER: ["hl-3-1-cover.pdf"],
    FileKind.ARCHIVE: ["hl-3-1-archive.pdf"],
}


def made_in(base: Path) -> Shop:
    """Write the made-up issue, and have its parts kept."""
    shop = shop_in(base)
    shop.order = replace(shop.order, cache=100)
    return shop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """Give the made-up issue, released; not to be changed."""
    made = made_in(tmp_path_factory.mktemp("released"))
    release(made.press())
    return made


@pytest.fixture(scope="module")
def released(shop: Shop) -> Release:
    """Give the release."""
    return Release(folder_of(shop))


@pytest.fixture
def again(shop: Shop, tmp_path: Path) -> Shop:
    """Give a copy of the made-up issue with its release."""
    for name in ("content", "build"):
        shutil.copytree(shop.base / name, tmp_path / name)
    order = replace(shop.order, content=tmp_path / "content", out=tmp_path / "build")
    return Shop(tmp_path, order)


def folder_of(shop: Shop) -> Path:
    """Give the folder of a shop's release."""
    return shop.pdf.with_name("release")


def held(folder: Path) -> dict[str, bytes]:
    """Give the files in a folder by their names."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_every_edition_is_there_by_its_name(released: Release) -> None:
    assert {kind: released.names(kind) for kind in NAMES} == NAMES
    report = json.loads(released.folder.with_name("report.json").read_bytes())
    wanted = [
        f"articles/hl-3-1-{row['first_folio']:03}-{row['name']}.pdf" for row in report["pieces"]
    ]
    assert released.names(FileKind.OFFPRINT) == wanted


def test_the_manifest_tells_of_every_file_and_of_no_other(released: Release) -> None:
    files = held(released.folder)
    del files["manifest.json"]
    told = {row["file"]: row for row in released.manifest["files"]}
    assert told.keys() == files.keys()
    for name, data in files.items():
        assert told[name]["bytes"] == len(data)
        assert told[name]["sha256"] == sha256(data).hexdigest()
        with Pdf.open(released.folder / name) as pdf:
            assert told[name]["pages"] == len(pdf.pages)
    assert released.manifest["extent"] == 20
    assert released.manifest["spine_mm"] == pytest.approx(10 * 0.1125, abs=0.01)
    assert released.manifest["versions"]["galley"]


def test_the_screens_edition_is_the_issues_own_file(shop: Shop, released: Release) -> None:
    assert released.file(FileKind.SCREEN).read_bytes() == shop.pdf.read_bytes()


def test_all_editions_turn_at_the_same_words(released: Release) -> None:
    assert turns_alike(released) == 20


def test_the_same_input_gives_the_same_release(released: Release, tmp_path: Path) -> None:
    """Elsewhere, without a cache and with two processes, each byte of it is the same."""
    other = made_in(tmp_path)
    other.order = replace(other.order, cache=0, jobs=2)
    release(other.press())
    assert held(folder_of(other)) == held(released.folder)


def test_no_file_fails_a_condition(shop: Shop, released: Release) -> None:
    assert unsound(released, shop.folder) == []


def test_a_release_takes_the_place_of_the_last_as_a_whole(again: Shop) -> None:
    again.spoil("quays.md", "title: The Long *Quay*", "title: The Short *Quay*")
    before = held(folder_of(again))
    release(again.press())
    after = held(folder_of(again))
    assert after.keys() == before.keys()
    assert after["hl-3-1-print.pdf"] != before["hl-3-1-print.pdf"]
    assert [path.name for path in again.pdf.parent.iterdir() if ".new" in path.name] == []


def test_an_error_leaves_the_last_release(again: Shop) -> None:
    before = held(folder_of(again))
    again.spoil("quays.md", "title: The Long *Quay*", "titel: The Long *Quay*")
    with pytest.raises(ContentError):
        release(again.press())
    assert held(folder_of(again)) == before


def test_a_fault_of_the_last_file_leaves_the_last_release(
    again: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(again.pdf.parent)
    again.spoil("quays.md", "title: The Long *Quay*", "title: The Short *Quay*")

    def fail(*_: object) -> bytes:
        raise MachineError("no room", "make room")

    monkeypatch.setattr(offprint, "bind_offprint", fail)
    with pytest.raises(MachineError):
        release(again.press())
    kept = held(again.pdf.parent)
    assert {name: kept[name] for name in before if "proofs" not in name} == {
        name: data for name, data in before.items() if "proofs" not in name
    }


def test_a_checked_release_is_the_same(again: Shop, released: Release) -> None:
    release(again.press(), preflighted)
    assert held(folder_of(again)) == held(released.folder)


def test_a_checked_release_is_not_made_of_a_file_that_fails(
    again: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(folder_of(again))

    def untrapped(part: TypesetPart, facts: Facts, spine: float) -> bytes:
        file = BytesIO()
        with Pdf.open(BytesIO(bind_cover(part, facts, spine))) as pdf:
            del pdf.docinfo.Trapped
            pdf.save(file)
        return file.getvalue()

    again.order = replace(again.order, cache=0)
    monkeypatch.setattr(press_ready, "bind_cover", untrapped)
    found = again.faults(lambda: release(again.press(), preflighted).made)
    assert [each.code for each in found] == ["preflight-trapped"]
    assert found[0].path == str(folder_of(again) / "hl-3-1-cover.pdf")
    assert held(folder_of(again)) == before


def test_offprints_have_the_issues_own_pages(released: Release) -> None:
    assert offprinted(released) == 9


def test_what_lies_in_the_folder_by_hand_is_not_thrown_away(again: Shop) -> None:
    note = folder_of(again) / "articles" / "for-the-printer.txt"
    note.write_text("Call before noon.", encoding="utf-8")
    before = held(folder_of(again))
    with pytest.raises(MachineError, match=r"articles/for-the-printer\.txt"):
        release(again.press())
    assert held(folder_of(again)) == before


@pytest.mark.parametrize("edition", Bound)
def test_an_edition_is_made_beside_the_file_for_the_screen(
    again: Shop, released: Release, edition: Bound
) -> None:
    again.order = replace(again.order, edition=edition)
    made = build_edition(again.press())
    names = {
        Bound.SCREEN: [],
        Bound.PRINT: ["hl-3-1-print.pdf", "hl-3-1-cover.pdf"],
        Bound.ARCHIVE: ["hl-3-1-archive.pdf"],
    }[edition]
    assert [path.name for path in made.others] == names
    assert made.pdf.read_bytes() == released.file(FileKind.SCREEN).read_bytes()
    for path in made.others:
        assert path.read_bytes() == (released.folder / path.name).read_bytes()


def test_an_edition_that_is_there_is_not_made_again(again: Shop) -> None:
    again.order = replace(again.order, edition=Bound.PRINT)
    made = build_edition(again.press())
    recalled = Stamp(again.order).recall()
    assert recalled
    assert recalled.others == made.others
    assert Stamp(replace(again.order, edition=Bound.ARCHIVE)).recall() is None
    made.others[0].write_bytes(b"%PDF")
    assert Stamp(again.order).recall() is None


@pytest.mark.parametrize("linked", [False, True], ids=["file", "link"])
def test_what_has_the_folders_name_and_is_none_stays(
    again: Shop, tmp_path: Path, *, linked: bool
) -> None:
    folder, moved = folder_of(again), tmp_path / "moved"
    folder.rename(moved)
    if linked:
        folder.symlink_to(moved)
    else:
        folder.write_text("Call before noon.", encoding="utf-8")
    again.spoil("quays.md", "title: The Long *Quay*", "title: The Short *Quay*")
    before = again.pdf.read_bytes()
    with pytest.raises(MachineError, match="a file or a link"):
        release(again.press())
    assert folder.is_symlink() is linked
    assert again.pdf.read_bytes() == before
