"""The pages around the pieces: what issue it is, who makes it, what it calls for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from galley.order import Pagination
from galley.written import Edition, Issue, Kind, Limits, TeamMember

from .printed import CALL, FRONT, Imported, imported, issue


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """Import the made-up issue once."""
    return imported(tmp_path_factory.mktemp("issue"), issue("Lamps need oil."))


@pytest.fixture(scope="module")
def told(made: Imported) -> Issue:
    """Return its ``issue.yaml`` as the stages read it."""
    return made.marked.manuscript.issue


def test_identity(told: Issue) -> None:
    assert (told.journal, told.volume, told.number) == ("Harbour Letters", 2, 1)
    assert (told.season, told.year, told.date) == ("Autumn", 2031, dt.date(2031, 10, 1))
    assert told.theme == "Tides and Lamps"
    assert (told.issn.print, told.issn.online) == ("0378-5955", "2434-561X")


def test_masthead(told: Issue) -> None:
    assert (told.publisher, told.place, told.printer) == (
        "Society of Pilots",
        "Port Ayr",
        "Salt Press",
    )
    assert told.type == "Periodical (biannual)"
    assert told.description.startswith("Harbour Letters is a journal of coasts")
    assert told.notice == "The authors speak for themselves."
    assert told.team == (
        TeamMember(role="Editor-in-Chief", name="Dr. Olga Finn"),
        TeamMember(role="Proofreader", name="Pim Vos"),
    )
    assert told.office.name == "Quay Office"
    assert told.office.address == ("Society of Pilots", "Mole street 4, Port Ayr")
    assert (told.office.telephone, told.office.email) == ("(+00 1) 55-66", "office@letters.example")


def test_board(told: Issue) -> None:
    finn, ode = told.board
    assert (finn.name, finn.degree) == ("Olga Finn", "PhD in Navigation")
    assert finn.roles == ("Editor-in-Chief", "Warden of the North Mole")
    assert (ode.title, ode.roles) == ("Captain ret.", ("Pilot of the inner roads",))


def test_call(told: Issue) -> None:
    call = told.call
    assert (call.title, call.volume, call.number) == ("Call for Submissions", 2, 2)
    assert (call.season, call.year, call.theme) == ("Spring", 2032, "Ice")
    assert call.deadline == dt.date(2032, 1, 3)
    assert call.body == (
        "Subtopics:\n\n- Frozen harbours\n- Ice pilots\n\nSend **3.000-5000** words for "
        "articles to: **<office@letters.example>**."
    )
    assert told.submission == {Kind.ARTICLE: Limits(min=3000, max=5000)}


def test_plan(told: Issue) -> None:
    assert [(section.title, section.pieces) for section in told.contents] == [
        ("", ("editors-note",)),
        ("Highlight of Journal", ("quill",)),
        ("Articles", ("brandt",)),
    ]
    assert (told.edition, told.pagination) == (Edition.FULL, Pagination.PRINTED)
    assert told.cover == {"quill": "On the Keeping\nof Lighthouses"}


def test_openers(made: Imported) -> None:
    note, quill, brandt = (piece.front for piece in made.marked.manuscript.pieces)
    assert (note.kind, note.title, note.authors[0].name) == (
        Kind.EDITORIAL,
        "Editor’s Note",
        "Olga Finn",
    )
    assert note.signature == ("Sincerely", "Olga Finn", "Editor-in-Chief of Harbour Letters")
    assert (quill.kind, quill.title) == (Kind.REPORT, "On the Keeping of Lighthouses")
    (author,) = quill.authors
    assert (author.name, author.prefix) == ("Mara Quill", "Dr.")
    assert author.bio == "is a warden of the Society of Pilots"
    assert quill.abstract.endswith("The article asks at whose cost.")
    assert quill.keywords == ("lamps", "keepers", "coasts")
    assert (brandt.kind, brandt.authors[0].bio) == (
        Kind.ARTICLE,
        "teaches at the Nautical School",
    )


def test_ruled_pages_and_the_back_cover_are_no_text(made: Imported) -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in made.folder.iterdir())
    assert "ruled paper" not in written
    assert written.count("0378-5955") == 1


def test_a_review_is_of_a_book(tmp_path: Path) -> None:
    front = FRONT.replace(
        '**"THE SECOND MOLE:\nA HISTORY"**\n\nIVO BRANDT',
        '**"THE SECOND MOLE:\nA HISTORY"**\n\n(EDITED BY A. LEE AND B. MOE)"\n\n'
        "REVIEWED BY IVO BRANDT",
    ).replace("ARTICLES", "BOOK REVIEWS")
    review = (
        "\nBOOK REVIEWS\n\n“The Second Mole: A History” edited by A. Lee and B. Moe.\n\n"
        "REVIEWED BY IVO BRANDT\n\n"
        "The Second Mole: A History” edited by A. Lee and B. Moe, Quay Press, 2030, 318 pp\n\n"
        "Reviewed by Ivo Brandt\n\nThe book is long.\n"
    )
    text = issue("Lamps need oil.")
    start, end = text.index("\nThe Second Mole: A History\n"), text.index(CALL)
    text = front.format(first=11, second=13, call=15) + text[text.index("\nOn the Keeping of L") :]
    start, end = text.index("\nThe Second Mole: A History\n"), text.index(CALL)
    made = imported(tmp_path, text[:start] + review + text[end:])
    piece = made.marked.manuscript.pieces[-1]
    assert (piece.front.kind, piece.slug) == (Kind.REVIEW, "brandt")
    assert piece.front.title == "The Second Mole: A History"
    assert piece.front.authors[0].name == "Ivo Brandt"
    book = piece.front.reviewed
    assert book is not None
    assert (book.editors, book.publisher) == (("A. Lee", "B. Moe"), "Quay Press")
    assert (book.year, book.pages) == (2030, 318)
    assert piece.text.strip() == "{turn=14}\n\nThe book is long."


def test_contents_may_be_set_in_other_ways(tmp_path: Path, made: Imported) -> None:
    text = issue("Lamps need oil.").replace("MARA QUILL\t11\n---\t----", "MARA QUILL ..... 11")
    text = text.replace("EDITOR'S NOTE\t10\n-------------\t---", "EDITOR'S NOTE | 10 |")
    assert imported(tmp_path, text).file("issue.yaml") == made.file("issue.yaml")


def test_a_name_that_is_spelt_in_three_ways(tmp_path: Path) -> None:
    text = issue("Lamps need oil.").replace("MARA QUILL\t", "MARA QUIL\t")
    made = imported(tmp_path, text.replace("**Mara Quill** looks", "**Mara Quille** looks"))
    said = [doubt.what for doubt in made.report.doubts if doubt.code == "name-differs"]
    assert said == [
        "Mara Quill is called “Mara Quille” here",
        "the contents call Mara Quill “MARA QUIL”",
    ]
    assert made.marked.manuscript.pieces[1].front.authors[0].name == "Mara Quill"
    (query,) = made.marked.manuscript.comments
    assert (query.kind, query.text) == ("query", "the printed contents say Mara Quil")


def test_a_title_may_differ_a_little(tmp_path: Path) -> None:
    text = issue("Lamps need oil.").replace("KEEPING OF LIGHTHOUSES", "KEEPING OF LIGTHOUSES")
    made = imported(tmp_path, text)
    assert made.marked.manuscript.pieces[1].front.title == "On the Keeping of Lighthouses"
    assert made.doubts["title-differs"].decision == "the title over the piece is taken"


def test_a_title_of_two_lines(tmp_path: Path) -> None:
    text = issue("Lamps need oil.")
    for apart in ("\n", "\n\n"):
        broken = text.replace("\nThe Second Mole: A History", f"\nThe Second Mole:{apart}A History")
        made = imported(tmp_path / str(len(apart)), broken)
        assert made.marked.manuscript.pieces[2].front.title == "The Second Mole: A History"
