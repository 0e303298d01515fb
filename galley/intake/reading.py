"""Bytes → lines: one encoding, one line end, composed letters, pages told apart and bare."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from galley.errors import ContentError, Diagnostic
from galley.files import failure
from galley.intake.folios import without_folios
from galley.intake.lines import Line, Reading
from galley.intake.running_heads import without_heads

LINE_ENDS = re.compile("\r\n?|\u0085|\u2028|\u2029")
SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\v]")
HYPHENS = re.compile("[\u2010\u2011]")
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
SOFT = re.compile("\u00ad(?=.)")
"""A hyphen that shows at a line's end only."""

WIDE = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read(path: Path) -> Reading:
    """Read the text of printed pages.

    Spaces of every width become one kind, and hyphens; invisible characters go, letters
    and their accents are composed. Raises `ContentError` where the bytes are no text, and
    `MachineError` where the file cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise failure(f"cannot read {path}", error) from error
    return reading(str(path), _decoded(data, str(path)))


def reading(path: str, text: str) -> Reading:
    """Divide a text into lines and pages; ``path`` is what messages call it.

    Folios, running heads and citations are taken out.
    """
    text = SPACES.sub(" ", LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)))
    text = INVISIBLE.sub("", HYPHENS.sub("-", text))
    lines: list[Line] = []
    page = 0
    for number, line in enumerate(text.split("\n"), 1):
        for turn, part in enumerate(line.split("\f")):
            page += turn > 0
            lines.append(Line(number, SOFT.sub("", part.strip(" ")), page))
    return without_heads(*without_folios(Reading(path, tuple(lines), paged=page > 0)))


def _decoded(data: bytes, path: str) -> str:
    codec = next((codec for mark, codec in WIDE if data.startswith(mark)), "utf-8-sig")
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"the text is not {codec.removesuffix('-sig').upper()}"
        hint = "save it as UTF-8"
        raise ContentError([Diagnostic("print-encoding", message, hint, path, line)]) from error
