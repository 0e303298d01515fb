"""Brings the engine up, or says in one line why it cannot."""

import importlib
import io
import warnings
from contextlib import redirect_stdout

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
            importlib.import_module("weasyprint")
        except ModuleNotFoundError as missing:
            message = f"the package {missing.name} is not installed for this Python"
            raise MachineError(message, "run: make setup") from missing
        except OSError as missing:
            raise MachineError(native.MISSING, native.hint()) from missing
