"""The command line: the only place that prints and exits."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperGroup

from galley import __version__
from galley.cache import clean as clean_cache
from galley.errors import ContentError, Diagnostic, MachineError, Severity
from galley.files import write_atomically
from galley.fit import fit_lines
from galley.folders import find_issue
from galley.order import Made, Order, Pagination

if TYPE_CHECKING:
    from galley.press import Press

DEFAULT_COMMAND = "issue"
VALUED = {"--content", "--out", "--pagination", "--jobs", "--executor", "--cache"}
SWITCHES = {"--strict", "-q", "--quiet", "-v", "--verbose"}
"""The general options, which may stand before or after the command."""

CACHE = 512
"""How large the cache may grow, MiB, if nothing is said."""

SHOWN = 40
"""How many of the things that fall short are told, unless all are asked for."""

STOPPED = 130
"""What typer returns where Ctrl-C stopped the command."""


class Exit(IntEnum):
    """What the command line exits with."""

    DONE = 0
    CONTENT = 1
    USAGE = 2
    MACHINE = 3


@dataclass(frozen=True)
class General:
    """What the general options say."""

    content: Path
    out: Path
    strict: bool
    pagination: Pagination | None
    jobs: int
    executor: str
    cache: int
    quiet: bool
    verbose: bool

    def order(self, name: str = "", erratum: str = "") -> Order:
        """An order for an issue, named or given as a path; the newest without a name."""
        return Order(
            content=self.content,
            out=self.out,
            issue=PurePath(name).name,
            strict=self.strict,
            pagination=self.pagination,
            jobs=self.jobs,
            executor=self.executor,
            cache=self.cache,
            erratum=PurePath(erratum).name.removesuffix(".md"),
        )


class Commands(TyperGroup):
    """Takes the general options before the command or after it, and a command by default."""

    def parse_args(  # type: ignore[override]  # its base's type is typer's own
        self, ctx: typer.Context, args: list[str]
    ) -> list[str]:
        """Put the general options before the command, wherever they stand."""
        general, rest, words = [], [], iter(args)
        for word in words:
            if word in SWITCHES or word.partition("=")[0] in VALUED:
                general.append(word)
                value = list(islice(words, 1)) if word in VALUED else []
                general.extend(value)
                if word in VALUED and not value:
                    return super().parse_args(ctx, general)
            else:
                rest.append(word)
        return super().parse_args(ctx, [*general, *(rest or [DEFAULT_COMMAND])])


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


def version(wanted: bool) -> None:
    """Print the version and exit."""
    if wanted:
        out.print(f"galley {__version__}")
        raise typer.Exit


@app.callback()
def options(
    ctx: typer.Context,
    content: Annotated[
        Path, typer.Option("--content", help="Where the issues' folders are.")
    ] = Path("content"),
    out_dir: Annotated[Path, typer.Option("--out", help="Where what is built goes.")] = Path(
        "build"
    ),
    strict: Annotated[bool, typer.Option("--strict", help="Take warnings for errors.")] = False,
    pagination: Annotated[
        Pagination | None,
        typer.Option("--pagination", help="Turn pages as in print, or let the text flow."),
    ] = None,
    jobs: Annotated[
        int,
        typer.Option("--jobs", min=0, help="How many processes set pages; 0 for the cores."),
    ] = 0,
    executor: Annotated[
        str, typer.Option("--executor", help="A cluster that sets pages: dask://HOST:PORT.")
    ] = "",
    cache: Annotated[
        int, typer.Option("--cache", min=0, help="MiB that the cache may hold; 0 for no cache.")
    ] = CACHE,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="Say nothing but what is wrong.")
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "-v", "--verbose", help="Tell how pages were fitted, and the seconds of each stage."
        ),
    ] = False,
    _version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take the general options, which may stand before or after the command."""
    ctx.obj = General(content, out_dir, strict, pagination, jobs, executor, cache, quiet, verbose)


