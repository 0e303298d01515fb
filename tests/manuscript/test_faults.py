"""Every diagnostic: what trips it, where it points, and that it comes alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from galley.errors import Diagnostic, Severity

from .conftest import TIDES

Read = Callable[[], tuple[Diagnostic, ...]]
Spoil = Callable[[str, str, str], None]

I, G, L, O, T = "issue.yaml", "greeting.md", "lindgren.md", "okafor.md", "tides.md"  # noqa: E741

LONG = "A Title That Goes On for More Letters than a Running Head Has"

# file, what stands there, what a test puts there, code, line, column, a part of the message
SPOILT = [
    # YAML
    (I, "theme: Ports and Tides", "theme:", "yaml-empty", 7, 1, '"theme" has no value'),
    (I, "theme: Ports and Tides", "theme: ~", "yaml-empty", 7, 8, '"theme" has no value'),
    (I, "[1 Quay, Aden]", "[1 Quay, null]", "yaml-empty", 20, 21, "the item has no value"),
    (I, "place: Aden", "place: Aden\nplace: Oran", "yaml-duplicate", 13, 1, '"place"'),
    (I, "place: Aden", "place: &a Aden", "yaml-alias", 12, 8, "an anchor"),
    (I, "place: Aden", "place: *aden", "yaml-alias", 12, 8, "an alias"),
    (G, "title: A Word before", "title: *A Word* before", "yaml-alias", 3, 8, "an alias"),
    (G, "title: A Word before", "title: *A* before", "yaml-alias", 3, 8, "beginning with *"),
    (I, "place: Aden", "place: !!str Aden", "yaml-tag", 12, 8, "a tag"),
    (I, "  print: 1", "  <<: {print: 2}\n  print: 1", "yaml-merge", 9, 3, "a merge key"),
    (I, "  print: 1", "  ? [a]\n  : b\n  print: 1", "yaml-key", 9, 5, "not a word"),
    (I, "edition: full", "edition: full\n---\na: b", "yaml-documents", 52, 1, "a second"),
    (I, "place: Aden", "place:\tAden", "yaml-tab", 12, 7, "a tab"),
    (T, "title: Tides", "title:\tTides", "yaml-tab", 3, 7, "a tab"),
    (I, "[1 Quay, Aden]", "[" * 100, "yaml-deep", 20, 75, "more than 64"),
    (T, "title: Tides", "title: Tides: Up", "yaml-syntax", 3, 13, "a colon and a space"),
    (T, "title: Tides", 'title: "Tides', "yaml-syntax", 3, 8, "never closed"),
    (T, "title: Tides", 'title: "Tides" up', "yaml-syntax", 3, 16, "closing quotation mark"),
    (T, "title: Tides", "title: @Tides", "yaml-syntax", 3, 8, "cannot begin"),
    (T, "title: Tides", "title: ]", "yaml-syntax", 3, 8, "not YAML"),
    (T, "title: Tides", r'title: "\Uffffffff"', "yaml-syntax", 3, 1, "does not exist"),
    (T, "title: Tides", "title", "yaml-syntax", 3, 1, "not a key and its value"),
    (T, "[tides]", "[tides", "yaml-syntax", 7, 11, "a list in brackets"),
    # Files and text
    (T, "---\nkind", "\n---\nkind", "front-matter-missing", 1, 1, "first line"),
    (T, "]\n---\n", "]\n--\n", "front-matter-open", 1, 1, "never closed"),
    (T, "Up.\n", "Up\x07.\n", "text-control", 9, 3, "U+0007"),
    (T, "Up.\n", "Up\N{LINE SEPARATOR}.\n", "text-control", 9, 3, "U+2028"),
    (T, "title: Tides", r'title: "T\0"', "text-control", 3, 8, "U+0000"),
    (T, "title: Tides", "title: T\N{HEBREW LETTER ALEF}", "text-direction", 3, 8, "U+05D0"),
    (T, "Up.\n", "Up \N{REPLACEMENT CHARACTER}\n", "text-replacement", 9, 4, "U+FFFD"),
    (T, "Up.\n", "\n", "text-empty", 9, 1, "no text"),
    (T, "Up.\n", "<!-- query: Where\nis it? -->\n", "text-empty", 9, 1, "no text"),
    # The schema
    (I, "season: Summer", "sesaon: x\nseason: Summer", "key-unknown", 4, 1, '"sesaon"'),
    (L, "    email:", "    emial: x\n    email:", "key-unknown", 9, 5, '"emial"'),
    (I, "theme: Ports and Tides\n", "", "key-missing", 1, 1, '"theme" is missing'),
    (I, "  name: Harbour House\n", "", "key-missing", 19, 3, '"name" is missing'),
    (L, "  - name: Bo Lindgren\n    orcid", "  - orcid", "key-missing", 7, 5, '"name" is missing'),
    (I, "volume: 3\nnumber: 1", "volume: 3.5\nnumber: 1", "value-type", 2, 9, 'found "3.5"'),
    (I, "[1 Quay, Aden]", "1 Quay", "value-type", 20, 12, 'expected a list, found "1 Quay"'),
    (I, "[1 Quay, Aden]", "[[Aden]]", "value-type", 20, 13, "expected text, found a list"),
    (I, "season: Summer", "season: {a: b}", "value-type", 4, 9, "found keys and values"),
    (L, "- name: Bo Lindgren\n    o", "- Bo\n  - name: Bo\n    o", "value-type", 7, 5, '"Bo"'),
    (T, "kind: commentary", "kind: comentary", "value-choice", 2, 7, 'found "comentary"'),
    (I, "gathering: 16", "gathering: 12", "value-choice", 50, 12, "one of 4, 8, 16, 32"),
    (I, "gathering: 16", "gathering: few", "value-choice", 50, 12, 'found "few"'),
    (I, "gathering: 16", "gathering: [16]", "value-choice", 50, 12, "found a list"),
    (I, "  article: {", "  artcle: {", "value-choice", 49, 3, 'found "artcle"'),
    (O, "year: 2020", "year: 20", "value-range", 10, 9, "from 1450 to 2200"),
    (O, "pages: 212", "pages: 0", "value-range", 11, 10, "a whole number from 1 to 99999"),
    (O, "pages: 212", "pages: " + "9" * 1900, "value-range", 11, 10, "a whole number"),
    (I, "edition: full", "paper: thick", "value-type", 51, 8, 'keys and values, found "thick"'),
    (I, "edition: full", "paper: {grammage: 5}", "value-range", 51, 19, "number from 30 to 400"),
    (I, "edition: full", "paper: {bulk: one}", "value-type", 51, 15, "a number from 0.5 to 3.0"),
    (I, "edition: full", "paper: {bulk: nan}", "value-range", 51, 15, 'found "nan"'),
    (T, "title: Tides", 'title: " "', "value-empty", 3, 8, '"title": expected text, found nothing'),
    (I, "roles: [Chair]", "roles: []", "value-empty", 26, 12, "found an empty list"),
    (I, "roles: [Chair]", 'roles: [""]', "value-empty", 26, 13, 'an item of "roles"'),
    (L, "lang: en-GB", 'lang: ""', "lang-form", 15, 7, 'found ""'),
    (L, "lang: en-GB", "lang: English!", "lang-form", 15, 7, '"English!"'),
    (I, "date: 2022-07-01", "date: 07/01/2022", "date-bad", 6, 7, '"07/01/2022"'),
    (I, "date: 2022-07-01", "date: 20220701", "date-bad", 6, 7, '"20220701"'),
    (I, "date: 2022-07-01", "date: 2022-07-01T00:00:00", "date-bad", 6, 7, "T00"),
    (I, "date: 2022-07-01", "date: 1656633600", "date-bad", 6, 7, "1656633600"),
    (I, "date: 2022-07-01", "date: 2022-06-31", "date-bad", 6, 7, "June 2022 has 30 days"),
    (I, "date: 2022-07-01", "date: 2023-02-30", "date-bad", 6, 7, "February 2023 has 28 days"),
    (I, "date: 2022-07-01", "date: 2022-13-01", "date-bad", 6, 7, "there is no month 13"),
    (I, "date: 2022-07-01", "date: 0000-01-01", "date-bad", 6, 7, '"0000-01-01"'),
    (I, "date: 2022-07-01", 'date: ""', "date-bad", 6, 7, 'found ""'),
    (I, "date: 2022-07-01", "date: [a]", "date-bad", 6, 7, "expected a date, found a list"),
    (I, "deadline: 2022-09-15", "deadline: soon", "date-bad", 34, 13, '"soon"'),
    # Identifiers
    (I, "1234-5679", "12345679", "issn-form", 9, 10, '"12345679"'),
    (I, "1234-5679", "1234-5678", "issn-check", 9, 10, "ends in 8 where its digits give 9"),
    (I, "2434-561X", "2434-5610", "issn-check", 10, 11, "give X"),
    (L, "0000-0002-1825-0097", "https://orcid.org/1", "orcid-form", 8, 12, "orcid.org"),
    (L, "0000-0002-1825-0097", "0000-0002-1825-0098", "orcid-check", 8, 12, "give 7"),
    (L, "10.1234/quay.7", "https://doi.org/10.1234/q", "doi-form", 14, 6, "doi.org"),
    (L, "bo@quay.example", "bo at quay.example", "email-form", 9, 12, "bo at quay"),
    (I, "desk@harbour.example", "desk@harbour", "email-form", 21, 10, "desk@harbour"),
    (I, "edition: full", "code: CSP 3", "code-form", 51, 7, '"CSP 3" cannot begin'),
    # A piece's kind and its heads
    (G, "signature: [Ada Reed, Aden]\n", "", "kind-needs", 2, 7, 'an editorial needs "signature"'),
    (T, "abstract: Up and down.\n", "", "kind-needs", 2, 7, 'a commentary needs "abstract"'),
    (T, "abstract: Up and down.", 'abstract: ""', "kind-needs", 2, 7, '"abstract"'),
    (T, "[tides]", "[]", "kind-needs", 2, 7, '"keywords"'),
    (G, "signature:", "abstract: x\nsignature:", "kind-refuses", 6, 1, 'takes no "abstract"'),
    (T, "keywords:", "signature: [D]\nkeywords:", "kind-refuses", 7, 1, '"signature"'),
    (O, "kind: review", "kind: interview", "kind-refuses", 6, 1, 'no "reviewed"'),
    (T, "kind: commentary", "kind: review", "kind-needs", 2, 7, 'a review needs "reviewed"'),
    (O, "  editors: [Eve Moor]\n", "", "reviewed-names", 6, 1, "neither editors nor authors"),
    (T, "title: Tides", f"title: {LONG}", "short-title-missing", 3, 8, "has 61 characters"),
    (T, "title: Tides", f"title: T\nshort_title: {LONG}", "short-title-long", 4, 14, "61"),
    # The issue and its pieces
    (I, "volume: 3\nnumber: 1", "volume: 2\nnumber: 1", "issue-name", 2, 9, "v2i1"),
    (I, "  volume: 3\n  number: 2", "  volume: 3\n  number: 1", "call-order", 30, 11, "v3i1"),
    (I, "  volume: 3\n  number: 2", "  volume: 2\n  number: 2", "call-order", 29, 11, "v2i2"),
    (I, "season: Summer\nyear: 2022", "season: S\nyear: 2024", "issue-year", 5, 7, "of 2024"),
    (I, "min: 3000", "min: 7000", "limits-order", 49, 18, "7000"),
    (I, "      - tides\n", "      - tides\n      - okafor\n", "piece-twice", 46, 9, '"okafor"'),
    (I, "- tides", "- tides\n      - tyde", "piece-missing", 46, 9, "no tyde.md in content/v3i1"),
    (I, "- tides", "- tides\n      - Fog.md", "piece-name", 46, 9, '"Fog.md"'),
    (I, "- tides\n", "- tides\n      - a b\n", "piece-name", 46, 9, '"a b"'),
    (I, "  lindgren: The", "  lindgrem: The", "cover-unknown", 47, 3, '"lindgrem"'),
    (I, "  lindgren: The", "  A B: The", "cover-unknown", 47, 3, '"A B"'),
    (I, "edition: full", "edition: abridged", "doi-abridged", 14, 1, "a DOI in an abridged"),
]  # fmt: skip


@pytest.mark.parametrize("row", SPOILT, ids=lambda row: f"{row[3]}-{row[2][:20]!r}")
def test_fault_is_reported_at_its_place(
    faults: Read, spoil: Spoil, row: tuple[str, str, str, str, int, int, str]
) -> None:
    """One slip, one diagnostic."""
    name, old, new, code, line, column, part = row
    spoil(name, old, new)
    found = faults()
    # An issue's edition may be at odds with a piece's front matter.
    path = f"content/v3i1/{L if code == 'doi-abridged' else name}"
    assert [(each.code, *each.place[:3]) for each in found] == [(code, path, line, column)]
    assert part in found[0].message


def test_deep_nesting_in_what_is_passed_over(faults: Read, spoil: Spoil) -> None:
    """A value that does not count has the same limit."""
    spoil(I, "place: Aden", "place: Aden\nplace:\n  " + "{a: " * 100)
    assert [each.code for each in faults()] == ["yaml-duplicate", "yaml-deep"]


@pytest.mark.parametrize(
    "row",
    [
        (T, TIDES.encode() + b"\xff", "text-encoding", 10, 1),
        (T, TIDES.encode("utf-8-sig") + "é\r\nà".encode() + b"\xe9 la", "text-encoding", 11, 2),
        (T, TIDES.encode("utf-16"), "text-encoding", 1, 1),
        (T, TIDES.encode() + b"x" * 2**20, "over-limit", 1, 1),
        (T, b"", "front-matter-missing", 1, 1),
        (T, b"---\n---\nUp.\n", "yaml-mapping", 2, 1),
        (T, b"---\n- a\n---\nUp.\n", "yaml-mapping", 2, 1),
        (I, b"", "yaml-mapping", 1, 1),
        (I, b"word", "yaml-mapping", 1, 1),
        ("fog.md", TIDES.encode(), "piece-unlisted", 1, 1),
        ("Fog.md", b"", "piece-name", 1, 1),
        ("fog.MD", b"", "piece-name", 1, 1),
        ("2fog.md", b"", "piece-name", 1, 1),
    ],
)
def test_fault_of_a_whole_file(
    faults: Read, folder: Path, row: tuple[str, bytes, str, int, int]
) -> None:
    """One file's bytes, one diagnostic."""
    name, data, code, line, column = row
    (folder / name).write_bytes(data)
    found = [(each.code, *each.place[:3]) for each in faults()]
    assert found == [(code, f"content/v3i1/{name}", line, column)]


