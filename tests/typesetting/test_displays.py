"""Designs of one page: they give way to what they say, and tell when it has no room."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pikepdf import Pdf

from galley.composition import Composer
from galley.digests import TEMPLATES
from galley.errors import ContentError
from galley.model import TypesetPart
from galley.order import Pagination
from galley.proofing.checks.pages import overlaps
from galley.proofing.structure_text import PageText, read_page
from galley.typesetting.engine import Typesetter
from tests.composition.made import ISSUE, PLAN, WHOLE, issue_of, leaf_of

JOURNAL = "Harbour Letters and Proceedings of the Keepers of Quays, Tides and Lights of Aden"
THEME = "Ports, Tides and Fog on the Long Coast, as Pilots See Them from the Sea"


def displayed(
    typesetter: Typesetter, name: str, journal: str = ISSUE.journal, theme: str = ISSUE.theme
) -> TypesetPart:
    """Set a part of the made issue, with another name or theme."""
    facts = replace(ISSUE, journal=journal, theme=theme)
    composer = Composer(TEMPLATES, issue_of(*WHOLE.pieces, issue=facts), Pagination.FLOW)
    return typesetter.typeset(composer.compose(leaf_of(name), PLAN))


def first_page(part: TypesetPart) -> PageText:
    """Read the first page of a part."""
    with Pdf.open(BytesIO(part.pdf)) as pdf:
        return read_page(pdf.pages[0])


@pytest.mark.parametrize("name", ["cover", "half-title", "title-page"])
def test_a_long_name_and_theme_push_the_rest_down(typesetter: Typesetter, name: str) -> None:
    short, long = displayed(typesetter, name), displayed(typesetter, name, JOURNAL, THEME)
    assert long.pages == short.pages
    for part in (short, long):
        assert [*overlaps(first_page(part))] == []
    last = [max(run.y for run in first_page(part).runs.values()) for part in (short, long)]
    assert last[1] >= last[0]


@pytest.mark.parametrize(("name", "times"), [("cover", 4), ("title-page", 9), ("half-title", 40)])
def test_what_has_no_room_is_told(typesetter: Typesetter, name: str, times: int) -> None:
    with pytest.raises(ContentError) as told:
        displayed(typesetter, name, f"{JOURNAL} " * times, f"{THEME}. " * times)
    assert "display-full" in {found.code for found in told.value.diagnostics}
    assert told.value.diagnostics[0].path.endswith("issue.yaml")


def test_the_publisher_stands_at_one_height(typesetter: Typesetter) -> None:
    """Whatever the theme takes of the title page."""
    feet = set()
    for theme in (ISSUE.theme, THEME, f"{THEME}. {THEME}"):
        runs = first_page(displayed(typesetter, "title-page", theme=theme)).runs.values()
        feet.add(max(run.y for run in runs))
    assert len(feet) == 1
