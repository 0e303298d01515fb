"""The author's proof: the piece's own pages, with numbers at its lines and queries beside them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pikepdf import Pdf
from PIL import ImageChops

from galley.errors import ContentError
from galley.order import Order
from galley.press import Press
from galley.proofing.set_lines import SetLine, set_blocks
from galley.proofsheet import author_proof
from tests.bound import Bound
from tests.made_up import spoil, write_issue

DAY = dt.date(2022, 5, 2)
ASKED = {
    "---\nkind: article": "---\n# query: Is the title final?\nkind: article",
    "{.pull #long}": "{.pull #long}<!-- query: How old? -->",
    "*Quays*,": "*Quays*<!-- query: Which edition? -->,",
    "### A second head": "<!-- query: Is this head needed? -->\n\n### A second head",
    "| 2016 |   -30 |": "| 2016 |   -30<!-- query: A loss? --> |",
    "- one\n": "- one TODO of of two\n",
}
"""What is written into the piece, so that every sort of query is asked."""


@dataclass(frozen=True)
class Proofed:
    """A proof, the piece's own file, and that file's lines."""

    proof: bytes
    article: bytes

    @property
    def lines(self) -> list[SetLine]:
        """The lines of the piece, each once."""
        with Pdf.open(BytesIO(self.article)) as pdf:
            found = {line for block in set_blocks(pdf) for line in block.lines if line.number}
        return sorted({(line.page, line.number): line for line in found}.values(), key=str)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Proofed:
    """Build the proof of a piece that is asked about, after it as an article."""
    base = tmp_path_factory.mktemp("proof")
    folder = write_issue(base / "content")
    for old, new in ASKED.items():
        spoil(folder / "quays.md", old, new)
    order = Order(content=base / "content", out=base / "build")
    article = Press(order).article("quays").pdf.read_bytes()
    told = author_proof(Press(order), "quays", DAY)
    assert told.pdf == base / "build" / "v3i1" / "author-proofs" / "quays.pdf"
    with Pdf.open(told.pdf) as pdf:
        assert told.pages == len(pdf.pages)
    return Proofed(told.pdf.read_bytes(), article)


@dataclass(frozen=True)
class Word:
    """A word in a margin: where it begins and ends, and the foot of its first letter."""

    text: str
    left: float
    right: float
    foot: float


def beside(data: bytes, number: int) -> list[Word]:
    """Give the words that stand outside the columns of a page, below its head."""
    pdf = pypdfium2.PdfDocument(data)
    page = pdf[number].get_textpage()
    words: list[Word] = []
    for at in range(page.count_chars()):
        sign = page.get_text_range(at, 1)
        left, foot, right, _ = page.get_charbox(at)
        if sign.isspace() or not (right < INNER or left > OUTER) or foot > HEAD:
            continue
        if words and abs(words[-1].foot - foot) < 2 and 0 <= left - words[-1].right < 3:
            words[-1] = Word(words[-1].text + sign, words[-1].left, right, words[-1].foot)
        else:
            words.append(Word(sign, left, right, foot))
    return words


INNER, OUTER, HEAD = 56.0, 405.5, 610.0
"""What is left of one or right of another stands in a margin, points; above HEAD are heads."""


def queries(made: Proofed) -> dict[str, tuple[str, str]]:
    """Give the list's queries: where each stands, and its words."""
    pdf = pypdfium2.PdfDocument(made.proof)
    text = " ".join(pdf[len(pdf) - 1].get_textpage().get_text_range().split())
    found = re.findall(r"(Q\d+) (p\. \d+, line \d+(?:, note \d+)?) (.*?)(?= Q\d+ p\.|$)", text)
    return {words: (name, where) for name, where, words in found}


def test_the_pages_are_those_of_the_article(made: Proofed) -> None:
    proof, article = Bound(made.proof), Bound(made.article)
    *folios, last = proof.labels
    assert folios == article.labels
    assert last == "Query 1"
    for label in folios:
        area = (170, 200, 1120, 1640)  # the text, at 200 dots an inch
        here, there = (each.picture(label, 200).crop(area) for each in (proof, article))
        assert ImageChops.difference(here, there).getbbox() is None
        assert article.texts[label].split()[-1] in proof.texts[label]


def test_each_page_says_that_it_is_a_proof_and_of_what_day(made: Proofed) -> None:
    texts = Bound(made.proof).texts
    for label, text in texts.items():
        assert "AUTHOR’S PROOF 2 May 2022" in " ".join(text.upper().replace("MAY", "May").split())
        assert ("v3i1/quays" in text) == (label != "Query 1")


