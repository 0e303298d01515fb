"""Figures: a paragraph that holds one image and nothing else."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import image as commonmark
from markdown_it.token import Token

from galley.files import lies_in
from galley.folders import refuse_crowd
from galley.limits import excess, limits
from galley.markup.pictures import Harm, fault_of, size_of
from galley.markup.plain import plain
from galley.markup.sheet import Sheet, at_of, here, nearest, sheet_of
from galley.markup.source import Origin
from galley.model import Picture

FOLDER = "figures"
KINDS = frozenset({".png", ".jpg", ".jpeg", ".svg"})
HARMS = {
    Harm.BROKEN: "figure-broken",
    Harm.UNSAFE: "figure-unsafe",
    Harm.LARGE: "over-limit",
}
ASTRAY = frozenset({"note_call", "turn", "image"})


def image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Take an image; its alternative text begins two characters into it."""
    outer: Origin = state.env["origin"]
    at = here(state)
    if not silent and state.src.startswith("![", state.pos):
        if state.pending:
            # The words before it keep their own place.
            state.pushPending()
        state.env["origin"] = outer.after(state.pos + 2)
    taken = commonmark(state, silent)
    state.env["origin"] = outer
    if taken and not silent and "title" in state.tokens[-1].attrs:
        sheet_of(state).error(
            "link-title",
            "an image's title does not print",
            "write a caption, Figure: …",
            at,
        )
    return taken


def make(state: StateCore) -> None:
    """Make a figure of each paragraph that holds one image; check every image."""
    sheet = sheet_of(state)
    pictures = [c for t in state.tokens for c in t.children or () if c.type == "image"]
    if over := excess("max_figures", "figures", len(pictures), "divide the piece"):
        sheet.error("over-limit", *over, at_of(pictures[0]))
        return
    for i, token in enumerate(state.tokens):
        inside = token.children or []
        if any(child.type == "image" for child in inside):
            alone = len(inside) == 1 and state.tokens[i - 1].type == "paragraph_open"
            if alone:
                _make(state.tokens[i - 1], state.tokens[i + 1])
                _check(sheet, inside[0])
            else:
                _report_inline(sheet, inside)


def _make(opening: Token, closing: Token) -> None:
    opening.type, closing.type = "figure_open", "figure_close"
    opening.tag = closing.tag = "figure"


def _check(sheet: Sheet, picture: Token) -> None:
    at = at_of(picture)
    inside = picture.children or []
    words = plain(inside)
    if not words:
        sheet.error(
            "figure-alt",
            "a figure has no alternative text",
            "say in the brackets what the picture shows",
            at,
        )
    for token in inside:
        if token.type in ASTRAY:
            sheet.error(
                "figure-alt",
                "a figure's alternative text is read out, not printed",
                "write plain words, without notes, page turns and pictures",
                at_of(token),
            )
    picture.attrs = {"src": picture.attrs["src"], "alt": words}
    _check_file(sheet, unquote(str(picture.attrs["src"])), at)


def _check_file(sheet: Sheet, src: str, at: int) -> None:
    path = PurePosixPath(src)
    if path.parts[:1] != (FOLDER,) or ".." in path.parts or "\\" in src or ":" in src:
        sheet.error(
            "figure-path",
            f"“{src}” is no file of the issue's {FOLDER}/ folder",
            f"put the file there and write {FOLDER}/name.svg",
            at,
        )
    elif path.suffix.lower() not in KINDS:
        sheet.error(
            "figure-kind", f"{src} is no picture that can be set", "use PNG, JPEG or SVG", at
        )
    elif sheet.figures is not None:
        _check_picture(sheet, sheet.figures, path, at)


def _check_picture(sheet: Sheet, figures: Path, path: PurePosixPath, at: int) -> None:
    data = _read(figures, path)
    if data is None:
        if _leads_out(figures, path):
            message = f"{path} is a link that leads out of the issue's folder"
            sheet.error("file-outside", message, f"put the file itself into {FOLDER}/", at)
            return
        known = [f"{FOLDER}/{f.name}" for f in _files(figures)]
        hint = nearest(str(path), known, "add the file")
        sheet.error("figure-missing", f"there is no {path}", hint, at)
    elif fault := fault_of(path.name, data):
        sheet.error(HARMS[fault.harm], f"{path}: {fault.message}", fault.hint, at)
    elif size := size_of(path.name, data):
        sheet.pictures.append(Picture(str(path), *size, sheet.source.place(at)))


def _read(figures: Path, path: PurePosixPath) -> bytes | None:
    """Read a picture, one byte more than it may have at most; nothing that lies outside."""
    file = figures.joinpath(*path.parts[1:])
    try:
        if not (lies_in(figures, figures.parent) and lies_in(file, figures) and file.is_file()):
            return None
        with file.open("rb") as picture:
            return picture.read(limits().max_figure_bytes + 1)
    except OSError as error:
        refuse_crowd(error)
        return None
    except ValueError:
        return None


def _leads_out(figures: Path, path: PurePosixPath) -> bool:
    """Whether a picture is a link, or behind one, to a file outside the folder of figures."""
    file = figures.joinpath(*path.parts[1:])
    try:
        if not lies_in(figures, figures.parent):
            return figures.exists()
        return not lies_in(file, figures) and file.exists()
    except (OSError, RuntimeError, ValueError):
        return False


def _files(folder: Path) -> list[Path]:
    if not (lies_in(folder, folder.parent) and folder.is_dir()):
        return []
    return [file for file in folder.iterdir() if file.is_file()]


def _report_inline(sheet: Sheet, inside: list[Token]) -> None:
    for token in inside:
        if token.type == "image":
            sheet.error(
                "figure-inline",
                "an image stands inside a line of text",
                "give it a paragraph of its own; a figure has one image",
                at_of(token),
            )
