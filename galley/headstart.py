"""The engine comes up while the command line is still being read.

Reading that takes a third of the time in which the engine loads. It is begun only where a build is
all but sure: it is asked for by words that are understood here, and what it would make is
missing, or older than the issue's files.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePath

DEFAULT_COMMAND = "issue"
VALUED = {"--content", "--out", "--pagination", "--jobs", "--executor", "--cache"}
SWITCHES = {"--strict", "-q", "--quiet", "-v", "--verbose"}
"""The general options, which may stand before or after the command."""

JOBS = 0
"""How many processes set pages if nothing is said: as many as there are cores."""


def parted(words: Sequence[str]) -> tuple[list[str], list[str] | None]:
    """Part the general options, wherever they stand, from the other words.

    Those are None where the last option lacks its value.
    """
    general, rest, left = list[str](), list[str](), iter(words)
    for word in left:
        if word in VALUED:
            value = next(left, None)
            if value is None:
                return [*general, word], None
            general += [word, value]
        elif word in SWITCHES or word.partition("=")[0] in VALUED:
            general.append(word)
        else:
            rest.append(word)
    return general, rest


def head_start(words: Sequence[str]) -> None:
    """Let the engine come up beside this process, if the words of a command line ask for it.

    What is wrong with them is told when they are read in earnest.
    """
    general, rest = parted(words)
    command, *names = rest or [DEFAULT_COMMAND]
    understood = command == DEFAULT_COMMAND and not any(name.startswith("-") for name in names)
    if rest is None or not understood or len(names) > 1:
        return
    from galley.errors import ContentError  # noqa: PLC0415 - other commands do without
    from galley.executors import warm_up  # noqa: PLC0415
    from galley.order import Order  # noqa: PLC0415
    from galley.stamp import outdated  # noqa: PLC0415

    said = values(general)
    with suppress(ContentError, ValueError):
        order = Order(
            content=Path(said.get("--content", Order.content)),
            out=Path(said.get("--out", Order.out)),
            issue=PurePath(*names).name,
            jobs=int(said.get("--jobs", JOBS)),
            executor=said.get("--executor", ""),
        )
        if outdated(order):
            warm_up(order.jobs, order.executor)


def values(general: Sequence[str]) -> dict[str, str]:
    """Give the values of general options, the last of each."""
    found, left = dict[str, str](), iter(general)
    for word in left:
        option, equals, value = word.partition("=")
        if option in VALUED:
            found[option] = value if equals else next(left)
    return found
