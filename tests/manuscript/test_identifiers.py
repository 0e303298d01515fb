"""Check digits against published examples."""

from __future__ import annotations

import pytest

from galley.identifiers import DOI, EMAIL, LANGUAGE, ean13, issn_check_digit, orcid_check_digit

# ISSN International Centre; ORCID's support page; a bar code of the ISSN manual.
ISSNS = ["0317-8471", "2434-561X", "1050-124X", "0378-5955", "2049-3630"]
ORCIDS = ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"]


@pytest.mark.parametrize("issn", ISSNS)
def test_issn(issn: str) -> None:
    """Published numbers end in their check digit."""
    assert issn_check_digit(issn) == issn[-1]


@pytest.mark.parametrize("orcid", ORCIDS)
def test_orcid(orcid: str) -> None:
    """Published iDs end in their check digit."""
    assert orcid_check_digit(orcid) == orcid[-1]


def test_one_wrong_digit_is_noticed() -> None:
    """Modulus 11 finds any single wrong digit."""
    issn = ISSNS[0]
    for place in (0, 1, 2, 3, 5, 6, 7):
        wrong = issn[:place] + str((int(issn[place]) + 1) % 10) + issn[place + 1 :]
        assert issn_check_digit(wrong) != wrong[-1]


def test_ean13() -> None:
    """The bar codes that the ISSN manual shows."""
    assert ean13("0317-8471") == "9770317847001"
    assert ean13("1144-875X") == "9771144875007"
    assert ean13("0317-8471", "05")[10:12] == "05"


@pytest.mark.parametrize(
    ("issn", "variant"),
    [("03178471", "00"), ("0317-8471", "0"), ("\N{ARABIC-INDIC DIGIT ZERO}317-8471", "00")],
)
def test_ean13_of_another_form(issn: str, variant: str) -> None:
    """Only an ISSN and two digits make a bar code."""
    with pytest.raises(ValueError, match="expected"):
        ean13(issn, variant)


@pytest.mark.parametrize("check", [issn_check_digit, orcid_check_digit])
def test_check_digit_of_another_form(check: object) -> None:
    """A wrong form has no check digit."""
    assert callable(check)
    with pytest.raises(ValueError, match="expected the form"):
        check("1234")


@pytest.mark.parametrize("doi", ["10.1234/a", "10.123456789/a.b(c)<d>"])
def test_doi(doi: str) -> None:
    """A prefix, a slash, and nearly anything."""
    assert DOI.fullmatch(doi)


@pytest.mark.parametrize("doi", ["10.123/a", "10.1234/", "10.1234/a b", "doi:10.1234/a"])
def test_not_a_doi(doi: str) -> None:
    """No address, no blank, no empty suffix."""
    assert not DOI.fullmatch(doi)


@pytest.mark.parametrize("email", ["a@b.c", "a.b+c@d-e.f.g", "ö@ü.example"])
def test_email(email: str) -> None:
    """One address with a place."""
    assert EMAIL.fullmatch(email)


@pytest.mark.parametrize("email", ["a@b", "@b.c", "a@b.c, d@e.f", "a@b..c", "<a@b.c>", "a@@b.c"])
def test_not_an_email(email: str) -> None:
    """No list, no display form."""
    assert not EMAIL.fullmatch(email)


def test_language() -> None:
    """Tags in the form of BCP 47, the language in lower case."""
    assert all(map(LANGUAGE.fullmatch, ["en", "pt-BR", "zh-Hant-TW", "haw"]))
    assert not any(map(LANGUAGE.fullmatch, ["EN", "english", "e", "en_GB", "en-", ""]))
