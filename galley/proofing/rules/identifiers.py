"""Identifiers in running text: check digits and forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.identifiers import DOI, issn_check_digit, orcid_check_digit
from galley.model import Passage
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, finding

ISSN = re.compile(r"\bISSNs?:?\s*(?:\([^)]*\)\s*)?:?\s*(?P<id>\d{4}-\d{3}[\dX])\b", re.IGNORECASE)
ORCID = re.compile(r"orcid\.org/(?P<id>(?:\d{4}-){3}\d{3}[\dXx])", re.IGNORECASE)
DOI_LINK = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/(?P<id>\S*)", re.IGNORECASE)


def check(edited: Edited) -> Iterator[Finding]:
    """Yield each ISSN and ORCID iD whose check digit is wrong, and each DOI that is none."""
    for passage in edited.passages():
        yield from _checked(passage)
        yield from _dois(passage)


def _checked(passage: Passage) -> Iterator[Finding]:
    for name, form, digit in (
        ("ISSN", ISSN, issn_check_digit),
        ("ORCID iD", ORCID, orcid_check_digit),
    ):
        for match in form.finditer(passage.text):
            given = match["id"].upper()
            if digit(given) != given[-1]:
                message = f"{given} is no {name}: its last character should be {digit(given)}"
                hint = "compare it with the source"
                yield finding("identifier-check", message, hint, passage.place(match.start("id")))


def _dois(passage: Passage) -> Iterator[Finding]:
    for each in passage.addresses:
        match = DOI_LINK.fullmatch(passage.text[each.start : each.end])
        if match and not DOI.fullmatch(match["id"]):
            message, hint = "an address at doi.org without a DOI", "compare it with the source"
            yield finding("identifier-check", message, hint, passage.place(each.start))
