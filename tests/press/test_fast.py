"""Nothing is made twice, and whoever makes it, the bytes are the same."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pikepdf import Pdf

from galley import cache as caching
from galley import setting
from galley.binding.opened import Opened
from galley.errors import ContentError, MachineError
from galley.model import TypesetPart
from galley.order import Made
from galley.press import Press
from galley.stamp import Stamp
from galley.workers import Workers

from .conftest import Shop

ROOT = Path(__file__).resolve().parents[2]
PARTS = (
    *("cover", "half-title", "title-page", "imprint", "board", "contents"),
    *("greeting", "quays", "tides", "mist", "call", "ruled"),
)
FIGURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="{}mm"><path/></svg>'


@pytest.fixture(scope="module")
def warm(built: Shop, tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """Give the made-up issue with its lock, built with a cache; to be copied, not changed."""
    shop = copied(built, tmp_path_factory.mktemp("warm"), "content")
    shop.order = replace(shop.order, cache=100)
    shop.issue()
    return shop


def copied(shop: Shop, base: Path, *folders: str) -> Shop:
    """Copy folders of a shop to another place."""
    for name in folders:
        shutil.copytree(shop.base / name, base / name)
    return Shop(base, replace(shop.order, content=base / "content", out=base / "build"))


@pytest.fixture
def again(warm: Shop, tmp_path: Path) -> Shop:
    """Give the made-up issue with the lock and the cache of its last build."""
    return copied(warm, tmp_path / "again", "content", "build")


def cold(shop: Shop) -> bytes:
    """Build the issue anew, with nothing to lean on but its lock."""
    return copied(replaced(shop, cache=0), shop.base / "cold", "content").issue()


def replaced(shop: Shop, **changes: int) -> Shop:
    """Give a shop whose orders differ."""
    return Shop(shop.base, replace(shop.order, **changes))  # type: ignore[arg-type]


# Many hands --------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [0, 2, 3])
@pytest.mark.parametrize("cache", [0, 100])
def test_the_same_bytes_with_any_number_of_workers(
    shop: Shop, issue_bytes: bytes, jobs: int, cache: int
) -> None:
    assert replaced(shop, jobs=jobs, cache=cache).issue() == issue_bytes


def test_with_the_lock_each_part_is_set_once_by_many(again: Shop) -> None:
    many = replaced(again, jobs=2, cache=0)
    many.issue()
    assert Counter(many.set_parts) == Counter(PARTS)


def test_the_part_with_most_text_is_begun_first(again: Shop) -> None:
    one = replaced(again, cache=0)
    one.issue()
    assert one.set_parts[0] == "quays"
    assert Counter(one.set_parts) == Counter(PARTS)


def test_all_faults_of_all_parts_are_told_by_any_number_of_workers(again: Shop) -> None:
    for name in ("quays", "tides", "mist"):
        with (again.folder / f"{name}.md").open("a", encoding="utf-8") as file:
            file.write("\n![Too far.](figures/far.svg)\n")
    (again.folder / "figures").mkdir()
    outside = 'href="file:///etc/hostname"'
    (again.folder / "figures" / "far.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image {outside}/></svg>',
        encoding="utf-8",
    )
    told = [
        replaced(again, jobs=jobs).faults(replaced(again, jobs=jobs).press().issue)
        for jobs in (1, 2, 3)
    ]
    assert {found.path.rpartition("/")[2] for found in told[0]} == {
        "quays.md",
        "tides.md",
        "mist.md",
    }
    assert told[0] == told[1] == told[2]


# Nothing twice -----------------------------------------------------------------


def test_a_second_build_sets_nothing(again: Shop, issue_bytes: bytes) -> None:
    again.pdf.unlink()
    assert again.issue() == issue_bytes
    assert again.set_parts == []


def test_a_changed_word_sets_its_part_alone(again: Shop) -> None:
    again.spoil("tides.md", "Up.[^up]", "Down.[^up]")
    made = again.issue()
    assert again.set_parts == ["tides"]
    assert made == cold(again)


def test_an_article_is_taken_from_the_cache(again: Shop, built: Shop) -> None:
    assert again.article("tides") == built.article("tides")
    assert again.set_parts == []


def test_a_changed_figure_sets_the_parts_that_show_it(again: Shop) -> None:
    figures = again.folder / "figures"
    figures.mkdir()
    for name in ("one chart.svg", "other.svg"):
        (figures / name).write_text(FIGURE.format(20), encoding="utf-8")
    for piece, name in (("quays", "one%20chart"), ("tides", "other")):
        with (again.folder / f"{piece}.md").open("a", encoding="utf-8") as file:
            file.write(f"\n![A chart.](figures/{name}.svg)\n")
    again.issue()
    (figures / "one chart.svg").write_text(FIGURE.format(40), encoding="utf-8")
    made = again.issue()
    assert again.set_parts == ["quays"]
    assert made == cold(again)


def test_another_engine_sets_all_again(
    again: Shop, monkeypatch: pytest.MonkeyPatch, issue_bytes: bytes
) -> None:
    other = {**setting.worker_versions(), "harfbuzz": "0.0.0"}
    monkeypatch.setattr("galley.workers.worker_versions", lambda: other)
    monkeypatch.setattr("galley.setting.worker_versions", lambda: other)
    assert again.issue() == issue_bytes
    assert Counter(again.set_parts) == Counter(PARTS)


def test_another_galley_at_work_is_refused(again: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    other = {**setting.worker_versions(), "typesetting": "0"}
    monkeypatch.setattr("galley.workers.worker_versions", lambda: other)
    with pytest.raises(MachineError, match="another galley"):
        again.issue()


def harmed(path: Path) -> None:
    """Cut a file's end off."""
    path.write_bytes(path.read_bytes()[:-1])


