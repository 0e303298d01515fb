"""What a file says of itself."""

from __future__ import annotations

import datetime as dt

from pikepdf import Dictionary, Pdf, String

from galley import __version__
from galley.model import Facts


def write_metadata(volume: Pdf, facts: Facts) -> None:
    """Write the facts as XMP, and as document information made from it.

    The file dates from the publication date, 00:00 UTC: no clock is read. What is empty
    is left out. Source: ISO 32000-2, 14.3; ISO 14289-1, 7.1 and 7.2 (title, language).
    """
    date = dt.datetime.combine(facts.date, dt.time(), dt.UTC).isoformat()
    records: dict[str, str | list[str] | set[str]] = {
        "dc:title": facts.title,
        "dc:creator": list(facts.authors),
        "dc:description": facts.subject,
        "dc:subject": list(facts.keywords),
        "dc:language": {facts.lang},
        "pdf:Keywords": ", ".join(facts.keywords),
        "pdf:Producer": f"galley {__version__}",
        "xmp:CreatorTool": f"galley {__version__}",
        "xmp:CreateDate": date,
        "xmp:ModifyDate": date,
    }
    with volume.open_metadata(set_pikepdf_as_editor=False) as xmp:
        for name, value in records.items():
            if value:
                xmp[name] = value
    volume.Root.Lang = String(facts.lang)
    volume.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
