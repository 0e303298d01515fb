"""What a file is cited by, in PRISM's words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from galley.model import Cited, Facts
from galley.prism import doi_address, prism

CITED = Cited("Harbours", "2788-5178", "", 3, 1, "Summer 2022", 33, 54, "10.1/q")
FACTS = Facts("Quays", ("Ada Reed",), "", (), "en", dt.date(2022, 7, 1), CITED)


def test_what_is_known_is_said_and_nothing_else() -> None:
    assert prism(FACTS) == {
        "aggregationType": "journal",
        "publicationName": "Harbours",
        "issn": "2788-5178",
        "volume": "3",
        "number": "1",
        "coverDate": "2022-07-01",
        "coverDisplayDate": "Summer 2022",
        "startingPage": "33",
        "endingPage": "54",
        "pageRange": "33-54",
        "doi": "10.1/q",
        "url": "https://doi.org/10.1/q",
    }


def test_one_page_is_no_range_and_no_doi_has_no_address() -> None:
    said = prism(replace(FACTS, cited=replace(CITED, last=33, doi="")))
    assert said["pageRange"] == "33"
    assert {"doi", "url"}.isdisjoint(said)
    assert doi_address("") == ""
