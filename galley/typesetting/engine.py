"""Sets one part: HTML in, tagged PDF pages and a record of where all landed out."""

import logging
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import weasyprint
from weasyprint.logger import LOGGER
from weasyprint.text.fonts import FontConfiguration

from galley.errors import ContentError, Diagnostic
from galley.files import failure, lies_in
from galley.fit import Fit
from galley.guard import guarded
from galley.limits import Limits, limits
from galley.model import Part, TypesetPart
from galley.typesetting import landing, repairs
from galley.typesetting.artifacts import mark_artifacts
from galley.typesetting.copyfit import Copyfit, faults, take
from galley.typesetting.fetcher import BASE, FolderFetcher
from galley.typesetting.forme import Forme, HomelessError
from galley.typesetting.said import diagnostics, failures_told
from galley.typesetting.scratch import scratch_folder
from galley.typesetting.spots import grids, spots
from galley.typesetting.turns import cut_at_turns, sink_turns

PRINTED = re.compile(r'<html[^>]* class="printed\b')
"""How the document of a part begins that turns its pages where the print does."""

PATIENCE = 4
"""How much longer such a part may take than one that flows."""


Glimpse = Callable[[TypesetPart, tuple[int, ...]], None]
"""Takes a part whose PDF has some pages only, and which those are, counted from 0."""


class Typesetter:
    """Sets parts with one journal's styles; holds what is parsed only once.

    ``styles`` is the folder of ``journal.css``; ``folder`` the issue's, whose
    ``figures/`` the parts show. Not for sharing between processes.
    """

    def __init__(self, styles: Path, folder: Path) -> None:
        """Mend the engine and read the styles.

        Raises `MachineError` where the engine is not the tested one, or there is no
        room for its temporary files.
        """
        repairs.apply()
        self._folder = folder
        figures = folder / "figures"
        folders = (styles, figures) if lies_in(figures, folder) else (styles,)
        self._fetcher = FolderFetcher(folders, folder)
        self._fonts = FontConfiguration()
        self._fonts._folder = scratch_folder()
        try:
            self._styles = weasyprint.CSS(
                filename=None,
                url=(styles / "journal.css").resolve().as_uri(),
                url_fetcher=self._fetcher,
                font_config=self._fonts,
            )
        except OSError as error:
            raise failure(f"cannot write to {self._fonts._folder}", error) from error

    def typeset(
        self, part: Part, wanted: Collection[int] = (), glimpse: Glimpse | None = None
    ) -> TypesetPart:
        """Set one part; the pages that are ``wanted`` are there for a glimpse before the rest.

        Raises `ContentError` where a note is lost or torn from its call, a pull
        quote finds no room, a file is refused, the engine reports an error, or the part
        takes more time or memory than it may.
        """
        self._fetcher.read.clear()
        with guarded(part.name, part.path, allowance(part)):
            return self._typeset(part, wanted, glimpse)

    def _typeset(self, part: Part, wanted: Collection[int], glimpse: Glimpse | None) -> TypesetPart:
        """Set one part, however long that takes."""
        said: list[str] = []
        with listening(said), failures_told(part):
            document, fit = self._lay_out(part)
            notes = landing.NoteCount(document.pages)
            faults = [
                *notes.faults(part.notes),
                *landing.overruns(part, document.pages),
                *landing.crowded(part, document.pages),
                *landing.tall_rows(part, document.pages),
            ]
            landed = landed_part(part, document, notes, fit)
            shown = tuple(sorted(page for page in wanted if page < landed.pages))
            if glimpse and shown and not faults:
                some = document.copy([document.pages[page] for page in shown])
                glimpse(replace(landed, pdf=some.write_pdf(pdf_tags=True)), shown)
            pdf = document.write_pdf(pdf_tags=True)
        if faults := [*faults, *diagnostics(part, said)]:
            raise ContentError(faults)
        return replace(landed, pdf=pdf)

    @property
    def figures(self) -> tuple[str, ...]:
        """The files under ``figures/`` that the part that was set last has read, by name."""
        figures = (self._folder / "figures").resolve()
        read = (path for path in self._fetcher.read if path.is_relative_to(figures))
        return tuple(sorted(path.relative_to(figures).as_posix() for path in read))

    def _lay_out(self, part: Part) -> tuple[weasyprint.Document, Fit | None]:
        """Lay a part out until its pull quotes have room and its printed pages fit."""
        tree = self._tree(part)
        forme = Forme(
            tree.etree_element,
            lambda: tree.render(font_config=self._fonts, stylesheets=[self._styles]),
        )
        try:
            document, fit = fitted(forme, part.fit)
        except HomelessError as lost:
            raise ContentError(homeless(part, lost.names)) from None
        if overrun := tuple(faults(part, forme, document)):
            raise ContentError(overrun)
        drop_inner_links(document)
        mark_artifacts(document.pages)
        return document, fit if forme.stretches else None

    def _tree(self, part: Part) -> weasyprint.HTML:
        """The part's document, as the engine takes it."""
        tree = weasyprint.HTML(
            string=part.html,
            base_url=BASE,
            url_fetcher=self._fetcher,
        )
        root = tree.etree_element
        link_calls(root)
        printed = "printed" in (root.get("class") or "").split()
        (cut_at_turns if printed else sink_turns)(root)
        number_lists(root)
        return tree