def test_link_out_of_the_folder(faults: Read, folder: Path) -> None:
    """A link to a file elsewhere is not followed."""
    (folder / T).rename(folder.parent / T)
    (folder / T).symlink_to(folder.parent / T)
    assert _codes(faults()) == [("file-outside", T)]


def test_link_within_the_folder(faults: Read, folder: Path) -> None:
    """A link to a neighbour is."""
    (folder / T).rename(folder / "_tides.txt")
    (folder / T).symlink_to("_tides.txt")
    assert not faults()


def test_files_that_cannot_be_read(faults: Read, folder: Path) -> None:
    """A folder, a link to itself, a link to nothing."""
    for name in (T, O, I):
        (folder / name).unlink()
    (folder / T).mkdir()
    (folder / O).symlink_to(folder / O)
    (folder / I).symlink_to(folder / "nowhere")
    assert _codes(faults()) == [(code, name) for name in (I, O, T) for code in ["file-unreadable"]]


def test_contents_without_pieces(faults: Read, spoil: Spoil) -> None:
    """Every file is missed, however sound the contents are, and each section told as empty."""
    spoil(I, "[greeting]", "[]")
    spoil(
        I,
        "\n      - lindgren\n      - okafor\n      - tides\ncover:\n  lindgren: The Long Quay",
        " []",
    )
    first, *others = (("piece-unlisted", name) for name in (G, L, O, T))
    assert _codes(faults()) == [first, ("section-empty", I), ("section-empty", I), *others]


