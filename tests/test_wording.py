"""The house's set phrases."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from galley.model import Span
from galley.wording import (
    capitals,
    citation,
    cover_statement,
    day,
    doi_of,
    file_stem,
    imprint_statement,
    listing,
    offprint_name,
    offprint_statement,
    opener_statement,
    running_head,
    source,
    spine_line,
    split_journal,
    volume_line,
)
from galley.written import Edition, Kind, Person

from .composition.made import ISSUE, QUAYS, TIDES

NARROW_I, DOTTED_I = "I", "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"
FULL = replace(ISSUE, edition=Edition.FULL)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Vasif", "en", "VASIF"),
        ("Vasif", "az", f"VAS{DOTTED_I}F"),
        ("Vasif", "tr-TR", f"VAS{DOTTED_I}F"),
        ("Diyarbak\N{LATIN SMALL LETTER DOTLESS I}r", "tr", f"D{DOTTED_I}YARBAKIR"),
        ("Şuşa, Gəncə", "az", "ŞUŞA, GƏNCƏ"),
        ("Straße", "de", "STRASSE"),
        ("azure tide", "en-AZ", "AZURE TIDE"),
    ],
)
def test_capitals_follow_the_language(text: str, lang: str, expected: str) -> None:
    assert capitals(text, lang) == expected


def test_capitals_are_english_unless_said() -> None:
    assert capitals("is it") == f"{NARROW_I}S {NARROW_I}T"


def test_citation_gives_journal_volume_number_and_pages() -> None:
    assert citation(ISSUE, Span(13, 19)) == "Harbour Letters of Aden, vol. 3, no. 1, pp. 13–19"
    assert citation(ISSUE, Span(7, 7)) == "Harbour Letters of Aden, vol. 3, no. 1, p. 7"


def test_names_in_a_row() -> None:
    assert listing(()) == ""
    assert listing(("A",)) == "A"
    assert listing(("A", "B")) == "A and B"
    assert listing(("A", "B", "C", "D")) == "A, B, C and D"


def test_a_day_is_written_day_first_without_a_nought() -> None:
    assert day(dt.date(2022, 9, 5)) == "5 September 2022"
    months = [day(dt.date(2022, month, 30)).split()[1] for month in (1, 3, 12)]
    assert months == ["January", "March", "December"]


def test_volume_line() -> None:
    assert volume_line(3, 1, "Summer", 2022) == "Volume 3 • Issue 1 • Summer 2022"


def test_the_line_of_a_spine() -> None:
    assert spine_line(3, 1, "Summer", 2022) == "Vol. 3 • No. 1 • Summer 2022"


def test_the_journals_first_word_stands_by_itself() -> None:
    assert split_journal("Harbour Letters of Aden") == ("HARBOUR", "LETTERS OF ADEN")
    assert split_journal("Harbour") == ("HARBOUR", "")


def test_the_running_head_names_as_many_authors_as_have_room() -> None:
    def head(*names: str) -> str:
        front = replace(QUAYS.piece.front, authors=tuple(map(Person, names)))
        return running_head(replace(QUAYS, piece=replace(QUAYS.piece, front=front)))

    assert head("Ada Reed", "Bo Lind") == "Ada Reed and Bo Lind · Long Quay"
    assert head(*["Ada Montgomery-Reed"] * 5) == "Ada Montgomery-Reed et al. · Long Quay"
    assert head("A" * 99) == head("A" * 99, "B" * 99) == "Long Quay"


def test_the_running_head_has_the_short_title_where_there_is_one() -> None:
    assert running_head(QUAYS) == "Vasif Low, Cem Oz and Dee Low · Long Quay"
    assert running_head(TIDES) == "Ece Ay · Tides"


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_piece_says_that_it_is_abridged(kind: Kind) -> None:
    piece = replace(QUAYS.piece, front=replace(QUAYS.piece.front, kind=kind))
    assert "abridge" in opener_statement(ISSUE, piece)
    assert "not the" in opener_statement(ISSUE, piece)
    assert opener_statement(FULL, piece) == ""


def test_one_author_or_several_or_a_reviewer() -> None:
    def said(kind: Kind, *names: str) -> str:
        front = replace(QUAYS.piece.front, kind=kind, authors=tuple(map(Person, names)))
        return opener_statement(ISSUE, replace(QUAYS.piece, front=front))

    assert "not the author’s text" in said(Kind.ARTICLE, "A")
    assert "not the authors’ text" in said(Kind.ARTICLE, "A", "B")
    assert "not the reviewer’s text" in said(Kind.REVIEW, "A")


def test_cover_and_imprint_say_that_an_edition_is_abridged() -> None:
    assert cover_statement(ISSUE).startswith("Abridged edition.")
    assert "abridged edition" in imprint_statement(ISSUE)
    assert cover_statement(FULL) == imprint_statement(FULL) == ""


def test_files_are_called_by_the_journal_s_letters() -> None:
    assert file_stem(ISSUE) == "hloa-3-1"
    assert file_stem(replace(ISSUE, code="hl")) == "hl-3-1"


def test_letters_that_are_no_plain_ones_with_an_accent_are_not_lost() -> None:
    assert file_stem(replace(ISSUE, journal="Əlçatan İşıq ıldırım Şərhi Øst")) == "eiiso-3-1"
    assert file_stem(replace(ISSUE, journal="Ёж и море")) == "issue-3-1"


def test_offprints_sort_by_their_first_folio() -> None:
    names = [offprint_name(ISSUE, Span(first, 150), "quays") for first in (8, 33, 149)]
    assert names == ["hloa-3-1-008-quays.pdf", "hloa-3-1-033-quays.pdf", "hloa-3-1-149-quays.pdf"]
    assert names == sorted(names)


def test_a_citation_says_of_an_abridged_edition_that_it_is_one() -> None:
    assert source(FULL, Span(33, 54)) == "vol. 3, no. 1 (Summer 2022), pp. 33–54"
    assert source(ISSUE, Span(9, 9)) == "vol. 3, no. 1 (Summer 2022), p. 9 (abridged edition)"


def test_an_abridgement_is_not_the_text_of_the_doi() -> None:
    assert doi_of(FULL, QUAYS.piece) == "10.1234/quay.7"
    assert doi_of(ISSUE, QUAYS.piece) == ""
    assert offprint_statement(FULL, QUAYS.piece) == ""
    assert offprint_statement(ISSUE, QUAYS.piece).endswith("Please cite the journal itself.")
