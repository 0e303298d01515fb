"""What the tests of the Word import share: an issue to import into."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from galley.errors import ContentError, Diagnostic
from galley.importing import import_word
from galley.intake.word import WordReport
from galley.order import Order
from galley.press import Press
from galley.written import Kind
from tests.made_up import write_issue

from .made import Word


@dataclass(frozen=True)
class Desk:
    """An issue's folder, beside which Word files lie."""

    base: Path
    folder: Path

    def bring(
        self,
        word: Word | bytes,
        slug: str = "long",
        kind: Kind | None = None,
        section: str = "",
    ) -> WordReport:
        """Import a file as a piece of the issue."""
        source = self.base / "manuscript.docx"
        source.write_bytes(word if isinstance(word, bytes) else word.bytes())
        return import_word(source, self.folder / f"{slug}.md", kind=kind, section=section)

    def read(self, slug: str = "long") -> str:
        """Return a piece's file."""
        return (self.folder / f"{slug}.md").read_text("utf-8")

    def wrong(self) -> tuple[Diagnostic, ...]:
        """Return what a check of the issue tells."""
        try:
            return Press(Order(content=self.folder.parent, out=self.base / "build")).check()
        except ContentError as error:
            return error.diagnostics


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give an issue to import into."""
    return Desk(tmp_path, write_issue(tmp_path / "content"))
