"""The command line: the only place that prints and exits.

The general options are in `galley.cli.app`; each command is a module of its own.
"""

from collections.abc import Callable

from galley.cli.app import app
from galley.cli.article import article
from galley.cli.check import check
from galley.cli.clean import clean
from galley.cli.compare import compare
from galley.cli.general import Exit
from galley.cli.import_ import import_
from galley.cli.issue import issue
from galley.cli.main import main
from galley.cli.preview import preview
from galley.cli.schema import schema

COMMANDS: dict[str, Callable[..., None]] = {
    "issue": issue,
    "article": article,
    "check": check,
    "preview": preview,
    "import": import_,
    "compare": compare,
    "schema": schema,
    "clean": clean,
}
"""The commands, in the order that the help tells them in."""

for name, command in COMMANDS.items():
    app.command(name)(command)

__all__ = ["Exit", "app", "main"]
