"""Work that takes too long or too much is stopped, wherever it is, and told."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import suppress
from time import process_time

import pytest

from galley.errors import ContentError, MachineError
from galley.guard import LOOK, guarded, resident
from galley.limits import Limits, limits

SHORT, SMALL = Limits(max_seconds=0), Limits(max_mebibytes=1)


def work() -> None:
    """Work for ever."""
    while True:
        pass


def stubborn_work() -> None:
    """Work for ever, and take every stop for a slip."""
    for _ in range(2):
        with suppress(BaseException):
            work()
    work()


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    """Let the limits be read from the environment anew, before and after."""
    limits.cache_clear()
    yield
    limits.cache_clear()


@pytest.mark.parametrize(("given", "code"), [(SHORT, "over-time"), (SMALL, "over-memory")])
def test_it_is_told_which_limit_was_passed(given: Limits, code: str) -> None:
    with pytest.raises(ContentError) as caught, guarded("p", "content/v3i1/p.md", given):
        work()
    (found,) = caught.value.diagnostics
    assert (found.code, found.path) == (code, "content/v3i1/p.md")
    assert found.message.startswith("p: takes more than")
    assert "GALLEY_MAX_" in found.hint


def test_work_that_swallows_the_stop_is_stopped_again() -> None:
    with pytest.raises(ContentError), guarded("p", "p.md", SHORT):
        stubborn_work()


class Slow:
    """Takes longer to be given up than work may take, and notes that it was, to the end."""

    def __init__(self, gone: list[str]) -> None:
        """Take what to note it in."""
        self.gone = gone

    def __del__(self) -> None:
        """Take more than half a second."""
        begun = process_time()
        while process_time() - begun < 2 * LOOK + 0.1:
            pass
        self.gone.append("wholly")


def given_up(thing: Slow) -> None:
    """Give a thing up, and work."""
    del thing
    work()


def test_what_is_given_up_is_given_up_wholly() -> None:
    gone: list[str] = []
    with pytest.raises(ContentError), guarded("p", "p.md", SHORT):
        given_up(Slow(gone))
    assert gone == ["wholly"]


def test_work_that_swallows_the_stop_and_ends_is_not_trusted() -> None:
    with pytest.raises(ContentError), guarded("p", "p.md", SHORT), suppress(BaseException):
        work()


def test_memory_that_cannot_be_had_is_told() -> None:
    with pytest.raises(ContentError) as caught, guarded("p", "p.md", Limits()):
        raise MemoryError
    assert [each.code for each in caught.value.diagnostics] == ["over-memory"]


def test_the_work_that_fails_otherwise_fails_as_it_did() -> None:
    with pytest.raises(ZeroDivisionError), guarded("p", "p.md", Limits()):
        raise ZeroDivisionError


def test_nothing_is_left_of_it() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with guarded("p", "p.md", Limits()):
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 0
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    assert signal.getsignal(signal.SIGPROF) is before


def test_another_thread_works_without_it() -> None:
    done = []

    def elsewhere() -> None:
        with guarded("p", "p.md", SHORT):
            done.append(sum(range(10**6)))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert done


def test_memory_is_counted_in_bytes() -> None:
    assert 2**20 < resident() < 2**40


def test_a_limit_is_a_variable_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GALLEY_MAX_NOTES", "7")
    assert limits() == Limits(max_notes=7)


@pytest.mark.parametrize("text", ["", "0", "-1", "many", "1.5", "٣", "9" * 20])
def test_a_limit_that_is_no_number_is_told(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("GALLEY_MAX_NOTES", text)
    with pytest.raises(MachineError, match="GALLEY_MAX_NOTES"):
        limits()
