"""Every condition, and a file that it alone fails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pikepdf import Array, Dictionary, Encryption, Name, Object, Pdf, Permissions, String
from pikepdf import StreamDecodeLevel as Level

from galley.kinds import FileKind
from galley.model import Cited, Facts
from galley.proofing.preflight.opened import Known

from .letters import made_encoding, show, to_unicode
from .sound import AUTHOR, HEIGHT, SUBJECT, TITLE, WIDTH, intent
from .ways import (
    Way,
    as_role,
    draw,
    drop,
    element,
    font,
    inner,
    link,
    page,
    put,
    rewrite,
    root,
    say,
    write,
)

SCREEN, PRINT, ARCHIVE = FileKind.SCREEN, FileKind.PRINT, FileKind.ARCHIVE
COVER, OFFPRINT = FileKind.COVER, FileKind.OFFPRINT
LZW = bytes([0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01])
"""The example of ISO 32000-1, 7.4.4.2."""

CITED = Cited("Harbours", "2788-5178", "", 3, 1, "Summer 2022")
FACTS = Facts(TITLE, (AUTHOR,), SUBJECT, (), "en", dt.date(2022, 7, 1), CITED)
HIDE = Permissions(accessibility=False, extract=False)


def form(pdf: Pdf, content: bytes, **more: Any) -> Object:  # noqa: ANN401 - any key
    """Make a form, and give it a name on the first page."""
    made = pdf.make_stream(
        content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), **more
    )
    page(pdf).Resources.XObject.M = made
    return made


def reuse(pdf: Pdf) -> None:
    """Draw a form with marked content of its own twice."""
    form(pdf, b"/Span <</MCID 0>> BDC 0 0 9 9 re f EMC")
    stream = page(pdf).Contents
    stream.write(stream.read_bytes() + b"\n/M Do /M Do\n")


def annotate(pdf: Pdf, subtype: str, role: str = "", **more: Any) -> Object:  # noqa: ANN401 - any key
    """Add an annotation to the first page, in an element if one is named."""
    made = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name(f"/{subtype}"),
            Rect=Array([60, 60, 70, 70]),
            F=4,
            **more,
        )
    )
    first = page(pdf)
    if subtype == "Widget":
        pdf.Root.AcroForm = Dictionary(Fields=Array([made]))
    first.Annots = Array([*first.get("/Annots", ()), made])
    if role:
        part = element(pdf, "Part")
        reference = Dictionary(Type=Name.OBJR, Obj=made, Pg=first)
        holder = pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem, S=Name(f"/{role}"), P=part, K=Array([reference]), Pg=first
            )
        )
        part.K.append(holder)
        made.StructParent = 90
        tree = pdf.Root.StructTreeRoot.ParentTree
        tree.Nums = Array([*tree.Nums, 90, holder])
    return made


def described(pdf: Pdf) -> None:
    """Add an annotation with words to the first page."""
    annotate(pdf, "Text", Contents=String("a word"))


def layers(**configuration: Any) -> Change:  # noqa: ANN401 - any key
    """Give the file a configuration of layers."""
    return put(root, "/OCProperties", Dictionary(OCGs=Array(), D=Dictionary(**configuration)))


def more_text(code: int, character: str) -> Change:
    """Show a code that stands for a character."""

    def change(pdf: Pdf) -> None:
        font(pdf).ToUnicode = pdf.make_stream(to_unicode({code: ord(character)}))
        draw(pdf, f"BT /F 12 Tf 1 0 0 1 50 20 Tm <{code:04x}> Tj ET")

    return change


def mapped(more: dict[int, int] | None = None, without: str = "") -> Change:
    """Change the map to Unicode."""
    return put(font, "/ToUnicode", lambda pdf: pdf.make_stream(to_unicode(more, without)))


def damage(pdf: Pdf) -> None:
    """Take the widths out of the font's program."""
    file = inner(pdf).FontDescriptor.FontFile2
    file.write(file.read_bytes().replace(b"hmtx", b"hmtz", 1))


def encoded(registry: str, ordering: str, supplement: int) -> Change:
    """Give the font an encoding that is in the file."""
    return put(font, "/Encoding", lambda pdf: made_encoding(pdf, registry, ordering, supplement))


def untitled(pdf: Pdf) -> None:
    """Take the title out of both places."""
    say(pdf, TITLE, "")
    del pdf.docinfo["/Title"]


