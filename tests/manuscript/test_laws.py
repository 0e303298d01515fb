"""Laws: whatever the bytes, a value or a `ContentError`, and places that exist."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from galley.errors import ContentError, Diagnostic, errors
from galley.manuscript import read_issue, read_piece
from tests.strategies import file_bytes, yaml_text

from .conftest import ISSUE, TIDES

LIGHT = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _reported(read: Callable[[], object], lines: int) -> tuple[Diagnostic, ...]:
    """Return what a reading raises; each place is within the file."""
    try:
        assert read()
    except ContentError as error:
        found = error.diagnostics
    else:
        return ()
    assert errors(found)
    assert all(0 < each.line <= lines and each.column > 0 for each in found)
    return found


@LIGHT
@given(data=file_bytes)
def test_any_bytes_as_a_piece(folder: Path, data: bytes) -> None:
    """Never another exception."""
    (folder / "tides.md").write_bytes(data)
    _reported(lambda: read_piece(folder / "tides.md"), data.count(b"\n") + data.count(b"\r") + 1)


@LIGHT
@given(yaml=yaml_text, text=yaml_text)
def test_any_front_matter(folder: Path, yaml: str, text: str) -> None:
    """Never another exception."""
    data = f"---\n{yaml}\n---\n{text}".encode("utf-8", "surrogatepass")
    (folder / "tides.md").write_bytes(data)
    _reported(lambda: read_piece(folder / "tides.md"), data.count(b"\n") + data.count(b"\r") + 1)


@LIGHT
@given(data=file_bytes)
def test_any_bytes_as_an_issue(folder: Path, data: bytes) -> None:
    """Never another exception, and never an issue by chance."""
    (folder / "issue.yaml").write_bytes(data)
    assert _reported(lambda: read_issue(folder), data.count(b"\n") + data.count(b"\r") + 10)


@LIGHT
@given(at=st.integers(0, len(ISSUE)), gone=st.integers(0, 8), new=yaml_text)
def test_a_slip_in_an_issue(folder: Path, at: int, gone: int, new: str) -> None:
    """Never another exception, near to what is sound."""
    data = (ISSUE[:at] + new + ISSUE[at + gone :]).encode("utf-8", "surrogatepass")
    (folder / "issue.yaml").write_bytes(data)
    _reported(lambda: read_issue(folder), data.count(b"\n") + data.count(b"\r") + 10)


@LIGHT
@given(text=st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]) | st.just("\n")))
def test_text_comes_through_whole(folder: Path, text: str) -> None:
    """No character of the text is lost, and its lines are the file's."""
    (folder / "tides.md").write_bytes((TIDES + text).encode())
    piece = read_piece(folder / "tides.md")
    assert piece.text == "Up.\n" + text
    lines = (TIDES + text).split("\n")
    assert "\n".join(lines[piece.text_line - 1 :]) == piece.text


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? ", "{a: ", "&", "!", "'", '"', "|", "*", "\\"])
def test_no_end_of_one_sign(folder: Path, sign: str) -> None:
    """Neither recursion nor time runs out."""
    (folder / "issue.yaml").write_text("a: " + sign * 100_000, encoding="utf-8")
    assert _reported(lambda: read_issue(folder), 1)
