"""Is read by the server that begins processes: one whose parent has gone ends without a word.

A process that begins opens what its parent made for it: locks, and a pipe with its work. A
parent that ends meanwhile, by a fault or by Ctrl-C, takes these along. Nobody waits for such a
process any more, and what it would print would stand below the parent's last line.
"""

import sys
from pickle import UnpicklingError
from types import TracebackType

GONE = (FileNotFoundError, ConnectionError, EOFError, UnpicklingError)
"""What opening what is not there any more fails with."""


def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print what a process fails of before it is at work, unless its parent has gone.

    What is not printed is not lost where there is a parent: its pool tells of each process
    that died.
    """
    if not isinstance(error, GONE):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = told
