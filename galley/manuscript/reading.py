"""An issue's folder → a manuscript, or everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from galley.errors import ContentError, Diagnostic, errors
from galley.folders import is_manuscript, names_in, shown_path
from galley.limits import excess, limits
from galley.manuscript.consistency import contents_rules, edition_rules, issue_rules, listed
from galley.manuscript.drafts import Drafting, draft_of
from galley.manuscript.forms import ISSUE_FORMS, SLUG, check_forms, slug
from galley.manuscript.place_holders import in_sheet
from galley.manuscript.schema import ISSUE
from galley.manuscript.sheet import Sheet
from galley.manuscript.text_file import read_text
from galley.manuscript.validation import validate
from galley.manuscript.yaml_nodes import read_yaml
from galley.model import Manuscript, Piece
from galley.written import Issue

ISSUE_FILE = "issue.yaml"


@dataclass(frozen=True)
class Survey:
    """A folder looked over, so that the next stage can look at it too before all is said.

    ``pieces`` are those that have a text; front matter at fault has a stand-in.
    ``manuscript`` is ``None`` where ``issue.yaml`` is at fault, and sound where no
    diagnostic is an error.
    """

    manuscript: Manuscript | None
    pieces: tuple[Piece, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_issue(folder: Path, *, shown: str | None = None) -> Manuscript:
    """Return an issue and its pieces, in the order of its contents.

    ``shown`` is the folder as the reader typed it, for messages; by default relative to
    the working folder. Raises ``ContentError`` with every fault of every file; warnings
    of a sound issue are in the manuscript's ``diagnostics``.
    """
    seen = survey(folder, shown=shown)
    if errors(seen.diagnostics) or not seen.manuscript:
        raise ContentError(seen.diagnostics)
    return seen.manuscript


def survey(folder: Path, *, shown: str | None = None, draft: Drafting = draft_of) -> Survey:
    """Look a folder over as `read_issue` does; return all that is there, sound or not.

    ``draft`` reads a piece, or knows what came of it before.
    """
    shown = shown or shown_path(folder)
    found: list[Diagnostic] = []
    sheet, issue = _issue(folder, shown, found)
    names = names_in(folder)
    slugs = _slugs(sheet, names)
    if over := excess("max_pieces", "pieces in the folder", len(slugs), "make two issues of it"):
        found.append(Diagnostic("over-limit", *over, _in(shown, ISSUE_FILE)))
    drafts = {
        name: draft(folder / f"{name}.md", _in(shown, f"{name}.md"), found)
        for name in slugs[: limits().max_pieces]
    }
    if sheet:
        found.extend(issue_rules(sheet, folder.absolute().name))
        if issue or any(listed(sheet)):
            found.extend(contents_rules(sheet, shown, names))
        found.extend(in_sheet(sheet))
        found.extend(edition_rules(sheet, [each.sheet for each in drafts.values() if each.sheet]))
    diagnostics = tuple(sorted(found, key=lambda each: each.place))
    pieces = tuple(each.piece for each in drafts.values() if each.piece)
    name = folder.absolute().name
    manuscript = None
    if sheet and issue:
        manuscript = Manuscript(
            name, shown, issue, pieces, sheet.values, diagnostics, sheet.comments
        )
    return Survey(manuscript, pieces, diagnostics)


def read_piece(file: Path, *, shown: str | None = None) -> Piece:
    """Return one piece; what only its issue can tell is not looked at.

    ``shown`` is the file as the reader typed it, as for `read_issue`. Raises
    ``ContentError`` with every fault of the file.
    """
    found: list[Diagnostic] = []
    path = shown or shown_path(file)
    if wrong := slug(file.stem, (path, 1, 1)):
        found.append(wrong)
    draft = draft_of(file, path, found)
    if errors(found) or not draft.piece:
        raise ContentError(found)
    return draft.piece


def _issue(folder: Path, shown: str, found: list[Diagnostic]) -> tuple[Sheet | None, Issue | None]:
    """Read ``issue.yaml`` as far as it can be read."""
    path = _in(shown, ISSUE_FILE)
    if ISSUE_FILE not in names_in(folder):
        message, hint = f"there is no {ISSUE_FILE} in {shown}", "copy the last issue's, and edit it"
        found.append(Diagnostic("issue-missing", message, hint, path))
        return None, None
    text = read_text(folder / ISSUE_FILE, path, found)
    return (None, None) if text is None else issue_of(text, path, found)


def issue_of(text: str, path: str, found: list[Diagnostic]) -> tuple[Sheet | None, Issue | None]:
    """Read the text of ``issue.yaml`` as far as it can be read; faults are added to ``found``."""
    sheet = read_yaml(text, path, found)
    if not sheet:
        return None, None
    sheet = check_forms(sheet, ISSUE_FORMS, found)
    return sheet, validate(ISSUE, sheet, found)


def _slugs(sheet: Sheet | None, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the pieces that can be read: the contents', and then the folder's others."""
    files = [name.removesuffix(".md") for name in names if is_manuscript(name)]
    wanted = dict.fromkeys([name for name, _ in listed(sheet)] if sheet else [])
    return tuple(
        name for name in wanted | dict.fromkeys(files) if SLUG.fullmatch(name) and name in files
    )


def _in(shown: str, name: str) -> str:
    """Return the path of a folder's file as the reader would type it."""
    return (PurePosixPath(shown) / name).as_posix()
