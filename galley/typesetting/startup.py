"""Brings the engine up, or says in one line why it cannot."""

import ctypes.util
import importlib
import io
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stdout
from types import ModuleType
from typing import Any

from galley.errors import MachineError
from galley.typesetting import native

LATE = ("fontTools.subset", "fontTools.varLib.instancer")
"""What cuts fonts where HarfBuzz cannot, and fonts that vary: a sixth of the engine's start."""


def load_engine() -> None:
    """Import WeasyPrint; call it before anything that imports it at its head.

    Raises `MachineError`, with the line to run, where Pango or WeasyPrint is missing.
    """
    native.see_homebrew()
    # The engine prints a notice of its own before it raises, and warns of a missing
    # subsetter, of which `make setup` has spoken.
    with redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            _import_engine()
        except ModuleNotFoundError as missing:
            message = f"the package {missing.name} is not installed for this Python"
            raise MachineError(message, "run: make setup") from missing
        except OSError as missing:
            raise MachineError(native.MISSING, native.hint()) from missing


def _import_engine() -> None:
    """Import it with libraries found by the names of their files, or else by a search."""
    with _late(LATE):
        if sys.platform == "linux":
            try:
                with _without_search():
                    importlib.import_module("weasyprint")
            except OSError:
                pass
            else:
                return
        importlib.import_module("weasyprint")


def _not_found(name: str) -> str | None:  # noqa: ARG001 - as the one that it stands for
    return None


class _Late(ModuleType):
    """Stands for a module of functions, which is imported when one of them is called."""

    def __getattr__(self, name: str) -> Any:
        """Give what calls the function of that name."""
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*args: Any, **options: Any) -> Any:
            return getattr(importlib.import_module(self.__name__), name)(*args, **options)

        return call


@contextmanager
def _late(names: Iterable[str]) -> Iterator[None]:
    """Let modules that are hardly ever needed be imported when they are."""
    stand_ins = {name: _Late(name) for name in names if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


@contextmanager
def _without_search() -> Iterator[None]:
    """Leave the search for libraries out, which runs a compiler for each of their names.

    It takes a third of the time in which the engine comes up. The files' own names are
    among those that the engine tries.
    """
    find = ctypes.util.find_library
    ctypes.util.find_library = _not_found
    try:
        yield
    finally:
        ctypes.util.find_library = find