def test_issue_without_its_file(faults: Read, folder: Path) -> None:
    """The pieces alone are no issue."""
    (folder / I).unlink()
    assert _codes(faults()) == [("issue-missing", I)]


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ((I, "theme: Ports and Tides", "theme:"), "write it"),
        (
            (T, "abstract: ", "abstract:\nsubtitle: "),
            "write it, or leave the line out, if the kind of the piece asks for no abstract",
        ),
        ((T, "title: ", "doi:\ntitle: "), "write it, or leave the line out"),
    ],
)
def test_a_key_that_is_needed_is_not_said_to_be_left_out(
    faults: Read, spoil: Spoil, wrong: tuple[str, str, str], hint: str
) -> None:
    spoil(*wrong)
    assert [each.hint for each in faults() if each.code == "yaml-empty"] == [hint]


def test_warning_weighs_less(faults: Read, spoil: Spoil) -> None:
    """A warning does not stop a build."""
    spoil(T, "Up.\n", "TODO\n")
    assert [each.severity for each in faults()] == [Severity.WARNING]


def test_all_faults_of_an_issue_at_once(faults: Read, spoil: Spoil, folder: Path) -> None:
    """Every fault of every file, in the order of a reader."""
    spoil(I, "season: Summer", "sesaon: Summer")
    spoil(I, "date: 2022-07-01", "date: 07/01/2022")
    spoil(I, "1234-5679", "1234-5678")
    spoil(I, "[1 Quay, Aden]", "Aden")
    spoil(I, "place: Aden", "place: Aden\nplace: Oran")
    spoil(I, "- tides", "- tide")
    spoil(G, "kind: editorial", "kind: editorail")
    spoil(L, "quay.example\n", "quay\n")
    spoil(L, "    orcid", "    orchid")
    spoil(O, "year: 2020", "year: 20")
    spoil(O, "  editors: [Eve Moor]\n", "")
    (folder / "Notes.md").write_bytes(b"")
    found = faults()
    assert [(Path(each.path).name, each.line, each.column, each.code) for each in found] == [
        ("Notes.md", 1, 1, "piece-name"),
        (G, 2, 7, "value-choice"),
        (I, 1, 1, "key-missing"),
        (I, 4, 1, "key-unknown"),
        (I, 6, 7, "date-bad"),
        (I, 9, 10, "issn-check"),
        (I, 13, 1, "yaml-duplicate"),
        (I, 21, 12, "value-type"),
        (I, 46, 9, "piece-missing"),
        (L, 8, 5, "key-unknown"),
        (L, 9, 12, "email-form"),
        (O, 6, 1, "reviewed-names"),
        (O, 9, 9, "value-range"),
        (T, 1, 1, "piece-unlisted"),
    ]


def test_hints_say_what_is_meant(faults: Read, spoil: Spoil) -> None:
    """Wherever the words are known, the nearest is named."""
    spoil(I, "season: Summer", "sesaon: Summer")
    spoil(I, "  article: {", "  artcle: {")
    spoil(I, "- tides", "- tide")
    spoil(I, "  lindgren: The", "  lindgrem: The")
    spoil(T, "kind: commentary", "kind: Comentary")
    hints = " ".join(each.hint for each in faults())
    for word in ("season", "article", "tides", "lindgren", "commentary"):
        assert f'did you mean "{word}"?' in hints


def test_no_jargon_of_the_validator(faults: Read, spoil: Spoil) -> None:
    """Messages are in an editor's words."""
    spoil(I, "season: Summer", "season: {a: b}")
    spoil(I, "volume: 3\nnumber: 1", "volume: x\nnumber: []")
    spoil(I, "[1 Quay, Aden]", "Aden")
    text = " ".join(map(str, faults())).lower()
    assert not [
        word for word in ("input", "valid", "tuple", "dict", "http", "str ") if word in text
    ]


def _codes(found: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    """Return the code and the file's name of each."""
    return [(each.code, Path(each.path).name) for each in found]