def bare_intent(pdf: Pdf) -> None:
    """Add an output intent without a profile."""
    made = intent(pdf, "/GTS_PDFA1", b"mntr", b"RGB ", 3)
    del made.DestOutputProfile
    pdf.Root.OutputIntents.append(made)


def attached(pdf: Pdf) -> Object:
    """Give the attached file."""
    return pdf.Root.Names.EmbeddedFiles.Names[1]


def spaces(pdf: Pdf) -> None:
    """Say that every letter is a space."""
    codes = {int(show(letter), 16): ord(" ") for letter in "AEHOSTWY" + LETTERS}
    font(pdf).ToUnicode = pdf.make_stream(to_unicode(codes))


LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789."
Change = Callable[[Pdf], object]


def all_h(pdf: Pdf) -> None:
    """Make all headings an H."""
    element(pdf, "H1").S = Name.H
    element(pdf, "H2").S = Name.H


def label_twice(pdf: Pdf) -> None:
    """Begin again with 1 on the second page, in its label and under its text."""
    pdf.Root.PageLabels.Nums = Array([*pdf.Root.PageLabels.Nums, 1, Dictionary(S=Name.D)])
    write(pdf, show("2") + "> Tj ET\nEMC\n", show("1") + "> Tj ET\nEMC\n", 1)


def formula(pdf: Pdf) -> None:
    """Make the figure a formula without a description."""
    figure = element(pdf, "Figure")
    figure.S = Name.Formula
    del figure.Alt


def structure() -> list[Way]:
    """Break the structure."""
    return [
        Way("preflight-structure-none", SCREEN, drop(root, "/StructTreeRoot")),
        Way("preflight-structure-unmarked", ARCHIVE, put(root, "/MarkInfo", Dictionary())),
        Way(
            "preflight-structure-suspects",
            SCREEN,
            put(lambda pdf: pdf.Root.MarkInfo, "/Suspects", value=True),
        ),
        Way(
            "preflight-artifact-inside",
            SCREEN,
            lambda pdf: write(pdf, "<</MCID 1>> BDC", "<</MCID 1>> BDC /Artifact BMC EMC"),
        ),
        Way(
            "preflight-tag-inside",
            SCREEN,
            rewrite(
                ("/P <</MCID 1>> BDC", "/Artifact BMC /P <</MCID 1>> BDC"),
                ("/Link <</MCID 2>>", "EMC /Link <</MCID 2>>"),
            ),
        ),
        Way(
            "preflight-content-untagged",
            OFFPRINT,
            lambda pdf: write(pdf, "/Artifact BMC", "9 9 9 9 re f /Artifact BMC"),
        ),
        Way(
            "preflight-content-untagged",
            SCREEN,
            lambda pdf: element(pdf, "P").K.__delitem__(0),
        ),
        Way("preflight-content-missing", SCREEN, lambda pdf: element(pdf, "P").K.append(77)),
        Way("preflight-content-twice", SCREEN, lambda pdf: element(pdf, "H1").K.append(1)),
        Way(
            "preflight-content-twice",
            SCREEN,
            lambda pdf: write(pdf, "/P <</MCID 1>>", "/P <</MCID 0>> BDC EMC /P <</MCID 1>>"),
        ),
        Way(
            "preflight-parent-content",
            SCREEN,
            lambda pdf: pdf.Root.StructTreeRoot.ParentTree.Nums[1].__setitem__(
                0, element(pdf, "Figure")
            ),
        ),
        Way(
            "preflight-parent-content",
            SCREEN,
            drop(lambda pdf: pdf.Root.StructTreeRoot, "/ParentTree"),
        ),
        Way("preflight-parent-annotation", SCREEN, put(link, "/StructParent", 3)),
        Way("preflight-role-unmapped", SCREEN, as_role("Part", "Chapter")),
        Way(
            "preflight-role-circular",
            SCREEN,
            put(
                lambda pdf: pdf.Root.StructTreeRoot,
                "/RoleMap",
                Dictionary(Chapter=Name.Leaf, Leaf=Name.Chapter),
            ),
        ),
        Way(
            "preflight-role-standard",
            SCREEN,
            put(lambda pdf: pdf.Root.StructTreeRoot, "/RoleMap", Dictionary(P=Name.Div)),
        ),
        Way("preflight-nesting-table", SCREEN, as_role("TD", "P")),
        Way("preflight-nesting-list", SCREEN, as_role("LBody", "P")),
        Way("preflight-nesting-toc", SCREEN, as_role("TOCI", "Div")),
        Way("preflight-nesting-ruby", SCREEN, as_role("Span", "RB")),
        Way("preflight-nesting-warichu", SCREEN, as_role("Span", "WT")),
        Way("preflight-heading-first", SCREEN, as_role("H1", "H2")),
        Way("preflight-heading-skipped", SCREEN, as_role("H2", "H3")),
        Way("preflight-heading-many", SCREEN, all_h),
        Way("preflight-heading-mixed", SCREEN, as_role("H2", "H")),
        Way("preflight-table-scope", SCREEN, drop(lambda pdf: element(pdf, "TH"), "/A")),
        Way(
            "preflight-figure-alternative",
            SCREEN,
            drop(lambda pdf: element(pdf, "Figure"), "/Alt"),
        ),
        Way("preflight-formula-alternative", SCREEN, formula),
        Way("preflight-note-id", SCREEN, drop(lambda pdf: element(pdf, "Note"), "/ID")),
        Way(
            "preflight-note-id-twice",
            SCREEN,
            put(lambda pdf: element(pdf, "Note"), "/ID", String("two")),
        ),
        Way("preflight-language-none", SCREEN, drop(root, "/Lang")),
        Way("preflight-language-form", SCREEN, put(root, "/Lang", String("English, UK"))),
        Way(
            "preflight-language-form",
            ARCHIVE,
            put(lambda pdf: element(pdf, "Span"), "/Lang", String("en_GB")),
        ),
    ]


