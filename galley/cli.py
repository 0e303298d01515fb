"""The command line: the only place that prints and exits."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from typer.core import TyperGroup

from galley import __version__
from galley.errors import ContentError, Diagnostic, MachineError, Severity
from galley.manuscript import issue_schema
from galley.model import Pagination
from galley.press import Made, Order, Press

DEFAULT_COMMAND = "issue"
VALUED = {"--content", "--out", "--pagination"}
"""Options before the command that take the word after them."""


STOPPED = 130
"""What typer returns where Ctrl-C stopped the command."""


class Exit(IntEnum):
    """What the command line exits with."""

    DONE = 0
    CONTENT = 1
    USAGE = 2
    MACHINE = 3


class Commands(TyperGroup):
    """Takes options before the command as well as after it, and a command by default."""

    def parse_args(  # type: ignore[override]  # its base's type is typer's own
        self, ctx: typer.Context, args: list[str]
    ) -> list[str]:
        """Put the options that stand before the command behind it."""
        leading, rest = [], list(args)
        while rest and rest[0].startswith("-") and rest[0] not in {"--help", "--version"}:
            option = rest.pop(0)
            leading.append(option)
            if option in VALUED and rest:
                leading.append(rest.pop(0))
        if rest and rest[0].startswith("-"):
            return super().parse_args(ctx, rest[:1])
        command = rest[:1] or [DEFAULT_COMMAND]
        return super().parse_args(ctx, [*command, *leading, *rest[1:]])


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Typeset an issue of a journal from Markdown manuscripts into a PDF.",
    epilog="Without a command, the newest issue under content/ is built.",
)
out, err = (
    Console(highlight=False, soft_wrap=True),
    Console(stderr=True, highlight=False, soft_wrap=True),
)

IssueName = Annotated[
    str, typer.Argument(metavar="ISSUE", help="The issue's folder; the newest if left out.")
]
ContentDir = Annotated[Path, typer.Option("--content", help="Where the issues' folders are.")]
OutDir = Annotated[Path, typer.Option("--out", help="Where what is built goes.")]
Strict = Annotated[bool, typer.Option("--strict", help="Take warnings for errors.")]
Turns = Annotated[
    Pagination | None,
    typer.Option("--pagination", help="Turn pages as in print, or let the text flow."),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but what is wrong.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Tell the seconds of each stage.")]


def version(wanted: bool) -> None:
    """Print the version and exit."""
    if wanted:
        out.print(f"galley {__version__}")
        raise typer.Exit


@app.callback()
def options(
    _version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take the options that are no command's."""


@app.command()
def issue(
    name: IssueName = "",
    content: ContentDir = Path("content"),
    out_dir: OutDir = Path("build"),
    strict: Strict = False,
    pagination: Turns = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Build an issue: build/ISSUE/ISSUE.pdf and report.json."""
    order = Order(content, out_dir, name, strict, pagination)
    with telling(quiet) as progress:
        press = Press(order, progress)
        made = press.issue()
    tell(made, press, quiet, verbose)


@app.command()
def article(
    piece: Annotated[str, typer.Argument(metavar="ISSUE/PIECE", help="As in v3i1/rustamzade.")],
    content: ContentDir = Path("content"),
    out_dir: OutDir = Path("build"),
    strict: Strict = False,
    pagination: Turns = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Build one piece at the issue's folios.

    It goes to build/ISSUE/articles/PIECE.pdf.
    """
    issue_name, slash, slug = piece.partition("/")
    if not slash:
        issue_name, slug = "", piece
    order = Order(content, out_dir, issue_name, strict, pagination)
    with telling(quiet) as progress:
        press = Press(order, progress)
        made = press.article(slug.removesuffix(".md"))
    tell(made, press, quiet, verbose)


@app.command()
def check(
    name: IssueName = "",
    content: ContentDir = Path("content"),
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Look an issue's manuscript over without building it."""
    found = Press(Order(content=content, issue=name, strict=strict)).check()
    show(found)
    if not quiet:
        out.print(f"No errors, {count(len(found), 'warning')}.")


@app.command()
def schema() -> None:
    """Print the JSON Schema of issue.yaml."""
    sys.stdout.write(issue_schema())


@contextmanager
def telling(quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A way to tell how far the work is: a bar on a terminal, plain lines in a pipe."""
    if quiet:
        yield lambda _name, _done, _total: None
    elif err.is_terminal:
        columns = (
            TextColumn("{task.description:<14}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=err, transient=True) as bar:
            task = bar.add_task("reading", total=None)
            yield lambda name, done, total: bar.update(
                task, description=name, completed=done, total=total
            )
    else:
        yield lambda name, done, total: err.print(f"set {name} ({done} of {total})")


def tell(made: Made, press: Press, quiet: bool, verbose: bool) -> None:
    """The closing line: pages, notes, warnings, seconds and the file."""
    show(made.diagnostics)
    if verbose:
        for stage, seconds in press.clock.seconds.items():
            err.print(f"{stage}: {seconds:.2f} s")
    if not quiet:
        out.print(
            f"{count(made.pages, 'page')}, {count(made.notes, 'note')}, "
            f"{count(len(made.diagnostics), 'warning')}, {made.seconds:.1f} s: {made.pdf}"
        )


def count(number: int, thing: str) -> str:
    """A number of things, in words that agree with it."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def show(diagnostics: tuple[Diagnostic, ...]) -> None:
    """Print diagnostics, one a line."""
    for found in diagnostics:
        style = "red" if found.severity is Severity.ERROR else "yellow"
        err.print(str(found), style=style, markup=False)


def main() -> None:
    """Run the command line and exit: 0 done, 1 content, 2 usage, 3 machine."""
    try:
        result: Any = app(standalone_mode=False)
    except ContentError as error:
        show(error.diagnostics)
        sys.exit(Exit.CONTENT)
    except MachineError as error:
        err.print(f"error: {error.message}; {error.hint}", style="red", markup=False)
        sys.exit(Exit.MACHINE)
    except typer.TyperException as error:
        err.print(f"error: {error}", style="red", markup=False)
        sys.exit(Exit.USAGE)
    if result == STOPPED:
        err.print("stopped; the last good PDF is untouched")
        sys.exit(Exit.MACHINE)
    sys.exit(result if isinstance(result, int) else Exit.DONE)
