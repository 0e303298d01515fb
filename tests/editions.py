"""A release as a test looks at it: its files by kind, and how their pages turn."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from galley.kinds import FileKind
from galley.preflighting import known_of, preflight_file

from .bound import Bound, letters


class Release:
    """A release's folder, read once."""

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        self.folder = folder

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the manifest tells."""
        told = json.loads((self.folder / "manifest.json").read_bytes())
        assert isinstance(told, dict)
        return told

    def names(self, kind: FileKind) -> list[str]:
        """Give the names of the files of a kind."""
        return [str(row["file"]) for row in self.manifest["files"] if row["kind"] == kind]

    def file(self, kind: FileKind) -> Path:
        """Give the one file of a kind."""
        (name,) = self.names(kind)
        return self.folder / name

    def bound(self, kind: FileKind) -> Bound:
        """Open the one file of a kind."""
        return Bound(self.file(kind).read_bytes())

    @cached_property
    def offprints(self) -> dict[str, Bound]:
        """The offprints, open, by their names."""
        names = self.names(FileKind.OFFPRINT)
        return {name: Bound((self.folder / name).read_bytes()) for name in names}


def pages(file: Bound) -> Mapping[str, str]:
    """Give the letters on each page that has a folio, by that."""
    return {label: letters(text) for label, text in file.texts.items() if label.isdecimal()}


def turns_alike(release: Release) -> int:
    """Assert that all editions have the same letters on the same pages; count the pages."""
    wanted = pages(release.bound(FileKind.SCREEN))
    assert any(wanted.values())
    for kind in (FileKind.PRINT, FileKind.ARCHIVE):
        assert pages(release.bound(kind)) == wanted, kind
    offprinted: dict[str, str] = {}
    for file in release.offprints.values():
        offprinted |= pages(file)
    assert offprinted == {label: wanted[label] for label in offprinted}
    assert offprinted
    return len(wanted)


def offprinted(release: Release) -> int:
    """Assert that offprints' pages are the issue's, byte for byte; count them."""
    issue, count = release.bound(FileKind.SCREEN), 0
    for file in release.offprints.values():
        for label in filter(str.isdecimal, file.labels):
            assert content(file, label) == content(issue, label), label
            count += 1
    return count


def content(file: Bound, label: str) -> bytes:
    """Give the content stream of a page as it is stored."""
    return file.page(label).obj.Contents.read_raw_bytes()


def unsound(release: Release, folder: Path) -> list[str]:
    """Look all files of a release over, as what they are and against their manuscript."""
    told: list[str] = []
    for row in release.manifest["files"]:
        kind, name = FileKind(row["kind"]), str(row["file"])
        piece = name.split("-", 4)[4].removesuffix(".pdf") if kind is FileKind.OFFPRINT else ""
        known = known_of(folder, piece)
        if kind is FileKind.COVER:
            known = replace(known, trim=None)
        held, found = preflight_file(release.folder / name, kind, known)
        assert held is kind
        told += [str(each) for each in found]
    return told
