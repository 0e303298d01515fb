"""Where words are divided: English ones by American patterns, abbreviations and the like nowhere.

WeasyPrint 70.0 asks pyphen, which has British patterns for a plain ``en``. They part endings
as nobody says them, expec-ted, res-ult, art-icle; the American ones part syllables. What has
capitals within, an abbreviation or a firm's name, is read by its letters and stays whole.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import pyphen  # type: ignore[import-untyped]

ENGLISH, AMERICAN = "en", "en_US"
ITERATE = pyphen.Pyphen.iterate


WHOLE = ContextVar("whole", default=False)


@contextmanager
def undivided() -> Iterator[None]:
    """Let no word be divided meanwhile."""
    token = WHOLE.set(True)
    try:
        yield
    finally:
        WHOLE.reset(token)


def divided(self: pyphen.Pyphen, word: str) -> Iterator[tuple[str, str]]:
    """Give the two halves of a word, for each place where it may be divided."""
    if WHOLE.get() or any(letter.isupper() for letter in word[1:]):
        return iter(())
    return ITERATE(self, word)  # type: ignore[no-any-return]


def apply() -> None:
    """Choose the patterns."""
    pyphen.LANGUAGES_LOWERCASE[ENGLISH] = AMERICAN
    pyphen.Pyphen.iterate = divided
