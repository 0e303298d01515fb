"""Each rule trips over one text and passes another."""

from __future__ import annotations

from pathlib import Path

import pytest

from galley.errors import errors
from galley.looking import look_over
from galley.manuscript import survey
from galley.model import Comment, Place
from galley.proofing.rules import CODES, RULES, Edited, look_at
from galley.written import Kind
from tests.made_up import spoil, write_issue

from .looked import codes

FULL = (
    "Lind, B., “A Theory of Harbours”, *Tides*, May 2, 2014, available at: "
    "<https://quay.example/a> (accessed: June 1, 2022)"
)
SITE = (
    "Quay.example, *A Theory of Harbours*, May 2, 2014, available at: "
    "<https://quay.example/b> (accessed: June 1, 2022)"
)
BOOK = "Lind, B., *Quays and Tides* (Aden: Cloud Press, 2015), p. 5"


def notes(*texts: str) -> str:
    """Write a paragraph that calls each note, and the notes below it: line 3, 5, 7."""
    calls = "".join(f"Word[^{n}] " for n in range(1, len(texts) + 1))
    return "\n\n".join([calls.strip(), *(f"[^{n}]: {t}" for n, t in enumerate(texts, 1))])


CASES = (
    ("ibid-dangling", "3:8", notes("*Ibid.*", FULL), notes(FULL, "*Ibid.*", "*Ibid.*")),
    (
        "ibid-dangling",
        "5:8",
        notes(
            "The quays of this coast were built and built again in every one of those years.",
            "*Ibid.*",
        ),
        notes("Author’s interview with a pilot", "*Ibid.*"),
    ),
    (
        "ibid-ambiguous",
        "5:8",
        notes(f"{FULL}; {BOOK}", "*Ibid.*"),
        notes(f"{FULL}; p. 7", "*Ibid.*"),
    ),
    (
        "ibid-other",
        "7:22",
        notes(SITE, FULL, "Quay.example, *ibid.*"),
        notes(SITE, "Quay.example, *ibid.*"),
    ),
    (
        "opcit-unknown",
        "5:17",
        notes(FULL, "Moe, C., *op. cit.*"),
        notes(FULL, "Lind, B., *op. cit.*"),
    ),
    (
        "opcit-unknown",
        "5:25",
        notes(BOOK, "Lind, B. (2016), *op. cit.*"),
        notes(BOOK, "Lind, B. (2015), *op. cit.*"),
    ),
    (
        "opcit-before",
        "5:25",
        notes(BOOK, "Lind, B. (2014), *op. cit.*", FULL),
        notes(BOOK, FULL, "Lind, B. (2014), *op. cit.*"),
    ),
    (
        "opcit-ambiguous",
        "7:18",
        notes(BOOK, FULL, "Lind, B., *op. cit.*"),
        notes(BOOK, FULL, "Lind, B., “A Theory...”, *op. cit.*"),
    ),
    ("citation-twice", "7:7", notes(FULL, BOOK, FULL), notes(FULL, BOOK, SITE)),
    (
        "accessed-before-published",
        "3:113",
        notes(FULL.replace("2014,", "2020,").replace("June 1, 2022", "March 6, 2019")),
        notes(FULL),
    ),
    (
        "dated-after-issue",
        "3:50",
        notes(FULL.replace("May 2, 2014", "July 29, 2022")),
        notes(FULL.replace("May 2, 2014", "May 2022")),
    ),
    (
        "dated-after-issue",
        "3:113",
        notes(FULL.replace("June 1, 2022", "June 1, 2023")),
        notes(FULL),
    ),
    ("address-broken", "1:5", "See https:// quay.example/a/b.", "See <https://quay.example/a/b>."),
    (
        "address-broken",
        "1:26",
        "See https://quay.example/ a/b.html there.",
        "See https://quay.example/ and so on.",
    ),
    ("address-scheme", "1:6", "See <www.quay.example>.", "See <https://www.quay.example>."),
    ("address-scheme", "1:15", "available at: quay.example/a/b", "Quay.example says so."),
    (
        "address-tail",
        "1:28",
        "See <https://quay.example/a?utm_source=b>.",
        "See <https://quay.example/a?id=7>.",
    ),
    (
        "access-missing",
        "7:60",
        notes(
            FULL,
            SITE,
            "Moe, C., “Fog”, *Tides*, May 3, 2014, available at: <https://quay.example/c>",
        ),
        notes("Moe, C., “Fog”, *Tides*, May 3, 2014, available at: <https://quay.example/c>"),
    ),
    (
        "address-missing",
        "3:38",
        notes("Moe, C., “Fog”, *Tides*, 2014, available at: (accessed: June 1, 2022)"),
        notes(FULL),
    ),
    (
        "note-broken",
        "3:43",
        notes("Moe, C., “Fog”, *Tides*, May 3, 2014,"),
        notes("Moe, C., “Fog”, *Tides*, May 3, 2014"),
    ),
    ("form-ibid", "5:7", notes(FULL, "Ibid."), notes(FULL, "*Ibid.*")),
    ("form-opcit", "5:18", notes(FULL, "Lind, B., *op.cit.*"), notes(FULL, "Lind, B., *op. cit.*")),
    ("form-available", "3:63", notes(FULL.replace("available at:", "Available:")), notes(FULL)),
    ("form-accessed", "3:102", notes(FULL.replace("June 1, 2022", "1 June 2022")), notes(FULL)),
    ("form-pages", "3:62", notes(BOOK.replace("p. 5", "p.5")), notes(BOOK)),
    (
        "form-pages",
        "3:62",
        notes(BOOK.replace("p. 5", "p. 5–9")),
        notes(BOOK.replace("p. 5", "pp. 5–9")),
    ),
    ("quote-open", "1:4", "He “said so.", "He “said “so” then”."),
    ("quote-open", "1:8", "He said” so.", "“One paragraph.\n\n“And the last.”"),
    ("quote-straight", "1:3", 'A " stands.', 'He said "so".'),
    (
        "name-variant",
        "1:1",
        "Ada Reedmane came, and a harbour.",
        "Ada Reedman came, and Ada Reedmans too.",
    ),
    (
        "abbreviation-late",
        "1:5",
        "The HPT met. A Harbour Police Trust (HPT) was made.",
        "A Harbour Police Trust (HPT) met. The HPT was made.",
    ),
    (
        "abbreviation-unexplained",
        "1:5",
        "The HPT met. The HPT ate. The HPT left.",
        "The EU met. The EU ate. The EU left.",
    ),
    (
        "range-hyphen",
        "1:4",
        "In 2014-2020 it fell.",
        "In 2014–2020 it fell; see 2020-12-04, 2071-1050 and BM-21.",
    ),
    ("word-doubled", "1:8", "It was was so.", "It was that that had had it."),
    ("space-doubled", "1:3", "It  was so.", "It was so. <!-- a --> It is."),
    ("heading-stop", "1:10", "## A head.\n\nText.", "## A head etc.\n\nText.\n\n## And so on..."),
    (
        "pull-beside",
        "1:1",
        "[It was so.]{.pull} Then it was not.",
        "[It was so.]{.pull #so} Then not.\n\n::: pull {from=so}\n:::\n\nMore.",
    ),
    ("identifier-check", "1:6", "ISSN 1234-5670", "ISSN 1234-5679"),
    ("identifier-check", "1:2", "<https://doi.org/abc>", "<https://doi.org/10.1234/abc>"),
)
AUTHORS = {"name-variant": "Ada Reedman"}


