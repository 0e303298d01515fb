"""What a file says of itself, by what it claims to be, read back by another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from pikepdf import Name, Pdf

from galley.binding.claims import Claims
from galley.binding.extension_schemas import PRISM
from galley.binding.metadata import write_metadata
from galley.binding.xmp_packet import NAMESPACES, Property, Shape, packet
from galley.kinds import FileKind
from galley.model import Cited, Facts
from galley.prism import NAMESPACE, prism
from galley.proofing.preflight.opened import Known
from galley.proofing.preflight.preflight import preflight

CITED = Cited(
    journal="Letters & Harbours",
    issn="2788-5178",
    eissn="2788-5186",
    volume=3,
    number=1,
    season="Summer 2022",
    first=33,
    last=54,
    doi="10.1000/quay<1>",
    publisher="Quay & Sons",
)
FACTS = Facts(
    title='The “Long" Quay <of Ə>',
    authors=("Ben Brown", "Ada Əliyeva"),
    subject="Tides & ports",
    keywords=("tides", "ports"),
    lang="en",
    date=dt.date(2022, 7, 1),
    cited=CITED,
)
METADATA = frozenset({"metadata", "facts", "title", "ua", "pdfa", "pdfx", "extension", "trapped"})
"""The second word of the conditions that metadata can fail."""


def written(claims: Claims, facts: Facts = FACTS) -> bytes:
    """Write metadata into a file of one empty page."""
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        write_metadata(pdf, facts, claims)
        file = BytesIO()
        pdf.save(file, deterministic_id=True, fix_metadata_version=False)
    return file.getvalue()


@pytest.fixture(params=Claims)
def claims(request: pytest.FixtureRequest) -> Claims:
    """Give each claim."""
    return Claims(request.param)


def said(data: bytes) -> dict[str, object]:
    """Read all properties by their prefixes."""
    with Pdf.open(BytesIO(data)) as pdf:
        xmp = pdf.open_metadata()
        return {key: xmp[key] for key in xmp}


def named(prefix: str) -> Iterator[tuple[str, str]]:
    """Give the properties of PRISM as a reader names them."""
    for name, value in prism(FACTS).items():
        yield f"{{{prefix}}}{name}", value


def test_every_file_is_cited_alike(claims: Claims) -> None:
    found = said(written(claims))
    assert dict(named(NAMESPACE)).items() <= found.items()
    assert found["{http://purl.org/dc/elements/1.1/}creator"] == ["Ben Brown", "Ada Əliyeva"]
    assert found["{http://purl.org/dc/elements/1.1/}title"] == FACTS.title
    assert found["{http://purl.org/dc/elements/1.1/}publisher"] == {"Quay & Sons"}
    assert found["{http://purl.org/dc/elements/1.1/}identifier"] == "doi:10.1000/quay<1>"


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        (Claims.ACCESSIBLE, FileKind.SCREEN),
        (Claims.ACCESSIBLE, FileKind.OFFPRINT),
        (Claims.ARCHIVED, FileKind.ARCHIVE),
        (Claims.PRINTED, FileKind.PRINT),
        (Claims.PRINTED, FileKind.COVER),
    ],
)
def test_preflight_finds_nothing_amiss(claim: Claims, kind: FileKind) -> None:
    _, found = preflight(written(claim), "made.pdf", kind, Known(FACTS))
    assert [told for told in found if told.code.split("-")[1] in METADATA] == []


def test_each_file_claims_what_it_is_and_no_more(claims: Claims) -> None:
    found = said(written(claims))
    identifiers = {
        prefix: {key.partition("}")[2]: found[key] for key in found if f"{{{uri}}}" in key}
        for prefix, uri in NAMESPACES.items()
        if prefix in {"pdfaid", "pdfuaid", "pdfxid"}
    }
    accessible, archived = {"part": "1"}, {"part": "3", "conformance": "A"}
    assert (
        identifiers
        == {
            Claims.ACCESSIBLE: {"pdfaid": {}, "pdfuaid": accessible, "pdfxid": {}},
            Claims.ARCHIVED: {"pdfaid": archived, "pdfuaid": accessible, "pdfxid": {}},
            Claims.PRINTED: {
                "pdfaid": {},
                "pdfuaid": {},
                "pdfxid": {"GTS_PDFXVersion": "PDF/X-4"},
            },
        }[claims]
    )


def test_a_file_for_the_printer_has_an_identity_of_its_own() -> None:
    first, same = written(Claims.PRINTED), written(Claims.PRINTED)
    other = written(Claims.PRINTED, replace(FACTS, date=dt.date(2022, 7, 2)))
    identity = f"{{{NAMESPACES['xmpMM']}}}DocumentID"
    assert first == same
    assert said(first)[identity] != said(other)[identity]
    with Pdf.open(BytesIO(first)) as pdf:
        assert pdf.docinfo.Trapped == Name("/False")


def test_what_is_not_known_is_left_out(claims: Claims) -> None:
    bare = replace(CITED, eissn="", doi="", publisher="", first=0, last=0)
    data = written(claims, replace(FACTS, subject="", keywords=(), cited=bare))
    names = {key.partition("}")[2] for key in said(data)}
    assert names.isdisjoint(
        {"description", "subject", "Keywords", "identifier", "publisher", "doi", "eIssn"}
    )
    with Pdf.open(BytesIO(data)) as pdf:
        assert {"/Subject", "/Keywords"}.isdisjoint(pdf.docinfo.keys())


def test_the_packet_can_be_read_without_a_filter(claims: Claims) -> None:
    data = written(claims)
    assert b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>' in data


def test_every_property_of_prism_is_described() -> None:
    assert [each.name for each in PRISM.properties] == list(prism(FACTS))


def test_a_property_has_the_shape_that_xmp_gives_it() -> None:
    said = Property("dc:creator", ("B", "A"), Shape.ORDERED), Property("dc:title", ("",))
    made = packet(said).decode()
    assert "<dc:creator><rdf:Seq><rdf:li>B</rdf:li>\n<rdf:li>A</rdf:li></rdf:Seq>" in made
    assert "dc:title" not in made


def test_what_no_xml_may_hold_is_left_out() -> None:
    made = packet([Property("dc:identifier", ("a\x07b\ufffe & <c>",))]).decode()
    assert "<dc:identifier>ab &amp; &lt;c&gt;</dc:identifier>" in made
