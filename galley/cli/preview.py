"""The command `preview`."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from galley.cli.general import General
from galley.cli.telling import err, out


def preview(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="ISSUE[/PIECE]", help="As in v3i1, or v3i1/rustamzade."),
    ] = "",
    host: Annotated[
        str, typer.Option("--host", help="Where it is served; 127.0.0.1 is this machine only.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 for any that is free.")
    ] = 0,
    editor: Annotated[
        str,
        typer.Option("--editor", help="vscode, or a link with {path}, {line} and {column}."),
    ] = "vscode",
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Whether to open the browser.")
    ] = True,
) -> None:
    """Show an issue's pages in the browser, and each change as it is saved."""
    from galley.executors import warm_up  # noqa: PLC0415 - only where processes are wanted

    general: General = ctx.obj
    if general.executor:
        raise typer.BadParameter("preview sets pages on this machine: leave --executor out")
    if editor and editor != "vscode" and "{path}" not in editor:
        raise typer.BadParameter("--editor is vscode, or a link with {path} in it")
    # Two at least: a process that sets parts is never this one.
    warm_up(max(2, general.jobs), "")
    from galley.preview.guards import is_loopback  # noqa: PLC0415 - heavy
    from galley.preview.serving import Place, serving  # noqa: PLC0415 - heavy

    issue, piece = divided(general.content, name)
    if not is_loopback(host):
        err.print(
            f"warning: the preview is served at {host}: whoever reaches this machine and has "
            "its address reads the issue; it is not encrypted",
            style="yellow",
            markup=False,
        )
    with serving(general.order(issue), Place(host, port), editor, piece) as served:
        address = f"{served.address}#{piece}" if piece else served.address
        out.print(address, markup=False)
        # Ctrl-C is how a preview ends: there is nothing wrong with it.
        with suppress(KeyboardInterrupt):
            if not general.quiet:
                err.print("Ctrl-C ends it.", markup=False)
            if browser:
                open_browser(address)
            served.session.run()


def divided(content: Path, name: str) -> tuple[str, str]:
    """An issue's name and a piece's: a folder under ``content`` is an issue."""
    whole = name.rstrip("/")
    if not whole or "/" not in whole or (content / Path(whole).name).is_dir():
        return whole, ""
    issue, _, piece = whole.rpartition("/")
    return issue, piece.removesuffix(".md")


def open_browser(address: str) -> None:
    """Open the address in a browser, if there is one."""
    import webbrowser  # noqa: PLC0415 - not needed with --no-browser

    webbrowser.open(address)
