"""The encodings of composite fonts, and how their codes come to glyphs (ISO 32000-1, 9.7)."""

from __future__ import annotations

from pikepdf import Dictionary, Name, Object, Stream

from galley.proofing.page_fonts import PageFont
from galley.proofing.preflight.content import FontUse
from galley.proofing.preflight.findings import Findings

PREDEFINED = frozenset(
    [
        "GB-EUC-H",
        "GB-EUC-V",
        "GBpc-EUC-H",
        "GBpc-EUC-V",
        "GBK-EUC-H",
        "GBK-EUC-V",
        "GBKp-EUC-H",
        "GBKp-EUC-V",
        "GBK2K-H",
        "GBK2K-V",
        "UniGB-UCS2-H",
        "UniGB-UCS2-V",
        "UniGB-UTF16-H",
        "UniGB-UTF16-V",
        "B5pc-H",
        "B5pc-V",
        "HKscs-B5-H",
        "HKscs-B5-V",
        "ETen-B5-H",
        "ETen-B5-V",
        "ETenms-B5-H",
        "ETenms-B5-V",
        "CNS-EUC-H",
        "CNS-EUC-V",
        "UniCNS-UCS2-H",
        "UniCNS-UCS2-V",
        "UniCNS-UTF16-H",
        "UniCNS-UTF16-V",
        "83pv-RKSJ-H",
        "90ms-RKSJ-H",
        "90ms-RKSJ-V",
        "90msp-RKSJ-H",
        "90msp-RKSJ-V",
        "90pv-RKSJ-H",
        "Add-RKSJ-H",
        "Add-RKSJ-V",
        "EUC-H",
        "EUC-V",
        "Ext-RKSJ-H",
        "Ext-RKSJ-V",
        "H",
        "V",
        "UniJIS-UCS2-H",
        "UniJIS-UCS2-V",
        "UniJIS-UCS2-HW-H",
        "UniJIS-UCS2-HW-V",
        "UniJIS-UTF16-H",
        "UniJIS-UTF16-V",
        "KSC-EUC-H",
        "KSC-EUC-V",
        "KSCms-UHC-H",
        "KSCms-UHC-V",
        "KSCms-UHC-HW-H",
        "KSCms-UHC-HW-V",
        "KSCpc-EUC-H",
        "UniKS-UCS2-H",
        "UniKS-UCS2-V",
        "UniKS-UTF16-H",
        "UniKS-UTF16-V",
        "Identity-H",
        "Identity-V",
    ]
)
"""The encodings that every reader has (ISO 32000-1, table 118)."""


def check_encoding(font: PageFont, use: FontUse, told: Findings) -> None:
    """Check the encoding of a composite font, and its map from codes to glyphs."""
    inner = use.font.DescendantFonts[0]
    encoding = use.font.get("/Encoding")
    if isinstance(encoding, Stream):
        _check_system(font, inner, encoding, use.page, told)
    elif str(encoding)[1:] not in PREDEFINED:
        what = f"the encoding of {font.name}, {encoding}, is not in the file"
        told.tell("preflight-font-encoding", what, use.page)
    if inner.get("/Subtype") != Name.CIDFontType2:
        return
    glyphs = inner.get("/CIDToGIDMap")
    if glyphs is None:
        told.tell("preflight-font-map-none", f"{font.name} has no CIDToGIDMap", use.page)
    elif glyphs != Name.Identity and not isinstance(glyphs, Stream):
        told.tell(
            "preflight-font-map-form", f"the CIDToGIDMap of {font.name} is {glyphs}", use.page
        )


def _check_system(
    font: PageFont, inner: Object, encoding: Object, page: int, told: Findings
) -> None:
    own = inner.get("/CIDSystemInfo", Dictionary())
    other = encoding.get("/CIDSystemInfo", Dictionary())
    said = f"{font.name} and its encoding"
    if str(own.get("/Registry", "")) != str(other.get("/Registry", "")):
        told.tell("preflight-font-registry", f"{said} name two registries", page)
    if str(own.get("/Ordering", "")) != str(other.get("/Ordering", "")):
        told.tell("preflight-font-ordering", f"{said} name two orderings", page)
    if int(own.get("/Supplement", 0)) < int(other.get("/Supplement", 0)):
        told.tell("preflight-font-supplement", f"{said} have other supplements", page)
