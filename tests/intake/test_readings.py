"""Other readings of the same pages: they come to the same issue."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .printed import Imported, imported, issue
from .variants import (
    braces,
    carriage,
    crlf,
    decomposed,
    soft,
    spaced,
    straight,
    superscripts,
    wide,
)

BODY = """
Introduction

The lighthouse on the Île d’Or is old,¹ and its “keeper” — a man from Türkiye — is ‘older’ still;\
 he has the post by a letter of 3 May 1904.^{2 3} The lighthouse burns oil, and the keeper trims\
 its wick at dusk and at midnight, whatever the weather does.

He keeps a log, a gun and well-oiled boots, and¹⁰

1 Post, *Old lamps*, available at: <https://post.example/old-lamps/one/two/three-and-more.html> \
(accessed: May 1, 2031).

2 Letter of 3 May 1904, in: *Papers of the Society of Pilots*, vol. 2, p. 4.

3 *Ibid.*

the keeper trims the wick at dusk and at midnight, whatever the weather does.

4 Post, available at: https://post.example/b/ (accessed: May 1, 2031).
""".replace("¹⁰", "⁴")


def wrapped(text: str, width: int, seed: int | None = None) -> str:
    """Wrap every paragraph; with a seed, cut some words by hyphens at the lines' ends."""
    return "\n".join(
        _wrap(line, width, random.Random(seed) if seed else None) for line in text.split("\n")
    )


def _wrap(line: str, width: int, chance: random.Random | None) -> str:
    if "\t" in line or line.startswith("Volume"):
        return line
    made = [""]
    for word in line.split(" "):
        room = width - len(made[-1]) - 2
        if not made[-1] or len(word) <= room + 1:
            made[-1] += f"{' ' if made[-1] else ''}{word}"
        elif chance and word in {"lighthouse", "keeper", "midnight,"} and 3 <= room < len(word) - 2:
            made[-1] += f" {word[:room]}-"
            made.append(word[room:])
        else:
            made.append(word)
    return "\n".join(made)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """The issue as it is read best."""
    return imported(tmp_path_factory.mktemp("plain"), issue(BODY, pages=3))


def files(made: Imported) -> dict[str, str]:
    """All that was written."""
    return {path.name: path.read_text(encoding="utf-8") for path in made.folder.iterdir()}


READINGS: tuple[Callable[[str], bytes], ...] = (
    *(crlf, carriage, wide, decomposed, braces, superscripts, straight, spaced, soft),
)


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.__name__)
def test_a_reading(reading: Callable[[str], bytes], plain: Imported, tmp_path: Path) -> None:
    assert files(imported(tmp_path, reading(issue(BODY, pages=3)))) == files(plain)


def test_all_at_once(plain: Imported, tmp_path: Path) -> None:
    text = wrapped(issue(BODY, pages=3), 70, seed=1)
    text = decomposed(straight(braces(text).decode()).decode()).decode()
    assert files(imported(tmp_path, crlf(text))) == files(plain)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(width=st.integers(64, 200), seed=st.integers(0, 9))
def test_lines_of_any_width(
    width: int, seed: int, plain: Imported, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The text does not change with the width of its lines, nor where words are cut."""
    text = wrapped(issue(BODY, pages=3), width, seed)
    assert files(imported(tmp_path_factory.mktemp("wrapped"), text)) == files(plain)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Old lamps burn oil-\nlamps burn.", "Old lamps burn oil-lamps burn."),
        ("A north-\nerly. The northerly.", "A northerly. The northerly."),
        ("A well-\nkept one. Two well-kept ones.", "A well-kept one. Two well-kept ones."),
        ("It is in Port-\nAyr.", "It is in Port-Ayr."),
        ("It took 2030–\n2031.", "It took 2030–2031."),
        ("It is here –\nor there.", "It is here – or there."),
        ("And/\nor oil.", "And/or oil."),
    ],
)
def test_what_a_line_ends_with(printed: str, expected: str, tmp_path: Path) -> None:
    assert imported(tmp_path, issue(printed)).text.strip() == expected


def test_a_hyphen_that_nothing_settles_is_kept_and_told(tmp_path: Path) -> None:
    printed = issue("Old lamps burn colza-\nseed.")
    doubt = imported(tmp_path, printed).doubts["hyphen"]
    assert doubt.what == "“colza-seed” is cut by a hyphen"
    assert doubt.decision == "the hyphen is kept"
    assert printed.split("\n")[doubt.line - 1].endswith("colza-")


def test_notes_may_stand_without_blank_lines(tmp_path: Path) -> None:
    made = imported(tmp_path, issue("One.¹ Two.²\n\n1 Log of the\nkeeper.\n2 Post."))
    assert made.text == "One.[^n1] Two.[^n2]\n\n[^n1]: Log of the keeper.\n\n[^n2]: Post.\n"


CUT = """
The light-
house keeper and the harbour-
master lit the lamp-
light of the light-
ship with mid-
night oil. The lighthouse, the harbourmaster, lamplight, a lightship, midnight.
"""
"""Lines that are seen to cut words."""


@pytest.mark.parametrize(
    ("printed", "expected", "decision"),
    [
        ("He was hal-\nted.", "He was halted.", "the word is joined"),
        ("The oil-\nlamp. Oil and a lamp.", "The oil-lamp. Oil and a lamp.", "the hyphen is kept"),
        ("A stop-\nping ship. Stop, Ping.", "A stopping ship. Stop, Ping.", "the word is joined"),
    ],
)
def test_where_lines_cut_words_a_part_that_is_no_word_is_joined(
    printed: str, expected: str, decision: str, tmp_path: Path
) -> None:
    made = imported(tmp_path, issue(f"{CUT}\n{printed}"))
    assert made.text.strip().endswith(expected)
    assert made.doubts["hyphen"].decision == decision