def test_every_fifth_line_has_its_number_at_its_foot_and_no_other(made: Proofed) -> None:
    expected = [line for line in made.lines if line.number % 5 == 0]
    assert len(expected) > 5
    with Pdf.open(BytesIO(made.article)) as pdf:
        count = len(pdf.pages)
    found = [
        (page, int(word.text), word.foot)
        for page in range(count)
        for word in beside(made.proof, page)
        if word.text.isdecimal()
    ]
    assert sorted((page, number) for page, number, _ in found) == sorted(
        (line.page, line.number) for line in expected
    )
    for page, number, foot in found:
        line = next(each for each in expected if (each.page, each.number) == (page, number))
        assert foot == pytest.approx(line.base, abs=0.3)


def test_marks_stand_in_the_outer_margin(made: Proofed) -> None:
    for page, label in enumerate(Bound(made.article).labels):
        words = beside(made.proof, page)
        odd = int(label) % 2 == 1
        assert all((word.left > OUTER) == odd for word in words)


def test_every_query_is_listed_with_its_page_and_line(made: Proofed) -> None:
    asked = queries(made)
    assert [name for name, _ in asked.values()] == [f"Q{n}" for n in range(1, 8)]
    assert [words.partition("?")[0] for words in asked][:1] == ["Is the title final"]
    assert asked["Is the title final?"][1] == f"p. {Bound(made.article).labels[0]}, line 2"
    assert re.search(r"line \d+, note 1$", asked["Which edition?"][1])
    assert any(words.startswith("A place-holder is left") for words in asked)
    assert any("of of" in words for words in asked), asked


def test_a_query_stands_at_the_line_of_its_words(made: Proofed) -> None:
    lines = {(line.page, line.number): line for line in made.lines}
    labels = Bound(made.article).labels
    pdf = pypdfium2.PdfDocument(made.article)
    near = {"How old?": "older", "Is this head needed?": "A second head", "A loss?": "30"}
    for words, said in near.items():
        name, where = queries(made)[words]
        folio, number = re.findall(r"\d+", where)[:2]
        line = lines[labels.index(folio), int(number)]
        text = pdf[line.page].get_textpage()
        height = text.get_text_bounded(0, line.base - 2, 462, line.base + 6)
        assert said in height, words
        marks = [word for word in beside(made.proof, line.page) if name in word.text]
        assert [word.foot for word in marks] == [pytest.approx(line.base, abs=1.5)]


def test_the_marks_are_outside_the_structure(made: Proofed) -> None:
    with Pdf.open(BytesIO(made.proof)) as pdf, Pdf.open(BytesIO(made.article)) as article:
        texts = [
            [block.letters for block in set_blocks(each) if block.letters]
            for each in (pdf, article)
        ]
        assert texts[0][: len(texts[1])] == texts[1]
        assert "queries" in texts[0][len(texts[1]) :]
        for page in pdf.pages:
            fonts = page.obj.Resources.Font.values()
            assert all(
                "/FontFile2" in font.DescendantFonts[0].FontDescriptor
                or "/FontFile3" in font.DescendantFonts[0].FontDescriptor
                for font in fonts
            )


def test_the_same_proof_has_the_same_bytes(made: Proofed, tmp_path: Path) -> None:
    folder = write_issue(tmp_path / "content")
    for old, new in ASKED.items():
        spoil(folder / "quays.md", old, new)
    order = Order(content=tmp_path / "content", out=tmp_path / "build", cache=64)
    for _ in range(2):
        assert author_proof(Press(order), "quays", DAY).pdf.read_bytes() == made.proof


def test_a_piece_without_queries(tmp_path: Path) -> None:
    write_issue(tmp_path / "content")
    order = Order(content=tmp_path / "content", out=tmp_path / "build")
    proof = Bound(author_proof(Press(order), "tides", DAY).pdf.read_bytes())
    assert "There are no queries." in " ".join(proof.texts["Query 1"].split())


def test_what_cannot_be_proofed(tmp_path: Path) -> None:
    folder = write_issue(tmp_path / "content")
    order = Order(content=tmp_path / "content", out=tmp_path / "build")
    with pytest.raises(ContentError, match="piece-unknown"):
        author_proof(Press(order), "quay", DAY)
    spoil(folder / "quays.md", "[^one]: ", "[^none]: ")
    with pytest.raises(ContentError, match="note-undefined"):
        author_proof(Press(order), "quays", DAY)
    assert not (tmp_path / "build" / "v3i1" / "author-proofs").exists()
