"""Brings the engine up, or says in one line why it cannot."""

import ctypes.util
import importlib
import io
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout

from galley.errors import MachineError
from galley.typesetting import native


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
