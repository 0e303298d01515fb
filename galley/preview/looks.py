"""What pages look like: a name for the look of each, by which it is drawn only once."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from pikepdf import Dictionary, Object, Page, Pdf, Stream

from galley.digests import digest_of
from galley.model import Spot, TypesetPart

NUMBERED = re.compile(rb"/([a-z]+)(\d+) (Do|scn|SCN|sh|gs)\b")
"""What a page calls by a name with a number, which depends on the pages that are written."""

KINDS = {
    b"Do": "/XObject",
    **dict.fromkeys((b"scn", b"SCN"), "/Pattern"),
    b"sh": "/Shading",
    b"gs": "/ExtGState",
}
"""Where what an operator calls is told of."""

PLAIN = ("/BBox", "/Height", "/Matrix", "/Width", "/ca", "/CA", "/BM")
DEEPEST = 5
"""How deep drawings may be in one another and still be told apart."""

SHORT = 20
"""Digits of a name."""


@dataclass(frozen=True)
class Look:
    """A page as it can be drawn: page ``index`` of the PDF of a part of which it is ``page``.

    ``image`` names how it looks, ``layer`` what stands where on it; sizes are in points.
    ``lines`` are the lines of the source, by id, and ``path`` its file.
    """

    image: str
    layer: str
    typeset: TypesetPart
    page: int
    index: int
    width: float
    height: float
    path: str
    lines: Mapping[str, int]

    @property
    def spots(self) -> Sequence[Spot]:
        """What stands on the page."""
        return [spot for spot in self.typeset.spots if spot.page == self.page]

    def beside(self, lines: Mapping[str, int]) -> "Look":
        """The same look of a source whose lines are others."""
        if lines == self.lines:
            return self
        return replace(self, lines=lines, layer=layer_name(self.image, self.spots, lines))


def looks(
    typeset: TypesetPart, pages: Sequence[int], path: str, lines: Mapping[str, int], salt: str
) -> list[Look]:
    """The looks of pages of a part: its PDF has these and no others.

    ``salt`` stands for what is not in a page: the shapes of the letters.
    """
    made = []
    with Pdf.open(BytesIO(typeset.pdf)) as pdf:
        for index, (number, page) in enumerate(zip(pages, pdf.pages, strict=True)):
            image = digest_of(salt.encode() + drawn(page))[:SHORT]
            left, bottom, right, top = (float(side) for side in page.mediabox)
            spots = [spot for spot in typeset.spots if spot.page == number]
            layer = layer_name(image, spots, lines)
            size = round(right - left, 2), round(top - bottom, 2)
            made.append(Look(image, layer, typeset, number, index, *size, path, lines))
    return made


def layer_name(image: str, spots: Sequence[Spot], lines: Mapping[str, int]) -> str:
    """Name what stands on a page, beside how it looks."""
    told = [(spot.id, lines.get(spot.id)) for spot in spots]
    return digest_of(f"{image} {told}".encode())[:SHORT]


def drawn(page: Page) -> bytes:
    """Digest what a page draws: its operators, and what they call but for the letters' shapes."""
    digest = hashlib.sha256(str([*page.mediabox]).encode())
    contents = page.obj.get("/Contents")
    data = contents.read_bytes() if isinstance(contents, Stream) else b""
    add_called(digest, data, page.obj.get("/Resources"))
    return digest.digest()


def add_called(
    digest: "hashlib._Hash", data: bytes, resources: Object | None, deep: int = 0
) -> None:
    """Add operators to a digest, and the pictures, patterns and states that they call."""
    digest.update(NUMBERED.sub(rb"/\1 \3", data))
    for letters, number, operator in NUMBERED.findall(data):
        kind = KINDS[operator]
        called = resources.get(kind) if isinstance(resources, Dictionary) else None
        name = f"/{(letters + number).decode()}"
        if isinstance(called, Dictionary) and name in called and deep < DEEPEST:
            thing = called[name]
            inner = thing.get("/Resources")
            plain = {key: str(thing[key]) for key in sorted(thing.keys()) if key in PLAIN}
            digest.update(str(plain).encode())
            if isinstance(thing, Stream):
                read = thing.read_raw_bytes if "/Width" in thing else thing.read_bytes
                add_called(digest, read(), inner, deep + 1)
            else:
                digest.update(str(sorted(thing.keys())).encode())
