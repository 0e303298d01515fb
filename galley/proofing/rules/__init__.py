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
    pictures,
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
    """A rule, the codes of all that it can tell, and whether it asks ``issue.yaml``."""

    check: Callable[[Edited], Iterator[Finding]]
    codes: tuple[str, ...]
    asks_issue: bool = False


RULES = (
    Rule(limits.check, ("words-few", "words-many"), asks_issue=True),
    Rule(ibid.check, ("ibid-dangling", "ibid-ambiguous", "ibid-other")),
    Rule(opcit.check, ("opcit-unknown", "opcit-before", "opcit-ambiguous")),
    Rule(repeated.check, ("citation-twice",)),
    Rule(timing.check, ("accessed-before-published", "dated-after-issue"), asks_issue=True),
    Rule(addresses.check, ("address-broken", "address-scheme", "address-tail")),
    Rule(access.check, ("access-missing", "address-missing", "note-broken")),
    Rule(house.check, ("form-ibid", "form-opcit", "form-available", "form-accessed", "form-pages")),
    Rule(quotation.check, ("quote-open", "quote-straight")),
    Rule(names.check, ("name-variant",), asks_issue=True),
    Rule(abbreviations.check, ("abbreviation-late", "abbreviation-unexplained")),
    Rule(text_signs.check, ("range-hyphen", "word-doubled", "space-doubled")),
    Rule(headings.check, ("heading-stop",)),
    Rule(pulls.check, ("pull-beside",)),
    Rule(pictures.check, ("figure-coarse",)),
    Rule(
        identity.check,
        ("identity-differs", "identity-season", "identity-issn", "call-closed"),
        asks_issue=True,
    ),
    Rule(identifiers.check, ("identifier-check",)),
)
"""The rules, in the order in which they run; it does not matter to what they find."""

CODES = frozenset(code for rule in RULES for code in rule.codes)
"""The codes that a comment can silence."""

__all__ = [
    "CODES",
    "OF_SILENCE",
    "RULES",
    "Edit",
    "Edited",
    "Finding",
    "Rule",
    "fixed",
    "look",
    "look_at",
]


def look(marked: MarkedIssue) -> tuple[Finding, ...]:
    """Run every rule over an issue; leave out what its comments silence, with a reason."""
    return look_at(Edited.of(marked))


def look_at(edited: Edited) -> tuple[Finding, ...]:
    """Run over an issue, sound or not, every rule that finds what it asks."""
    known = edited.marked is not None
    rules = [rule for rule in RULES if known or not rule.asks_issue]
    found = [each for rule in rules for each in rule.check(edited)]
    kept = heard(found, edited.comments(), CODES, sound=edited.sound)
    return tuple(sorted(dict.fromkeys(kept), key=lambda each: each.diagnostic.place))
