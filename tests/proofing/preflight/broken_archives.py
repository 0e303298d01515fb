"""The conditions that are asked of archives alone, and an archive that each alone fails."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from galley.kinds import FileKind

from .broken import annotate, form
from .letters import show, to_unicode
from .sound import HEIGHT, WIDTH, intent
from .ways import Change, Way, draw, font, inner, page, put, rewrite, root, say


def private(pdf: Pdf) -> None:
    """Show a letter that is mapped to a private character."""
    font(pdf).ToUnicode = pdf.make_stream(to_unicode({int(show("q"), 16): 0xE000}))


def listed(pdf: Pdf) -> None:
    """List but the first of the font's characters."""
    inner(pdf).FontDescriptor.CIDSet = pdf.make_stream(b"\x80")


def state(**values: Any) -> Change:  # noqa: ANN401 - any key
    """Give the first page a graphics state."""
    return put(lambda pdf: page(pdf).Resources, "/ExtGState", Dictionary(G=Dictionary(**values)))


def nest(pdf: Pdf) -> None:
    """Keep graphics states one in another, too deep."""
    draw(pdf, "q " * 28 + "Q " * 28)


def bare_form(pdf: Pdf) -> None:
    """Draw a form that uses a font of the page's."""
    form(pdf, f"BT /F 12 Tf <{show('q')}> Tj ET".encode())
    draw(pdf, "/M Do")


def second_intent(pdf: Pdf) -> None:
    """Add another output intent, with another profile."""
    more = intent(pdf, "/GTS_PDFA1", b"mntr", b"RGB ", 3)
    pdf.Root.OutputIntents.append(more)


def appearing(subtype: str, *, seen: bool) -> Change:
    """Add a described annotation; one that is seen has an appearance."""

    def change(pdf: Pdf) -> None:
        made = annotate(pdf, subtype, "Annot", Contents=String("a word"))
        if seen:
            shape = Array([0, 0, 9, 9])
            drawn = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=shape)
            made.AP = Dictionary(N=drawn)

    return change


def way(code: str, change: Change) -> Way:
    """Give a way to break an archive."""
    return Way(f"preflight-{code}", FileKind.ARCHIVE, change)


def image(pdf: Pdf) -> Any:  # noqa: ANN401 - any object
    """Give the picture."""
    return page(pdf).Resources.XObject.I


def schema(old: str, new: str) -> Change:
    """Replace something in the metadata."""
    return lambda pdf: say(pdf, old, new)


def limits() -> list[Way]:
    """Go beyond what every reader must take."""
    box = Array([0, 0, WIDTH, 2])
    return [
        way("limit", put(root, "/Long", String("a" * 32768))),
        way("limit", put(root, "/Long", Name("/" + "a" * 128))),
        way("limit", put(root, "/" + "a" * 128, 1)),
        way("limit", put(root, "/Long", Array([2**31]))),
        way("limit", put(page, "/ArtBox", box)),
        way("limit", nest),
    ]


def drawn() -> list[Way]:
    """Draw what other devices draw otherwise."""
    return [
        way("resources", bare_form),
        way("alternate", put(image, "/Alternates", Array())),
        way("alternate", lambda pdf: form(pdf, b"", OPI=Dictionary())),
        way("alternate", lambda pdf: form(pdf, b"", Subtype2=Name.PS)),
        way("state", state(TR=Name.Identity)),
        way("state", state(TR2=Name.Identity)),
        way("state", state(HTP=Array([0, 0]))),
        way("blend", state(BM=Name.Foam)),
        way("intent-many", second_intent),
    ]


ARCHIVE_WAYS = [
    *limits(),
    *drawn(),
    way("presentation", put(root, "/Requirements", Array())),
    way("presentation", put(page, "/PresSteps", Dictionary())),
    way(
        "presentation",
        put(lambda pdf: pdf.Root.Names, "/AlternatePresentations", Dictionary()),
    ),
    way("unicode-private", private),
    way("font-set", listed),
    way("extension", schema("Property:name>volume<", "Property:name>folder<")),
    way("extension", schema("<pdfaProperty:description>what it is", "<pdfaProperty:description>")),
    way("packet", schema('9d"?>', '9d" bytes="9"?>')),
    way("packet", schema("<x:xmpmeta", "<!DOCTYPE x []><x:xmpmeta")),
    way("annotation-type", appearing("Sound", seen=True)),
    way("annotation-appearance", appearing("Text", seen=False)),
]


def words_in_place(pdf: Pdf) -> None:
    """Show a private character, and say what it stands for."""
    private(pdf)
    marks = [f"<</MCID {mark}" for mark in (0, 1, 13)]
    rewrite(*((f"{mark}>>", f"{mark} /ActualText (q)>>") for mark in marks))(pdf)


def whole_list(pdf: Pdf) -> None:
    """List all of the font's characters."""
    inner(pdf).FontDescriptor.CIDSet = pdf.make_stream(b"\xff" * 32)


SOUND = [
    way("unicode-private", words_in_place),
    way("font-set", whole_list),
    way("state", state(TR2=Name.Default, BM=Array([Name.Multiply, Name.Normal]))),
    way("annotation-appearance", appearing("Text", seen=True)),
    way("limit", put(page, "/ArtBox", Array([0, 0, WIDTH, HEIGHT]))),
    way("limit", put(root, "/Long", String("a" * 32767))),
    way("limit", lambda pdf: draw(pdf, "q " * 27 + "Q " * 27)),
]
"""What comes near to failing, and does not."""
