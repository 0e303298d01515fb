"""Page labels, and the numbers that are printed on the pages."""

from __future__ import annotations

from galley.proofing.page_fonts import Fonts
from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.opened import OpenedFile
from galley.proofing.structure_text import read_page


def check_labels(file: OpenedFile, told: Findings) -> None:
    """Check that pages are labelled, each otherwise, and as they are numbered.

    A page's number is an artifact of digits alone.
    """
    if "/PageLabels" not in file.pdf.Root:
        told.tell("preflight-label-none", "the catalogue has no /PageLabels")
        return
    seen: dict[str, int] = {}
    for number, label in enumerate(file.labels):
        if label in seen:
            told.tell("preflight-label-twice", f"page {seen[label] + 1} has this label too", number)
        seen.setdefault(label, number)
    if told.asks("preflight-label-folio"):
        fonts: Fonts = {}
        for number, page in enumerate(file.pdf.pages):
            runs = (run.text.strip() for run in read_page(page, fonts).artifacts)
            printed = [text for text in runs if text.isdecimal()]
            if printed and file.labels[number] not in printed:
                told.tell("preflight-label-folio", f"the page is numbered {printed[0]}", number)