@app.command()
def issue(
    ctx: typer.Context,
    name: IssueName = "",
    erratum: Annotated[
        str,
        typer.Option("--erratum", metavar="PIECE", help="Fail if any page but this piece's moves."),
    ] = "",
) -> None:
    """Build an issue: build/ISSUE/ISSUE.pdf and report.json."""
    from galley.stamp import Stamp  # noqa: PLC0415 - other commands do without

    general: General = ctx.obj
    order = general.order(name, erratum)
    stamp = Stamp(order) if order.cache else None
    if stamp and (made := stamp.recall()):
        tell(made, general)
        return
    from galley.executors import warm_up  # noqa: PLC0415 - not needed if nothing has changed

    warm_up(order.jobs, order.executor)
    from galley.press import Press  # noqa: PLC0415 - heavy, and not needed if nothing has changed

    with telling(general.quiet) as progress:
        press = Press(order, progress, stamp)
        made = press.issue()
    tell(made, general, press)


@app.command()
def article(
    ctx: typer.Context,
    piece: Annotated[str, typer.Argument(metavar="ISSUE/PIECE", help="As in v3i1/rustamzade.")],
) -> None:
    """Build one piece at the issue's folios.

    It goes to build/ISSUE/articles/PIECE.pdf.
    """
    from galley.press import Press  # noqa: PLC0415 - heavy

    general: General = ctx.obj
    folder, _, slug = piece.rpartition("/")
    with telling(general.quiet) as progress:
        press = Press(general.order(folder), progress)
        made = press.article(slug.removesuffix(".md"))
    tell(made, general, press)


@app.command()
def check(ctx: typer.Context, name: IssueName = "") -> None:
    """Look an issue's manuscript over without building it."""
    from galley.press import Press  # noqa: PLC0415 - heavy

    general: General = ctx.obj
    press = Press(general.order(name))
    found = press.check()
    show(found)
    tell_seconds(press, general)
    if not general.quiet:
        out.print(f"No errors, {count(len(found), 'warning')}.")


@app.command("import")
def import_(
    ctx: typer.Context,
    source: Annotated[
        Path,
        typer.Argument(
            metavar="PRINT_TEXT",
            exists=True,
            dir_okay=False,
            help="The text of the printed issue's pages.",
        ),
    ],
    target: Annotated[
        Path, typer.Argument(metavar="ISSUE_DIR", help="The folder to make, as in content/v3i1.")
    ],
) -> None:
    """Make an issue's folder out of the text of its printed pages.

    What is doubtful is told by its line. Decisions in PRINT_TEXT.overrides.yaml settle it.
    """
    from galley.intake import import_print, report_json  # noqa: PLC0415 - no other command needs it

    general: General = ctx.obj
    report = import_print(source, target)
    write_atomically(general.out / target.name / "import.json", report_json(report))
    if general.quiet:
        return
    for doubt in report.doubts:
        err.print(
            f"{source}:{doubt.line}: [{doubt.code}] {doubt.what}; {doubt.decision}", markup=False
        )
    for piece in report.pieces:
        out.print(
            f"{piece.slug}: pages {piece.first_folio}–{piece.last_folio}, "
            f"{count(piece.words, 'word')}, {count(piece.notes, 'note')}, "
            f"{count(piece.pulls, 'pull quote')}, {count(len(piece.turns), 'page turn')}"
            f"{f', {piece.unknown} unknown' if piece.unknown else ''}"
        )
    out.print(
        f"{count(len(report.pieces), 'piece')}, {count(report.notes, 'note')}, "
        f"{count(len(report.doubts), 'doubt')}: {target}"
    )


