"""The command line: the only place that prints and exits.

The general options are in `galley.cli.app`; each command is a module of its own, and
`galley.cli.commands` lists them.
"""

from galley.cli.main import main

__all__ = ["main"]
