"""A short made-up issue, sound until a test spoils it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from galley.errors import ContentError, Diagnostic
from galley.manuscript import read_issue

ISSUE = """\
journal: Harbour Letters
volume: 3
number: 1
season: Summer
year: 2022
date: 2022-07-01
theme: Ports and Tides
issn:
  print: 1234-5679
  online: 2434-561X
publisher: Harbour Press
place: Aden
type: Policy journal
description: A quarterly of *small* harbours.
team:
  - role: Editor
    name: Ada Reed
office:
  name: Harbour House
  address: [1 Quay, Aden]
  email: desk@harbour.example
printer: Tidal Print
notice: The views are the authors' own.
board:
  - name: Bo Lind
    roles: [Chair]
call:
  title: Call for Submissions
  volume: 3
  number: 2
  season: Autumn
  year: 2022
  theme: Fog
  deadline: 2022-09-15
  body: |
    Send *new* work.

    Soon.
contents:
  - pieces: [greeting]
  - title: Essays
    pieces:
      - lindgren
      - okafor
      - tides
cover:
  lindgren: The Long Quay
submission:
  article: {min: 3000, max: 6000}
gathering: 16
edition: full
"""

GREETING = """\
---
kind: editorial
title: A Word before Sailing
authors:
  - name: Ada Reed
signature: [Ada Reed, Aden]
---

Dear reader.
"""

LINDGREN = """\
---
kind: article
title: |
  The Long Quay
  and the Short
authors:
  - name: Bo Lindgren
    orcid: 0000-0002-1825-0097
    email: bo@quay.example
abstract: >-
  One paragraph,
  folded.
keywords: [quays, no, 2022]
doi: 10.1234/quay.7
lang: en-GB
---

The quay.
"""

OKAFOR = """\
---
kind: review
title: On Fog
authors:
  - name: Chi Okafor
reviewed:
  title: Fog
  editors: [Eve Moor]
  publisher: Cloud Press
  year: 2020
  pages: 212
---
Fog it is.
"""

TIDES = """\
---
kind: commentary
title: Tides
authors:
  - name: Dee Low
abstract: Up and down.
keywords: [tides]
---
Up.
"""

FILES: Mapping[str, str] = {
    "issue.yaml": ISSUE,
    "greeting.md": GREETING,
    "lindgren.md": LINDGREN,
    "okafor.md": OKAFOR,
    "tides.md": TIDES,
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the sound issue into ``content/v3i1`` under the working folder."""
    monkeypatch.chdir(tmp_path)
    issue = tmp_path / "content" / "v3i1"
    issue.mkdir(parents=True)
    for name, text in FILES.items():
        (issue / name).write_text(text, encoding="utf-8")
    return issue


@pytest.fixture
def spoil(folder: Path) -> Callable[[str, str, str], None]:
    """Replace one place of a file by something else."""

    def replace(name: str, old: str, new: str) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture
def faults(folder: Path) -> Callable[[], tuple[Diagnostic, ...]]:
    """Read the issue and return what is reported: raised, or kept as warnings."""

    def read() -> tuple[Diagnostic, ...]:
        try:
            return read_issue(folder).diagnostics
        except ContentError as error:
            return error.diagnostics

    return read
