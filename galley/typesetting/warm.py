"""Loads the engine into the server that begins the pool's processes.

And what the engine loads when it sets its first part, so that each process need not do it
for itself: it takes as long as setting a page. Nothing here calls Pango or fontconfig,
which may begin threads, and those do not live on in the processes that begin here.

What goes wrong here is told when a part is set.
"""

import email.policy  # noqa: F401 - what the headers of files are read with
import gc
from contextlib import suppress

from galley.errors import MachineError
from galley.typesetting.startup import load_engine

LANGUAGE = "en"
"""The language whose hyphens most parts need."""

TYPES = (
    *(
        "char[]",
        "char[4]",
        "unsigned int *",
        "int32_t",
        "hb_tag_t[100]",
        "hb_codepoint_t[]",
        "FcChar8 **",
    ),
    *("FcResult *", "PangoFcFontMap *", "PangoGlyphInfo", "PangoLogAttr[]", "PangoRectangle *"),
)
"""Names of types that the engine has parsed, by a parser of C, when it uses them first."""

# Nothing of what is loaded here is garbage.
gc.disable()

with suppress(MachineError):
    load_engine()
    import pyphen  # type: ignore[import-untyped]  # it has no types
    from weasyprint.text.ffi import ffi

    import galley.typesetting.engine  # noqa: F401 - to have it in memory
    from galley.typesetting import repairs

    repairs.apply()
    for name in TYPES:
        ffi.typeof(name)
    if spoken := pyphen.language_fallback(LANGUAGE):
        pyphen.Pyphen(lang=spoken)

# What is in memory now stays: no process that begins here need look through it for garbage.
gc.freeze()
gc.enable()
