"""What a file says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import NAMESPACE_OID, uuid5

from pikepdf import Dictionary, Name, Pdf, Stream, String

from galley import __version__
from galley.binding.claims import Claims
from galley.binding.dates import pdf_date, xmp_date
from galley.binding.extension_schemas import PDFUA, PRISM, using
from galley.binding.xmp_packet import Property, Shape, packet
from galley.model import Facts
from galley.prism import prism

MAKER = f"galley {__version__}"


def write_metadata(volume: Pdf, facts: Facts, claims: Claims) -> None:
    """Write facts and claims as XMP, and the facts as document information too.

    The file dates from the publication date, 00:00 UTC: no clock is read. What is empty
    is left out. To be called once the pages are there. Sources: ISO 32000-2, 14.3;
    ISO 14289-1, 7.1 and 7.2 (title, language).
    """
    cited = prism(facts)
    said = [*_facts(facts), *(Property(f"prism:{name}", (cited[name],)) for name in cited)]
    schemas = (PDFUA, using(PRISM, cited)) if claims is Claims.ARCHIVED else ()
    made = packet([*said, *_claimed(volume, facts, claims)], schemas)
    volume.Root.Metadata = Stream(volume, made, Type=Name.Metadata, Subtype=Name.XML)
    _inform(volume, facts)
    if claims is Claims.PRINTED:
        volume.docinfo["/Trapped"] = Name("/False")
    volume.Root.Lang = String(facts.lang)
    volume.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _facts(facts: Facts) -> Iterator[Property]:
    """Give the facts in the words of Dublin Core and XMP."""
    cited, date = facts.cited, xmp_date(facts.date)
    yield Property("dc:format", ("application/pdf",))
    yield Property("dc:title", (facts.title,), Shape.LANGUAGES)
    yield Property("dc:creator", facts.authors, Shape.ORDERED)
    yield Property("dc:description", (facts.subject,), Shape.LANGUAGES)
    yield Property("dc:subject", facts.keywords, Shape.UNORDERED)
    yield Property("dc:language", (facts.lang,), Shape.UNORDERED)
    yield Property("dc:publisher", (cited.publisher,), Shape.UNORDERED)
    yield Property("dc:identifier", (f"doi:{cited.doi}" if cited.doi else "",))
    yield Property("pdf:Keywords", (_keywords(facts),))
    yield Property("pdf:Producer", (MAKER,))
    yield Property("xmp:CreatorTool", (MAKER,))
    yield Property("xmp:CreateDate", (date,))
    yield Property("xmp:ModifyDate", (date,))
    yield Property("xmp:MetadataDate", (date,))


def _claimed(volume: Pdf, facts: Facts, claims: Claims) -> Iterator[Property]:
    """Give the identifiers of the standards.

    Sources: ISO 14289-1, 5; ISO 19005-3, 6.6.4; ISO 15930-7 (identification, and that a
    version of a document can be told from others).
    """
    if claims is Claims.PRINTED:
        own = uuid5(NAMESPACE_OID, f"{claims} {len(volume.pages)} {facts!r}")
        yield Property("pdfxid:GTS_PDFXVersion", ("PDF/X-4",))
        yield Property("pdf:Trapped", ("False",))
        yield Property("xmpMM:DocumentID", (f"xmp.did:{own}",))
        yield Property("xmpMM:VersionID", ("1",))
        yield Property("xmpMM:RenditionClass", ("default",))
        return
    yield Property("pdfuaid:part", ("1",))
    if claims is Claims.ARCHIVED:
        yield Property("pdfaid:part", ("3",))
        yield Property("pdfaid:conformance", ("A",))


def _inform(volume: Pdf, facts: Facts) -> None:
    """Write the information dictionary (ISO 32000-2, 14.3.3)."""
    information = {
        "/Title": facts.title,
        "/Author": "; ".join(facts.authors),
        "/Subject": facts.subject,
        "/Keywords": _keywords(facts),
        "/Creator": MAKER,
        "/Producer": MAKER,
    }
    for key, value in information.items():
        if value:
            volume.docinfo[key] = String(value)
    volume.docinfo["/CreationDate"] = volume.docinfo["/ModDate"] = pdf_date(facts.date)


def _keywords(facts: Facts) -> str:
    return ", ".join(facts.keywords)
