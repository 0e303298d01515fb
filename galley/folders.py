"""Folders of issues and what lies in them."""

from __future__ import annotations

import errno
import re
from pathlib import Path

from galley.errors import ContentError, Diagnostic, MachineError
from galley.hints import did_you_mean, quoted

CROWD = "too many files are open", "allow more of them, as by ulimit -n 1024"
"""What to say where the machine opens no more files, and what to do."""

ISSUE_NAME = re.compile(r"v([1-9][0-9]{0,8})i([1-9][0-9]{0,8})")


def find_issue(content: Path, name: str | None) -> Path:
    """Return an issue's folder; without a name, that of the highest volume and number.

    A folder named ``v3i1`` holds volume 3, number 1; a name may be that of any folder.
    Raises ``ContentError`` (``issue-unknown``, ``issue-none``).
    """
    shown = shown_path(content)
    names = _folders(content)
    if name is None:
        issues = [match for each in names if (match := ISSUE_NAME.fullmatch(each))]
        if issues:
            return content / max(issues, key=lambda issue: (int(issue[1]), int(issue[2])))[0]
        message = f"there is no issue in {shown}"
        hint = "an issue is a folder named as v3i1: volume 3, number 1"
        raise ContentError([Diagnostic("issue-none", message, hint, shown)])
    wanted = name.rstrip("/")
    if wanted in names:
        return content / wanted
    piece = wanted.removesuffix(".md")
    holders = [each for each in names if (content / each / f"{piece}.md").is_file()]
    if piece and holders:
        message = f"{quoted(piece)} is a piece of {holders[-1]}, and an issue is asked for"
        hint = f"name the issue alone: {holders[-1]}"
        raise ContentError([Diagnostic("issue-unknown", message, hint, shown)])
    message = f"there is no issue {quoted(name)} in {shown}"
    hint = did_you_mean(wanted, names, f"there are: {', '.join(names) or 'none'}")
    raise ContentError([Diagnostic("issue-unknown", message, hint, shown)])


def is_manuscript(name: str) -> bool:
    """Whether a file is meant to be a piece: neither hidden, nor a draft, nor about the folder."""
    lower = name.lower()
    return lower.endswith(".md") and lower != "readme.md" and not name.startswith((".", "_"))


def names_in(folder: Path) -> tuple[str, ...]:
    """Return the names of a folder's entries, sorted; none where it cannot be read."""
    try:
        return tuple(sorted(_printable(entry.name) for entry in folder.iterdir()))
    except OSError as error:
        refuse_crowd(error)
        return ()


def refuse_crowd(error: OSError) -> None:
    """Raise `MachineError` where too many files are open: nothing is then known of any."""
    if is_crowd(error):
        raise MachineError(*CROWD) from error


def is_crowd(error: Exception) -> bool:
    """Whether an error says that too many files are open."""
    return isinstance(error, OSError) and error.errno in {errno.EMFILE, errno.ENFILE}


def shown_path(path: Path) -> str:
    """Return a path as the reader would type it here, with forward slashes."""
    try:
        return _printable(path.absolute().relative_to(Path.cwd()).as_posix())
    except ValueError:
        return _printable(path.as_posix())


def _folders(content: Path) -> tuple[str, ...]:
    """Return the names of the folders in a folder, sorted, but for hidden ones."""
    return tuple(
        name for name in names_in(content) if not name.startswith(".") and (content / name).is_dir()
    )


def _printable(name: str) -> str:
    """Return a file's name with a question mark for each byte that is no character."""
    return name.encode("utf-8", "replace").decode()
