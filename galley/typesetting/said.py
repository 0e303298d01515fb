"""What the engine warned of or failed at, as diagnostics at the place in the manuscript."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from urllib.parse import unquote

from weasyprint.urls import FatalURLFetchingError

from galley.errors import ContentError, Diagnostic, MachineError
from galley.files import failure
from galley.model import Part

GLYPH = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)", re.DOTALL)
PICTURE = re.compile(r"Failed to (?:render SVG|load) image (?:at )?'?(file:[^':]*)")
ID = re.compile(r'\bid="([^"]+)"')


def diagnostics(part: Part, said: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each thing that was said of a part, once."""
    for text in dict.fromkeys(said):
        if glyph := GLYPH.search(text):
            character = chr(int(glyph[1], 16))
            message = f"{part.name}: no face of the journal has the character {named(character)}"
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


def named(character: str) -> str:
    """Show a character with its number; the number alone where it shows nothing by itself."""
    number = f"U+{ord(character):04X}"
    alone = character.isprintable() and not unicodedata.category(character).startswith(("M", "Z"))
    return f"{character}, {number}" if alone else number


@contextmanager
def failures_told(part: Part) -> Iterator[None]:
    """Say which part it was that the engine failed at, and how.

    Raises `ContentError` for whatever the engine raises, and `MachineError` where the
    system refuses it something.
    """
    try:
        yield
    except (ContentError, MachineError, MemoryError):
        raise
    except OSError as error:
        raise failure(f"cannot typeset {part.name}", error) from error
    except FatalURLFetchingError as refused:
        hint = "figures lie in the issue's figures/ folder"
        message = f"{part.name}: {refused}"
        raise ContentError([Diagnostic("file-refused", message, hint, part.path)]) from None
    except RecursionError:
        message = f"{part.name}: something in it lies too deep in itself"
        hint = "nest less: lists, quotations, emphasis, groups of a drawing"
        raise ContentError([Diagnostic("nesting-deep", message, hint, part.path)]) from None
    except Exception as error:
        message = f"{part.name}: {type(error).__name__}: {error}"
        hint = "the page cannot be made; report it with the piece"
        raise ContentError([Diagnostic("engine", message, hint, part.path)]) from error


def line_of(part: Part, wanted: str) -> int:
    """Give the source line of the block in which a text stands first, 1 where it is in none."""
    before = part.html[: max(part.html.find(wanted), 0)]
    lines = [part.lines[name] for name in ID.findall(before) if name in part.lines]
    return lines[-1] if lines else 1
