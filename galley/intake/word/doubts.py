"""What a Word file leaves open, told by its paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FIRST = 40
"""Characters of a paragraph that name it."""


@dataclass(frozen=True, order=True)
class WordDoubt:
    """A doubt: its paragraph and how that begins, what it is, what was decided.

    ``paragraph`` counts the file's paragraphs from 1, those of tables and text boxes
    among them; 0 stands for the file. ``code`` is stable: words joined by hyphens.
    """

    paragraph: int
    code: str
    what: str
    decision: str
    begins: str = ""

    def __str__(self) -> str:
        """One line: paragraph, its first words, code, what it is, what was decided."""
        where = f"paragraph {self.paragraph}" if self.paragraph else "the file"
        begins = f" “{self.begins}”" if self.begins else ""
        return f"{where}{begins}: [{self.code}] {self.what}; {self.decision}"


@dataclass
class Doubts:
    """Kept open through an import; every step writes into it."""

    found: list[WordDoubt] = field(default_factory=list)
    gathered: dict[tuple[str, str, str], list[int]] = field(default_factory=dict)

    def doubt(self, paragraph: int, code: str, what: str, decision: str) -> None:
        """Note what is not certain, and what was done."""
        self.found.append(WordDoubt(paragraph, code, what, decision))

    def gather(self, paragraph: int, code: str, what: str, decision: str) -> None:
        """Note what is told once for all the paragraphs that it is in."""
        places = self.gathered.setdefault((code, what, decision), [])
        if paragraph not in places:
            places.append(paragraph)

    def told(self, texts: Mapping[int, str]) -> tuple[WordDoubt, ...]:
        """Return all by paragraph; ``texts`` are the paragraphs' words."""
        every = list(self.found)
        for (code, what, decision), places in self.gathered.items():
            others = ", ".join(map(str, places[1:]))
            more = f" (and in {others})" if others else ""
            every.append(WordDoubt(places[0], code, what + more, decision))
        named = {
            WordDoubt(each.paragraph, each.code, each.what, each.decision, _begins(each, texts))
            for each in every
        }
        return tuple(sorted(named))


def _begins(doubt: WordDoubt, texts: Mapping[int, str]) -> str:
    text = " ".join(texts.get(doubt.paragraph, "").split())
    return text if len(text) <= FIRST else f"{text[:FIRST].rstrip()}…"
