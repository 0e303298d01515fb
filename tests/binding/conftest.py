"""What the tests of binding share: the small issue, typeset and bound once."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from pikepdf import Pdf
from weasyprint import pdf
from weasyprint.pdf import tags

from galley.binding.join import bind

from .small_issue import SmallIssue, small_issue


@pytest.fixture(scope="session")
def issue() -> SmallIssue:
    """Typeset the small issue once."""
    return small_issue()


@pytest.fixture(scope="session")
def bound(issue: SmallIssue) -> bytes:
    """Bind the small issue once."""
    return bind(issue.pairs, issue.plan, issue.facts, issue.bookmarks)


@pytest.fixture
def volume(bound: bytes) -> Iterator[Pdf]:
    """Open the bound issue."""
    with Pdf.open(BytesIO(bound)) as pdf:
        yield pdf


@pytest.fixture(scope="package", autouse=True)
def plain_tags() -> Iterator[None]:
    """Let the engine tag as it comes, whichever tests have mended it before these."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "add_tags", tags.add_tags)
        yield