def fonts() -> list[Way]:
    """Break the font."""
    return [
        Way(
            "preflight-font-embedded",
            PRINT,
            drop(lambda pdf: inner(pdf).FontDescriptor, "/FontFile2"),
        ),
        Way("preflight-font-embedded", SCREEN, damage),
        Way("preflight-font-registry", SCREEN, encoded("Harbour", "Identity", 0)),
        Way("preflight-font-ordering", SCREEN, encoded("Adobe", "Harbour", 0)),
        Way("preflight-font-supplement", SCREEN, encoded("Adobe", "Identity", 1)),
        Way("preflight-font-map-form", SCREEN, put(inner, "/CIDToGIDMap", Name.Other)),
        Way("preflight-font-map-none", SCREEN, drop(inner, "/CIDToGIDMap")),
        Way("preflight-font-encoding", SCREEN, put(font, "/Encoding", Name("/Harbour-H"))),
        Way("preflight-glyph-missing", COVER, more_text(999, "Z")),
        Way(
            "preflight-glyph-width",
            SCREEN,
            lambda pdf: inner(pdf).W[1].__setitem__(int(show("q"), 16), 999),
        ),
        Way("preflight-glyph-notdef", PRINT, more_text(0, "Z")),
        Way("preflight-unicode-none", SCREEN, drop(font, "/ToUnicode")),
        Way("preflight-unicode-unmapped", SCREEN, mapped(without="q")),
        Way("preflight-unicode-zero", SCREEN, mapped({int(show("q"), 16): 0})),
        Way("preflight-unicode-mark", SCREEN, mapped({int(show("q"), 16): 0xFEFF})),
    ]


def pages() -> list[Way]:
    """Break boxes, labels, colours and pictures."""
    whole = Array([0, 0, WIDTH, HEIGHT])
    return [
        Way("preflight-box-trim", PRINT, drop(page, "/TrimBox")),
        Way("preflight-box-nesting", PRINT, put(page, "/MediaBox", whole)),
        Way("preflight-bleed", COVER, put(page, "/BleedBox", lambda pdf: page(pdf).TrimBox)),
        Way("preflight-page-size", SCREEN, put(page, "/TrimBox", Array([0, 0, WIDTH, 300]))),
        Way("preflight-page-size", SCREEN, known=Known(trim=(163, 237))),
        Way(
            "preflight-page-blank",
            SCREEN,
            rewrite(*[("0 g", "1 g")] * 3, number=1),
        ),
        Way("preflight-text-unread", PRINT, spaces),
        Way("preflight-label-none", SCREEN, drop(root, "/PageLabels")),
        Way(
            "preflight-label-twice",
            SCREEN,
            label_twice,
        ),
        Way(
            "preflight-label-folio",
            SCREEN,
            lambda pdf: pdf.Root.PageLabels.Nums[1].__setitem__("/St", 5),
        ),
        Way("preflight-colour-printed", PRINT, lambda pdf: draw(pdf, "1 0 0 rg 9 9 9 9 re f")),
        Way("preflight-colour-printed", COVER, form_of_colour),
        Way("preflight-colour-printed", COVER, blended),
        Way("preflight-text-black", PRINT, lambda pdf: write(pdf, "0 0 0 1 k", "1 0 0 1 k")),
        Way("preflight-colour-device", ARCHIVE, lambda pdf: draw(pdf, "0 0 0 1 k 9 9 9 9 re f")),
        Way(
            "preflight-image-resolution",
            PRINT,
            lambda pdf: write(pdf, "14.4 0 0 14.4", "20 0 0 20"),
        ),
        Way("preflight-image-resolution", COVER, line_art),
        Way(
            "preflight-image-interpolated",
            ARCHIVE,
            put(lambda pdf: page(pdf).Resources.XObject.I, "/Interpolate", value=True),
        ),
        Way("preflight-intent-printed", PRINT, drop(root, "/OutputIntents")),
        Way(
            "preflight-intent-printed",
            COVER,
            put(
                root,
                "/OutputIntents",
                lambda pdf: Array([intent(pdf, "/GTS_PDFX", b"mntr", b"RGB ", 3)]),
            ),
        ),
        Way(
            "preflight-intent-archived",
            ARCHIVE,
            bare_intent,
        ),
    ]