def landed_part(
    part: Part, document: weasyprint.Document, notes: landing.NoteCount, fit: Fit | None
) -> TypesetPart:
    """A laid-out part before its PDF is written."""
    areas = tuple(landing.areas(document.pages))
    return TypesetPart(
        name=part.name,
        pdf=b"",
        pages=len(document.pages),
        anchors=landing.anchors(document.pages),
        notes=tuple(notes.places(part.notes)),
        fit=fit,
        areas=areas,
        spots=tuple(spots(part.name, document.pages)),
        grids=tuple(grids(document.pages, areas)),
    )


def fitted(forme: Forme, guess: Fit | None) -> tuple[Any, Fit]:
    """A part laid out, by the guess at its fit if that holds, or else by a search."""
    if not forme.stretches:
        return forme.lay_out_whole(Fit())
    if guess and (document := take(forme, guess)):
        return document, guess
    return Copyfit(forme).search()


def allowance(part: Part) -> Limits:
    """Give a part's limits: one that turns as the print does is laid out many times."""
    given = limits()
    if not PRINTED.search(part.html):
        return given
    return replace(given, max_seconds=given.max_seconds * PATIENCE)


def homeless(part: Part, lost: list[str]) -> Iterator[Diagnostic]:
    """Pull quotes that came out on no page."""
    message = "a pull quote finds no room on the pages from its place on"
    hint = "say where it shall stand, further up: ::: pull {from=…}"
    for name in lost:
        yield at(part, "pull-homeless", message, hint, part.lines.get(name))


def number_lists(root: Any) -> None:
    """Let numbered lists begin with their ``start``, which the engine leaves to styles."""
    for element in root.iter("ol"):
        if start := element.get("start"):
            element.set("style", f"counter-reset: list-item {int(start) - 1}")


def link_calls(root: Any) -> None:
    """Make links of the calls, which HTML's parser would not leave around a note's links."""
    for element in root.iter("span"):
        if target := element.get("data-href"):
            element.tag = "a"
            element.set("href", target)


def drop_inner_links(document: weasyprint.Document) -> None:
    """Keep one rectangle a line of a link: boxes inside a link have it by inheritance."""
    for page in document.pages:
        page.links = [link for link in page.links if link[3].link is not None]


def at(part: Part, code: str, message: str, hint: str, line: int | None = None) -> Diagnostic:
    """A diagnostic about a part as a whole, or about one of its lines."""
    return Diagnostic(code, f"{part.name}: {message}", hint, part.path, line or 1)


@contextmanager
def listening(said: list[str]) -> Iterator[None]:
    """Collect what the engine warns of while it works, instead of printing it."""

    class Ear(logging.Handler):
        """Keeps the messages."""

        def emit(self, record: logging.LogRecord) -> None:
            """Keep a message."""
            said.append(record.getMessage())

    ear = Ear(logging.WARNING)
    kept = LOGGER.handlers[:]
    LOGGER.handlers[:] = [ear]
    try:
        yield
    finally:
        LOGGER.handlers[:] = kept
