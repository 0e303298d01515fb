"""The house's own look of the pages around the pieces, as this journal sets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from galley.written import Book, Edition, Issue, Kind, Limits, TeamMember

from .printed import ARTICLE, CALL, FRONT, Imported, imported, issue

IMPRINT = """\
Harbour Letters
Volume 2 • Issue 1 • Autumn 2031
Periodical (biannual)

Harbour Letters is a journal of coasts and the people who watch them.

Publisher
Society of Pilots

Editorial team
Editor-in-Chief\tDr. Olga Finn
Proofreader\tPim Vos

Editorial office
Quay Office
Society of Pilots
Mole street 4, Port Ayr
Tel.: (+00 1) 55-66
E-mail: office@letters.example

Printed by
Salt Press

ISSN
ISSN (print): 0378-5955
ISSN (online): 2434-561X

Port Ayr, 2031

Notice. The authors speak for themselves.

Board of Advisers

Olga Finn (PhD in Navigation), Editor-in-Chief; Warden of the North Mole

Ben Ode (Captain (ret.)), Pilot of the inner roads
"""
CONTENTS = """\
Contents

Volume 2 • Issue 1 • Autumn 2031

10\tEditor’s Note

HIGHLIGHT OF JOURNAL

{first}\tOn the Keeping
of Lighthouses

Mara Quill

ARTICLES

{second}\tThe Second Mole: A History
Ivo Brandt

CALL FOR SUBMISSIONS (SPRING 2032)

{call}\tIce

"""
COMING = """
Call for Submissions

Harbour Letters, Volume 2 • Issue 2 • Spring 2032
Ice, Fog
and Pilots
Deadline: 3 January 2032

Articles should run to 3,000–5,000 words and commentaries to 2,500–2,900, notes included.

Notes
"""
KEPT = "An abridgement of the report, written for this edition; not the author’s text."
ANEW = "Written anew for this abridged edition; not the editor’s text."
COVER = "Abridged edition. Every piece is an abridgement written for this edition and no more."


def house(body: str = "Lamps need oil.") -> str:
    """Return the made-up issue as this house sets it."""
    text = issue(body)
    start, end = FRONT.index("Publisher:"), FRONT.index("TABLE OF")
    text = text.replace(FRONT[start:end], IMPRINT + "\n").replace(CALL, COMING)
    at, after = text.index("TABLE OF"), text.index("Editor's Note")
    return text[:at] + CONTENTS.format(first=11, second=13, call=15) + text[after:]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """Import the issue once."""
    return imported(tmp_path_factory.mktemp("house"), house())


@pytest.fixture(scope="module")
def told(made: Imported) -> Issue:
    """Return its ``issue.yaml``."""
    return made.marked.manuscript.issue


def test_an_imprint_whose_labels_stand_over_what_they_tell(told: Issue) -> None:
    assert (told.publisher, told.printer, told.place) == (
        *("Society of Pilots", "Salt Press", "Port Ayr"),
    )
    assert told.type == "Periodical (biannual)"
    assert told.description.startswith("Harbour Letters is a journal of coasts")
    assert told.notice == "The authors speak for themselves."
    assert (told.issn.print, told.issn.online) == ("0378-5955", "2434-561X")


def test_a_team_in_two_columns(told: Issue) -> None:
    assert told.team == (
        TeamMember(role="Editor-in-Chief", name="Dr. Olga Finn"),
        TeamMember(role="Proofreader", name="Pim Vos"),
    )
    assert told.office.name == "Quay Office"
    assert told.office.address == ("Society of Pilots", "Mole street 4, Port Ayr")
    assert (told.office.telephone, told.office.email) == ("(+00 1) 55-66", "office@letters.example")


def test_a_title_with_brackets_in_brackets(told: Issue) -> None:
    assert [adviser.title for adviser in told.board] == ["", "Captain (ret.)"]


def test_contents_whose_pages_stand_before_their_titles(told: Issue, made: Imported) -> None:
    assert [(section.title, section.pieces) for section in told.contents] == [
        ("", ("editors-note",)),
        ("Highlight of Journal", ("quill",)),
        ("Articles", ("brandt",)),
    ]
    assert [piece.first_folio for piece in made.report.pieces] == [10, 11, 13]
    assert "name-differs" not in made.doubts


def test_a_call_whose_head_is_one_block(told: Issue) -> None:
    assert (told.call.volume, told.call.number, told.call.season) == (2, 2, "Spring")
    assert told.call.theme == "Ice, Fog and Pilots"
    assert told.call.deadline.isoformat() == "2032-01-03"
    assert told.call.body.startswith("Articles should run to")
    assert told.submission == {
        Kind.ARTICLE: Limits(min=3000, max=5000),
        Kind.COMMENTARY: Limits(min=2500, max=2900),
    }


def test_an_edition_that_says_so_is_abridged(tmp_path: Path, made: Imported) -> None:
    text = house().replace("\nPublisher\n", f"\n{COVER}\n\nPublisher\n")
    text = text.replace("\nEditor's Note\n", f"\nEditor's Note\n\n{ANEW}\n")
    text = text.replace("keepers, coasts\n", f"keepers, coasts\n\n{KEPT}\n")
    abridged = imported(tmp_path, text)
    assert abridged.marked.manuscript.issue.edition is Edition.ABRIDGED
    assert made.marked.manuscript.issue.edition is Edition.FULL
    for name in ("editors-note.md", "quill.md"):
        assert abridged.file(name) == made.file(name)


@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_a_book_whose_data_stand_in_lines(apart: str, tmp_path: Path) -> None:
    data = (
        "The Second Mole:\nA History",
        "Edited by A. Lee\nand B. Moe",
        "Quay Press, 2030, 318 pages",
    )
    start, end = house().index("\nThe Second Mole: A History\n\nIvo"), house().index(COMING)
    review = "\nThe Second Mole: A History\n\nReviewed by Ivo Brandt\n\n" + apart.join(data)
    text = house()[:start] + review + "\n\nThe book is long.\n" + house()[end:]
    text = text.replace("ARTICLES", "BOOK REVIEWS").replace(
        "A History\nIvo Brandt", "A History\nEdited by A. Lee and B. Moe\nReviewed by Ivo Brandt"
    )
    piece = imported(tmp_path, text).marked.manuscript.pieces[-1]
    assert piece.front.kind is Kind.REVIEW
    assert piece.front.title == "The Second Mole: A History"
    assert piece.front.authors[0].name == "Ivo Brandt"
    assert piece.front.reviewed == Book(
        title="The Second Mole: A History",
        publisher="Quay Press",
        year=2030,
        pages=318,
        editors=("A. Lee", "B. Moe"),
    )
    assert piece.text.strip().endswith("The book is long.")


def test_the_made_up_opener_is_the_house_s(made: Imported) -> None:
    assert made.marked.manuscript.pieces[1].front.keywords == ("lamps", "keepers", "coasts")
    assert ARTICLE.splitlines()[1] == made.marked.manuscript.pieces[1].front.title
