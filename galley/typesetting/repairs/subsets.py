"""The glyphs of a font are listed for HarfBuzz without a parser of C.

WeasyPrint 70.0 names the type of each list with its length, ``hb_codepoint_t[98]``. Each
length is another type, and a parser of C is run for it: ten times a part, as long in all as
the fonts take to be cut.
"""

from collections.abc import Sequence
from typing import Any

from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi

from galley.typesetting.repairs.source import mend


def apply() -> None:
    """Mend the cutting of fonts; a second call does nothing."""
    fonts.listed = listed
    mend(fonts.Font, "_harfbuzz_subset", "ffi.new(", "listed(", times=3)


def listed(_kind: str, numbers: Sequence[int]) -> Any:
    """Give numbers as HarfBuzz takes them."""
    return ffi.new("hb_codepoint_t[]", numbers)
