"""What ``issue.yaml``, its folder and its pieces must agree on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from galley.days import day
from galley.errors import Diagnostic, Severity
from galley.folders import ISSUE_NAME, is_manuscript
from galley.hints import did_you_mean, quoted
from galley.manuscript.forms import SLUG
from galley.manuscript.sheet import EACH, KeyPath, Sheet
from galley.written import Edition


def listed(sheet: Sheet) -> Iterator[tuple[str, KeyPath]]:
    """Yield each piece of the contents, and where it is listed."""
    for at in sheet.paths(("contents", EACH, "pieces", EACH)):
        if sheet.text(*at):
            yield sheet.text(*at), at


def issue_rules(sheet: Sheet, name: str) -> Iterator[Diagnostic]:
    """Yield what is wrong between the values of ``issue.yaml``; ``name`` is its folder's."""
    own, called = _identity(sheet), _identity(sheet, "call")
    folder = ISSUE_NAME.fullmatch(name)
    if folder and own and own != (int(folder[1]), int(folder[2])):
        spot = sheet.where("number" if own[0] == int(folder[1]) else "volume")
        message = f"the folder is {name}, but the issue says v{own[0]}i{own[1]}"
        yield Diagnostic("issue-name", message, "correct one of them", *spot)
    date, year = day(sheet.text("date")), sheet.number("year")
    if date and year and abs(date.year - year) > 1:
        message = f"the issue is of {year}, but published on {date}"
        yield Diagnostic("issue-year", message, "correct one of them", *sheet.where("year"))
    if own and called and called <= own:
        message = f"the call is for v{called[0]}i{called[1]}, which does not come after this issue"
        spot = sheet.where("call", "number" if called[0] == own[0] else "volume")
        yield Diagnostic("call-order", message, "call for a coming issue", *spot)
    for at in sheet.paths(("submission", EACH)):
        low, high = sheet.number(*at, "min"), sheet.number(*at, "max")
        if low and high and low > high:
            message = f"the fewest words, {low}, are more than the most, {high}"
            yield Diagnostic("limits-order", message, "exchange them", *sheet.where(*at, "min"))


def contents_rules(sheet: Sheet, shown: str, names: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield where the contents, the cover and the folder's files differ, and empty sections.

    ``names`` are the folder's entries, ``shown`` is the folder as the reader types it.
    """
    slugs: dict[str, KeyPath] = {}
    for slug, at in listed(sheet):
        if slug in slugs:
            message, line = (
                f"the piece {quoted(slug)} is listed twice",
                sheet.where(*slugs[slug])[1],
            )
            hint = f"it is also on line {line}; keep one"
            yield Diagnostic("piece-twice", message, hint, *sheet.where(*at))
        slugs.setdefault(slug, at)
    files = [name for name in names if is_manuscript(name)]
    spare = [name[:-3] for name in files if name[:-3] not in slugs]
    for slug, at in slugs.items():
        if f"{slug}.md" not in files and not sheet.faulty(at):
            message = f"there is no {slug}.md in {shown}"
            hint = did_you_mean(slug, spare, "add the file, or take it out of the contents")
            yield Diagnostic("piece-missing", message, hint, *sheet.where(*at))
    for at in sheet.paths(("contents", EACH, "pieces")):
        if sheet.value(*at) == []:
            yield _no_piece(sheet, at)
    for at in sheet.paths(("cover", EACH)):
        if str(at[-1]) not in slugs:
            message = f"the cover names {quoted(str(at[-1]))}, which is no piece of this issue"
            hint = did_you_mean(str(at[-1]), slugs, "take it out, or add it to the contents")
            yield Diagnostic("cover-unknown", message, hint, *sheet.where_key(*at))
    for name in files:
        yield from _file_rules(name, slugs, str(PurePosixPath(shown) / name))


def edition_rules(issue: Sheet, pieces: Sequence[Sheet]) -> Iterator[Diagnostic]:
    """Yield what the pieces of an abridged edition may not have."""
    if issue.text("edition") == Edition.ABRIDGED:
        for sheet in pieces:
            if sheet.text("doi"):
                message = "a DOI in an abridged edition: it names the article, not its abridgement"
                spot = sheet.where_key("doi")
                yield Diagnostic("doi-abridged", message, "leave it out", *spot)


def _identity(sheet: Sheet, *inside: str) -> tuple[int, int] | None:
    """Return volume and number, ``None`` unless both are there."""
    volume, number = sheet.number(*inside, "volume"), sheet.number(*inside, "number")
    return None if volume is None or number is None else (volume, number)


def _no_piece(sheet: Sheet, at: KeyPath) -> Diagnostic:
    """Say that a section has no piece yet."""
    title = sheet.text(*at[:-1], "title")
    message = f"the section {quoted(title)} has no piece" if title else "a section has no piece"
    hint = "it stays out of the contents list until one is added; or take it out"
    return Diagnostic("section-empty", message, hint, *sheet.where(*at), Severity.WARNING)


def _file_rules(name: str, slugs: Mapping[str, KeyPath], path: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with a file's name, or that the contents lack it."""
    slug = name[:-3]
    if not SLUG.fullmatch(slug) or not name.endswith(".md"):
        message = f"{quoted(name)} is not a piece's file name"
        hint = "use lower-case letters, digits and hyphens, a letter first, and .md"
        yield Diagnostic("piece-name", message, hint, path)
    elif slug not in slugs:
        message = f"{name} is in no section of the contents"
        hint = f"add {slug} to a section, or begin the file's name with _"
        yield Diagnostic("piece-unlisted", message, hint, path)
