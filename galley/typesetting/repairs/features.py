"""The features of a font are given back when a line is done.

WeasyPrint 70.0 makes two objects of Pango's for each run of text that it lays out with
font features, a list and what is in it, and gives back neither: a process grows by 7 MiB
with each issue that it sets.
"""

from weasyprint.text.line_break import Layout

from galley.typesetting.repairs.source import mend

FAULT = """\
        attr = style.font_config.font_features.setdefault(
            features, pango.pango_attr_font_features_new(features))
        attr_list = pango.pango_attr_list_new()
"""
MENDED = """\
        attr = pango.pango_attr_font_features_new(features)
        attr_list = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
"""
"""The list owns what is inserted into it, and the layout holds the list."""


def apply() -> None:
    """Mend the setting up of a layout; a second call does nothing."""
    mend(Layout, "setup", FAULT, MENDED)