def form_of_colour(pdf: Pdf) -> None:
    """Draw a form that is in the colours of a screen."""
    form(pdf, b"0 0 1 rg 0 0 9 9 re f")
    draw(pdf, "/M Do")


def blended(pdf: Pdf) -> None:
    """Draw a form that is blended in the colours of a screen."""
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    form(pdf, b"0 0 0 1 k 0 0 9 9 re f", Group=group)
    draw(pdf, "/M Do")


def line_art(pdf: Pdf) -> None:
    """Make the picture one of black and white."""
    image = page(pdf).Resources.XObject.I
    image.BitsPerComponent = 1
    image.write(bytes(8 * 60))


def files() -> list[Way]:
    """Break the file as a whole."""
    script = Dictionary(S=Name.JavaScript, JS=String("1"))
    raw = {"compress_streams": False, "stream_decode_level": Level.none}
    return [
        Way(
            "preflight-encrypted",
            ARCHIVE,
            saved={"encryption": Encryption(owner="a", user=""), "static_id": False},
        ),
        Way(
            "preflight-extraction",
            SCREEN,
            saved={
                "encryption": Encryption(
                    owner="a", user="", allow=HIDE, R=3, aes=False, metadata=False
                ),
                "static_id": False,
            },
        ),
        Way("preflight-id", PRINT, spoilt=(b"/ID ", b"/IX ")),
        Way(
            "preflight-external",
            ARCHIVE,
            put(root, "/Other", lambda pdf: pdf.make_stream(b"", F=String("a.txt"))),
        ),
        Way(
            "preflight-filter",
            ARCHIVE,
            put(root, "/Other", lambda pdf: pdf.make_stream(LZW, Filter=Name.LZWDecode)),
            saved=raw,
        ),
        Way("preflight-javascript", SCREEN, put(root, "/OpenAction", script)),
        Way("preflight-action", ARCHIVE, put(lambda pdf: link(pdf).A, "/S", Name.Launch)),
        Way("preflight-trigger", ARCHIVE, put(root, "/AA", Dictionary())),
        Way(
            "preflight-xfa",
            SCREEN,
            put(
                root,
                "/AcroForm",
                lambda pdf: Dictionary(
                    XFA=pdf.make_stream(b"<dynamicRender>required</dynamicRender>")
                ),
            ),
        ),
        Way("preflight-reference", SCREEN, lambda pdf: form(pdf, b"", Ref=Dictionary())),
        Way("preflight-form-reused", SCREEN, reuse),
        Way("preflight-layer-name", SCREEN, layers()),
        Way("preflight-layer-automatic", SCREEN, layers(Name=String("all"), AS=Array())),
        Way(
            "preflight-attachment-none",
            ARCHIVE,
            drop(lambda pdf: pdf.Root.Names, "/EmbeddedFiles"),
        ),
        Way("preflight-attachment-name", ARCHIVE, drop(attached, "/UF")),
        Way("preflight-attachment-relationship", ARCHIVE, drop(attached, "/AFRelationship")),
        Way("preflight-attachment-type", ARCHIVE, drop(lambda pdf: attached(pdf).EF.F, "/Subtype")),
        Way("preflight-attachment-stray", ARCHIVE, drop(root, "/AF")),
    ]


