"""The proof is part of every build, stands before the last good file, and is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pikepdf import Page

from galley.errors import ContentError, Diagnostic
from galley.expectation import Expectation, ExpectedPage
from galley.proof import Proofreader, verdict_path
from galley.proofing import page_memory
from galley.proofing import proof as reading
from galley.proofing.page_fonts import Fonts
from galley.proofing.page_memory import PageMemory
from galley.proofing.structure_text import PageText, read_page

from .conftest import Shop

WORD = "harbourmaster" * 6
WIDE = f"| 2016 |   {WORD} |"
FAULT = Diagnostic("proof-word", "a word is missing", "report it", "a.md", 7)
NOTHING = Expectation("issue.yaml", (ExpectedPage("1"),), ())


def test_a_build_that_fails_the_proof_leaves_the_last_good_file(shop: Shop) -> None:
    """A word that is wider than its table's cell runs out of the page."""
    good, article = shop.issue(), shop.article("quays")
    shop.spoil("quays.md", "| 2016 |   -30 |", WIDE)
    for build in (lambda: shop.press().issue(), lambda: shop.press().article("quays")):
        (found,) = shop.faults(build)
        assert (found.code, Path(found.path).name, found.line) == ("proof-outside", "quays.md", 66)
        assert "mm out of the" in found.message
    assert shop.pdf.read_bytes() == good
    assert (shop.pdf.parent / "articles" / "quays.pdf").read_bytes() == article


def test_the_report_tells_how_long_it_took(shop: Shop) -> None:
    shop.issue()
    assert shop.report["seconds"]["proof"] > 0


def test_an_unchanged_file_is_not_read_again(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.issue()
    monkeypatch.setattr(reading, "proof", None)
    shop.issue()


def test_only_pages_that_changed_are_read_again(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Page] = []

    def count(page: Page, fonts: Fonts) -> PageText:
        read.append(page)
        return read_page(page, fonts)

    monkeypatch.setattr(page_memory, "read_page", count)
    shop.order = replace(shop.order, cache=16)
    shop.issue()
    assert len(read) >= 24
    shop.spoil("quays.md", "| 2016 |   -30 |", "| 2016 |   -31 |")
    read.clear()
    shop.issue()
    assert 1 <= len(read) < 6


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Note what is read by a proof that finds a fault in every file but ``good``."""
    read: list[bytes] = []

    def proof(
        _expected: Expectation, pdf: bytes, _path: str, _memory: PageMemory | None = None
    ) -> tuple[Diagnostic, ...]:
        read.append(pdf)
        return () if pdf == b"good" else (FAULT,)

    monkeypatch.setattr(reading, "proof", proof)
    return read


def test_a_verdict_is_kept_by_the_files_digest(tmp_path: Path, counted: list[bytes]) -> None:
    target = tmp_path / "v3i1.pdf"
    for pdf in (b"good", b"good", b"bad", b"bad"):
        if pdf == b"good":
            Proofreader(target).prove(NOTHING, pdf)
        else:
            with pytest.raises(ContentError) as raised:
                Proofreader(target).prove(NOTHING, pdf)
            assert raised.value.diagnostics == (FAULT,)
    assert counted == [b"good", b"bad"]
    kept = json.loads(verdict_path(target).read_bytes())
    assert kept["passed"] is False
    assert kept["diagnostics"][0]["line"] == 7


def test_other_expectations_or_a_damaged_verdict_ask_for_a_new_one(
    tmp_path: Path, counted: list[bytes]
) -> None:
    target = tmp_path / "v3i1.pdf"
    Proofreader(target).prove(NOTHING, b"good")
    Proofreader(target).prove(Expectation("issue.yaml", (), ()), b"good")
    assert len(counted) == 2
    for damaged in (b"", b"{", b"[]", b"\xff", b'{"pdf": 1}'):
        verdict_path(target).write_bytes(damaged)
        Proofreader(target).prove(NOTHING, b"good")
    assert len(counted) == 7


def test_another_proof_asks_for_a_new_verdict(
    tmp_path: Path, counted: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was given by older code may have let something pass."""
    target = tmp_path / "v3i1.pdf"
    Proofreader(target).prove(NOTHING, b"good")
    (tmp_path / "proofing").mkdir()
    monkeypatch.setattr("galley.proof.SOURCE", tmp_path)
    Proofreader(target).prove(NOTHING, b"good")
    assert len(counted) == 2
