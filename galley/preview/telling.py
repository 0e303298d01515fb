"""Puts what is wrong into the words that the browser is told, with the page that it is on."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from galley.errors import Diagnostic
from galley.preview.book import Leafed

VSCODE = "vscode://file{path}:{line}:{column}"
EDITORS = {"vscode": VSCODE}
"""The patterns of links into editors, by name; any other pattern stands for itself."""


class Teller:
    """Makes links into an editor, and rows of diagnostics."""

    def __init__(self, editor: str = "vscode") -> None:
        """Take an editor's name, or a pattern with ``{path}``, ``{line}`` and ``{column}``."""
        self._pattern = EDITORS.get(editor, editor)
        self._base = Path.cwd()

    def link(self, path: str, line: int, column: int = 1) -> str:
        """The link that opens a place in the editor; empty where none is wished."""
        whole = quote((self._base / path).as_posix(), safe="/:")
        marks = {"{path}": whole, "{line}": str(line), "{column}": str(column)}
        link = self._pattern
        for mark, value in marks.items():
            link = link.replace(mark, value)
        return link

    def told(
        self, found: Iterable[Diagnostic], pages: Sequence[Leafed]
    ) -> tuple[Mapping[str, Any], ...]:
        """Rows of diagnostics, in their order."""
        return tuple(
            {
                "severity": each.severity.value,
                "code": each.code,
                "message": each.message,
                "hint": each.hint,
                "path": each.path,
                "line": each.line,
                "column": each.column,
                "edit": self.link(each.path, each.line, each.column),
                "page": page_of(each.path, each.line, pages),
            }
            for each in found
        )


def page_of(path: str, line: int, pages: Sequence[Leafed]) -> int | None:
    """The page, by its place in the book, of a line, or of the last one before it."""
    found = nearest(pages, line, path=path)
    return found[0] if found else None


def nearest(
    pages: Sequence[Leafed], line: int, *, path: str = "", part: str = ""
) -> tuple[int, str] | None:
    """The page and the id of what is written on a line, or on the nearest one before it."""
    best: tuple[int, int, str] | None = None
    for at, page in enumerate(pages):
        look = page.look
        if look is None or (path and look.path != path) or (part and page.part != part):
            continue
        for spot in look.spots:
            begins = look.lines.get(spot.id)
            if begins is not None and begins <= line and (best is None or begins > best[0]):
                best = begins, at, spot.id
    return best[1:] if best else None
