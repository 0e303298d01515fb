"""The command `status`."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from galley.cli.arguments import IssueName
from galley.cli.general import General
from galley.cli.telling import count, out

if TYPE_CHECKING:
    from galley.status import IssueStatus, PieceStatus, Trust

HEAD = ("piece", "kind", "words", "limits", "pages", "folios", "notes", "missing")
NUMBERS = {2, 3, 4, 5, 6}
"""The columns that are set to the right."""

NONE = "–"
SIGNS = {"sure": "", "stale": "~", "unknown": "?"}


def status(
    ctx: typer.Context,
    name: IssueName = "",
    form: Annotated[
        str, typer.Option("--format", metavar="<text|json>", help="How to tell it.")
    ] = "text",
) -> None:
    """Show an issue at a glance: words, limits, pages, folios, notes, what is missing."""
    if form not in {"text", "json"}:
        raise typer.BadParameter(f"--format is text or json, not {form!r}")
    from galley.status import status as look  # noqa: PLC0415 - heavy
    from galley.status import status_json  # noqa: PLC0415 - heavy

    general: General = ctx.obj
    told = look(general.content, general.order(name).issue)
    if form == "json":
        sys.stdout.write(status_json(told))
        return
    out.print(f"{told.name}: {told.theme}", style="bold", markup=False)
    rows = list(_rows(told))
    if out.is_terminal:
        _table(rows)
    else:
        for line in aligned([HEAD, *rows]):
            out.print(line, markup=False)
    for line in _lines(told):
        out.print(line, markup=False)


def aligned(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Yield the rows of a table as lines, their columns two spaces apart."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if number in NUMBERS else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _table(rows: list[tuple[str, ...]]) -> None:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - for a terminal only
    from rich.table import Table  # noqa: PLC0415 - for a terminal only
    from rich.text import Text  # noqa: PLC0415 - for a terminal only

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for number, head in enumerate(HEAD):
        table.add_column(head, justify="right" if number in NUMBERS else "left")
    for row in rows:
        table.add_row(*map(Text, row[:-1]), Text(row[-1], style="yellow"))
    out.print(table, soft_wrap=False)


def _rows(told: "IssueStatus") -> Iterator[tuple[str, ...]]:
    for piece in told.pieces:
        limits = f"{piece.least:,}–{piece.most:,}" if piece.least and piece.most else NONE
        yield (
            piece.name,
            piece.kind or NONE,
            NONE if piece.words is None else f"{piece.words:,}",
            limits,
            _sure(piece.pages, piece.pages_trust),
            _folios(piece),
            NONE if piece.notes is None else str(piece.notes),
            ", ".join([*_wrong(piece), *piece.missing]) or NONE,
        )


def _folios(piece: "PieceStatus") -> str:
    span = f"{piece.first}–{piece.last}" if piece.first != piece.last else piece.first
    return _sure(span, piece.folios_trust)


def _sure(value: object, trust: "Trust") -> str:
    return SIGNS[trust] + ("" if value is None else str(value))


def _wrong(piece: "PieceStatus") -> Iterator[str]:
    if piece.errors:
        yield count(piece.errors, "error")


def _lines(told: "IssueStatus") -> Iterator[str]:
    """Yield what is to be told below the table."""
    if told.extent is None:
        yield "Extent: not known before the issue is built."
    else:
        sign = SIGNS[told.extent_trust]
        yield (
            f"Extent: {sign}{told.used} of {sign}{told.extent} pages, {sign}{told.to_fill} to the "
            f"next full gathering of {told.gathering}."
        )
    if told.empty:
        titles = (title or "a section without title" for title in told.empty)
        yield f"No piece yet: {', '.join(titles)}."
    if told.missing:
        yield f"Missing in issue.yaml: {', '.join(told.missing)}."
    trusts = {told.extent_trust}
    trusts |= {trust for piece in told.pieces for trust in (piece.pages_trust, piece.folios_trust)}
    if "stale" in trusts:
        yield "~ as last built; something of it has changed since."
    if "unknown" in trusts:
        yield "? not built yet."
    yield f"{count(told.errors, 'error')}, {count(told.warnings, 'warning')}."
