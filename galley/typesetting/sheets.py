"""The laid-out boxes of a page, which the engine offers no public way to."""

from typing import Any

from weasyprint.formatting_structure import boxes


def sheet_of(page: Any) -> Any:
    """The page box of a page of a document."""
    return page._page_box


def flow_of(page: Any) -> Any:
    """The box of the page's running text."""
    return sheet_of(page).children[0]


def notes_of(page: Any) -> list[Any]:
    """The boxes of the notes at the page's foot, in order."""
    for child in sheet_of(page).children:
        if isinstance(child, boxes.FootnoteAreaBox):
            return list(child.children)
    return []


def margins_of(page: Any) -> list[Any]:
    """The boxes of running heads and folios."""
    return [child for child in sheet_of(page).children if isinstance(child, boxes.MarginBox)]
