"""Parts are handed out to processes; one that dies is named, and none is waited for in vain."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import suppress
from pathlib import Path

import pytest

from galley import setting
from galley import workers as workers_module
from galley.digests import STYLES
from galley.errors import ContentError, Diagnostic, MachineError
from galley.executors import Pool, cluster, context, deaf_to_interrupts
from galley.kept import unpack
from galley.model import Part
from galley.setting import Bench, Outcome, Parcel, set_part
from galley.workers import PATIENCE, PREPARING, Workers

ROOT = Path(__file__).resolve().parents[1]
FIGURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm"/>'


def part(name: str, body: str = "") -> Part:
    """Make a part of one page."""
    html = f"<html lang='en'><head><title>{name}</title></head><body><p>{name}{body}</p></body>"
    return Part(name, "article", html, 1, "en", f"{name}.md")


PARTS = tuple(part(name) for name in ("alpha", "beta", "gamma"))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Give the journal's styles, and a folder with a figure."""
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "a.svg").write_text(FIGURE, encoding="utf-8")
    return Bench(STYLES, tmp_path, tmp_path.name)


def told(place: Bench | Parcel, given: Part) -> Outcome:
    """Say where the part came to, and in which process."""
    assert isinstance(place, Bench)
    return Outcome(given.name.encode(), (), {"process": str(os.getpid())})


def masked(_place: Bench | Parcel, given: Part) -> Outcome:
    """Say whether the process was begun deaf to interrupts."""
    deaf = signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    return Outcome(given.name.encode(), (), {"deaf": str(deaf)})


def deadly(place: Bench | Parcel, given: Part) -> Outcome:
    """Die of one part."""
    if given.name == "beta":
        os.kill(os.getpid(), signal.SIGKILL)
    return told(place, given)


def once(place: Bench | Parcel, given: Part) -> Outcome:
    """Die the first time only, whatever the part."""
    assert isinstance(place, Bench)
    mark = place.folder / "died"
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return told(place, given)


def faulty(place: Bench | Parcel, given: Part) -> Outcome:
    """Find fault with every part."""
    assert isinstance(place, Bench)
    raise ContentError([Diagnostic("engine", given.name, "hint", given.path)])


def slow(place: Bench | Parcel, given: Part) -> Outcome:
    """Take an hour."""
    assert isinstance(place, Bench)
    (place.folder / given.name).touch()
    time.sleep(3600)
    return told(place, given)


def names(workers: Workers, bench: Bench) -> Iterator[str]:
    """Have all parts set; give the names of those that come back."""
    for given, outcome in workers.set(bench, PARTS, lambda _: True):
        assert isinstance(outcome, Outcome)
        assert outcome.packed.decode() == given.name
        yield given.name


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_parts_come_back(bench: Bench, jobs: int) -> None:
    with Workers(jobs, task=told) as workers:
        assert sorted(names(workers, bench)) == ["alpha", "beta", "gamma"]


def test_one_job_is_done_in_this_process_in_order(bench: Bench) -> None:
    with Workers(1, task=told) as workers:
        for given, (came, outcome) in zip(
            PARTS, workers.set(bench, PARTS, lambda _: True), strict=True
        ):
            assert came is given
            assert isinstance(outcome, Outcome)
            assert outcome.versions["process"] == str(os.getpid())


def test_more_are_done_elsewhere(bench: Bench) -> None:
    with Workers(2, task=told) as workers:
        for _, outcome in workers.set(bench, PARTS, lambda _: True):
            assert isinstance(outcome, Outcome)
            assert outcome.versions["process"] != str(os.getpid())