@pytest.mark.parametrize(
    ("code", "place", "wrong", "right"), CASES, ids=lambda v: v if len(v) < 30 else ""
)
def test_a_rule_trips_where_it_should(code: str, place: str, wrong: str, right: str) -> None:
    author = AUTHORS.get(code, "Ada Reed")
    assert f"{place} {code}" in codes(wrong, author=author)
    assert code not in " ".join(codes(right, author=author)).split()


LONG = "word and " * 10
LIMITS = "edition: full\nsubmission: {article: {min: 10, max: 23}}"


@pytest.mark.parametrize(
    "words", ["see", "See also", "at", "on the site", "at their page:", "visit"]
)
def test_an_address_may_be_led_to_by_a_sentence(words: str) -> None:
    said = f"Lind, B., *Quays*, has more {words} <https://quay.example/a> (accessed: June 1, 2022)"
    assert codes(notes(said)) == []
    assert codes(notes(said.replace(f" {words} ", ", "))) == ["3:37 form-available"]


def test_other_words_for_available_are_not_the_houses() -> None:
    for words in ("retrieved at", "accessible at"):
        said = f"Lind, B., *Quays*, {words} <https://quay.example/a> (accessed: June 1, 2022)"
        assert [each.partition(" ")[2] for each in codes(notes(said))] == ["form-available"]


