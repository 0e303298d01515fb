"""Mends a function of the engine by one line of its source."""

import inspect
from textwrap import dedent
from typing import Any

from galley.errors import MachineError

MARK = "mended"
"""What a function has that needs no mending."""


def mend(owner: Any, name: str, fault: str, mended: str, times: int = 1) -> None:
    """Replace ``fault`` by ``mended`` in the function of a module or class.

    A second call does nothing. Raises `MachineError` where the function's source does
    not hold the faulty line so many times: then it is not the one that was tried.
    """
    broken = getattr(owner, name)
    if getattr(broken, MARK, False):
        return
    source = dedent(inspect.getsource(broken))
    if source.count(fault) != times:
        raise MachineError(
            f"WeasyPrint's {name} is not the one that its repair was written for",
            "install the engine again from the lock: make setup",
        )
    code = compile(source.replace(fault, mended), f"{inspect.getfile(broken)} (mended)", "exec")
    made: dict[str, Any] = {}
    exec(code, broken.__globals__, made)  # noqa: S102 - the engine's own source, one line changed
    setattr(made[name], MARK, True)
    setattr(owner, name, made[name])
