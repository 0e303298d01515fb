"""All hostile cases, by name."""

from dataclasses import replace

from tests.hostile.case import Case
from tests.hostile.corpus import characters, figures, folders, front, notes, text

BLANK, OUTSIDE, WORD = "proof-blank", "proof-outside", "proof-word"
OVERLAP = "proof-overlap"

PROVED = {
    "rules-storm": {BLANK},
    "word-of-hyphens": {BLANK},
    "tags-and-selectors": {WORD},
    "combining-stacks": {OUTSIDE, WORD},
    "combining-alone": {OUTSIDE, WORD},
    "svg-of-long-text": {OUTSIDE},
    "replacement-characters": {OUTSIDE},
    "no-break-spaces": {OUTSIDE},
    "parentheses-in-a-link": {OUTSIDE},
    "backticks-of-every-length": {OUTSIDE},
    "autolink-of-brackets": {OUTSIDE},
    "a-wide-table": {OUTSIDE},
    "word-of-a-table": {OUTSIDE},
    "word-as-long-as-may-be": {OUTSIDE},
    "words-as-long-as-may-be": {OUTSIDE},
    "heading-of-one-word": {OUTSIDE},
    "pull-quote-of-one-word": {OUTSIDE, OVERLAP},
    "caption-of-one-word": {OUTSIDE},
    "note-of-one-word": {OUTSIDE},
}
"""What becomes pages that the proof of the finished file then refuses, and by which codes."""

CASES: tuple[Case, ...] = tuple(
    replace(case, proved=frozenset(PROVED.get(case.name, ())))
    for case in (
        *characters.CASES,
        *front.CASES,
        *text.CASES,
        *notes.CASES,
        *figures.CASES,
        *folders.CASES,
    )
)
