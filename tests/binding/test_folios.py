"""The lock file is read with tolerance and written with care."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from galley.binding.folios import HEADER, FolioLock, lock, read_folios, write_folios
from galley.errors import MachineError
from galley.model import Span

PAGES = {"cover": 4, "no": 10, "rustamzade": 14}
DIGESTS = {name: f"digest of {name}" for name in PAGES}
SPANS = {"no": Span(1, 10), "rustamzade": Span(11, 24)}
NOTHING = FolioLock({}, {})


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "folios.yaml"
    written = lock(PAGES, DIGESTS)
    write_folios(path, written, SPANS)
    assert read_folios(path) == written
    assert list(tmp_path.iterdir()) == [path]


def test_a_part_has_a_line_that_people_can_read(tmp_path: Path) -> None:
    path = tmp_path / "folios.yaml"
    made = lock(PAGES, DIGESTS)
    write_folios(path, made, SPANS)
    first, cover, _, last = path.read_text(encoding="utf-8").splitlines()
    assert f"{first}\n" == HEADER
    assert cover == f"cover: {{pages: 4, key: {made.keys['cover']}}}"
    key = made.keys["rustamzade"]
    assert last == f"rustamzade: {{first: 11, last: 24, pages: 14, key: {key}}}"
    assert isinstance(yaml.safe_load(path.read_bytes()), dict)


def test_a_count_is_trusted_for_the_inputs_it_was_made_from() -> None:
    made = lock(PAGES, DIGESTS)
    assert made.trusted("rustamzade", DIGESTS["rustamzade"]) == 14
    assert made.trusted("rustamzade", "another digest") is None
    assert made.trusted("unknown", DIGESTS["rustamzade"]) is None


def test_an_edited_count_is_not_trusted(tmp_path: Path) -> None:
    path = tmp_path / "folios.yaml"
    write_folios(path, lock(PAGES, DIGESTS), SPANS)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("pages: 14", "pages: 15"), encoding="utf-8")
    read = read_folios(path)
    assert read.trusted("rustamzade", DIGESTS["rustamzade"]) is None
    assert read.trusted("no", DIGESTS["no"]) == 10


def test_keys_are_text_even_if_all_digits(tmp_path: Path) -> None:
    path = tmp_path / "folios.yaml"
    made = FolioLock({"no": 3}, {"no": "012345678901"})
    write_folios(path, made, {})
    assert read_folios(path) == made


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"- a\n- b\n",
        b"text",
        b"a: 3\nb: [1, 2]\nc: {pages: many, key: x}\nd: {key: x}\ne: {pages: {}}\n",
        b"a: {pages: 0, key: x}\nb: {pages: -2, key: x}\nc: {pages: 1.5, key: x}\n",
        b"a: {pages: " + b"9" * 5000 + b", key: x}\n",
        b"[" * 5000,
        b"? [a]\n: {pages: 3}\n",
        b"a: \x07",
    ],
    ids=lambda data: repr(data[:20]),
)
def test_what_cannot_be_read_is_as_if_not_there(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "folios.yaml"
    path.write_bytes(data)
    assert read_folios(path) == NOTHING


def test_an_absent_file_or_a_folder_is_an_empty_lock(tmp_path: Path) -> None:
    assert read_folios(tmp_path / "absent.yaml") == NOTHING
    assert read_folios(tmp_path) == NOTHING


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "folios.yaml"
    write_folios(path, lock(PAGES, DIGESTS), SPANS)
    before = path.stat()
    write_folios(path, lock(PAGES, DIGESTS), SPANS)
    assert path.stat().st_ino == before.st_ino
    write_folios(path, lock({**PAGES, "cover": 6}, DIGESTS), SPANS)
    assert read_folios(path).pages["cover"] == 6


def test_a_place_that_cannot_be_written_is_the_machines_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    with pytest.raises(MachineError, match=r"folios\.yaml"):
        write_folios(tmp_path / "file" / "folios.yaml", lock(PAGES, DIGESTS), SPANS)
