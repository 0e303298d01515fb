"""Languages: that of the file, and those of its elements."""

from __future__ import annotations

import re

from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.opened import OpenedFile

TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|[xi](-[A-Za-z0-9]{1,8})+")
"""The form of a language tag (RFC 3066)."""


def check_language(file: OpenedFile, told: Findings) -> None:
    """Check that there is a language for all that names none, and that each is a tag.

    Bookmarks, titles and the descriptions of links have no other than the catalogue's.
    """
    default = str(file.pdf.Root.get("/Lang", ""))
    if not default:
        told.tell("preflight-language-none", "the catalogue has no /Lang")
    elif not TAG.fullmatch(default):
        told.tell("preflight-language-form", f"the catalogue's language is “{default}”")
    for element in file.elements:
        lang = str(element.obj.get("/Lang", ""))
        if lang and not TAG.fullmatch(lang):
            what = f"the language of a {element.kind} is “{lang}”"
            told.tell("preflight-language-form", what, file.page_of(element))
