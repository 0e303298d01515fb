"""Keys of what is kept: digests over all that a part, or a bound file, is made from."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from galley.digests import SOURCE, digest_of, folder_digest, modules_digest
from galley.model import Part
from galley.written import Issue

DRAWN = ".svg"
"""A figure of this kind may name others."""

LEAST = ("fit.py", "kept.py", "model.py", "setting.py")
"""What the setting of a part leans on, beside the stage that sets it."""


SAID = ("model.py", "prism.py")
"""What the binding of a file leans on likewise, for what the file says of itself."""


class PartKeys:
    """Gives the key of each part of an issue, before the part is set."""

    def __init__(
        self, issue: Issue, styles: bytes, figures: Path, versions: Mapping[str, str]
    ) -> None:
        """Take what all parts have in common: ``styles`` is a digest over them and the fonts."""
        self._figures = figures
        self._digests: dict[str, str] = {}
        code = modules_digest(LEAST)
        shared = (issue.edition, issue.date.isoformat(), code, styles.hex())
        self._shared = [*shared, sorted(versions.items())]

    def key(self, part: Part) -> str:
        """Digest all that a part's pages are made from.

        Not its fit: that is a guess, and the pages are the same with it or without.
        """
        notes = [(note.number, note.label, note.call_id, note.body_id) for note in part.notes]
        own = [part.name, part.kind, part.html, part.first_folio, part.lang, notes]
        figures = [(name, self._digest(name)) for name in self.figures(part)]
        return digest_of(json.dumps([self._shared, own, figures]).encode())

    def figures(self, part: Part) -> tuple[str, ...]:
        """The figures whose file names a part's document names, and those that these name."""
        files = {
            path.relative_to(self._figures).as_posix(): path
            for path in self._figures.rglob("*")
            if path.is_file()
        }
        found: set[str] = set()
        texts = [part.html]
        while texts:
            text = plain(texts.pop())
            new = {name for name, path in files.items() if path.name in text} - found
            found |= new
            drawn = (files[name] for name in new if name.lower().endswith(DRAWN))
            texts += [path.read_text(encoding="utf-8", errors="replace") for path in drawn]
        return tuple(sorted(found))

    def _digest(self, name: str) -> str:
        if name not in self._digests:
            self._digests[name] = digest_of((self._figures / name).read_bytes())
        return self._digests[name]


def plain(text: str) -> str:
    """A document's text, with names as the file system has them."""
    return unquote(unescape(text))


def binding_key(said: object, packed: Iterable[bytes], versions: Mapping[str, str]) -> str:
    """Digest all that a bound file is made from: its parts, and what is said of them."""
    digest = hashlib.sha256(repr((said, sorted(versions.items()))).encode())
    digest.update(folder_digest(SOURCE / "binding"))
    digest.update(modules_digest(SAID).encode())
    for data in packed:
        digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()
