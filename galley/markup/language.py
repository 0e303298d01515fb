"""What a piece's language decides: its quotation marks, and the words we add."""

# ruff: noqa: RUF001 - quotation marks are what is meant

from __future__ import annotations

from dataclasses import dataclass

NNBSP = "\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True)
class Language:
    """Quotation marks, outer pair before inner, and the words for things numbered."""

    quotes: tuple[str, str, str, str]
    table: str
    figure: str
    note: str


ENGLISH = Language(("“", "”", "‘", "’"), "Table", "Figure", "note")

LANGUAGES = {
    "az": Language(("“", "”", "‘", "’"), "Cədvəl", "Şəkil", "qeyd"),
    "de": Language(("„", "“", "‚", "‘"), "Tabelle", "Abbildung", "Anmerkung"),
    "en": ENGLISH,
    "fr": Language(
        (f"«{NNBSP}", f"{NNBSP}»", f"‹{NNBSP}", f"{NNBSP}›"), "Tableau", "Figure", "note"
    ),
    "ru": Language(("«", "»", "„", "“"), "Таблица", "Рисунок", "примечание"),
    "tr": Language(("“", "”", "‘", "’"), "Tablo", "Şekil", "not"),
}


def language(tag: str) -> Language:
    """Return what holds for a language tag; English for one that is not known."""
    return LANGUAGES.get(tag.partition("-")[0].lower(), ENGLISH)
