"""Every fault of the content is told, all in one run, and nothing good is lost to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from galley.errors import ContentError, MachineError, Severity, errors

from .conftest import Shop

SPOILT = (
    ("issue.yaml", "theme: Ports", "thme: Ports"),
    ("issue.yaml", "printer: Tidal Print\n", ""),
    ("issue.yaml", "year: 2022\ndate: 2022-07-01", "year: soon\ndate: 2022-02-30"),
    ("issue.yaml", "print: 1234-5679", "print: 1234-5670"),
    ("issue.yaml", "[quays, tides]", "[quays, tides, quays, broken]"),
    ("quays.md", "So it\nstands.[^two]", "So it\nstands.[^too]"),
    ("quays.md", "- two\n", "- two\n\n[^one]: Again.\n\n![Ships](figures/ships.svg)\n"),
    ("quays.md", "abstract: A quay", "tiitle: A\nabstract: A quay"),
    ("tides.md", "kind: commentary\n", "kind: commentary\nlang:\ten\n"),
    ("tides.md", "Up.[^up]\n", "Up.[^up]\n\n::: pull\nUp.\n"),
    ("mist.md", "title: On Mist\n", "title: On Mist\ntitle: On Fog\n"),
)

TOLD = (
    ("broken.md", 3, 3, "text-encoding"),
    ("issue.yaml", 1, 1, "key-missing"),
    ("issue.yaml", 1, 1, "key-missing"),
    ("issue.yaml", 5, 7, "value-type"),
    ("issue.yaml", 6, 7, "date-bad"),
    ("issue.yaml", 7, 1, "key-unknown"),
    ("issue.yaml", 9, 10, "issn-check"),
    ("issue.yaml", 47, 28, "piece-twice"),
    ("mist.md", 4, 1, "yaml-duplicate"),
    ("quays.md", 14, 1, "key-unknown"),
    ("quays.md", 22, 8, "note-undefined"),
    ("quays.md", 26, 1, "note-unused"),
    ("quays.md", 78, 1, "note-duplicate"),
    ("quays.md", 80, 1, "figure-missing"),
    ("stray.md", 1, 1, "piece-unlisted"),
    ("stray.md", 7, 5, "note-undefined"),
    ("tides.md", 3, 6, "yaml-tab"),
    ("tides.md", 14, 1, "container-unclosed"),
)
"""File, line, column and code of each, in the order in which they are told."""

STRAY = "---\nkind: interview\ntitle: S\nauthors: [{name: A}]\n---\n\nText[^nowhere].\n"


@pytest.fixture
def spoilt(shop: Shop) -> Shop:
    """Spoil every file of the issue."""
    for name, old, new in SPOILT:
        shop.spoil(name, old, new)
    (shop.folder / "broken.md").write_bytes(b"---\nkind: article\nti\xfftle: B\n---\n\nText.\n")
    (shop.folder / "stray.md").write_text(STRAY, encoding="utf-8")
    return shop


def test_all_faults_of_all_stages_are_told_in_one_run(spoilt: Shop) -> None:
    """A fault of the plan, of front matter or of a file hides none in the texts."""
    found = spoilt.faults(lambda: spoilt.press().issue())
    assert tuple((Path(d.path).name, d.line, d.column, d.code) for d in found) == TOLD
    for each in found:
        assert each.path.startswith("content/v3i1/")
        assert each.severity is Severity.ERROR
        assert each.message
        assert each.hint
        assert "\n" not in str(each)


def test_an_article_and_a_check_tell_the_same(spoilt: Shop) -> None:
    found = spoilt.faults(lambda: spoilt.press().issue())
    assert spoilt.faults(lambda: spoilt.press().article("tides")) == found
    with pytest.raises(ContentError) as raised:
        spoilt.press().check()
    assert errors(raised.value.diagnostics) == found


def test_a_check_runs_the_rules_though_the_plan_is_at_fault(shop: Shop) -> None:
    """Those that ask the issue's own data are left out."""
    shop.spoil("issue.yaml", "year: 2022\ndate", "year: soon\ndate")
    shop.spoil("mist.md", "Mist it is.", "Mist in 2014-2020.")
    with pytest.raises(ContentError) as raised:
        shop.press().check()
    assert [each.code for each in raised.value.diagnostics] == ["value-type", "range-hyphen"]