@app.command()
def compare(
    ctx: typer.Context,
    source: Annotated[
        Path,
        typer.Argument(
            metavar="PRINT_TEXT",
            exists=True,
            dir_okay=False,
            help="The text of the printed issue's pages.",
        ),
    ],
    name: IssueName = "",
    notes: Annotated[
        float,
        typer.Option(
            "--notes", min=0, max=100, help="The least percentage of notes on their printed page."
        ),
    ] = 100,
    turns: Annotated[
        bool,
        typer.Option("--turns/--no-turns", help="Whether pages must turn at the printed word."),
    ] = True,
) -> None:
    """Measure an issue's finished PDF against the text of its printed pages.

    A table, a line a piece; exits with 1 where something falls short. The same goes, with
    all that differs, to build/ISSUE/compare.json.
    """
    from galley.measuring import measure  # noqa: PLC0415 - no other command needs them
    from galley.proofing.comparison import Bounds  # noqa: PLC0415
    from galley.proofing.comparison_told import table  # noqa: PLC0415

    general: General = ctx.obj
    issue_name = PurePath(name).name or find_issue(general.content, None).name
    told = measure(source, general.out / issue_name / f"{issue_name}.pdf")
    short = told.short(Bounds(notes, turns))
    if not general.quiet:
        out.print(table(told), end="", markup=False)
    shown = short if general.verbose else short[:SHOWN]
    show(shown)
    if len(shown) < len(short):
        err.print(f"and {len(short) - len(shown)} more: --verbose tells them all")
    if short:
        raise typer.Exit(Exit.CONTENT)


@app.command()
def schema() -> None:
    """Print the JSON Schema of issue.yaml."""
    from galley.manuscript import issue_schema  # noqa: PLC0415 - heavy

    sys.stdout.write(issue_schema())


@app.command()
def clean(ctx: typer.Context) -> None:
    """Empty the cache under the folder that builds go to."""
    general: General = ctx.obj
    found = clean_cache(general.out)
    if not general.quiet:
        out.print(f"{'Emptied' if found else 'There is no'} cache in {general.out}.")


@contextmanager
def telling(quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A way to tell how far the work is: a bar on a terminal, plain lines in a pipe."""
    if quiet:
        yield lambda _name, _done, _total: None
    elif err.is_terminal:
        from rich.progress import (  # noqa: PLC0415 - for a terminal only
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
        )

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


def tell(made: Made, general: General, press: "Press | None" = None) -> None:
    """The closing line: pages, notes, warnings, seconds and the file."""
    show(made.diagnostics)
    if press:
        tell_seconds(press, general)
    if general.verbose:
        if made.told:
            err.print(made.told)
        for name, fit in made.fits.items():
            for line in fit_lines(name, fit):
                err.print(line)
    if not general.quiet:
        alone = sum(len(fit.pages) for fit in made.fits.values())
        fitted = f"fitted {count(alone, 'page')}, " if made.fits else ""
        out.print(
            f"{count(made.pages, 'page')}, {count(made.notes, 'note')}, {fitted}"
            f"{count(len(made.diagnostics), 'warning')}, "
            f"{'unchanged' if made.unchanged else f'{made.seconds:.1f} s'}: {made.pdf}"
        )


def tell_seconds(press: "Press", general: General) -> None:
    """What each stage took, where it is asked for."""
    if general.verbose:
        for stage, seconds in press.clock.seconds.items():
            err.print(f"{stage}: {seconds:.2f} s")


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
    # A run is short, and makes few objects in circles: looking for them is a tenth of it.
    gc.set_threshold(100_000, 20, 20)
    try:
        result: Any = app(standalone_mode=False, prog_name="build.py")
    except ContentError as error:
        show(error.diagnostics)
        sys.exit(Exit.CONTENT)
    except MachineError as error:
        err.print(f"error: {error.message}; {error.hint}", style="red", markup=False)
        sys.exit(Exit.MACHINE)
    except typer.TyperException as error:
        err.print(f"error: {error}", style="red", markup=False)
        sys.exit(Exit.USAGE)
    except Exception as fault:
        if {"-v", "--verbose"} & set(sys.argv):
            raise
        err.print(
            f"error: {type(fault).__name__}: {fault}; this is a fault of galley, not of the "
            "content: report it with what --verbose shows",
            style="red",
            markup=False,
        )
        sys.exit(Exit.MACHINE)
    if result == STOPPED:
        err.print("stopped; the last good PDF is untouched")
        sys.exit(Exit.MACHINE)
    sys.exit(result if isinstance(result, int) else Exit.DONE)
