"""Mends a function of the engine by one line of its source."""

import inspect
from collections.abc import Callable
from typing import Any

from galley.errors import MachineError


def mend(broken: Callable[..., Any], fault: str, mended: str) -> None:
    """Replace ``fault`` by ``mended`` in a function, where the module looks it up.

    A second call does nothing. Raises `MachineError` where the function's source does
    not hold the faulty line exactly once: then it is not the one that was tried.
    """
    if getattr(broken, "mended", False):
        return
    source = inspect.getsource(broken)
    if source.count(fault) != 1:
        raise MachineError(
            f"WeasyPrint's {broken.__name__} is not the one that its repair was written for",
            "install the engine again from the lock: make setup",
        )
    code = compile(source.replace(fault, mended), f"{inspect.getfile(broken)} (mended)", "exec")
    exec(code, broken.__globals__)  # noqa: S102 - the engine's own source, one line changed
    broken.__globals__[broken.__name__].mended = True
