"""A made-up issue with all that a proof looks at, its bound file, and what it must hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Pdf

from galley.errors import Diagnostic
from galley.expectation import Expectation, ExpectedPiece
from galley.order import Order
from galley.press import Press
from galley.proof import Proofreader
from galley.proofing.page_memory import PageMemory
from galley.proofing.proof import proof
from galley.proofing.structure_text import read_page
from tests.made_up import FILES, write_issue

PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">
<rect x="-9" y="-9" width="99" height="99"/><text fill="#fff" x="4" y="14">Quay</text></svg>"""
"""It says a word, for which its alternative text stands."""

MORE = """
::: pull
No pilot says this, but every pilot thinks it.
:::

A pilot[^a][^b] waits "for" the *office*-hours, see page [](#ships){.page}, and `reads --this`.

1. first
2. second

![A quay](figures/quay.svg)

Figure: The quay

[^a]: A, <https://quay.example/a-very/long_address/that/turns/its-line/somewhere/in/the/middle?of=it>

[^b]: B has two paragraphs.

    And this is its second.
"""


@dataclass(frozen=True)
class Finished:
    """A file and what it must hold; ``change`` gives the file with something changed.

    ``remembered`` is what a reading of the sound file has kept of its pages; ``parts`` are
    the files that it was bound of.
    """

    expected: Expectation
    pdf: bytes
    remembered: bytes = b""
    parts: tuple[bytes, ...] = ()

    def told(self) -> list[tuple[str, str]]:
        """Give the codes and messages of what is found."""
        return [(found.code, found.message) for found in self.diagnostics()]

    def codes(self) -> set[str]:
        """Give the codes of what is found."""
        return {found.code for found in self.diagnostics()}

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Prove the file: what is remembered, or was read ahead, must hide nothing."""
        found = proof(self.expected, self.pdf)
        assert proof(self.expected, self.pdf, "", PageMemory(self.remembered)) == found
        ahead = PageMemory()
        ahead.learn(self.pdf)
        assert proof(self.expected, self.pdf, "", ahead) == found
        return found

    @property
    def quays(self) -> ExpectedPiece:
        """What the article must hold."""
        return next(piece for piece in self.expected.pieces if piece.name == "quays")

    def page(self, label: str) -> int:
        """Give the page of a label, counted from 0."""
        return [page.label for page in self.expected.pages].index(label)

    def with_quays(self, **changed: Any) -> Finished:  # noqa: ANN401 - any field
        """Give the proof with something else expected of the article."""
        pieces = [
            replace(piece, **changed) if piece.name == "quays" else piece
            for piece in self.expected.pieces
        ]
        return replace(self, expected=replace(self.expected, pieces=tuple(pieces)))

    def change(self, how: Callable[[Pdf], None]) -> Finished:
        """Give the proof with the file changed."""
        with Pdf.open(BytesIO(self.pdf)) as pdf:
            how(pdf)
            file = BytesIO()
            pdf.save(file)
        return replace(self, pdf=file.getvalue())

    def rewrite(self, page: int, how: Callable[[bytes], bytes]) -> Finished:
        """Give the proof with a page's content changed."""

        def write(pdf: Pdf) -> None:
            stream = pdf.pages[page].obj.Contents
            content = stream.read_bytes()
            changed = how(content)
            assert changed != content
            stream.write(changed)

        return self.change(write)

    def shift(self, label: str, words: str, right: float = 0, down: float = 0) -> Finished:
        """Give the proof with the line of a page that has these words moved, CSS pixels."""
        page = self.page(label)
        with Pdf.open(BytesIO(self.pdf)) as pdf:
            text = read_page(pdf.pages[page])
            (run,) = (r for r in (*text.runs.values(), *text.artifacts) if words in r.text)
        line = re.compile(rf"1 0 0 -1 (\S+) {re.escape(number(run.y))} Tm".encode())

        def move(found: re.Match[bytes]) -> bytes:
            x = number(float(found[1]) + right)
            return f"1 0 0 -1 {x} {number(run.y + down)} Tm".encode()

        return self.rewrite(page, lambda content: line.sub(move, content))


def number(value: float) -> str:
    """Write a number as the file does."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def write_finished(content: Path) -> Path:
    """Write the made-up issue into a folder; return the issue's own."""
    folder = write_issue(content, quays=FILES["quays.md"] + MORE)
    (folder / "figures").mkdir()
    (folder / "figures" / "quay.svg").write_text(PICTURE, encoding="utf-8")
    return folder


def finish(base: Path, piece: str = "") -> Finished:
    """Build the made-up issue, or one piece of it, and keep what was to be proved."""
    content = base / "content"
    if not content.exists():
        write_finished(content)
    taken: list[Finished] = []
    parts: list[bytes] = []

    def take(_reader: Proofreader, expected: Expectation, pdf: bytes) -> None:
        memory = PageMemory()
        assert not proof(expected, pdf, "", memory)
        taken.append(Finished(expected, pdf, memory.packed(), tuple(parts)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Proofreader, "prove", take)
        patch.setattr(Proofreader, "read_ahead", lambda _, part: parts.append(part.pdf))
        made = Press(Order(content, base / "build", "v3i1"))
        if piece:
            made.article(piece)
        else:
            made.issue()
    return taken[0]
