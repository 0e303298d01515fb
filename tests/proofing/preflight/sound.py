"""A small sound file of each kind, made by hand."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, NameTree, Object, OutlineItem, Pdf, String

from galley.kinds import FileKind
from galley.proofing.preflight.boxes import MM
from galley.proofing.preflight.kinds import TAGGED

from .letters import font_of, show

WIDTH, HEIGHT, MARGIN, BLEED = 100 * MM, 140 * MM, 10 * MM, 3 * MM
TITLE, AUTHOR, SUBJECT = "Harbour Letters", "Ada Reed", "Tides"

BLACK = {kind: "0 g" if kind in TAGGED else "0 0 0 1 k" for kind in FileKind}

UA = "<pdfuaid:part>1</pdfuaid:part>"
PROPERTY = """<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{}</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>what it is</pdfaProperty:description></rdf:li>"""
SCHEMA = """<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{}</rdf:Seq></pdfaSchema:property></rdf:li>"""
USED = (
    *("aggregationType", "publicationName", "issn", "volume", "number"),
    *("coverDate", "coverDisplayDate"),
)
SCHEMAS = "<pdfaExtension:schemas><rdf:Bag>{}{}</rdf:Bag></pdfaExtension:schemas>".format(
    SCHEMA.format("PDF/UA", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", PROPERTY.format("part")),
    SCHEMA.format(
        "PRISM",
        "http://prismstandard.org/namespaces/basic/3.0/",
        "prism",
        "".join(map(PROPERTY.format, USED)),
    ),
)
CITED = """<prism:aggregationType>journal</prism:aggregationType>
<prism:publicationName>Harbours</prism:publicationName><prism:issn>2788-5178</prism:issn>
<prism:volume>3</prism:volume><prism:number>1</prism:number>
<prism:coverDate>2022-07-01</prism:coverDate>
<prism:coverDisplayDate>Summer 2022</prism:coverDisplayDate>"""
CLAIMS = {
    FileKind.SCREEN: UA,
    FileKind.OFFPRINT: UA
    + "<prism:startingPage>1</prism:startingPage><prism:endingPage>2</prism:endingPage>",
    FileKind.ARCHIVE: UA
    + SCHEMAS
    + "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
    FileKind.PRINT: "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
    FileKind.COVER: "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
}
PACKET = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:prism="http://prismstandard.org/namespaces/basic/3.0/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreateDate>2022-07-01T00:00:00Z</xmp:CreateDate>
{cited}{claims}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

FIRST = (
    ("H1", "The quay"),
    ("P", "A quay is long."),
    ("Link", "End"),
    ("Link", "Web"),
    ("Lbl", "1"),
    ("Note", "One."),
    ("Lbl", "2"),
    ("Note", "Two."),
    ("Figure", ""),
    ("Lbl", "3"),
    ("LBody", "An item."),
    ("TH", "Year"),
    ("TD", "2022"),
    ("P", "The quay 1"),
    ("Span", "Words"),
)
SECOND = (("H2", "The end"), ("P", "So it ends."))


@cache
def sound(kind: FileKind) -> bytes:
    """Make the file of a kind."""
    with Pdf.new() as pdf:
        _pages(pdf, kind)
        if kind in TAGGED:
            _tag(pdf)
            _lead(pdf)
        _claim(pdf, kind)
        if kind is FileKind.ARCHIVE:
            _attach(pdf)
        file = BytesIO()
        pdf.save(file, deterministic_id=True, fix_metadata_version=False)
    return file.getvalue()


def _pages(pdf: Pdf, kind: FileKind) -> None:
    font = font_of(pdf)
    image = pdf.make_stream(
        bytes(60 * 60),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=60,
        Height=60,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )
    for number, texts in enumerate([FIRST] if kind is FileKind.COVER else [FIRST, SECOND]):
        page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT)).obj
        page.Resources = Dictionary(Font=Dictionary(F=font), XObject=Dictionary(I=image))
        page.Contents = pdf.make_stream(drawn(texts, str(number + 1), kind).encode())
        page.MediaBox, page.BleedBox, page.TrimBox = _boxes(kind)


def _boxes(kind: FileKind) -> tuple[Array, Array, Array]:
    if kind in TAGGED:
        whole = [0, 0, WIDTH, HEIGHT]
        return Array(whole), Array(whole), Array(whole)
    left, right, top = MARGIN, MARGIN + WIDTH, MARGIN + HEIGHT
    return (
        Array([0, 0, right + MARGIN, top + MARGIN]),
        Array([left - BLEED, left - BLEED, right + BLEED, top + BLEED]),
        Array([left, left, right, top]),
    )


def drawn(texts: tuple[tuple[str, str], ...], folio: str, kind: FileKind) -> str:
    """Write the content of a page: each text marked, the number under it an artifact."""
    lines = []
    for mark, (role, text) in enumerate(texts):
        lines.append(f"/{role} <</MCID {mark}>> BDC")
        if text:
            lines.append(_line(text, 360 - 20 * mark, kind))
        else:
            lines.append("q 14.4 0 0 14.4 200 200 cm /I Do Q")
        lines.append("EMC")
    return "\n".join([*lines, "/Artifact BMC", _line(folio, 40, kind), "EMC", ""])


def _line(text: str, height: int, kind: FileKind) -> str:
    return f"{BLACK[kind]} BT /F 12 Tf 1 0 0 1 50 {height} Tm <{show(text)}> Tj ET"


# Structure ---------------------------------------------------------------------


class _Tagger:
    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
        pdf.pages[0].obj.Annots = Array()
        self.parents: list[list[Object]] = [[], []]
        self.links: list[Object] = []

    def element(self, role: str, parent: Object, **more: Any) -> Object:  # noqa: ANN401 - any key
        made = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=parent, K=Array(), **more)
        )
        parent.K.append(made)
        return made

    def leaf(self, role: str, parent: Object, page: int = 0, **more: Any) -> Object:  # noqa: ANN401 - any key
        """Make an element with the next content of a page."""
        made = self.element(role, parent, Pg=self.pdf.pages[page].obj, **more)
        self.hold(made, page)
        return made

    def hold(self, element: Object, page: int = 0) -> None:
        element.K.append(len(self.parents[page]))
        self.parents[page].append(element)

    def link(self, parent: Object, **action: Any) -> None:  # noqa: ANN401 - any key
        made = self.leaf("Link", parent)
        number = len(self.parents) + len(self.links)
        annotation = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([50, 300 - 20 * number, 90, 312 - 20 * number]),
                Contents=String("a link"),
                F=4,
                A=Dictionary(**action),
                StructParent=number,
            )
        )
        made.K.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self.pdf.pages[0].obj))
        self.links.append(made)
        self.pdf.pages[0].obj.Annots.append(annotation)


def _tag(pdf: Pdf) -> None:
    tagger = _Tagger(pdf)
    document = tagger.element("Document", tagger.root)
    part = tagger.element("Part", document)
    tagger.leaf("H1", part)
    paragraph = tagger.leaf("P", part)
    tagger.link(paragraph, S=Name.GoTo, D=String("end"))
    tagger.link(paragraph, S=Name.URI, URI=String("https://quay.example/a"))
    page = pdf.pages[0].obj
    for name in ("one", "two"):
        note = tagger.element("Note", paragraph, ID=String(name), Pg=page)
        tagger.leaf("Lbl", note)
        tagger.hold(note)
    tagger.leaf("Figure", part, Alt=String("A quay"))
    item = tagger.element("LI", tagger.element("L", part))
    tagger.leaf("Lbl", item)
    tagger.leaf("LBody", item)
    row = tagger.element("TR", tagger.element("Table", part))
    tagger.leaf("TH", row, A=Dictionary(O=Name.Table, Scope=Name.Column))
    tagger.leaf("TD", row)
    tagger.leaf("P", tagger.element("TOCI", tagger.element("TOC", part)))
    tagger.leaf("Span", paragraph, Lang=String("en-GB"))
    tagger.leaf("H2", part, 1)
    tagger.leaf("P", part, 1)
    entries: list[Object | int] = []
    for number, held in enumerate(tagger.parents):
        pdf.pages[number].obj.StructParents = number
        entries += [number, Array(held)]
    for number, link in enumerate(tagger.links, len(tagger.parents)):
        entries += [number, link]
    tagger.root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(entries)))
    pdf.Root.StructTreeRoot = tagger.root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String("en")
    page.Tabs = Name.S


def _lead(pdf: Pdf) -> None:
    """Write labels, a destination and a bookmark."""
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    pdf.Root.Names = Dictionary(Dests=NameTree.new(pdf).obj)
    NameTree(pdf.Root.Names.Dests)["end"] = Array([pdf.pages[1].obj, Name.Fit])
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("The quay", 0, "Fit"))


# Claims ------------------------------------------------------------------------


def _claim(pdf: Pdf, kind: FileKind) -> None:
    said = {"title": TITLE, "author": AUTHOR, "subject": SUBJECT, "cited": CITED}
    packet = PACKET.format(**said, claims=CLAIMS[kind])
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.docinfo["/Title"], pdf.docinfo["/Author"] = String(TITLE), String(AUTHOR)
    pdf.docinfo["/Subject"] = String(SUBJECT)
    pdf.docinfo["/CreationDate"] = String("D:20220701000000Z")
    pdf.docinfo["/Trapped"] = Name("/False")
    if kind is FileKind.ARCHIVE:
        pdf.Root.OutputIntents = Array([intent(pdf, "/GTS_PDFA1", b"mntr", b"RGB ", 3)])
    elif kind not in TAGGED:
        pdf.Root.OutputIntents = Array([intent(pdf, "/GTS_PDFX", b"prtr", b"CMYK", 4)])


def intent(pdf: Pdf, purpose: str, use: bytes, colours: bytes, components: int) -> Object:
    """Make an output intent; of its profile there is the header alone."""
    header = bytearray(132)
    header[12:16], header[16:20], header[36:40] = use, colours, b"acsp"
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name(purpose),
        OutputConditionIdentifier=String("made up"),
        DestOutputProfile=pdf.make_stream(bytes(header), N=components),
    )


def _attach(pdf: Pdf) -> None:
    stream = pdf.make_stream(b"# Quay", Type=Name.EmbeddedFile, Subtype=Name("/text/markdown"))
    specification = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String("quay.md"),
            UF=String("quay.md"),
            AFRelationship=Name.Source,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
    pdf.Root.AF = Array([specification])
    pdf.Root.Names.EmbeddedFiles = NameTree.new(pdf).obj
    NameTree(pdf.Root.Names.EmbeddedFiles)["quay.md"] = specification
