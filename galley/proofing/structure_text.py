"""The text of a page by its marked content, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from pikepdf import Dictionary, Page

from galley.proofing.content_reader import ContentReader, Shown
from galley.proofing.geometry import Box, around
from galley.proofing.page_content import Instruction, parsed, plain
from galley.proofing.page_fonts import Fonts


@dataclass(frozen=True, slots=True)
class Run:
    """What one piece of marked content says, and where its text begins.

    ``x`` and ``y`` are in the page's text space, ``size`` in its units: good for
    comparing the runs of a page with one another. ``box`` is what it takes of the page,
    in points: text from its first letter to its last, or a picture; `None` for nothing.
    """

    text: str
    x: float
    y: float
    size: float
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page says: runs by their marked-content id, and those of its artifacts."""

    runs: Mapping[int, Run]
    artifacts: tuple[Run, ...]


def marked_text(page: Page) -> dict[int, str]:
    """Give the text of each marked-content id of a page, artifacts left out."""
    return {mark: run.text for mark, run in marked_runs(page).items()}


def marked_runs(page: Page) -> dict[int, Run]:
    """Give the run of each marked-content id of a page, artifacts left out."""
    return dict(read_page(page).runs)


def read_page(page: Page, fonts: Fonts | None = None) -> PageText:
    """Give the text of a page by its marked content.

    Replacement text stands for what it replaces. ``fonts`` are those of the pages before,
    and takes in the page's own. Sources: ISO 32000-2, 14.6 (marked content), 14.9.4
    (replacement text), 9.4.4 (text space).
    """
    known: Fonts = {} if fonts is None else fonts
    if (found := plain(page)) is not None:
        # What makes no sense as it is spelt is for a parser to understand, or to refuse.
        with suppress(AttributeError, LookupError, TypeError, ValueError):
            return _read(page, known, found)
    return _read(page, known, parsed(page))


def _read(page: Page, fonts: Fonts, found: Iterable[Instruction]) -> PageText:
    reader = ContentReader(page.obj.get("/Resources", Dictionary()), fonts)
    reader.read(found)
    runs = {mark: _run(shown) for mark, shown in reader.found.items()}
    return PageText(runs, tuple(_run(shown) for shown in reader.artifacts if shown.texts))


def _run(shown: Shown) -> Run:
    return Run("".join(shown.texts), *(shown.place or (0.0, 0.0, 0.0)), around(shown.boxes))
