"""Every hostile case through manuscript, markup and composition, and the telling ones to pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from galley.binding.folios import read_folios
from galley.errors import ContentError, Diagnostic, errors
from galley.manuscript import survey
from galley.model import Part, Plan, Span
from galley.press import STYLES, Copy, look_over
from galley.typesetting.startup import load_engine
from tests.hostile.case import Case
from tests.hostile.corpus import CASES

load_engine()

from galley.typesetting.engine import Typesetter  # noqa: E402 - the engine comes up first

SECONDS = 20
"""The most that the stages before typesetting may take for one case."""


def composed(folder: Path) -> dict[str, Part]:
    """Take an issue up to the documents of its parts; raise what its author is told."""
    seen = survey(folder)
    marked, found = look_over(seen, folder / "figures")
    if marked is None or errors(found):
        raise ContentError(found)
    copy = Copy(folder, marked, found, None, read_folios(folder / "folios.yaml"))
    plan = Plan({sheet.name: Span(1, 1) for sheet in copy.sheets}, (), 1)
    return {sheet.name: copy.composer.compose(sheet, plan) for sheet in copy.sheets}


def told(work: Callable[[], object]) -> tuple[Diagnostic, ...]:
    """Give the errors that a work ends in, none where it comes through."""
    try:
        work()
    except ContentError as error:
        return errors(error.diagnostics)
    return ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_ends_as_it_must(case: Case, tmp_path: Path) -> None:
    folder, begun = case.write(tmp_path), process_time()
    found = told(lambda: composed(folder))
    assert process_time() - begun < SECONDS
    assert {each.code for each in found} == (frozenset() if case.late else case.ends)
    for each in found:
        assert each.line > 0
        assert each.column > 0
        assert each.hint
        assert "\n" not in str(each)
        assert Path(each.path).parent.name in {"v3i1", "figures"}
        str(each).encode()


TYPESET = [case for case in CASES if case.typeset]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Typesetter:
    """Give a typesetter for all that shows no figures."""
    return Typesetter(STYLES, tmp_path_factory.mktemp("plain"))


@pytest.mark.parametrize("case", TYPESET, ids=lambda case: case.name)
def test_it_is_set_with_all_its_notes(case: Case, tmp_path: Path, plain: Typesetter) -> None:
    folder = case.write(tmp_path)
    part = composed(folder)["p"]
    typesetter = Typesetter(STYLES, folder) if "<img" in part.html else plain
    if case.ends:
        found = told(lambda: typesetter.typeset(part))
        assert {each.code for each in found} == case.ends
        return
    typeset = typesetter.typeset(part)
    assert typeset.pages > 0
    expected = [note.number for note in part.notes]
    assert [place.number for place in typeset.notes] == expected
    assert all(place.call_page == place.body_page for place in typeset.notes)


SHOWN = ("template-variable", "template-statement", "template-in-values", "template-in-code")


@pytest.mark.parametrize("name", SHOWN)
def test_content_is_no_template(name: str, tmp_path: Path) -> None:
    """What a template would take out of the text stands in it as it was written."""
    (case,) = (case for case in CASES if case.name == name)
    html = composed(case.write(tmp_path))["p"].html
    assert "{{" in html or "{%" in html
    assert "49" not in html
    assert "root:" not in html


def test_names_are_given_once() -> None:
    assert len({case.name for case in CASES}) == len(CASES) > 120
