"""How many of the known notes a PDF does not hold, by its text; the same for every engine."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pypdfium2 as pdfium

WORDS = 6
"""How many of a note's first words are looked for."""

LETTERS = 40
"""The most letters and digits that are looked for: about half a line."""

ALIKE = str.maketrans({0x4D9: "\N{LATIN SMALL LETTER SCHWA}"})
"""Letters that some engines' files name by another that looks the same: the Cyrillic schwa."""

OTHER = re.compile(r"[\W_]+")


def squeezed(text: str) -> str:
    """Letters and digits alone, without accents and ligatures, in small letters."""
    plain = OTHER.sub("", unicodedata.normalize("NFKD", text.lower()))
    return plain.translate(ALIKE)


def beginning(note: str) -> str:
    """What is looked for of a note."""
    return squeezed(" ".join(note.split()[:WORDS]))[:LETTERS]


def missing(notes: Iterable[str], text: str) -> int:
    """Count the notes whose first words a text does not hold as often as it should.

    A beginning that stands in several notes must stand in the text as often.
    """
    wanted = Counter(beginning(note) for note in notes)
    squashed = squeezed(text)
    lost: Counter[str] = Counter()
    for words in sorted(wanted, key=len, reverse=True):
        holders = [other for other in wanted if words in other]
        due = sum(wanted[other] - lost[other] for other in holders)
        lost[words] = min(wanted[words], max(0, due - squashed.count(words)))
    return lost.total()


def text_of(path: Path) -> str:
    """The text of a PDF, page by page."""
    document = pdfium.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def page_count(path: Path) -> int:
    """How many pages a PDF has."""
    document = pdfium.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()
