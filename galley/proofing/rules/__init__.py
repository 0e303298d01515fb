"""An editor's rules: what a manuscript says wrongly though it can be set.

Each rule looks at a whole issue after markup and tells what it finds by a code that
`docs/rules.md` explains. `look` runs them in the order of `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from galley.model import MarkedIssue
from galley.proofing.rules import (
    abbreviations,
    access,
    addresses,
    headings,
    house,
    ibid,
    identifiers,
    identity,
    limits,
    names,
    opcit,
    pulls,
    quotation,
    repeated,
    text_signs,
    timing,
)
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Edit, Finding
from galley.proofing.rules.fixing import fixed
from galley.proofing.rules.quiet import CODES as OF_SILENCE
from galley.proofing.rules.quiet import heard


@dataclass(frozen=True)
class Rule:
    """A rule, and the codes of all that it can tell."""

    check: Callable[[Edited], Iterator[Finding]]
    codes: tuple[str, ...]


RULES = (
    Rule(limits.check, ("words-few", "words-many")),
    Rule(ibid.check, ("ibid-dangling", "ibid-ambiguous", "ibid-other")),
    Rule(opcit.check, ("opcit-unknown", "opcit-before", "opcit-ambiguous")),
    Rule(repeated.check, ("citation-twice",)),
    Rule(timing.check, ("accessed-before-published", "dated-after-issue")),
    Rule(addresses.check, ("address-broken", "address-scheme", "address-tail")),
    Rule(access.check, ("access-missing", "address-missing", "note-broken")),
    Rule(house.check, ("form-ibid", "form-opcit", "form-available", "form-accessed", "form-pages")),
    Rule(quotation.check, ("quote-open", "quote-straight")),
    Rule(names.check, ("name-variant",)),
    Rule(abbreviations.check, ("abbreviation-late", "abbreviation-unexplained")),
    Rule(text_signs.check, ("range-hyphen", "word-doubled", "space-doubled")),
    Rule(headings.check, ("heading-stop",)),
    Rule(pulls.check, ("pull-beside",)),
    Rule(identity.check, ("identity-differs", "identity-season", "identity-issn", "call-closed")),
    Rule(identifiers.check, ("identifier-check",)),
)
"""The rules, in the order in which they run; it does not matter to what they find."""

CODES = frozenset(code for rule in RULES for code in rule.codes)
"""The codes that a comment can silence."""

__all__ = ["CODES", "OF_SILENCE", "RULES", "Edit", "Finding", "Rule", "fixed", "look"]


def look(marked: MarkedIssue) -> tuple[Finding, ...]:
    """Run every rule over an issue; leave out what its comments silence, with a reason."""
    edited = Edited.of(marked)
    found = [each for rule in RULES for each in rule.check(edited)]
    comments = [c for piece in marked.pieces for c in piece.comments]
    kept = heard(found, (*marked.manuscript.comments, *comments), CODES)
    return tuple(sorted(dict.fromkeys(kept), key=lambda each: each.diagnostic.place))
