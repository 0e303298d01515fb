"""Every word of every piece, in order."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pikepdf import Pdf

from galley.expectation import ExpectedText
from galley.proofing.structure_text import read_page
from tests.proofing.finished import Finished

LINE = re.compile(rb"\[<[^\]]*\] TJ")


def body_with(finished: Finished, old: str, new: str) -> list[tuple[str, str, int]]:
    """Expect other words of the article's text; give what is told, with its lines."""
    body = tuple(replace(text, text=text.text.replace(old, new)) for text in finished.quays.body)
    assert body != finished.quays.body
    told = finished.with_quays(body=body).diagnostics()
    return [(found.code, found.message, found.line) for found in told]


def test_a_sound_file_passes(finished: Finished, finished_article: Finished) -> None:
    assert finished.told() == finished_article.told() == []


@pytest.mark.parametrize(
    ("old", "new", "told", "line"),
    [
        ("A first head", "A very first head", "page 10: “very” is missing", 18),
        ("a wall", "wall", "page 11: “a” is not in the piece", 60),
        ("— Bo Lind", "— Bo Lund", "page 12: “Lund” is printed as “Lind”", 62),
        ("“for”", "‘for’", "page 12: “s leave. one two A pilot waits|‘for’", 81),
        (
            "ships leave",
            "shipsleave",
            "page 12: a word is parted at “16 −30 As Table 1 shows, ships|leave.",
            70,
        ),
        ("−30", "− 30", "page 12: words run together at", 66),
    ],
)
def test_a_word_that_differs_is_told_with_its_line_and_page(
    finished: Finished, old: str, new: str, told: str, line: int
) -> None:
    ((code, message, at),) = body_with(finished, old, new)
    assert (code, at) == ("proof-word", line)
    assert message.startswith(f"quays: {told}")


def test_a_line_that_is_not_drawn_is_missed(finished: Finished) -> None:
    page = finished.page("10")

    def drop(content: bytes) -> bytes:
        lines = [*LINE.finditer(content)]
        middle = lines[len(lines) // 2]
        return content[: middle.start()] + b"[] TJ" + content[middle.end() :]

    told = finished.rewrite(page, drop).told()
    assert {code for code, _ in told} == {"proof-word"}
    assert any("quays: page 10: “" in message and "missing" in message for _, message in told)


def test_blocks_out_of_their_order_are_told(finished: Finished) -> None:
    first, *others = finished.quays.body
    assert finished.with_quays(body=(*others, first)).codes() == {"proof-word"}


def test_what_the_opener_lacks_is_told(finished: Finished) -> None:
    more = ExpectedText("A motto of the quay", 4)
    told = finished.with_quays(opener=(*finished.quays.opener, more)).told()
    assert told == [("proof-word", "quays: “A motto of the quay” is not in the file")]
    title, subtitle, *others = finished.quays.opener
    told = finished.with_quays(opener=(subtitle, title, *others)).told()
    assert told == [("proof-word", "quays: “The Long Quay” stands out of its order")]


def test_a_page_number_in_the_text_is_that_of_its_destination(finished: Finished) -> None:
    body = tuple(
        replace(text, folios=tuple((at, "quays") for at, _ in text.folios))
        for text in finished.quays.body
    )
    (found,) = finished.with_quays(body=body).diagnostics()
    assert (found.code, found.line) == ("proof-word", 81)


def test_a_piece_that_is_not_there_is_missed(finished: Finished) -> None:
    pieces = tuple(
        replace(piece, name="fog") if piece.name == "mist" else piece
        for piece in finished.expected.pieces
    )
    lacking = replace(finished, expected=replace(finished.expected, pieces=pieces))
    assert "proof-word" in lacking.codes()


@pytest.mark.parametrize(
    ("label", "words", "name"),
    [
        ("Cover 1", "Ports & Tides", "cover"),
        ("1", "Harbour Letters", "half-title"),
        ("3", "Ports & Tides", "title-page"),
        ("4", "Tidal Print", "imprint"),
        ("5", "Bo Lind", "board"),
        ("6", "On Mist", "contents"),
    ],
)
def test_words_that_a_part_that_is_no_piece_has_lost_are_told(
    finished: Finished, label: str, words: str, name: str
) -> None:
    page = finished.page(label)
    with Pdf.open(BytesIO(finished.pdf)) as pdf:
        runs = read_page(pdf.pages[page]).runs
        at = [*runs].index(next(mark for mark, run in runs.items() if words in run.text))
    shown = iter(range(len(runs) * 9))

    def drop(found: re.Match[bytes]) -> bytes:
        return b"[] TJ" if next(shown) == at else found[0]

    told = finished.rewrite(page, lambda content: LINE.sub(drop, content)).diagnostics()
    assert {found.code for found in told} == {"proof-word"}
    assert any(
        found.message.startswith(f"{name}: “") and found.message.endswith("is not in the file")
        for found in told
    )
    assert all("shorten" in found.hint for found in told)
