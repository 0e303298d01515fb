"""Articles of chance: of one to twelve pages, with all that an article may hold."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from galley.errors import ContentError, errors
from galley.job import Job
from galley.looking import look_over
from galley.manuscript import survey
from galley.model import Part, Plan, Span, TypesetPart
from galley.proofing.reading import read_structure
from tests.hostile.case import case
from tests.source import letters, passages

WORDS = (
    *("the", "of", "policy", "region", "conflict", "agreement", "negotiation", "corridor"),
    *("between", "economic", "in", "and", "to", "a", "security", "international", "military"),
    *("cooperation", "development", "organisation", "however", "settlement"),
)

PAGES, WORDS_A_PAGE, NOTES = 12, 330, 60
"""The most pages and notes of an article, and the words that fill a page."""


@dataclass
class Author:
    """Writes an article by chance; the same one for the same seed."""

    chance: random.Random
    notes: int
    noted: int = 0
    pulling: bool = True

    def sentence(self, least: int = 5, most: int = 30) -> str:
        """Write a sentence, now and then with emphasis or an address."""
        words = self.chance.choices(WORDS, k=self.chance.randint(least, most))
        if self.chance.random() < 0.1:
            words.insert(1, f"*{words[0]} {words[-1]}*")
        if self.chance.random() < 0.05:
            words.append("<https://quay.example/a/long_address?of=many&parts=1>")
        return " ".join(words).capitalize() + "."

    def noted_sentence(self, share: float) -> str:
        """Write a sentence, perhaps with a note's call, perhaps marked for a pull quote."""
        text = self.sentence()
        if self.noted < self.notes and self.chance.random() < share:
            self.noted += 1
            text += f"[^{self.noted}]"
        elif self.pulling and "<" not in text and self.chance.random() < 0.04:
            text = f"[{text}]{{.pull}}"
        return text

    def paragraph(self, share: float) -> str:
        """Write a paragraph of the running text."""
        count = self.chance.randint(1, 8)
        return " ".join(self.noted_sentence(share) for _ in range(count))

    def block(self, share: float) -> str:
        """Write a paragraph or something else."""
        kind = self.chance.choices(
            ("text", "head", "list", "quote", "table", "run-in"), (60, 10, 8, 8, 6, 8)
        )[0]
        text = self.paragraph(share)
        if kind == "head":
            return f"## {self.sentence(2, 7)[:-1].replace('*', '')}\n\n{text}"
        if kind == "list":
            return f"{text}\n\n{self.list()}"
        if kind == "quote":
            return f"{text}\n\n> {self.sentence(20, 80)}\n>\n> --- {self.sentence(2, 3)[:-1]}"
        if kind == "table":
            return f"{text}\n\n{self.table()}"
        return f"[{self.sentence(1, 3)}]{{.run-in}} {text}" if kind == "run-in" else text

    def list(self) -> str:
        """Write a list, numbered or not."""
        items = [self.sentence() for _ in range(self.chance.randint(2, 7))]
        ordered = self.chance.random() < 1 / 2
        marks = [f"{n}." if ordered else "-" for n in range(1, len(items) + 1)]
        return "\n".join(f"{mark} {item}" for mark, item in zip(marks, items, strict=True))

    def table(self) -> str:
        """Write a table of two or three columns."""
        columns = self.chance.randint(2, 3)
        rows = [
            [self.chance.choice(WORDS) for _ in range(columns)]
            for _ in range(self.chance.randint(2, 12))
        ]
        rows.insert(1, ["-"] * columns)
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def article(self, words: int) -> str:
        """Write an article of so many words and its notes."""
        blocks: list[str] = []
        share = self.notes * 40 / words
        while (written := sum(len(block.split()) for block in blocks)) < words:
            # A pull quote wants a page after its sentence, or one that is not full.
            self.pulling = written < words - 2 * WORDS_A_PAGE
            blocks.append(self.block(share))
        for number in range(1, self.noted + 1):
            length = self.chance.choice((2, 8, 20, 60))
            blocks.append(f"[^{number}]: {self.sentence(2, length)}")
        return "\n\n".join(blocks) + "\n"


def random_article(seed: int) -> str:
    """Write the article of a seed."""
    chance = random.Random(seed)
    words = chance.randint(WORDS_A_PAGE // 2, PAGES * WORDS_A_PAGE)
    most = min(NOTES, words // 25)
    return Author(chance, chance.randint(0, most)).article(words)


def composed(folder: Path) -> dict[str, Part]:
    """Take an issue up to the documents of its parts; raise what its author is told."""
    seen = survey(folder)
    looked = look_over(seen, folder / "figures")
    marked, found = looked.marked, looked.diagnostics
    if marked is None or errors(found):
        raise ContentError(found)
    job = Job(folder, marked, found, None)
    plan = Plan({sheet.name: Span(1, 1) for sheet in job.sheets}, (), 1)
    return {sheet.name: job.compose(sheet, plan) for sheet in job.sheets}


def article_part(text: str, base: Path) -> Part:
    """Compose an article, in an issue that is written under a folder."""
    return composed(case("article", text).write(base))["p"]


def lost_notes(part: Part, typeset: TypesetPart) -> list[int]:
    """Give the numbers of the notes that are not once on the page of their call, in order."""
    good = {p.number for p in typeset.notes if p.call_page == p.body_page}
    order = [place.number for place in typeset.notes]
    return [n.number for n in part.notes if n.number not in good or order.count(n.number) != 1]


def lost_words(part: Part, typeset: TypesetPart) -> list[str]:
    """Give the blocks of a part that its PDF does not tell, each once, whole and in order."""
    blocks = [passage for passage in read_structure(typeset.pdf) if passage.path[-1] != "LI"]
    told = [letters(passage.text) for passage in blocks]
    expected = [letters(block.text) for block in passages(part.html)]
    if told == expected:
        return []
    return [text for text in expected if text not in told] or ["blocks in another order"]
