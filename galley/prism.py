"""What a file is cited by, in PRISM's words: written by the binder, asked for by preflight.

Source: PRISM Basic Metadata 3.0 (https://www.w3.org/Submission/prism/ and its successors).
"""

from __future__ import annotations

from galley.model import Cited, Facts

NAMESPACE = "http://prismstandard.org/namespaces/basic/3.0/"
DOI = "https://doi.org/"


def prism(facts: Facts) -> dict[str, str]:
    """Give a file's properties by their names, in order; what is not known is left out."""
    cited = facts.cited
    said = {
        "aggregationType": "journal",
        "publicationName": cited.journal,
        "issn": cited.issn,
        "eIssn": cited.eissn,
        "volume": str(cited.volume),
        "number": str(cited.number),
        "coverDate": facts.date.isoformat(),
        "coverDisplayDate": cited.season,
        **_pages(cited),
        "doi": cited.doi,
        "url": doi_address(cited.doi),
    }
    return {name: value for name, value in said.items() if value}


def doi_address(doi: str) -> str:
    """Give the address to which a DOI leads; none where there is no DOI."""
    return f"{DOI}{doi}" if doi else ""


def _pages(cited: Cited) -> dict[str, str]:
    """Give the pages, where they are known."""
    if not cited.first:
        return {}
    first, last = str(cited.first), str(cited.last)
    span = first if first == last else f"{first}-{last}"
    return {"startingPage": first, "endingPage": last, "pageRange": span}