def metadata() -> list[Way]:
    """Break what the file says of itself."""
    return [
        Way("preflight-metadata-none", PRINT, drop(root, "/Metadata")),
        Way(
            "preflight-ua-identifier",
            SCREEN,
            lambda pdf: say(pdf, "<pdfuaid:part>1</pdfuaid:part>", ""),
        ),
        Way("preflight-title-none", PRINT, untitled),
        Way("preflight-title-unsaid", SCREEN, drop(root, "/ViewerPreferences")),
        Way(
            "preflight-title-hidden",
            SCREEN,
            put(lambda pdf: pdf.Root.ViewerPreferences, "/DisplayDocTitle", value=False),
        ),
        Way(
            "preflight-pdfa-identifier",
            ARCHIVE,
            lambda pdf: say(pdf, ":conformance>A<", ":conformance>B<"),
        ),
        Way(
            "preflight-extension",
            ARCHIVE,
            lambda pdf: say(pdf, "namespaceURI>http://www.aiim", "namespaceURI>http://other"),
        ),
        Way("preflight-pdfx-identifier", PRINT, lambda pdf: say(pdf, "PDF/X-4", "PDF/X-3")),
        Way("preflight-trapped", PRINT, drop(lambda pdf: pdf.docinfo, "/Trapped")),
        Way(
            "preflight-metadata-differ",
            SCREEN,
            put(lambda pdf: pdf.docinfo, "/Author", String("Bo Lind")),
        ),
        Way(
            "preflight-metadata-differ",
            PRINT,
            put(lambda pdf: pdf.docinfo, "/CreationDate", String("D:20210701000000Z")),
        ),
        Way("preflight-metadata-differ", OFFPRINT, drop(lambda pdf: pdf.docinfo, "/Subject")),
        Way(
            "preflight-metadata-differ",
            ARCHIVE,
            put(lambda pdf: pdf.docinfo, "/Keywords", String("quays")),
        ),
        Way(
            "preflight-facts",
            SCREEN,
            known=Known(replace(FACTS, subject="Quays")),
        ),
        Way(
            "preflight-facts",
            OFFPRINT,
            lambda pdf: say(pdf, "<prism:volume>3", "<prism:volume>4"),
            known=Known(FACTS),
        ),
        Way(
            "preflight-facts",
            SCREEN,
            lambda pdf: say(pdf, "<prism:issn>2788-5178</prism:issn>", ""),
            known=Known(FACTS),
        ),
        Way(
            "preflight-facts",
            OFFPRINT,
            lambda pdf: say(pdf, "<prism:volume>", "<prism:doi>10.1/q</prism:doi><prism:volume>"),
            known=Known(FACTS),
        ),
        Way(
            "preflight-prism-pages",
            OFFPRINT,
            lambda pdf: say(pdf, "endingPage>2<", "endingPage>9<"),
        ),
    ]


def links() -> list[Way]:
    """Break links and annotations."""
    return [
        Way("preflight-link-nowhere", SCREEN, put(lambda pdf: link(pdf).A, "/D", String("away"))),
        Way(
            "preflight-link-address",
            SCREEN,
            put(lambda pdf: link(pdf, 1).A, "/URI", String("quay.example")),
        ),
        Way("preflight-outline-none", SCREEN, drop(root, "/Outlines")),
        Way(
            "preflight-outline-nowhere",
            SCREEN,
            put(lambda pdf: pdf.Root.Outlines.First, "/Dest", String("away")),
        ),
        Way("preflight-annotation-printed", PRINT, described),
        Way("preflight-annotation-tag", SCREEN, described),
        Way("preflight-annotation-contents", SCREEN, lambda pdf: annotate(pdf, "Text", "Annot")),
        Way("preflight-annotation-trap", SCREEN, lambda pdf: annotate(pdf, "TrapNet")),
        Way("preflight-annotation-hidden", ARCHIVE, put(link, "/F", 2)),
        Way("preflight-tabs-none", SCREEN, drop(page, "/Tabs")),
        Way("preflight-tabs-order", SCREEN, put(page, "/Tabs", Name.R)),
        Way("preflight-field-description", SCREEN, lambda pdf: annotate(pdf, "Widget", "Form")),
        Way("preflight-field-tag", SCREEN, lambda pdf: annotate(pdf, "Widget", TU=String("name"))),
        Way("preflight-link-tag", SCREEN, as_role("Link", "Span")),
        Way("preflight-link-contents", SCREEN, drop(link, "/Contents")),
        Way("preflight-mark-tagged", SCREEN, lambda pdf: annotate(pdf, "PrinterMark", "Annot")),
    ]


WAYS = [*files(), *pages(), *fonts(), *structure(), *metadata(), *links()]