def test_prose_of_the_plan_is_looked_at_beside_a_fault_of_a_piece(shop: Shop) -> None:
    shop.spoil("issue.yaml", "    - on ice.\n", "    - on ice.[^ice]\n")
    shop.spoil("mist.md", "kind: review\n", "kind: revue\n")
    codes = [(Path(d.path).name, d.code) for d in shop.faults(lambda: shop.press().issue())]
    assert ("mist.md", "value-choice") in codes
    assert [name for name, _ in codes if name == "issue.yaml"]


def test_a_fault_before_typesetting_sets_nothing(spoilt: Shop) -> None:
    spoilt.faults(lambda: spoilt.press().issue())
    assert spoilt.set_parts == []


def snapshot(shop: Shop) -> dict[str, tuple[bytes, int]]:
    """Take down every file that a build makes: its bytes and when it was written."""
    made = [path for path in shop.order.out.rglob("*") if path.is_file()]
    return {str(p): (p.read_bytes(), p.stat().st_mtime_ns) for p in [*made, shop.folios]}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("mist.md", "kind: review", "kind: revue"),
        ("mist.md", "Mist it is.", "Mist it is.[^gone]"),
        ("tides.md", "And down.", "And down. " + "It is long. " * 1200),
    ],
    ids=["manuscript", "markup", "typesetting"],
)
def test_what_was_built_before_is_left_as_it_was(shop: Shop, name: str, old: str, new: str) -> None:
    """The last good PDF, its report and the lock, whatever stage finds the fault."""
    shop.issue()
    shop.article("tides")
    before = snapshot(shop)
    assert len(before) == 6
    shop.spoil(name, old, new)
    shop.faults(lambda: shop.press().issue())
    shop.faults(lambda: shop.press().article("tides"))
    assert snapshot(shop) == before


def test_a_note_taller_than_its_page_is_told_at_its_call(shop: Shop) -> None:
    shop.spoil("tides.md", "And down.", "And down. " + "It is long. " * 1200)
    found = shop.faults(lambda: shop.press().issue())
    assert {(d.path, d.line, d.column) for d in found} == {("content/v3i1/tides.md", 11, 4)}
    assert "note-tall" in {d.code for d in found}


def test_strict_makes_errors_of_warnings(shop: Shop) -> None:
    shop.spoil("mist.md", "Mist it is.\n", "TODO\n")
    (warning,) = shop.press().check()
    assert warning.severity is Severity.WARNING
    assert shop.press().issue().diagnostics == (warning,)
    before = snapshot(shop)
    assert shop.faults(lambda: shop.press(strict=True).issue()) == (warning,)
    assert shop.faults(lambda: shop.press(strict=True).article("tides")) == (warning,)
    with pytest.raises(ContentError):
        shop.press(strict=True).check()
    assert snapshot(shop) == before


def test_strict_lets_a_sound_issue_pass(shop: Shop) -> None:
    assert shop.press(strict=True).check() == ()


def test_a_piece_cannot_have_the_name_of_another_part(shop: Shop) -> None:
    """Their pages would be called the same."""
    (shop.folder / "mist.md").rename(shop.folder / "cover.md")
    shop.spoil("issue.yaml", "pieces: [mist]", "pieces: [cover]")
    codes = [d.code for d in shop.faults(lambda: shop.press().issue())]
    assert codes == ["piece-reserved"]


@pytest.mark.parametrize(("slug", "hint"), [("tide", 'did you mean "tides"?'), ("x", "tides")])
def test_an_unknown_piece_is_told_with_those_there_are(shop: Shop, slug: str, hint: str) -> None:
    (fault,) = shop.faults(lambda: shop.press().article(slug))
    assert fault.code == "piece-unknown"
    assert hint in fault.hint
    assert not shop.order.out.exists()


def test_a_place_that_cannot_be_written_is_the_machines_fault(shop: Shop) -> None:
    shop.order.out.write_text("in the way", encoding="utf-8")
    with pytest.raises(MachineError, match="cannot write"):
        shop.press().issue()
    assert not shop.folios.exists()
