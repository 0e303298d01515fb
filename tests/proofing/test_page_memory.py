"""What pages said before is taken again only where nothing that was read has changed."""

from __future__ import annotations

from io import BytesIO

import pytest
from pikepdf import Dictionary, Name, Page, Pdf

from galley.proofing import page_memory
from galley.proofing.page_fonts import Fonts
from galley.proofing.page_memory import PageMemory
from galley.proofing.proof import proof
from galley.proofing.structure_text import PageText, read_page

from .finished import Finished


def texts(pdf: bytes, memory: PageMemory) -> list[PageText]:
    """Read the pages of a file."""
    fonts: Fonts = {}
    with Pdf.open(BytesIO(pdf)) as file:
        return [memory.read(page, fonts) for page in file.pages]


def test_what_is_remembered_is_what_was_read(finished: Finished) -> None:
    fonts: Fonts = {}
    with Pdf.open(BytesIO(finished.pdf)) as pdf:
        read = [read_page(page, fonts) for page in pdf.pages]
    assert texts(finished.pdf, PageMemory(finished.remembered)) == read


def test_no_page_of_the_same_file_is_read_again(
    finished: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_memory, "read_page", None)
    memory = PageMemory(finished.remembered)
    assert not proof(finished.expected, finished.pdf, "", memory)
    assert not memory.is_new
    assert memory.packed() == finished.remembered


def test_no_page_of_a_part_that_was_read_is_read_again(
    finished: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though binding tells the hyphens of divided words otherwise."""
    memory = PageMemory()
    for part in finished.parts:
        memory.learn(part)

    def blank(page: Page, _: Fonts) -> PageText:
        assert "/Contents" not in page.obj, "only a page that binding made was not read"
        return PageText({}, ())

    monkeypatch.setattr(page_memory, "read_page", blank)
    read = texts(finished.pdf, memory)
    monkeypatch.undo()
    assert read == texts(finished.pdf, PageMemory())
    assert any("\N{SOFT HYPHEN}" in run.text for text in read for run in text.runs.values())
    again = PageMemory(finished.remembered)
    texts(finished.pdf, again)
    assert {*memory.packed().split(b"\n")} == {*again.packed().split(b"\n")}


def test_hyphens_that_are_told_as_they_were_set_are_read_so(finished: Finished) -> None:
    def harden(pdf: Pdf) -> None:
        for page in pdf.pages:
            for font in (
                page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary()).values()
            ):
                font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<00ad>", b"<2010>"))

    hard = finished.change(harden).pdf
    memory = PageMemory(finished.remembered)
    for part in finished.parts:
        memory.learn(part)
    read = texts(hard, memory)
    assert read == texts(hard, PageMemory())
    assert any("\N{HYPHEN}" in run.text for text in read for run in text.runs.values())


@pytest.mark.parametrize("part", ["/ToUnicode", "/W", "/FontFile2"])
def test_another_font_makes_another_page(finished: Finished, part: str) -> None:
    def spoil(pdf: Pdf) -> None:
        for font in pdf.pages[finished.page("9")].obj.Resources.Font.values():
            inner = font.DescendantFonts[0]
            if part == "/W":
                inner.W[1][0] += 100
            elif part == "/FontFile2":
                inner.FontDescriptor.FontFile2.write(b"none")
            else:
                text = font.ToUnicode.read_bytes().replace(b"<0065>", b"<0066>")
                font.ToUnicode.write(text)

    memory = PageMemory(finished.remembered)
    changed = finished.change(spoil).pdf
    assert texts(changed, memory) == texts(changed, PageMemory())
    assert memory.is_new


def test_a_page_of_another_make_is_read_each_time(
    finished: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename(pdf: Pdf) -> None:
        for page in pdf.pages:
            page.obj.Resources.Properties = Dictionary()

    def simple(pdf: Pdf) -> None:
        for page in pdf.pages:
            for font in page.obj.Resources.get("/Font", Dictionary()).values():
                font.Subtype = Name.Type3

    for how in (rename, simple):
        memory = PageMemory()
        with Pdf.open(BytesIO(finished.change(how).pdf)) as pdf:
            page = pdf.pages[finished.page("9")]
            if how is simple:
                monkeypatch.setattr(page_memory, "read_page", lambda *_: PageText({}, ()))
            memory.read(page, {})
            assert not memory.is_new


@pytest.mark.parametrize(
    "kept",
    [b"", b"{", b"[]", b"a []", b"\xff {}", b"a {}\nb [[1],[],[]]", b"a [[],[[1],[],[],[],[]],[]]"],
)
def test_what_cannot_be_understood_is_as_nothing(finished: Finished, kept: bytes) -> None:
    assert not proof(finished.expected, finished.pdf, "", PageMemory(kept))
