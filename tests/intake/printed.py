"""A made-up printed issue, and what an import makes of it.

Its pages hold an Editor's Note, the article under test, another article and the call.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from galley.errors import ContentError, Diagnostic
from galley.intake import Doubt, ImportReport, import_print
from galley.manuscript import read_issue
from galley.markup import mark_issue
from galley.model import MarkedIssue

FIRST = 11
"""The folio of the article under test."""

FRONT = """\
HIGHLIGHT OF JOURNAL

On the Keeping
of Lighthouses
Mara Quill

HARBOUR

LETTERS

Volume 2 • Issue 1 • Autumn 2031

Tides and Lamps

Publisher: Society of Pilots

Type of Publication: Periodical (biannual)

Harbour Letters is a journal of coasts and the people who watch them.

Editorial Team

Editor-in-Chief: Dr. Olga Finn
Proofreader: Pim Vos

Editorial Office

Quay Office:

Society of Pilots
Mole street 4, Port Ayr
Tel: (+00 1) 55-66
E-mail: office@letters.example

Salt Press
ISSN (print): 0378-5955
ISSN (online): 2434-561X
Port Ayr - 2031

NOTICE: The authors speak for themselves.

BOARD OF ADVISERS

Olga Finn (PhD in Navigation), Editor-in-Chief; Warden of the North Mole

Ben Ode (Captain ret.), Pilot of the inner roads

TABLE OF CONTENTS

Volume 2 • Issue 1 • Autumn 2031

EDITOR'S NOTE\t10
-------------\t---

HIGHLIGHT OF JOURNAL

"ON THE KEEPING OF LIGHTHOUSES" MARA QUILL\t{first}
---\t----

ARTICLES

**"THE SECOND MOLE:
A HISTORY"**

IVO BRANDT

{second}

CALL FOR SUBMISSIONS (SPRING 2032)

**Issue Title: "ICE"**

{call}

Editor's Note

This issue is about lamps. **Mara Quill** looks at keepers.

Sincerely
Olga Finn
Editor-in-Chief of Harbour Letters
"""

ARTICLE = """
On the Keeping of Lighthouses

Mara Quill^{*}

Who keeps a lamp keeps a coast. The article asks at whose cost.

Keywords: lamps, keepers, coasts

^{*} **Dr. Mara Quill** is a warden of the Society of Pilots
"""

SECOND = """
The Second Mole: A History

Ivo Brandt*

The mole was built twice, and paid for once.

Keywords: moles, money

* Ivo Brandt teaches at the Nautical School

Stone for the second mole came down the river on rafts in the spring of that year.
"""

CALL = """
CALL FOR SUBMISSIONS

Harbour Letters, Volume 2, Issue 2, Spring 2032

Issue Title: "Ice"

Deadline: 3 January 2032

Subtopics:

- Frozen harbours
- Ice pilots

Send **3.000-5000** words for articles to: **office@letters.example**.

Notes

This image shows a sheet of ruled paper.

ISSN 0378-5955
"""


def issue(body: str, *, pages: int = 2) -> str:
    """Return an issue whose first article has this text, and so many pages with the title's."""
    second = FIRST + pages
    front = FRONT.format(first=FIRST, second=second, call=second + 2)
    return f"{front}{ARTICLE}\n{body.strip()}\n{SECOND}{CALL}"


@dataclass(frozen=True)
class Imported:
    """What an import made: the report, the folder, and the issue as the next stages read it."""

    report: ImportReport
    folder: Path
    marked: MarkedIssue

    @property
    def text(self) -> str:
        """The text of the article under test, without the turn before its first word."""
        return self.body("quill").removeprefix(f"{{turn={FIRST + 1}}}\n\n")

    @property
    def doubts(self) -> dict[str, Doubt]:
        """The doubts by their codes; of several with one code the last."""
        return {doubt.code: doubt for doubt in self.report.doubts}

    @property
    def turns(self) -> tuple[int, ...]:
        """The folios that are marked in the article under test."""
        return self.report.pieces[1].turns

    def body(self, slug: str) -> str:
        """The text of a piece, after its front matter."""
        return self.file(f"{slug}.md").split("\n---\n\n", 1)[1]

    def file(self, name: str) -> str:
        """A file of the issue's folder."""
        return (self.folder / name).read_text(encoding="utf-8")


def imported(base: Path, text: str | bytes, overrides: str = "") -> Imported:
    """Import a text, and read what comes of it as the next stages do."""
    base.mkdir(parents=True, exist_ok=True)
    source = base / "print.txt"
    source.write_bytes(text if isinstance(text, bytes) else text.encode())
    if overrides:
        source.with_name("print.txt.overrides.yaml").write_text(overrides, encoding="utf-8")
    folder = base / "content" / "v2i1"
    report = import_print(source, folder)
    marked = mark_issue(read_issue(folder), figures=folder / "figures")
    return Imported(report, folder, marked)


def refused(base: Path, text: str | bytes, overrides: str = "") -> tuple[Diagnostic, ...]:
    """Return what keeps a text from being imported, having seen that nothing was written."""
    try:
        imported(base, text, overrides)
    except ContentError as error:
        assert not (base / "content").exists()
        return error.diagnostics
    return ()


def line_of(text: str, words: str) -> int:
    """Return the number of the first line that holds these words."""
    return next(n for n, line in enumerate(text.split("\n"), 1) if words in line)
