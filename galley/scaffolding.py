"""A new issue, made of the last one; a new piece, begun and put into its section.

All is prepared and read again before anything is written, and nothing is overwritten.
"""

from __future__ import annotations

import codecs
import datetime as dt
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from galley.errors import ContentError, Diagnostic, Severity, errors
from galley.files import Change, write_folder, write_together
from galley.folders import ISSUE_NAME, find_issue, names_in, shown_path
from galley.hints import quoted
from galley.manuscript.adding import with_piece
from galley.manuscript.drafts import drafted
from galley.manuscript.forms import slug as slug_fault
from galley.manuscript.front_matter import divide
from galley.manuscript.new_piece import Started, editors_note, new_piece
from galley.manuscript.next_issue import Announced, next_issue
from galley.manuscript.reading import ISSUE_FILE, issue_of, survey
from galley.manuscript.text_file import read_text
from galley.written import Call, Edition, Issue, Kind

Number = tuple[int, int]
"""A volume and a number."""


@dataclass(frozen=True)
class Wanted:
    """What is asked for: a new issue by its name, made of another, by default of the last."""

    name: str
    theme: str
    season: str
    year: int
    date: dt.date | None = None
    edition: Edition = Edition.FULL
    source: str = ""


@dataclass(frozen=True)
class Scaffolded:
    """What was written: the folder or file, and what an editor should look at in it."""

    path: Path
    diagnostics: tuple[Diagnostic, ...] = ()


def new_issue(content: Path, wanted: Wanted) -> Scaffolded:
    """Make the folder of the issue that follows the last one in a folder of issues.

    Raises `ContentError` (``issue-form``, ``issue-exists``, ``issue-none``,
    ``issue-unknown``, ``issue-gap``, ``issue-edit``, and the faults of the file that it
    is made of) and `MachineError`; nothing is then written.
    """
    volume, number = _number(wanted.name, shown_path(content / wanted.name))
    folder = content / wanted.name
    if os.path.lexists(folder):
        raise _there("issue-exists", folder)
    newest, last = find_issue(content, None), find_issue(content, wanted.source or None)
    _, latest = _issue_of(newest)
    _follow((volume, number), latest, shown_path(newest / ISSUE_FILE))
    text, source = _issue_of(last)
    editorial = _editorial(last)
    new = Announced(
        volume,
        number,
        wanted.theme,
        wanted.season,
        wanted.year,
        wanted.date,
        wanted.edition,
        editorial[0],
    )
    coming = _after((volume, number), content)
    made, issue = next_issue(text, shown_path(last / ISSUE_FILE), new, coming)
    files = {ISSUE_FILE: made.encode()}
    if editorial[0] in {slug for section in issue.contents for slug in section.pieces}:
        note = editors_note(editorial[1], wanted.theme)
        files[f"{editorial[0]}.md"] = _sound(note, folder / f"{editorial[0]}.md").encode()
    write_folder(folder, files)
    return Scaffolded(folder, tuple(_differing(issue, source.call, last)))


def new_article(
    content: Path, name: str, slug: str, started: Started, section: str = ""
) -> Scaffolded:
    """Begin a piece of an issue, and put it into its section.

    Raises `ContentError` (``issue-unknown``,
    ``piece-exists`` and those of `with_piece`) and `MachineError`; nothing is then written.
    """
    folder = find_issue(content, name or None)
    piece = folder / f"{slug}.md"
    check_free(piece)
    listing = listed(folder, slug, started.kind, section)
    source = _sound(new_piece(started, listing.issue.year), piece)
    write_together({piece: source.encode()}, listing.changes)
    return Scaffolded(piece)


@dataclass(frozen=True)
class Listing:
    """An issue that is to list a new piece: what changes for it, and in which section it is."""

    issue: Issue
    changes: Mapping[Path, Change]
    section: str


def listed(folder: Path, slug: str, kind: Kind, section: str = "") -> Listing:
    """Say how ``issue.yaml`` is to change for a piece; raises as `with_piece` does.

    Not at all for a piece that it lists, but that was not there yet.
    """
    file = folder / ISSUE_FILE
    text, issue = _issue_of(folder)
    for known in issue.contents:
        if slug in known.pieces:
            return Listing(issue, {}, known.title)
    made = with_piece(text, slug, kind, section=section, path=shown_path(file))
    old = file.read_bytes()
    change = Change(old, _as_before(old, made.text))
    return Listing(issue, {file: change}, made.section)


