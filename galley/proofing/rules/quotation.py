"""Quotation marks that have no partner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from galley.hints import quoted
from galley.model import Passage
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, edit_of, finding
from galley.proofing.rules.masking import plain_text

OTHERWISE = frozenset({"de", "fr", "ru"})
"""Languages that are set with other pairs than “ and ”."""

NEAR = 24


def check(edited: Edited) -> Iterator[Finding]:
    """Yield each mark without a partner, curly or straight."""
    for text in edited.texts:
        passages = text.marked.passages
        curly = text.marked.piece.front.lang.partition("-")[0] not in OTHERWISE
        for number, passage in enumerate(passages):
            if curly:
                yield from _curly(passage, passages[number + 1 :][:1])
            yield from _straight(passage, curly=curly)
    for passage in edited.prose:
        yield from _curly(passage, ())


def _curly(passage: Passage, after: Sequence[Passage]) -> Iterator[Finding]:
    """Look at “ and ”; of a quotation of several paragraphs only the last is closed."""
    waiting: list[int] = []
    for at, sign in enumerate(plain_text(passage)):
        if sign == "“":
            waiting.append(at)
        elif sign == "”" and waiting:
            waiting.pop()
        elif sign == "”" and at not in passage.straight and '"' not in passage.text[:at]:
            near = quoted(passage.text[max(at - NEAR, 0) : at + 1])
            message = f"a quotation mark closes what none opens: {near}"
            yield finding("quote-open", message, "open the quotation", passage.place(at))
    goes_on = any(
        p.setting is passage.setting and p.note == passage.note and p.text.startswith("“")
        for p in after
    )
    if waiting and not goes_on and '"' not in passage.text[waiting[0] :]:
        at = waiting[0]
        message = f"a quotation is never closed: {quoted(passage.text[at : at + NEAR])}"
        yield finding("quote-open", message, "close the quotation", passage.place(at))


def _straight(passage: Passage, *, curly: bool) -> Iterator[Finding]:
    for at in passage.straight:
        alone = curly and len(passage.straight) == 1
        new = _turned(passage.text, at) if alone else ""
        message = "a quotation mark that would print straight: it has no partner"
        hint = "give it its partner, or write the curly mark itself"
        edit = edit_of(passage, at, '"', new) if new else None
        yield finding("quote-straight", message, hint, passage.place(at), edit)


def _turned(text: str, at: int) -> str:
    """The curly mark that fits a partner already curly before or after; else nothing."""
    before, after = text[:at], text[at + 1 :]
    if before.count("“") > before.count("”") and not before.endswith((" ", "(")):
        return "”"
    if after.count("”") > after.count("“") and not after.startswith((" ", ",", ".", ")")):
        return "“"
    return ""
