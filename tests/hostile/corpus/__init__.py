"""All hostile cases, by name."""

from tests.hostile.case import Case
from tests.hostile.corpus import characters, figures, folders, front, notes, text

CASES: tuple[Case, ...] = (
    *characters.CASES,
    *front.CASES,
    *text.CASES,
    *notes.CASES,
    *figures.CASES,
    *folders.CASES,
)
