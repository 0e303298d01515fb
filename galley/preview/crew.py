"""The crew: who sets which part, and who is stopped."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from galley.errors import MachineError
from galley.model import Part
from galley.preview.hands import Died, Glimpsed, Hand, Stopped, Word
from galley.preview.parts import Wish
from galley.setting import Bench

TAG = re.compile(r"<[^>]*>")


@dataclass
class Task:
    """A part that is being set, as ``part``. What is ``tried`` has the fit of another text.

    ``mark`` is whatever was to be remembered with it.
    """

    wish: Wish
    part: Part
    mark: object
    tried: bool = False
    warming: bool = False
    stopped: bool = False


class Crew:
    """Hands, and the tasks that they are at."""

    def __init__(self, size: int) -> None:
        """Take how many hands there shall be."""
        self._tasks: dict[Hand, Task | None] = {Hand(): None for _ in range(size)}
        self._warm: dict[Hand, str] = {}

    @property
    def lines(self) -> list[Connection]:
        """On which word may come."""
        return [hand.line for hand, task in self._tasks.items() if task and hand.line]

    @property
    def free(self) -> bool:
        """Whether a hand has nothing to do."""
        return None in self._tasks.values()

    @property
    def at_work(self) -> set[tuple[str, str]]:
        """The names and keys of the parts that are being set and are to be."""
        tasks = [task for task in self._tasks.values() if task]
        useful = [task for task in tasks if not task.stopped and not task.warming]
        return {(task.part.name, task.wish.key) for task in useful}

    def words(self) -> Iterator[tuple[Task, Word]]:
        """What hands have to say, but of what is not to be known: stopped, or for warmth."""
        for hand, task in self._tasks.items():
            if task and (hand.line is None or hand.line.poll()):
                word = hand.word()
                if not isinstance(word, Glimpsed):
                    self._tasks[hand] = None
                if isinstance(word, Died):
                    self._warm.pop(hand, None)
                if not (task.warming or task.stopped or isinstance(word, Stopped)):
                    yield task, word

    def stop(self, unwanted: Callable[[Wish], bool]) -> None:
        """Stop the work on what is not wanted."""
        for hand, task in self._tasks.items():
            if task and not task.stopped and not task.warming and unwanted(task.wish):
                task.stopped = True
                hand.stop()

    def stop_warming(self) -> None:
        """Stop what is set for nobody to see, since there is other work."""
        for hand, task in self._tasks.items():
            if task and task.warming and not task.stopped:
                task.stopped = True
                hand.stop()

    def give(self, bench: Bench, task: Task, pages: Sequence[int]) -> None:
        """Give a task to a free hand. Raises `MachineError` where no process can be begun."""
        free = [hand for hand, at in self._tasks.items() if at is None]
        hand = next((hand for hand in free if self._warm.get(hand) == bench.digest), free[0])
        hand.give(bench, task.part, pages)
        self._tasks[hand], self._warm[hand] = task, bench.digest

    def warm_up(self, bench: Bench, task: Task) -> None:
        """Let a free hand that has set nothing at this bench set something; one at a time."""
        if any(at and at.warming for at in self._tasks.values()):
            return
        for hand, at in self._tasks.items():
            if at is None and self._warm.get(hand) != bench.digest:
                self._warm[hand] = bench.digest
                with suppress(MachineError):
                    hand.give(bench, task.part)
                    self._tasks[hand] = task
                return

    def end(self) -> None:
        """End all processes."""
        for hand in self._tasks:
            hand.end()
        self._tasks.clear()


def longest(wishes: Sequence[Wish]) -> Wish:
    """The part that takes longest to set."""
    return max(wishes, key=lambda wish: len(TAG.sub("", wish.part.html)))