def test_what_is_not_wanted_any_more_is_left(bench: Bench) -> None:
    seen: list[str] = []
    with Workers(1, task=told) as workers:
        for given, _ in workers.set(bench, PARTS, lambda each: "beta" not in seen or not each):
            seen.append(given.name)
    assert seen == ["alpha", "beta"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_faults_come_back_as_faults(bench: Bench, jobs: int) -> None:
    with Workers(jobs, task=faulty) as workers:
        found = [outcome for _, outcome in workers.set(bench, PARTS, lambda _: True)]
    assert all(isinstance(outcome, ContentError) for outcome in found)
    assert sorted(str(outcome) for outcome in found) == [
        f"{name}.md:1:1: error [engine] {name}; hint" for name in ("alpha", "beta", "gamma")
    ]


def test_a_part_that_a_worker_dies_of_is_named(bench: Bench) -> None:
    with pytest.raises(MachineError, match=r"beta died twice"), Workers(2, task=deadly) as workers:
        list(names(workers, bench))


def test_a_worker_that_dies_once_costs_nothing(bench: Bench) -> None:
    with Workers(2, task=once) as workers:
        assert sorted(names(workers, bench)) == ["alpha", "beta", "gamma"]


def test_an_interruption_ends_the_processes_at_once(bench: Bench) -> None:
    before = set(multiprocessing.active_children())

    def interrupted() -> None:
        with Workers(2, task=slow) as workers:

            def wanted(_: Part) -> bool:
                if (bench.folder / "alpha").exists():
                    raise KeyboardInterrupt
                return True

            for given in PARTS:
                workers._submit(bench, given)  # noqa: SLF001 - no answer is waited for
            while wanted(PARTS[0]):
                time.sleep(0.01)

    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert time.monotonic() - start < 60
    assert set(multiprocessing.active_children()) <= before


def test_ctrl_c_stops_a_build(tmp_path: Path, bench: Bench) -> None:
    """The whole group gets the signal, as from a terminal; nothing is left running."""
    script = tmp_path / "run.py"
    script.write_text(
        "import signal, sys; from pathlib import Path\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored\n"
        f"sys.path[:0] = [{str(ROOT)!r}]\n"
        "if __name__ == '__main__':\n"
        "    from tests.test_workers import PARTS, slow\n"
        "    from galley.setting import Bench; from galley.workers import Workers\n"
        f"    bench = Bench(Path('.'), Path({str(bench.folder)!r}), '')\n"
        "    try:\n"
        "        with Workers(2, task=slow) as workers:\n"
        "            list(workers.set(bench, PARTS, lambda _: True))\n"
        "    except KeyboardInterrupt:\n"
        "        sys.exit(7)\n",
        encoding="utf-8",
    )
    run = subprocess.Popen(
        [sys.executable, str(script)], start_new_session=True, stderr=subprocess.PIPE, text=True
    )
    try:
        deadline = time.monotonic() + 60
        while not (bench.folder / "beta").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate(timeout=60)
    finally:
        run.kill()
    assert (run.returncode, said) == (7, "")


def test_a_part_is_set_alike_from_folders_and_from_a_parcel(bench: Bench) -> None:
    shown = part("delta", "<img src='figures/a.svg' alt='A'>")
    here = set_part(bench, shown)
    assert set_part(Parcel("another"), shown) is None
    parcel = bench.parcel()
    assert any(name.endswith("fonts.conf") for name in parcel.files or ())
    elsewhere = set_part(Parcel("another", parcel.files), shown)
    again = set_part(Parcel("another"), shown)
    assert here
    assert here == elsewhere == again
    assert here.figures == ("a.svg",)
    assert unpack(here.packed).pages == 1
    unpacked = setting.Shop.unpacked
    assert unpacked
    assert set_part(bench, part("epsilon"))


def test_no_file_of_a_parcel_lies_outside_it(bench: Bench) -> None:
    parcel = Parcel("bad", {"styles/../../out": b""})
    with pytest.raises(ValueError, match="outside"):
        set_part(parcel, PARTS[0])
    assert set_part(bench, PARTS[0])


def test_an_address_of_no_cluster_is_refused() -> None:
    with (
        pytest.raises(MachineError, match="no executor is called ray://here"),
        cluster("ray://here"),
    ):
        pass


def test_what_a_cluster_needs_and_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MachineError) as refused, cluster("dask://127.0.0.1:9"):
        pass
    assert refused.value.message == "the package distributed is not installed for this Python"
    assert refused.value.hint.endswith(
        "make setup, or, in the clone: python -m pip install '.[cluster]'"
    )


def test_a_long_path_to_temporary_files_is_no_hindrance(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, bench: Bench
) -> None:
    """The name of the socket of the server that begins processes would be too long."""
    far = tmp_path / ("far" * 20) / ("away" * 15)
    far.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(far))
    assert context().get_start_method() == "spawn"
    with Workers(2, task=told) as workers:
        assert len(list(workers.set(bench, PARTS, lambda _: True))) == len(PARTS)


def coming(place: Bench) -> None:
    """Come up, tell of it, and take a second."""
    (place.folder / f"up-{os.getpid()}").touch()
    time.sleep(1)


