"""The made-up printed issue with its pages laid out: running heads and folios where they are."""

from __future__ import annotations

from collections.abc import Sequence

from .printed import ARTICLE, CALL, FIRST, FRONT, SECOND

JOURNAL = "Harbour Letters"
HEADS = (JOURNAL, "Mara Quill · Keeping Lighthouses")


def laid_out(*pages: str, heads: Sequence[str] = HEADS, opener: str = ARTICLE) -> str:
    """Return an issue whose first article has these pages, its title's before them.

    A page of text has one of the ``heads`` in turn, and every page its folio at its foot;
    form feeds part them.
    """
    second = FIRST + 1 + len(pages)
    front = FRONT.format(first=FIRST, second=second, call=second + 2)
    before, editorial = (
        front[: front.rindex("Editor's Note")],
        front[front.rindex("Editor's Note") :],
    )
    sheets = [f"{editorial.strip()}\n\n{FIRST - 1}", f"{opener.strip()}\n\n{FIRST}"]
    for n, page in enumerate(pages):
        sheets.append(f"{heads[n % len(heads)]}\n\n{page.strip()}\n\n{FIRST + 1 + n}")
    stone = SECOND.rindex("Stone")
    sheets.append(f"{SECOND[:stone].strip()}\n\n{second}")
    sheets.append(f"{JOURNAL}\n\n{SECOND[stone:].strip()}\n\n{second + 1}")
    sheets.append(CALL.strip())
    return "\n\f".join([before, *sheets])