def exchanged(path: Path) -> None:
    """Put another entry in its place: whole, but no part."""
    other = caching.Cache(path.parents[2].parent / "other", 1)
    other.put(path.name, b"no part")
    shutil.copy(other.folder / path.name[:2] / path.name, path)


@pytest.mark.parametrize("harm", [harmed, exchanged])
def test_damaged_entries_are_made_again(
    again: Shop, issue_bytes: bytes, harm: Callable[[Path], None]
) -> None:
    again.pdf.unlink()
    for path in (again.order.out / ".cache").glob("*/*"):
        if b"%PDF" in path.read_bytes() and path.stat().st_size < len(issue_bytes):
            harm(path)
    made = again.press().issue()
    assert made.pdf.read_bytes() == issue_bytes
    assert Counter(again.set_parts) == Counter(PARTS)
    assert f"{len(PARTS)} damaged" in made.told


def test_a_cache_that_cannot_be_written_hinders_nothing(shop: Shop, issue_bytes: bytes) -> None:
    shop.order.out.mkdir()
    (shop.order.out / ".cache").touch()
    assert replaced(shop, cache=100).issue() == issue_bytes


def test_the_cache_stays_within_its_limit(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("galley.press.MIB", 1 << 10)
    replaced(shop, cache=100).issue()
    files = [path for path in (shop.order.out / ".cache").glob("*/*") if path.is_file()]
    assert 0 < sum(path.stat().st_size for path in files) < 120 << 10


# Unchanged ---------------------------------------------------------------------


def test_an_unchanged_issue_is_known_by_its_stamp(again: Shop) -> None:
    made = again.press().issue()
    found = Stamp(again.order).recall()
    assert found
    assert found.unchanged
    assert (found.pdf, found.pages, found.notes) == (made.pdf, made.pages, made.notes)
    assert (found.diagnostics, found.fits) == (made.diagnostics, made.fits)


def word(shop: Shop) -> None:
    """Change a word."""
    shop.spoil("mist.md", "On Mist", "On Fog")


def draft(shop: Shop) -> None:
    """Add a file."""
    (shop.folder / "_draft.md").touch()


def lost(shop: Shop) -> None:
    """Lose the PDF."""
    shop.pdf.unlink()


def altered(shop: Shop) -> None:
    """Change the PDF, but not its length."""
    shop.pdf.write_bytes(shop.pdf.read_bytes()[:-1] + b"?")


def reported(shop: Shop) -> None:
    """Lose the report."""
    shop.pdf.with_name("report.json").unlink()


def unlocked(shop: Shop) -> None:
    """Lose the lock."""
    shop.folios.unlink()


def strict(shop: Shop) -> None:
    """Ask for something else."""
    shop.order = replace(shop.order, strict=True)


def corrected(shop: Shop) -> None:
    """Ask for an erratum, which is to be looked at."""
    shop.order = replace(shop.order, erratum="mist")


def uncached(shop: Shop) -> None:
    """Ask for no cache."""
    shop.order = replace(shop.order, cache=0)


def garbled(shop: Shop) -> None:
    """Keep the stamp, but let it say something else."""
    stamp = Stamp(shop.order)
    stamp.cache.put(stamp.input, json.dumps({"files": []}).encode())


@pytest.mark.parametrize(
    "change",
    [word, draft, lost, altered, reported, unlocked, strict, corrected, uncached, garbled],
)
def test_a_stamp_holds_for_just_what_it_was_made_of(
    again: Shop, change: Callable[[Shop], None]
) -> None:
    again.issue()
    assert Stamp(again.order).recall()
    change(again)
    assert Stamp(again.order).recall() is None


def test_a_stamp_holds_for_the_styles_and_the_code(
    again: Shop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    again.issue()
    for name in ("STYLES", "TEMPLATES", "SOURCE"):
        with monkeypatch.context() as changed:
            changed.setattr(f"galley.stamp.{name}", tmp_path / "none")
            assert Stamp(again.order).recall() is None
    with monkeypatch.context() as changed:
        changed.setattr("galley.stamp.versions", lambda: {"pango": "1.99.0"})
        assert Stamp(again.order).recall() is None
    assert Stamp(again.order).recall()


def test_what_changes_during_a_build_is_not_stamped(again: Shop) -> None:
    press = Press(again.order, lambda *_: draft(again))
    word(again)
    press.issue()
    assert Stamp(again.order).recall() is None


# An erratum --------------------------------------------------------------------

LONGER = "\n\n".join(["The harbour is closed to all who have no business in it at night."] * 90)


def erratum(shop: Shop, piece: str) -> Made:
    """Build the issue for an erratum."""
    shop.order = replace(shop.order, erratum=piece)
    return shop.press().issue()


def test_an_erratum_that_moves_nothing_is_built(again: Shop) -> None:
    again.spoil("tides.md", "Up.[^up]", "Down.[^up]")
    made = erratum(again, "tides")
    assert made.pdf.read_bytes() == cold(again)


def test_an_erratum_that_moves_others_writes_nothing(again: Shop) -> None:
    before = {path: path.read_bytes() for path in again.order.out.glob("v3i1/*.*")}
    lock = again.folios.read_bytes()
    again.spoil("quays.md", "- one\n", f"{LONGER}\n\n- one\n")
    (found,) = again.faults(lambda: erratum(again, "quays"))
    assert (found.code, found.path.rpartition("/")[2]) == ("erratum-moves", "quays.md")
    assert "tides from pages 13–14 to pages " in found.message
    assert "quays from" not in found.message
    assert {path: path.read_bytes() for path in again.order.out.glob("v3i1/*.*")} == before
    assert again.folios.read_bytes() == lock


def test_an_erratum_to_another_piece_holds_the_changed_one(again: Shop) -> None:
    again.spoil("quays.md", "- one\n", f"{LONGER}\n\n- one\n")
    (found,) = again.faults(lambda: erratum(again, "mist"))
    assert "quays from pages 9–12 to " in found.message


def test_an_erratum_needs_the_lock(again: Shop) -> None:
    again.folios.unlink()
    (found,) = again.faults(lambda: erratum(again, "tides"))
    assert found.code == "folios-missing"
    assert not again.folios.exists()


def test_an_erratum_to_an_unknown_piece_is_refused(again: Shop) -> None:
    with pytest.raises(ContentError, match=r"did you mean \"tides\"\?"):
        erratum(again, "tide")
    assert again.set_parts == []


# Many issues -------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
@pytest.mark.long
def test_memory_does_not_grow_with_the_number_of_issues(tmp_path: Path) -> None:
    """In one process: what the engine holds after the third issue is not more after the tenth."""
    script = f"""
import gc, sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from galley.order import Order
from galley.press import Press
from tests.made_up import write_issue
def resident():
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
write_issue(Path("content"))
for number in range(10):
    Press(Order(out=Path(f"build-{{number}}"))).issue()
    if number == 2:
        third = resident()
print((resident() - third) / third)
"""
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path)
    assert float(done.stdout) < 0.1


# While others are being set ------------------------------------------------------


def test_all_processes_come_up_where_nothing_is_kept_and_else_one(
    built: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int | None] = []
    monkeypatch.setattr(Workers, "prepare", lambda _self, _bench, few=None: asked.append(few))
    shop = copied(replaced(built, cache=100), tmp_path, "content")
    shop.issue()
    shop.issue()
    assert asked == [None, 1]


def test_each_part_that_comes_is_opened_before_the_last_is_there(
    again: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, str]] = []
    pdf = Opened.pdf

    def noted(self: Opened, part: TypesetPart) -> Pdf:
        opened.append((threading.current_thread().name.partition("_")[0], part.name))
        return pdf(self, part)

    monkeypatch.setattr(Opened, "pdf", noted)
    again.spoil("quays.md", "title: The Long *Quay*", "title: The Short *Quay*")
    again.issue()
    assert {name for thread, name in opened if thread == "proofreader"} == set(PARTS)
    # Binding asks for each again, once all are open.
    assert [name for thread, name in opened[: len(PARTS)] if thread != "proofreader"] == []
