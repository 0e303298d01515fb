"""The cache keeps what it is given, forgets what is old, and never stands in the way."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from galley.cache import MIB, Cache, clean
from galley.fit import Fit, Setting
from galley.kept import pack, unpack
from galley.model import NotePlace, TypesetPart

KEY, OTHER = "ab" * 32, "cd" * 32

PART = TypesetPart(
    name="tides",
    pdf=b"%PDF-1.7\nnew\nlines\n\x00\xff",
    pages=3,
    anchors={"tides.block-1": 0, "tides.é": 2},
    notes=(NotePlace(1, "up", 0, 0),),
    fit=Fit(Setting(-1.0), {9: Setting(0, 0.005, 2)}, {"tides.pull-1": 4}, (9, 10)),
)


def entry(cache: Cache, key: str = KEY) -> Path:
    """Give the file of an entry."""
    return cache.folder / key[:2] / key


def test_what_is_put_is_given() -> None:
    assert unpack(pack(PART)) == PART


@pytest.mark.parametrize("data", [b"", b"{}\n%PDF", pack(PART)[:40], b"null\n%PDF", b"[" * 99999])
def test_what_is_no_part_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - that there is one is all that is asked
        unpack(data)


def test_it_is_empty_until_something_is_put(tmp_path: Path) -> None:
    cache = Cache(tmp_path, MIB)
    assert cache.is_empty
    cache.put(KEY, b"a part")
    assert not cache.is_empty


def test_it_keeps_bytes(tmp_path: Path) -> None:
    cache = Cache(tmp_path, MIB)
    assert cache.get(KEY) is None
    cache.put(KEY, b"one")
    assert (cache.get(KEY), cache.get(OTHER)) == (b"one", None)
    assert (cache.taken, cache.damaged) == (1, 0)


def cut(data: bytes) -> bytes:
    """Lose the end."""
    return data[:-1]


def flipped(data: bytes) -> bytes:
    """Change a byte."""
    return data[:-1] + bytes([data[-1] ^ 1])


def foreign(_data: bytes) -> bytes:
    """Put something else there."""
    return b"not ours"


def emptied(_data: bytes) -> bytes:
    """Leave nothing."""
    return b""


@pytest.mark.parametrize("harm", [cut, flipped, foreign, emptied])
def test_a_damaged_entry_is_none(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    cache = Cache(tmp_path, MIB)
    cache.put(KEY, b"one")
    entry(cache).write_bytes(harm(entry(cache).read_bytes()))
    assert cache.get(KEY) is None
    assert cache.damaged == 1
    cache.put(KEY, b"one")
    assert cache.get(KEY) == b"one"


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 3000)
    keys = [f"{number:02}" * 32 for number in range(4)]
    for age, key in enumerate(keys):
        cache.put(key, bytes(900))
        os.utime(entry(cache, key), (age, age))
    assert cache.get(keys[0])
    cache.trim()
    assert [cache.get(key) is not None for key in keys] == [True, False, True, True]


def test_no_failure_of_the_disk_is_told(tmp_path: Path) -> None:
    """A file stands where the folder should be: nothing is kept, and nothing is said."""
    (tmp_path / ".cache").write_text("in the way", encoding="utf-8")
    cache = Cache(tmp_path, MIB)
    cache.put(KEY, b"one")
    cache.spoilt(KEY)
    cache.trim()
    assert cache.get(KEY) is None


def test_an_entry_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path, MIB)
    cache.put(OTHER, b"other")
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        write(path, data[:5])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    cache.put(KEY, b"one")
    assert [path.name for path in cache.folder.glob("*/*")] == [OTHER]


def test_clean_removes_a_cache_and_nothing_else(tmp_path: Path) -> None:
    assert not clean(tmp_path)
    Cache(tmp_path, MIB).put(KEY, b"one")
    (tmp_path / "v3i1.pdf").touch()
    assert clean(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["v3i1.pdf"]
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "theirs").touch()
    assert not clean(tmp_path)
    assert (tmp_path / ".cache" / "theirs").exists()
