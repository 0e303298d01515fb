"""A font as pages show it: the text and the width of each code, and what it lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from struct import unpack, unpack_from

from pikepdf import Array, Dictionary, Name, Object, PdfError, Stream

from galley.proofing.unicode_map import characters

FILES = ("/FontFile", "/FontFile2", "/FontFile3")
DEFAULT = 1000.0
"""The width of a code that a composite font gives none (ISO 32000-2, table 115)."""

OFFSETS = {0: (2, "H"), 1: (4, "I")}
"""Size and form of the offsets to glyphs, by ``indexToLocFormat`` (OpenType, head and loca)."""

Shape = tuple[str, float, tuple[float, float] | None]
"""What a string says, its advance, and where its letters begin and end; nothing for spaces.

Lengths are thousandths of the type size.
"""


class Shapes(dict[bytes, Shape]):
    """The shapes of the strings that are shown in a font, as they are spelt."""

    def __init__(self, font: PageFont) -> None:
        """Take the font."""
        super().__init__()
        self._font = font

    def __missing__(self, spelt: bytes) -> Shape:
        """Read what is new. Raises ``TypeError`` or ``ValueError`` for what is no string."""
        self[spelt] = self._font.shape(string(spelt))
        return self[spelt]


def string(spelt: bytes) -> bytes:
    """Give the bytes of a string. Raises ``TypeError`` or ``ValueError`` where it is none."""
    if spelt[:1] == b"<" and len(spelt) % 2 == 0:
        with suppress(ValueError):  # for digits that are parted by spaces
            return bytes.fromhex(spelt[1:-1].decode())
    try:
        return bytes(Object.parse(spelt))
    except PdfError as error:
        raise ValueError("this is no string") from error


@dataclass
class PageFont:
    """A font of a file. ``used`` gathers the codes that are shown in it."""

    font: Object
    used: set[int] = field(default_factory=set)

    @cached_property
    def shapes(self) -> Shapes:
        """What each shown string comes to."""
        return Shapes(self)

    @property
    def name(self) -> str:
        """Its name, without the letters that mark a subset."""
        return str(self.font.get("/BaseFont", "/unnamed"))[1:].rpartition("+")[2]

    @cached_property
    def wide(self) -> bool:
        """Whether it is composite: two bytes a code."""
        return bool(self.font["/Subtype"] == Name.Type0)

    @cached_property
    def texts(self) -> dict[int, str]:
        """The text that each code stands for."""
        return characters(self.font)

    @cached_property
    def widths(self) -> dict[int, float]:
        """The advance of each code, thousandths of the type size."""
        if not self.wide:
            first = int(self.font.get("/FirstChar", 0))
            return {first + n: float(w) for n, w in enumerate(self.font.get("/Widths", ()))}
        return dict(_widths(self._inner.get("/W", Array())))

    @cached_property
    def default(self) -> float:
        """The advance of every other code."""
        return float(self._inner.get("/DW", DEFAULT)) if self.wide else 0.0

    @property
    def embedded(self) -> bool:
        """Whether its glyphs are in the file; those of a Type 3 font always are."""
        if self.font["/Subtype"] == Name.Type3:
            return True
        descriptor = self._inner.get("/FontDescriptor", Dictionary())
        return any(isinstance(descriptor.get(key), Stream) for key in FILES)

    def shape(self, shown: bytes) -> Shape:
        """Read a shown string; its codes are used from now on."""
        codes = self._codes(shown)
        self.used.update(codes)
        texts = [*map(self._text_of.__getitem__, codes)]
        widths = [*map(self._width_of.__getitem__, codes)]
        said, whole = "".join(texts), sum(widths)
        if not said or said.isspace():
            return said, whole, None
        if _inked(texts[0]) and _inked(texts[-1]):
            return said, whole, (0.0, whole)
        inked = [at for at, text in enumerate(texts) if _inked(text)]
        return said, whole, (sum(widths[: inked[0]]), sum(widths[: inked[-1] + 1]))

    def _codes(self, shown: bytes) -> Sequence[int]:
        if not self.wide:
            return shown
        if len(shown) % 2:  # the last is cut short
            return *unpack(f">{len(shown) // 2}H", shown[:-1]), shown[-1]
        return unpack(f">{len(shown) // 2}H", shown)

    @cached_property
    def _text_of(self) -> defaultdict[int, str]:
        return defaultdict(str, self.texts)

    @cached_property
    def _width_of(self) -> defaultdict[int, float]:
        return defaultdict(lambda: self.default, self.widths)

    def missing(self) -> list[str]:
        """Give the characters that are shown without a glyph of their own, in order.

        A code without text is given as its number. Spaces need no glyph. Where the file
        of the font is no TrueType, only the glyph that stands for all missing ones is told.
        """
        if not self.used:
            return []
        drawn = self._drawn()
        return [
            self.texts.get(code) or f"code {code}"
            for code in sorted(self.used)
            if not (self._needs_none(code) or (code and code in self.texts and drawn(code)))
        ]

    def _needs_none(self, code: int) -> bool:
        text = self.texts.get(code, "")
        return bool(text) and (text.isspace() or not text.isprintable())

    def _drawn(self) -> _Outlines:
        descriptor = self._inner.get("/FontDescriptor", Dictionary())
        file = descriptor.get("/FontFile2") if self.wide else None
        return _Outlines(file.read_bytes() if isinstance(file, Stream) else b"")

    @property
    def _inner(self) -> Object:
        return self.font.DescendantFonts[0] if self.wide else self.font


Fonts = dict[tuple[int, int], PageFont]
"""The fonts of a file by object number, so that each is read once."""


def _inked(text: str) -> bool:
    return bool(text) and not text.isspace()


class _Outlines:
    """Which glyphs of a TrueType file have an outline; all of one that is no such file."""

    def __init__(self, data: bytes) -> None:
        self.places: tuple[int, ...] = ()
        tables = dict(_tables(data))
        if tables.keys() >= {"head", "loca"}:
            size, form = OFFSETS[unpack_from(">h", data, tables["head"][0] + 50)[0]]
            start, length = tables["loca"]
            self.places = unpack_from(f">{length // size}{form}", data, start)

    def __call__(self, glyph: int) -> bool:
        if not self.places:
            return True
        return glyph + 1 < len(self.places) and self.places[glyph + 1] > self.places[glyph]


def _tables(data: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    """Give the place and length of each table (OpenType, table directory)."""
    if data[:4] not in {b"\0\1\0\0", b"true"}:
        return
    for n in range(unpack_from(">H", data, 4)[0]):
        tag, _, start, length = unpack_from(">4sIII", data, 12 + 16 * n)
        yield tag.decode("latin-1"), (start, length)


def _widths(array: Object) -> Iterator[tuple[int, float]]:
    """Read the widths of a composite font (ISO 32000-2, 9.7.4.3)."""
    items = list(array)
    at = 0
    while at < len(items):
        first = int(items[at])
        if isinstance(items[at + 1], Array):
            for n, width in enumerate(items[at + 1]):
                yield first + n, float(width)
            at += 2
        else:
            for code in range(first, int(items[at + 1]) + 1):
                yield code, float(items[at + 2])
            at += 3
