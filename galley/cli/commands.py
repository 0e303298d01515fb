"""The commands, in the order that the help tells them in."""

from collections.abc import Callable

from galley.cli.app import app
from galley.cli.article import article
from galley.cli.check import check
from galley.cli.clean import clean
from galley.cli.compare import compare
from galley.cli.import_ import import_
from galley.cli.issue import issue
from galley.cli.new import new
from galley.cli.preview import preview
from galley.cli.proof import proof
from galley.cli.release import release
from galley.cli.schema import schema
from galley.cli.status import status

COMMANDS: dict[str, Callable[..., None]] = {
    "issue": issue,
    "article": article,
    "proof": proof,
    "release": release,
    "check": check,
    "preview": preview,
    "status": status,
    "import": import_,
    "compare": compare,
    "schema": schema,
    "clean": clean,
}

for name, command in COMMANDS.items():
    app.command(name)(command)
app.add_typer(new, name="new")

__all__ = ["app"]
