"""A small issue, made up and whole: one piece of each template, and all that a note can be."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

ISSUE = """\
journal: Harbour Letters
volume: 3
number: 1
season: Summer
year: 2022
date: 2022-07-01
theme: Ports & Tides
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
  telephone: (+1) 234
  email: desk@harbour.example
printer: Tidal Print
notice: The views are the authors' own.
board:
  - name: Bo Lind
    title: Captain
    degree: PhD in Tides
    roles: [Chair, Pilot]
  - name: Cy Moe
    roles: [Keeper]
call:
  title: Call for Submissions
  volume: 3
  number: 2
  season: Autumn
  year: 2022
  theme: Fog
  deadline: 2022-09-15
  body: |
    Send *new* work:

    - on fog;
    - on ice.
contents:
  - pieces: [greeting]
  - title: Essays
    pieces: [quays, tides]
  - title: Reviews
    pieces: [mist]
cover:
  tides: |
    Tides
    and Their Clocks
gathering: 4
edition: abridged
"""

GREETING = """\
---
kind: editorial
title: Editor's Note
authors:
  - name: Ada Reed
signature: [Ada Reed, Aden]
---

Dear reader of *harbours*.
"""

QUAYS = """\
---
kind: article
title: The Long *Quay*
subtitle: And the Short
authors:
  - name: Vasif İsmayılova
    prefix: Dr.
    bio: keeps *the* quay.
    email: v@quay.example
  - name: Cem Oz
  - name: Dee Low
    orcid: 0000-0002-1825-0097
    affiliation: School of Fog
abstract: A quay is "long".
keywords: [quays, "*tides*"]
---

## A first head

The quay is long.[^one] [It is longer than the tide, and older.]{.pull #long} So it
stands.[^two]

[^one]: Reed, A., *Quays*, available at: <https://quay.example/a/b>

[^two]: *Ibid.*

{paragraphs}

::: pull {from=long}
:::

{paragraphs}

### A second head

> A quay is a wall.
>
> --- Bo Lind

Table: Ships {#ships}

| Year | Ships |
| ---- | ----: |
| 2016 |   -30 |

As [](#ships) shows, ships leave.[^three]

[^three]: Moe, C., letter.

- one
- two
"""

TIDES = """\
---
kind: commentary
title: Tides
authors:
  - name: Dee Low
    bio: is a pilot.
abstract: Up and down.
keywords: [tides]
---

Up.[^up]

[^up]: And down.
"""

MIST = """\
---
kind: review
title: On Mist
authors:
  - name: Chi Okafor
reviewed:
  title: Mist & Rain
  editors: [Eve Moor, Fay Lee]
  publisher: Cloud Press
  year: 2020
  pages: 212
---

Mist it is.
"""

PARAGRAPH = (
    "The keeper of the quay counts every boat that comes in with the tide, writes the number "
    "into a book, and reads it out at noon to whoever cares to hear it; few do, and fewer stay "
    "to the end, because the tide waits for nobody and the boats must be out again by one."
)

FILES: Mapping[str, str] = {
    "issue.yaml": ISSUE,
    "greeting.md": GREETING,
    "quays.md": QUAYS.replace("{paragraphs}", "\n\n".join([PARAGRAPH] * 7)),
    "tides.md": TIDES,
    "mist.md": MIST,
}


def write_issue(content: Path, **changed: str) -> Path:
    """Write the issue into ``content/v3i1``, some of its files changed; return that folder.

    A file is named by its name without the ending.
    """
    folder = content / "v3i1"
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(changed.get(name.partition(".")[0], text), encoding="utf-8")
    return folder


def spoil(file: Path, old: str, new: str) -> None:
    """Replace the one place of a file where something stands by something else."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")
