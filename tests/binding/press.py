"""What the tests of the printer's files share: a part full of colours, and ways to look."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO

import pypdfium2 as pdfium
import weasyprint
from pikepdf import Dictionary, Name, Object, Page, Pdf, Stream, parse_content_stream
from PIL import Image

from galley.model import TypesetPart

MM = 72 / 25.4
SCALE = 3.9999 / MM
"""Four pixels to the millimetre, so that a millimetre's edge is a pixel's; none is begun anew."""


def picture(mode: str, colour: object, kind: str = "PNG") -> str:
    """Give a picture of one colour as an address."""
    file = BytesIO()
    Image.new(mode, (240, 240), colour).save(file, kind)  # type: ignore[arg-type]
    return f"data:image/{kind.lower()};base64,{base64.b64encode(file.getvalue()).decode()}"


DRAWING = f"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" width="20mm" height="20mm">
<defs>
<linearGradient id="fade"><stop offset="0" stop-color="red"/>
<stop offset="1" stop-color="blue" stop-opacity=".2"/></linearGradient>
<radialGradient id="ball"><stop offset="0" stop-color="#fff"/>
<stop offset="1" stop-color="#363"/></radialGradient>
<pattern id="tile" width="5" height="5" patternUnits="userSpaceOnUse">
<rect width="2" height="2" fill="teal"/></pattern>
<mask id="veil" maskUnits="userSpaceOnUse" x="0" y="0" width="80" height="80">
<rect width="80" height="80" fill="url(#ball)"/></mask>
</defs>
<rect width="20" height="20" fill="url(#fade)"/>
<rect x="25" width="20" height="20" fill="url(#ball)" stroke="lab(50 40 30)"/>
<rect x="50" width="20" height="20" fill="url(#tile)"/>
<g opacity=".4"><rect y="25" width="20" height="20" fill="blue"/>
<rect x="10" y="30" width="20" height="20" fill="device-cmyk(0 0 1 0)"/></g>
<rect x="40" y="25" width="20" height="20" fill="navy" mask="url(#veil)"/>
<image x="0" y="55" width="12" height="12" href="{picture("RGBA", (200, 10, 10, 128))}"/>
<image x="20" y="55" width="12" height="12" href="{picture("L", 120)}"/>
<image x="40" y="55" width="12" height="12" href="{picture("RGB", (20, 120, 40), "JPEG")}"/>
<image x="60" y="55" width="12" height="12" href="{picture("CMYK", (255, 0, 0, 0), "JPEG")}"/>
</svg>"""

PAGE = """
<html lang="en"><head><title>Colours</title><style>
@page {{ size: 90mm 120mm; margin: 10mm; bleed: 3mm; background: #f0f0f0 }}
body {{ font: 10pt serif; color: #4d4d4d }}
.bar {{ position: absolute; left: -40mm; top: 80mm; width: 200mm; height: 3mm; background: #000 }}
.mixed {{ color: device-cmyk(1 0.5 0 0.2) }}
</style></head><body><p>A drawing: <img alt="" src="data:image/svg+xml;base64,{drawing}"></p>
<div class="bar"></div>
<p class="mixed">mixed inks</p><p style="color: #c00">and red</p></body></html>
"""


def colours() -> TypesetPart:
    """Make a part of one page with all kinds of colours."""
    html = PAGE.format(drawing=base64.b64encode(DRAWING.encode()).decode())
    return TypesetPart("colours", weasyprint.HTML(string=html).write_pdf(pdf_tags=True), 1, {}, ())


def drawn(page: Page) -> Iterator[Object]:
    """Give everything that a page draws with and that has content: itself, forms, tiles, masks."""
    yield page.obj
    yield from _reached(page.obj.Resources)


def _reached(first: Object) -> Iterator[Object]:
    waiting, met = [first], set()
    while waiting:
        resources = waiting.pop()
        veils = [state.SMask.G for state in _all(resources, "/ExtGState") if "/SMask" in state]
        for thing in (*_all(resources, "/XObject"), *_all(resources, "/Pattern"), *veils):
            if thing.objgen not in met:
                met.add(thing.objgen)
                yield thing
                if "/Resources" in thing:
                    waiting.append(thing.Resources)


def operators(thing: Object) -> Iterator[tuple[str, list[float]]]:
    """Give the operators of what is drawn, and their numbers."""
    source = thing if isinstance(thing, Stream) else Page(thing)
    for instruction in parse_content_stream(source):
        numbers = [float(each) for each in instruction.operands if _is_number(each)]
        yield str(instruction.operator), numbers


def masks(volume: Pdf) -> set[object]:
    """Give the objects that soft masks are drawn by."""
    veils = [
        state.SMask.G
        for page in volume.pages
        for thing in drawn(page)
        for state in _all(thing.get("/Resources", Dictionary()), "/ExtGState")
        if "/SMask" in state
    ]
    within = [each for veil in veils for each in _reached(veil.Resources)]
    return {each.objgen for each in (*veils, *within)}


def streams(volume: Pdf) -> Iterator[Object]:
    """Give every content of every page, but pictures and the marks."""
    for page in volume.pages:
        marks = page.obj.Resources.XObject["/Marks"].objgen
        for thing in drawn(page):
            if thing.get("/Subtype") != Name.Image and thing.objgen != marks:
                yield thing


def looks(data: bytes, page: int, edge: float = 0) -> Image.Image:
    """Render a page in grey without so many millimetres of its edges."""
    document = pdfium.PdfDocument(data)
    shown: Image.Image = document[page].render(scale=SCALE, grayscale=True).to_pil().convert("L")
    document.close()
    cut = round(4 * edge)
    return shown.crop((cut, cut, shown.width - cut, shown.height - cut))


def texts(data: bytes) -> list[str]:
    """Give the text of each page, as another reader reads it."""
    document = pdfium.PdfDocument(data)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def _all(resources: Object, kind: str) -> list[Object]:
    return [thing for _, thing in resources.get(kind, Dictionary()).items()]


def _is_number(operand: object) -> bool:
    try:
        float(operand)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
    return True