def check_free(piece: Path) -> None:
    """Raise `ContentError` unless a new piece can have this file."""
    if wrong := slug_fault(piece.stem, (shown_path(piece), 1, 1)):
        raise ContentError([wrong])
    if os.path.lexists(piece):
        raise _there("piece-exists", piece)


def _number(name: str, shown: str) -> Number:
    """Read the name of an issue."""
    found = ISSUE_NAME.fullmatch(name)
    if found is None:
        message = f"{quoted(name)} is not an issue's name"
        hint = "name it as v3i2: volume 3, number 2"
        raise ContentError([Diagnostic("issue-form", message, hint, shown)])
    return int(found[1]), int(found[2])


def _there(code: str, path: Path) -> ContentError:
    """Say that something is there already."""
    shown = shown_path(path)
    hint = "nothing is overwritten: choose another name, or move it away"
    return ContentError([Diagnostic(code, f"{shown} is there already", hint, shown)])


def _follow(new: Number, last: Issue, path: str) -> None:
    """Raise `ContentError` unless an issue is the next after the last one.

    The next is that of the same volume, or the first of the next volume; the one of them
    that the last issue calls for, if it does.
    """
    following = [(last.volume, last.number + 1), (last.volume + 1, 1)]
    called = (last.call.volume, last.call.number)
    allowed = [called] if called in following else following
    if new in allowed:
        return
    what = "does not come after" if new <= (last.volume, last.number) else "leaves a gap after"
    message = f"{_named(new)} {what} {_named((last.volume, last.number))}"
    hint = f"the next issue is {' or '.join(map(_named, allowed))}"
    if len(allowed) == 1 and new in following:
        message = (
            f"{_named(new)} is not the issue that {_named((last.volume, last.number))} calls for"
        )
        hint += ", or else correct the call"
    raise ContentError([Diagnostic("issue-gap", message, hint, path)])


def _after(new: Number, content: Path) -> Number:
    """Give the issue after a new one: volumes have as many numbers as one has had, at least two."""
    names = (ISSUE_NAME.fullmatch(name) for name in names_in(content))
    most = max([2, new[1], *(int(name[2]) for name in names if name)])
    return (new[0], new[1] + 1) if new[1] < most else (new[0] + 1, 1)


def _issue_of(folder: Path) -> tuple[str, Issue]:
    """Read an issue's ``issue.yaml``: its text, and what it says."""
    found: list[Diagnostic] = []
    path = shown_path(folder / ISSUE_FILE)
    text = read_text(folder / ISSUE_FILE, path, found)
    issue = issue_of(text, path, found)[1] if text is not None else None
    if text is None or issue is None or errors(found):
        raise ContentError(found)
    return text, issue


def _editorial(folder: Path) -> tuple[str, str]:
    """Give the name and the front matter of an issue's Editor's Note, empty if it has none."""
    for piece in survey(folder).pieces:
        if piece.front.kind is Kind.EDITORIAL:
            text = read_text(folder / f"{piece.slug}.md", piece.path, [])
            halves = None if text is None else divide(text, piece.path, [])
            if halves:
                return piece.slug, halves.yaml
    return "", ""


def _sound(text: str, file: Path) -> str:
    """Return the text of a new piece, read again. Raises `ContentError` where it is at fault."""
    found: list[Diagnostic] = []
    drafted(text, file.stem, shown_path(file), found)
    if wrong := errors(found):
        raise ContentError(wrong)
    return text


def _as_before(old: bytes, text: str) -> bytes:
    """Write a text with the byte-order mark and the line ends that its file has."""
    data = text.encode()
    if b"\r\n" in old:
        data = data.replace(b"\n", b"\r\n")
    return codecs.BOM_UTF8 + data if old.startswith(codecs.BOM_UTF8) else data


def _differing(issue: Issue, call: Call, last: Path) -> Iterable[Diagnostic]:
    """Yield where a new issue is not what the last one's call announced."""
    if (call.volume, call.number) != (issue.volume, issue.number):
        return
    said = {"theme": call.theme, "season": call.season, "year": str(call.year)}
    path = shown_path(last / ISSUE_FILE)
    for key, told in said.items():
        if (here := str(getattr(issue, key))) != told:
            message = f"the {key} is {quoted(here)}, but the call announced {quoted(told)}"
            hint = "correct the new issue, unless it was changed since"
            yield Diagnostic("call-differs", message, hint, path, severity=Severity.WARNING)


def _named(number: Number) -> str:
    return f"v{number[0]}i{number[1]}"
