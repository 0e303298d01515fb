"""Values whose form is a rule of its own: dates, identifiers, addresses, names of files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from galley.days import day, no_day
from galley.errors import Diagnostic
from galley.hints import quoted
from galley.identifiers import (
    DOI,
    EMAIL,
    ISSN,
    LANGUAGE,
    ORCID,
    issn_check_digit,
    orcid_check_digit,
)
from galley.manuscript.sheet import EACH, KeyPath, Sheet, Spot
from galley.model import RESERVED

Check = Callable[[str, Spot], Diagnostic | None]

SLUG = re.compile(r"[a-z][a-z0-9-]*")


def _date(text: str, spot: Spot) -> Diagnostic | None:
    if day(text):
        return None
    message, hint = no_day(text)
    return Diagnostic("date-bad", message, hint, *spot)


def _issn(text: str, spot: Spot) -> Diagnostic | None:
    if not ISSN.fullmatch(text):
        message = f"expected an ISSN, found {quoted(text)}"
        return Diagnostic("issn-form", message, "write it as 1234-5679", *spot)
    if text[-1] == issn_check_digit(text):
        return None
    message = f"the ISSN {text} ends in {text[-1]} where its digits give {issn_check_digit(text)}"
    return Diagnostic("issn-check", message, "compare each digit with the register", *spot)


def _orcid(text: str, spot: Spot) -> Diagnostic | None:
    if not ORCID.fullmatch(text):
        message = f"expected an ORCID iD, found {quoted(text)}"
        return Diagnostic("orcid-form", message, "write only 0000-0002-1825-0097", *spot)
    if text[-1] == orcid_check_digit(text):
        return None
    expected = orcid_check_digit(text)
    message = f"the ORCID iD {text} ends in {text[-1]} where its digits give {expected}"
    return Diagnostic("orcid-check", message, "compare each digit with the author's page", *spot)


def _doi(text: str, spot: Spot) -> Diagnostic | None:
    if DOI.fullmatch(text):
        return None
    message = f"expected a DOI, found {quoted(text)}"
    return Diagnostic("doi-form", message, "write only 10.1234/abcd, not its address", *spot)


def _email(text: str, spot: Spot) -> Diagnostic | None:
    if EMAIL.fullmatch(text):
        return None
    message = f"expected an e-mail address, found {quoted(text)}"
    return Diagnostic("email-form", message, "write one address, name@place.org", *spot)


def _lang(text: str, spot: Spot) -> Diagnostic | None:
    if LANGUAGE.fullmatch(text):
        return None
    message = f"expected a language tag, found {quoted(text)}"
    return Diagnostic("lang-form", message, "write it as en or pt-BR", *spot)


def _code(text: str, spot: Spot) -> Diagnostic | None:
    if SLUG.fullmatch(text):
        return None
    message = f"{quoted(text)} cannot begin the names of files"
    hint = "use lower-case letters, digits and hyphens, a letter first"
    return Diagnostic("code-form", message, hint, *spot)


def slug(text: str, spot: Spot) -> Diagnostic | None:
    """Report a name that a piece's file cannot have."""
    if text in RESERVED:
        message = f"{quoted(text)} is the name of a part that every issue has"
        return Diagnostic("piece-reserved", message, "give the piece another name", *spot)
    if SLUG.fullmatch(text):
        return None
    message = f"{quoted(text)} is not a piece's name"
    hint = "use lower-case letters, digits and hyphens, a letter first, and no ending"
    return Diagnostic("piece-name", message, hint, *spot)


def _if_given(check: Check) -> Check:
    """Leave out a value that may be empty."""
    return lambda text, spot: check(text, spot) if text else None


ISSUE_FORMS: Mapping[KeyPath, Check] = {
    ("date",): _date,
    ("call", "deadline"): _date,
    ("issn", "print"): _issn,
    ("issn", "online"): _if_given(_issn),
    ("office", "email"): _if_given(_email),
    ("code",): _if_given(_code),
    ("contents", EACH, "pieces", EACH): slug,
}
"""The check of each such value of ``issue.yaml``, by the pattern of its path."""

PIECE_FORMS: Mapping[KeyPath, Check] = {
    ("authors", EACH, "orcid"): _if_given(_orcid),
    ("authors", EACH, "email"): _if_given(_email),
    ("doi",): _if_given(_doi),
    ("lang",): _lang,
}
"""The same of a piece's front matter."""


def check_forms(sheet: Sheet, forms: Mapping[KeyPath, Check], found: list[Diagnostic]) -> Sheet:
    """Add wrong forms to ``found``; return the sheet with their paths among its faults."""
    wrong = dict(_wrong(sheet, forms))
    found.extend(wrong.values())
    return replace(sheet, faults=sheet.faults | wrong.keys())


def _wrong(sheet: Sheet, forms: Mapping[KeyPath, Check]) -> Iterator[tuple[KeyPath, Diagnostic]]:
    """Yield each text of a wrong form, by its path; what is no text is the schema's concern."""
    for pattern, check in forms.items():
        for at in sheet.paths(pattern):
            if isinstance(sheet.value(*at), str) and not sheet.faulty(at):
                wrong = check(sheet.text(*at), sheet.where(*at))
                if wrong:
                    yield at, wrong
