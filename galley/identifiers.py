"""Identifiers of serials, people and papers: their forms and check digits.

Imports nothing of ours.
"""

from __future__ import annotations

import re

ISSN = re.compile(r"[0-9]{4}-[0-9]{3}[0-9X]")
ORCID = re.compile(r"(?:[0-9]{4}-){3}[0-9]{3}[0-9X]")
DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")


def issn_check_digit(issn: str) -> str:
    """Return the last character that an ISSN should have, ``0`` to ``9`` or ``X``.

    Weights 8 to 2, modulus 11. Raises ``ValueError`` unless ``issn`` has the form
    ``1234-5679``; its own last character is not looked at. Source: ISO 3297.
    """
    digits = _digits(ISSN, issn)
    total = sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), digits, strict=True))
    return _character(-total % 11)


def orcid_check_digit(orcid: str) -> str:
    """Return the last character that an ORCID iD should have, ``0`` to ``9`` or ``X``.

    Raises ``ValueError`` unless ``orcid`` has the form ``0000-0002-1825-0097``; its own
    last character is not looked at. Source: ISO/IEC 7064, MOD 11-2.
    """
    total = 0
    for digit in _digits(ORCID, orcid):
        total = (total + int(digit)) * 2
    return _character((12 - total % 11) % 11)


def ean13(issn: str, variant: str = "00") -> str:
    """Return the thirteen digits of a serial's bar code: 977, the ISSN, the variant, the check.

    The ISSN's own check digit is left out. Raises ``ValueError`` unless ``issn`` has the
    form ``1234-5679`` and ``variant`` is two digits. Source: GS1 General Specifications.
    """
    if not re.fullmatch(r"[0-9]{2}", variant):
        raise ValueError(f"expected a variant of two digits, found {variant!r}")
    digits = f"977{_digits(ISSN, issn)}{variant}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def _digits(form: re.Pattern[str], identifier: str) -> str:
    """Return an identifier's digits but the last character; ``ValueError`` on a wrong form."""
    if not form.fullmatch(identifier):
        raise ValueError(f"expected the form {form.pattern}, found {identifier!r}")
    return identifier.replace("-", "")[:-1]


def _character(value: int) -> str:
    """Write a check value from 0 to 10 as one character."""
    return "X" if value == len("0123456789") else str(value)
