"""What the engine says or fails at is told at the manuscript's line, under the part's name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import weasyprint

from galley.errors import ContentError, MachineError
from galley.limits import Limits
from galley.typesetting import engine, said
from galley.typesetting.engine import Typesetter
from tests.typesetting.conftest import part, words


def fails(error: BaseException) -> Any:
    """Give a way to lay out that fails."""

    def render(*_: object, **__: object) -> None:
        raise error

    return render


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ValueError("no such box"), "engine"),
        (ZeroDivisionError(), "engine"),
        (RecursionError(), "nesting-deep"),
        (MemoryError(), "over-memory"),
    ],
)
def test_a_failure_of_the_engine_is_the_parts(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: str
) -> None:
    monkeypatch.setattr(weasyprint.HTML, "render", fails(error))
    with pytest.raises(ContentError) as caught:
        typesetter.typeset(part([f"<p>{words(5)}</p>"]))
    (found,) = caught.value.diagnostics
    assert (found.code, found.path) == (code, "a.md")
    assert found.message.startswith("a: ")


def test_a_system_that_refuses_is_the_machines_fault(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weasyprint.HTML, "render", fails(OSError(28, "No space left on device")))
    with pytest.raises(MachineError, match="cannot typeset a: No space left"):
        typesetter.typeset(part([f"<p>{words(5)}</p>"]))


# The stop may come while a test library looks on at the collecting of garbage, which drops it;
# then the next one comes.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_part_that_takes_too_long_is_stopped(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "limits", lambda: Limits(max_seconds=0))
    with pytest.raises(ContentError) as caught:
        typesetter.typeset(part([f"<p>{words(400)}</p>"] * 40))
    (found,) = caught.value.diagnostics
    assert (found.code, found.path) == ("over-time", "a.md")


def test_a_part_that_turns_as_the_print_does_may_take_longer() -> None:
    flowing = part([f"<p>{words(4)}</p>"])
    printed = replace(flowing, html=flowing.html.replace('class="flow', 'class="printed'))
    assert engine.allowance(flowing) == Limits()
    assert engine.allowance(printed) == Limits(max_seconds=4 * Limits().max_seconds)


def test_a_character_without_a_glyph_is_told_at_its_block(typesetter: Typesetter) -> None:
    blocks = ['<p id="a.block-1">Plain.</p>', '<p id="a.block-2">Not 漢 plain.</p>']
    given = replace(part(blocks), lines={"a.block-1": 7, "a.block-2": 9})
    with pytest.raises(ContentError) as caught:
        typesetter.typeset(given)
    (found,) = caught.value.diagnostics
    assert (found.code, found.path, found.line) == ("glyph-missing", "a.md", 9)
    assert found.message.endswith("has the character 漢, U+6F22")


@pytest.mark.parametrize(
    ("character", "told"),
    [
        ("漢", "漢, U+6F22"),
        ("\N{GRINNING FACE}", "\N{GRINNING FACE}, U+1F600"),
        ("\N{COMBINING LATIN SMALL LETTER A}", "U+0363"),
        ("\N{IDEOGRAPHIC SPACE}", "U+3000"),
        ("\ue000", "U+E000"),
    ],
)
def test_a_character_is_shown_if_it_shows_by_itself(character: str, told: str) -> None:
    assert said.named(character) == told