def test_limits_count_title_abstract_and_notes() -> None:
    values = {"title": "A Title", "abstract": "One."}
    assert codes(f"{LONG}\n", values=values, changes=LIMITS) == []
    assert codes(f"{LONG}more[^1]\n\n[^1]: A note.", values=values, changes=LIMITS) == [
        "2:8 words-many"
    ]
    assert codes("Few words.", values=values, changes=LIMITS) == ["2:8 words-few"]


def test_a_piece_whose_front_matter_is_at_fault_is_not_judged_by_its_kind(tmp_path: Path) -> None:
    folder = write_issue(tmp_path / "content")
    asked = "submission:\n  article: {min: 3000, max: 5000}\n"
    spoil(folder / "issue.yaml", "edition: abridged\n", asked)
    spoil(folder / "mist.md", "authors:\n  - name: Chi Okafor\n", "")
    spoil(folder / "tides.md", "title: Tides", 'title: "Tides')
    spoil(folder / "quays.md", "kind: article", "kind: artikle")
    seen = look_over(survey(folder), folder / "figures")
    at_fault = {Path(each.path).name for each in errors(seen.diagnostics)}
    assert at_fault == {"mist.md", "tides.md", "quays.md"}
    assert [piece.piece.whole for piece in seen.pieces] == [True, False, False, False]
    found = look_at(Edited.so_far(seen.marked, seen.pieces))
    assert not {each.diagnostic.code for each in found} & {"words-few", "words-many"}
    assert codes("Few words.", changes=LIMITS.replace("full", "abridged")) == []


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("identity-season", "season: Winter"),
        ("identity-issn", "issn: {print: 1234-5679, online: 1234-5679}"),
        ("call-closed", "date: 2022-09-16"),
        ("identity-differs", "notice: This is volume 4, issue 1."),
        ("identity-differs", "notice: The call is for Spring 2022."),
        ("identity-differs", "description: A serial, ISSN 2434-561X, and ISSN 1111-1119."),
    ],
)
def test_the_issue_agrees_with_itself(code: str, changes: str) -> None:
    assert code in {each.split()[1] for each in codes("Text.", changes=changes)}
    assert (
        codes("Text.", changes="notice: Volume 3, number 1, Summer 2022; next, Autumn 2022.") == []
    )


def test_the_editors_note_names_the_issue_rightly() -> None:
    assert codes("The Spring 2022 issue.", kind=Kind.EDITORIAL) == ["1:5 identity-differs"]
    assert codes("The Summer 2022 issue.", kind=Kind.EDITORIAL) == []
    assert codes("The Spring 2022 talks.") == []


def test_a_name_with_other_accents_or_from_a_query_is_another_spelling() -> None:
    assert codes("Text.[^1]\n\n[^1]: Réed, A., *Quays*, 2022", author="Ada Reed") == [
        "3:7 name-variant"
    ]
    query = Comment("query", "the contents say Ada Reidman", Place("content/v1i1/issue.yaml", 9), 9)
    assert codes("Text.", author="Ada Reedman", comments=(query,)) == ["9:1 name-variant"]


def test_every_code_has_its_case() -> None:
    beside = {
        "words-few",
        "words-many",
        "identity-season",
        "identity-issn",
        "call-closed",
        "identity-differs",
        "figure-coarse",
    }
    assert {code for code, *_ in CASES} | beside == CODES
    assert sum(len(rule.codes) for rule in RULES) == len(CODES)
