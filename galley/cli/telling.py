"""What the command line says: diagnostics, progress, closing lines."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console

from galley.cli.general import General
from galley.errors import Diagnostic, Severity
from galley.fit import fit_lines
from galley.order import Made

if TYPE_CHECKING:
    from galley.press import Press

out, err = (
    Console(highlight=False, soft_wrap=True),
    Console(stderr=True, highlight=False, soft_wrap=True),
)


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
        for path in made.others:
            out.print(path, markup=False)


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
