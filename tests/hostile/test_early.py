"""Every hostile case through manuscript, markup and composition, and the telling ones to pages."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from galley.digests import STYLES
from galley.errors import Severity
from galley.looking import look_over
from galley.manuscript import survey
from galley.proofing.rules import Edited, look_at
from galley.typesetting.startup import load_engine
from tests.articles import composed
from tests.hostile.case import Case, told
from tests.hostile.corpus import CASES

load_engine()

from galley.typesetting.engine import Typesetter  # noqa: E402 - the engine comes up first

SECONDS = 20
"""The most that the stages before typesetting may take for one case."""


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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_rules_of_an_editor_look_at_it_whatever_is_wrong(case: Case, tmp_path: Path) -> None:
    folder, begun = case.write(tmp_path), process_time()
    seen = survey(folder)
    looked = look_over(seen, folder / "figures")
    found = look_at(Edited.so_far(looked.marked, looked.pieces))
    assert process_time() - begun < SECONDS
    assert {each.diagnostic.severity for each in found} <= {Severity.WARNING}


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
