"""Runs → Markdown: marks of emphasis, calls, turns and spans; signs that are only text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from galley.intake.runs import (
    Address,
    Aside,
    Call,
    Close,
    Link,
    Open,
    Run,
    Seam,
    Turn,
    Words,
)
from galley.intake.tidying import tidied

SIGNS = re.compile(r"([\\*`<{])|(?<!\w)_|_(?!\w)|\^(?=\[)|!(?=\[)|&(?=#?\w+;)|-(?=-)|~(?=~)")
STARTS = re.compile(r"(?P<sign>[-+>#=|~:]|(?:Table|Figure)(?=:))|(?P<number>\d{1,9})(?=[.)])")
BRACKET = re.compile(r"[\[\]]")
FOLLOWED = re.compile(r"\[(?=\^)|\](?=[\[({:])")
PLAIN = (False, False)


def markdown(runs: Iterable[Run]) -> str:
    """Write runs as inline Markdown that may begin a paragraph.

    Seams and asides are left out; page turns stand where they are, without a space.
    """
    kept = tidied(run for run in runs if not isinstance(run, Seam | Aside))
    escaped = _escaper(kept)
    written: list[str] = []
    style = PLAIN
    for i, run in enumerate(kept):
        wanted = _style(kept, i, style)
        if wanted != style:
            _close(written, style)
            written.append(_marks(wanted))
            style = wanted
        written.append(_written(run, escaped))
    _close(written, style)
    return _starting("".join(written))


def _style(runs: Sequence[Run], i: int, style: tuple[bool, bool]) -> tuple[bool, bool]:
    """Return italic and bold at a run; one without a style is in what goes on behind it."""
    for at, run in enumerate(runs[i:]):
        if isinstance(run, Open | Close):
            return PLAIN
        if isinstance(run, Words | Address | Link) and run.text.strip():
            own = run.italic, run.bold
            return own if at == 0 or own == style else PLAIN
    return PLAIN


def _marks(style: tuple[bool, bool]) -> str:
    return "*" * (style[0] + 2 * style[1])


def _close(written: list[str], style: tuple[bool, bool]) -> None:
    """End emphasis before the spaces that stand last."""
    spaces: list[str] = []
    while style != PLAIN and written and not written[-1].strip():
        spaces.insert(0, written.pop())
    if style != PLAIN:
        last = written.pop()
        bare = last.rstrip()
        written += [bare, _marks(style), last[len(bare) :], *spaces]


def _written(run: Run, escaped: Callable[[str], str]) -> str:
    match run:
        case Words(text):
            return escaped(text)
        case Call(number):
            return f"[^n{number}]"
        case Address(text):
            return f"<{text}>"
        case Link(text, href):
            return f"[{escaped(text)}]({href})"
        case Turn(folio):
            return f"{{turn={folio}}}"
        case _:
            return _bracket(run)


def _bracket(run: Run) -> str:
    """Write the beginning or the end of a span."""
    if not isinstance(run, Close):
        return "["
    name = f" #{run.name}" if run.name else ""
    return f"]{{.{run.wrap}{name}}}"


def _escaper(runs: Sequence[Run]) -> Callable[[str], str]:
    """Return what escapes the signs of a paragraph: brackets only where they must be."""
    brackets = FOLLOWED if _balanced(runs) else BRACKET

    def escaped(text: str) -> str:
        return brackets.sub(_with_backslash, SIGNS.sub(_with_backslash, text))

    return escaped


def _with_backslash(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _balanced(runs: Iterable[Run]) -> bool:
    """Tell whether the brackets of a text open and close in turn, in and around spans."""
    depth = 0
    for run in runs:
        for char in BRACKET.findall(run.text) if isinstance(run, Words | Link) else "":
            depth += 1 if char == "[" else -1
            if depth < 0:
                return False
        if isinstance(run, Open | Close) and depth:
            return False
    return depth == 0


def _starting(text: str) -> str:
    """Escape what would make a paragraph a list, a heading or a caption."""
    match = STARTS.match(text)
    if not match:
        return text
    at = match.end() if match["number"] or len(match["sign"]) > 1 else 0
    return f"{text[:at]}\\{text[at:]}"
