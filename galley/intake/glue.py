"""Which blocks are one paragraph: what stops without an end goes on."""

from __future__ import annotations

import re

from galley.intake.elements import TextBlock
from galley.intake.ledger import Ledger
from galley.intake.lines import Shape
from galley.intake.numbering import ITEM
from galley.intake.runs import Cause
from galley.intake.signs import DOUBLE, SINGLE, finished, goes_on, is_attribution

SMALL = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "between", "by", "for", "from"),
        *("had", "has", "have", "in", "into", "is", "its", "my", "no", "not", "of", "on", "or"),
        *("our", "that", "the", "their", "this", "to", "toward", "towards", "under", "upon"),
        *("was", "were", "we", "which", "who", "whose", "will", "with"),
    )
)
"""Words that end no sentence and no heading."""

NARROWER = 3
"""Characters by which a full line may be shorter than the longest."""

LONGEST_HEADING = 110  # characters
LABELLED = re.compile(r"(?:Figure|Note|Source|Table)s?\b[^:.]{0,8}[:.]")
ENUMERATED = re.compile(r"^\((?:1|a|i)\)\s")
HEADED = re.compile(r"^\(\d{1,2}\)\s")
SECOND = re.compile(r"\((?:2|b|ii)\)\s")


def may_be_heading(block: TextBlock) -> bool:
    """Tell whether a block has the look of a heading: short, a capital first, no stop."""
    text = block.text.strip()
    short = len(text) <= LONGEST_HEADING and block.block.shape is Shape.TEXT
    if not short or not text or goes_on(text) or text.startswith("(") or LABELLED.match(text):
        return False
    return text[-1].isalnum() or text[-1] in "?!)’'\"”"


def goes_on_in(
    before: TextBlock, block: TextBlock, cause: Cause, ledger: Ledger, *, pulled: bool
) -> bool:
    """Tell whether a block goes on with the paragraph of the block before it.

    ``cause`` says what lies between them, ``pulled`` whether a pull quote does.
    """
    told = ledger.settled(block.line, "join", "apart", "heading", "quotation", "run-in")
    if told or block.block.shape is not Shape.TEXT or before.block.shape is Shape.ROWS:
        return told == "join"
    if is_attribution(before.text) or is_attribution(block.text):
        return False
    if finished(before.text):
        return cause is not Cause.NOTHING and _after_a_stop(before, block, ledger)
    if _breaks_off(before.text) or goes_on(block.text):
        return True
    beside = cause is Cause.NOTHING and not pulled
    if pulled or not (beside or may_be_heading(block)):
        return True
    if not (beside and (may_be_heading(before) or HEADED.match(before.text))):
        what = f"a paragraph ends without a stop: “{before.text[-24:]}”"
        ledger.doubt(before.line, "stop-missing", what, "kept apart from the next")
    return False


def _breaks_off(text: str) -> bool:
    """Tell whether a text ends as no sentence and no heading does."""
    last = text.rsplit(maxsplit=1)[-1]
    return last[-1] in ",-–—" or last.strip(f"{DOUBLE}{SINGLE}([").lower() in SMALL


def _after_a_stop(before: TextBlock, block: TextBlock, ledger: Ledger) -> bool:
    """Tell whether a block on a new page goes on with one that has a stop at its end."""
    text = before.text.rstrip()
    if text.endswith(":") and ENUMERATED.match(block.text) and SECOND.search(block.text):
        what = "a page turns between a colon and its enumeration"
        ledger.doubt(block.line, "turn-at-colon", what, "joined to one paragraph")
        return True
    listed = before.block.shape is Shape.ITEM or ITEM.match(text)
    if text.endswith(";") and not listed and not may_be_heading(block):
        what = f"a page turns after “{text[-24:]}”"
        ledger.doubt(block.line, "stop-early", what, "joined to one paragraph")
        return True
    if goes_on(block.text) and not (listed and text.endswith(";")):
        what = f"a paragraph goes on in lower case after “{text[-24:]}”"
        ledger.doubt(block.line, "stop-early", what, "joined to one paragraph")
        return True
    if _is_full(before) and not (listed or may_be_heading(block)):
        what = f"a page turns after a full line, “{text[-24:]}”"
        ledger.doubt(block.line, "line-full", what, "joined to one paragraph")
        return True
    return False


def _is_full(block: TextBlock) -> bool:
    """Tell whether the last line of a wrapped block is as long as its longest.

    Of the paragraphs that a page ends after a stop, nine in ten of those with a full last
    line go on: a paragraph's own last line is seldom just as long as the measure.
    """
    *lengths, last = (len(line.text) for line in block.block.lines)
    return len(lengths) > 1 and last >= max(lengths) - NARROWER
