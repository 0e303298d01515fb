"""The version of the library that breaks the lines."""

from weasyprint.text.ffi import pango


def pango_version() -> str:
    """Give Pango's version, as in ``1.50.12``; to be called once the engine is up."""
    number = int(pango.pango_version())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
