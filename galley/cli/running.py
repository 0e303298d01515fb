"""Running the command line, and what it exits with."""

import re
import sys
from typing import Any, NoReturn

import typer

from galley.cli.commands import app
from galley.cli.general import STOPPED, Exit
from galley.cli.telling import err, show
from galley.errors import ContentError, MachineError
from galley.folders import CROWD, is_crowd

WORDS = (
    (re.compile(r"Value error, "), ""),
    (re.compile(r"Input should be a valid integer.*"), "write a whole number"),
    (re.compile(r"Unable to parse input string as an integer.*"), "the number is too large"),
    (re.compile(r"Input should be greater than or equal to (\S+)"), r"write \1 or more"),
    (re.compile(r"Input should be less than or equal to (\S+)"), r"write \1 at most"),
)
"""What the command line's types say of a wrong value, and how users say it."""

INTERRUPTED = 130
"""What typer returns where Ctrl-C stopped the command."""


def run() -> None:
    """Run the command line and exit: 0 done, 1 content, 2 usage, 3 machine."""
    try:
        result: Any = app(standalone_mode=False, prog_name="build.py")
    except ContentError as error:
        show(error.diagnostics)
        sys.exit(Exit.CONTENT)
    except MachineError as error:
        err.print(f"error: {error.message}; {error.hint}", style="red", markup=False)
        sys.exit(Exit.MACHINE)
    except typer.TyperException as error:
        err.print(f"error: {worded(error)}", style="red", markup=False)
        sys.exit(Exit.USAGE)
    except Exception as fault:
        if is_crowd(fault):
            result = CROWD
        elif {"-v", "--verbose"} & set(sys.argv):
            raise
        else:
            report(fault)
    if result == CROWD:
        # What the fault held open is closed by now; the console would open more.
        sys.stderr.write(f"error: {'; '.join(CROWD)}\n")
        sys.exit(Exit.MACHINE)
    if result == INTERRUPTED:
        err.print(STOPPED)
        sys.exit(Exit.MACHINE)
    sys.exit(result if isinstance(result, int) else Exit.DONE)


def report(fault: Exception) -> NoReturn:
    """Say that something went wrong of which nobody thought, and exit."""
    err.print(
        f"error: {type(fault).__name__}: {fault}; this is a fault of galley, not of the "
        "content: report it with what --verbose shows",
        style="red",
        markup=False,
    )
    sys.exit(Exit.MACHINE)


def worded(error: typer.TyperException) -> str:
    """Say what is wrong with a command line, and with which of its options."""
    said = error.format_message() if getattr(error, "param", None) else str(error)
    for found, words in WORDS:
        said = found.sub(words, said)
    return said