def dying(_: Bench) -> None:
    """Die while coming up."""
    os.kill(os.getpid(), signal.SIGKILL)


def up(bench: Bench) -> set[str]:
    """Name the processes that have come up."""
    return {path.name.removeprefix("up-") for path in bench.folder.glob("up-*")}


def until(seen: Callable[[], object]) -> None:
    """Wait until something is seen, for half a minute at most."""
    for _ in range(300):
        if seen():
            return
        time.sleep(0.1)
    pytest.fail("it was never seen")


def test_processes_come_up_before_there_is_a_part(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers_module, "make_ready", coming)
    with Workers(2, task=told) as workers:
        workers.prepare(bench)
        until(lambda: len(up(bench)) == 2)
        for _, outcome in workers.set(bench, PARTS, lambda _: True):
            assert isinstance(outcome, Outcome)
            assert outcome.versions["process"] in up(bench)


def test_one_that_dies_while_it_comes_up_is_done_without(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers_module, "make_ready", dying)
    with Workers(2, task=told) as workers:
        workers.prepare(bench)
        until(lambda: all(each.name != PREPARING for each in threading.enumerate()))
        assert sorted(names(workers, bench)) == ["alpha", "beta", "gamma"]


def test_one_job_is_not_prepared(bench: Bench) -> None:
    with Workers(1, task=told) as workers:
        before = threading.active_count()
        workers.prepare(bench)
        assert threading.active_count() == before


def test_a_fault_of_the_manuscript_does_not_wait_for_processes(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not for long, where the server that begins them is busy: here it never answers."""
    asked, answer = threading.Event(), threading.Event()

    def submit(*_: object) -> Future[None]:
        asked.set()
        answer.wait(30)
        raise BrokenExecutor

    monkeypatch.setattr(Pool, "submit", submit)
    begun = time.monotonic()
    with suppress(KeyError), Workers(2, task=told) as workers:
        workers.prepare(bench)
        assert asked.wait(30)
        raise KeyError
    assert time.monotonic() - begun < 20 * PATIENCE
    answer.set()


def test_what_begins_leaves_interrupts_to_the_process_that_began_it() -> None:
    told = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))"
    with deaf_to_interrupts():
        begun = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True)
    assert begun.stdout == b"True\n"


def test_an_interrupt_is_heard_afterwards() -> None:
    """Also where the tests were begun by a shell that lets what is in the background ignore it."""
    heard = ""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with deaf_to_interrupts():
            signal.pthread_kill(threading.get_ident(), signal.SIGINT)
            heard = "all"
    except KeyboardInterrupt:
        heard += " and the interrupt"
    finally:
        signal.signal(signal.SIGINT, before)
    assert heard == "all and the interrupt"


DEAF = """
from pathlib import Path
from tests.test_workers import PARTS, STYLES, Bench, Workers, masked
with Workers(2, task=masked) as workers:
    for _, outcome in workers.set(Bench(STYLES, Path(), ""), PARTS[:1], lambda _: True):
        print(outcome.versions["deaf"])
"""
"""A process of its own, which has no server of processes yet."""


def test_the_server_of_processes_is_deaf_to_interrupts() -> None:
    done = subprocess.run(
        [sys.executable, "-c", DEAF], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "True\n"


ORPHAN = """
import _multiprocessing, os
from concurrent.futures import BrokenExecutor
from galley.executors import Pool, warm_up
warm_up(2, "")
pool = Pool(1)
lock = pool._call_queue._rlock._semlock
_multiprocessing.sem_unlink(lock.name)
try:
    pool.submit(os.getpid).result()
except BrokenExecutor:
    print("it died")
put_back = _multiprocessing.SemLock(lock.kind, 1, lock.maxvalue, lock.name, False)
"""
"""A lock of the pool is taken away, as by a parent that ends, before a process is there."""


@pytest.mark.skipif(context().get_start_method() != "forkserver", reason="no server here")
def test_a_process_whose_parent_ends_while_it_comes_up_says_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ORPHAN], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("it died\n", "")


def test_what_else_keeps_a_process_from_coming_up_is_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # it is put back after the import
    orphans = importlib.import_module("galley.orphans")
    orphans.told(FileNotFoundError, FileNotFoundError(2, "gone"), None)
    assert capsys.readouterr().err == ""
    orphans.told(ImportError, ImportError("not there"), None)
    assert capsys.readouterr().err == "ImportError: not there\n"
