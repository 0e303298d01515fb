"""What the engine warned of, as diagnostics at the place in the manuscript."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from galley.errors import Diagnostic
from galley.model import Part

GLYPH = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)", re.DOTALL)
PICTURE = re.compile(r"Failed to (?:render SVG|load) image (?:at )?'?(file:[^':]*)")
ID = re.compile(r'\bid="([^"]+)"')


def diagnostics(part: Part, said: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each thing that was said of a part, once."""
    for text in dict.fromkeys(said):
        if glyph := GLYPH.search(text):
            character = chr(int(glyph[1], 16))
            message = f"{part.name}: no face of the journal has the character U+{glyph[1]}"
            hint = "write it with other characters"
            line = line_of(part, character)
            yield Diagnostic("glyph-missing", message, hint, part.path, line)
        elif picture := PICTURE.search(text):
            name = PurePosixPath(unquote(picture[1])).name
            message = f"{part.name}: {name} cannot be drawn"
            hint = "save the picture again, in a simpler form"
            yield Diagnostic("figure-broken", message, hint, part.path, line_of(part, name))
        else:
            hint = "the page cannot be trusted; report it"
            yield Diagnostic("engine", f"{part.name}: {text}", hint, part.path)


def line_of(part: Part, wanted: str) -> int:
    """Give the source line of the block in which a text stands first, 1 where it is in none."""
    before = part.html[: max(part.html.find(wanted), 0)]
    lines = [part.lines[name] for name in ID.findall(before) if name in part.lines]
    return lines[-1] if lines else 1
