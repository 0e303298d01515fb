"""What a file says of itself: identifiers, title, and the same facts everywhere."""

from __future__ import annotations

import re

from pikepdf import Dictionary

from galley.prism import prism
from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.opened import OpenedFile
from galley.proofing.preflight.schemas import described
from galley.proofing.preflight.xmp import DC, PDF, PDFA, PDFUA, PDFX, XMP, Xmp

PREDEFINED = frozenset(
    {
        DC,
        XMP,
        PDF,
        PDFA,
        "http://ns.adobe.com/xap/1.0/rights/",
        "http://ns.adobe.com/xap/1.0/mm/",
        "http://ns.adobe.com/xap/1.0/bj/",
        "http://ns.adobe.com/xap/1.0/t/pg/",
        "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
        "http://ns.adobe.com/photoshop/1.0/",
        "http://ns.adobe.com/camera-raw-settings/1.0/",
        "http://ns.adobe.com/tiff/1.0/",
        "http://ns.adobe.com/exif/1.0/",
        "http://ns.adobe.com/exif/1.0/aux/",
        "http://www.aiim.org/pdfa/ns/extension/",
    }
)
"""The schemas that an archive may use undescribed (ISO 19005-3, 6.6.2.3.1)."""

SAME = (
    ("/Title", DC, "title"),
    ("/Author", DC, "creator"),
    ("/Subject", DC, "description"),
    ("/Keywords", PDF, "Keywords"),
    ("/Creator", XMP, "CreatorTool"),
    ("/Producer", PDF, "Producer"),
)
"""What document information and metadata both say, in words."""

HEADED = re.compile(rb"\s(bytes|encoding)\s*=")
"""What the header of a packet may not say (ISO 19005-3, 6.6.2.1)."""

DATES = (("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate"))

PAGES = frozenset({"startingPage", "endingPage", "pageRange"})
"""What PRISM says of pages, which the manuscript alone does not know."""


def check_metadata(file: OpenedFile, told: Findings) -> None:
    """Check the metadata by themselves, with the information dictionary, and the manuscript."""
    preferences = file.pdf.Root.get("/ViewerPreferences", Dictionary())
    if "/DisplayDocTitle" not in preferences:
        told.tell("preflight-title-unsaid", "there is no /DisplayDocTitle")
    elif not bool(preferences.DisplayDocTitle):
        told.tell("preflight-title-hidden", "/DisplayDocTitle is false")
    if str(file.pdf.docinfo.get("/Trapped", "")) not in {"/True", "/False"}:
        told.tell("preflight-trapped", "/Trapped is neither True nor False")
    if not file.xmp.there:
        told.tell("preflight-metadata-none", "the catalogue has no /Metadata")
        return
    _check_identifiers(file, told)
    _check_information(file, told)
    _check_known(file, told)
    _check_pages(file, told)


def _check_identifiers(file: OpenedFile, told: Findings) -> None:
    xmp = file.xmp
    if not xmp.text(DC, "title").strip():
        told.tell("preflight-title-none", "there is no dc:title")
    if xmp.text(PDFUA, "part") != "1":
        told.tell("preflight-ua-identifier", f"pdfuaid:part is “{xmp.text(PDFUA, 'part')}”")
    claim = xmp.text(PDFA, "part"), xmp.text(PDFA, "conformance")
    if claim != ("3", "A"):
        told.tell("preflight-pdfa-identifier", f"the file says PDF/A-“{''.join(claim)}”")
    if xmp.text(PDFX, "GTS_PDFXVersion") != "PDF/X-4":
        what = f"GTS_PDFXVersion is “{xmp.text(PDFX, 'GTS_PDFXVersion')}”"
        told.tell("preflight-pdfx-identifier", what)
    _check_packet(xmp, told)


def _check_packet(xmp: Xmp, told: Findings) -> None:
    """Check the packet as it stands, and that it describes what is not predefined."""
    header = xmp.packet.partition(b"?>")[0]
    if HEADED.search(header):
        told.tell("preflight-packet", "its header says bytes= or encoding=")
    try:
        extensions = described(xmp.packet)
    except ValueError as fault:
        told.tell("preflight-packet", str(fault))
        return
    for key in sorted(xmp.values):
        uri, _, name = key[1:].partition("}")
        if uri not in PREDEFINED and name not in extensions.get(uri, ()):
            told.tell("preflight-extension", f"{name} of the schema {uri} is not described")


def _check_information(file: OpenedFile, told: Findings) -> None:
    """Check that the two places say the same; what one says, the other is to say too."""
    info = file.pdf.docinfo
    for key, namespace, name in SAME:
        one, other = str(info.get(key, "")), file.xmp.text(namespace, name)
        if _plain(one) != _plain(other):
            what = f"{key} is “{one}”, the metadata have “{other}”"
            told.tell("preflight-metadata-differ", what)
    for key, name in DATES:
        one, other = str(info.get(key, "")), file.xmp.text(XMP, name)
        if _moment(one) != _moment(other):
            what = f"{key} is “{one}”, xmp:{name} “{other}”"
            told.tell("preflight-metadata-differ", what)


def _plain(text: str) -> list[str]:
    return [part.strip() for part in re.split("[;,]", text)]


def _moment(date: str) -> str:
    """Give the digits of a date to the second, in either way of writing it, without its zone."""
    return re.sub(r"\D", "", re.sub(r"(?<=\d)([+Z]|-\d\d[:']\d\d).*", "", date))[:14]


def _check_known(file: OpenedFile, told: Findings) -> None:
    """Check the metadata against the manuscript, as far as that is given."""
    xmp, facts = file.xmp, file.known.facts
    if facts is not None:
        said = {
            "title": (xmp.text(DC, "title"), facts.title),
            "authors": ("; ".join(xmp.items(DC, "creator")), "; ".join(facts.authors)),
            "subject": (xmp.text(DC, "description"), facts.subject),
            "publisher": (xmp.text(DC, "publisher"), facts.cited.publisher),
            "language": (str(file.pdf.Root.get("/Lang", facts.lang)), facts.lang),
            "date": (xmp.text(XMP, "CreateDate")[:10], facts.date.isoformat()),
        }
        for name, (found, wanted) in said.items():
            if wanted and found != wanted:
                told.tell("preflight-facts", f"the {name} is “{found}”, not “{wanted}”")
        cited = prism(facts)
        for name in sorted((xmp.prism_names | set(cited)) - (PAGES - set(cited))):
            if (found := xmp.prism(name)) != (wanted := cited.get(name, "")):
                told.tell("preflight-facts", f"prism:{name} is “{found}”, not “{wanted}”")


def _check_pages(file: OpenedFile, told: Findings) -> None:
    for name in ("startingPage", "endingPage"):
        said = file.xmp.prism(name)
        if said and said not in file.labels:
            told.tell("preflight-prism-pages", f"prism:{name} is {said}, and no page is called so")
