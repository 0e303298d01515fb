"""Notes are read as the sources that they name."""

from __future__ import annotations

import datetime as dt

import pytest

from galley.proofing.rules.citation import Citation, Kind, citations
from galley.proofing.rules.dates import dates
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.folding import distance, fold

from .looked import marked


def read(note: str) -> tuple[Citation, ...]:
    """Read the sources of a note."""
    (text,) = Edited.of(marked(f"Word.[^1]\n\n[^1]: {note}")).texts
    return citations(text.notes[0])


@pytest.mark.parametrize(
    ("note", "kind", "names", "title", "year"),
    [
        ('Lind, B., "On *Fog*", *Tides*, 2014', Kind.FULL, ("lind",), "on fog", 2014),
        (
            "B.Lind, C.Moe, and D. Low, “Fog”, May 3, 2014",
            Kind.FULL,
            ("lind", "moe", "low"),
            "fog",
            2014,
        ),
        ("Lind, B. et al, “Fog", Kind.REMARK, ("lind",), "fog", 0),
        ("Quay.example, *Fog*, <https://q.example/a>", Kind.FULL, ("quay example",), "fog", 0),
        (
            "Quay.example, Fog of May, <https://q.example/a>",
            Kind.FULL,
            ("quay example",),
            "fog of may",
            0,
        ),
        ("*Quay.example, Fog*, *op. cit.*", Kind.OPCIT, ("quay example",), "fog", 0),
        ("Lind, B. and Moe, C. (2014), *op.cit.*, p. 3", Kind.OPCIT, ("lind", "moe"), "", 2014),
        ("“Fog”, *op. cit.*", Kind.OPCIT, (), "fog", 0),
        ("Port Authority (PA), “Fog”, 2014", Kind.FULL, ("port authority pa", "pa"), "fog", 2014),
        ("See also: *ibid.*, p. 4", Kind.IBID, (), "", 0),
        (
            "The fog was thick – see: Port Board, *Fog*, 2014",
            Kind.FULL,
            ("port board",),
            "fog",
            2014,
        ),
        ("The fog was thick.", Kind.REMARK, (), "", 0),
    ],
)
def test_a_source(note: str, kind: Kind, names: tuple[str, ...], title: str, year: int) -> None:
    (found,) = read(note)
    assert found.kind is kind
    if kind is not Kind.REMARK:
        assert (found.names, found.title, found.year) == (names, title, year)


def test_dates_of_a_source_are_told_apart() -> None:
    note = (
        "Lind, B., “Fog of May 1, 1999”, *Tides 2001*, dated June 2, 2010, July, 21, 2011, "
        "available at: <https://q.example/2005/> (accessed: 3 August 2012)"
    )
    (found,) = read(note)
    assert found.published is not None
    assert found.accessed is not None
    assert (found.published.first, found.accessed.first) == (
        dt.date(2011, 7, 21),
        dt.date(2012, 8, 3),
    )
    text = found.passage.text
    assert text[found.published.start :].startswith("July, 21, 2011")
    assert text[found.accessed.start :].startswith("3 August 2012")


def test_sources_are_parted_at_semicolons_outside_titles_and_brackets() -> None:
    note = "Lind, B., “Fog; rain”, *T* (Aden; 2014), 2014; and Moe, C., *Ice*, 2015; p. 4"
    assert [(each.names, each.title) for each in read(note)] == [
        (("lind",), "fog rain"),
        (("moe",), "ice"),
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("March 06, 2022", (2022, 3, 6), (2022, 3, 6)),
        ("Sept. 2, 2021", (2021, 9, 2), (2021, 9, 2)),
        ("November, 2021", (2021, 11, 1), (2021, 11, 30)),
        ("February 30, 2021", (2021, 1, 1), (2021, 12, 31)),
        ("Spring 2021", (2021, 1, 1), (2021, 12, 31)),
    ],
)
def test_a_date_has_its_first_and_last_day(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    (found,) = dates(text)
    assert (found.first, found.last) == (dt.date(*first), dt.date(*last))


def test_no_date_is_made_of_what_is_none() -> None:
    assert list(dates("2021-22; 12/2021; p. 3021")) == []


def test_words_are_compared_without_case_and_accents() -> None:
    assert fold("İBRAHİMOV’s  Ağ-Ələm") == "ibrahimovs ag elem"
    assert [
        distance("reedman", other, 2) for other in ("reedman", "redman", "readmen", "lind")
    ] == [
        *(0, 1, 2),
        3,
    ]
