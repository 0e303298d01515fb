"""Other readings of the same pages, as bytes: what differs from one reader to the next."""

from __future__ import annotations

import re
import unicodedata

FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def crlf(text: str) -> bytes:
    """Line ends of another system, and a byte-order mark."""
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def carriage(text: str) -> bytes:
    """Line ends of an old system."""
    return text.replace("\n", "\r").encode()


def wide(text: str) -> bytes:
    """Two bytes a character."""
    return text.encode("utf-16")


def decomposed(text: str) -> bytes:
    """Letters and their accents apart."""
    return unicodedata.normalize("NFD", text).encode()


def braces(text: str) -> bytes:
    """Calls in braces."""
    return re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda m: f"^{{{m[0].translate(FIGURES)}}}", text).encode()


def superscripts(text: str) -> bytes:
    """Calls as raised figures, two of them apart."""
    return text.replace("^{2 3}", "² ³").encode()


def straight(text: str) -> bytes:
    """Quotation marks without direction."""
    return re.sub("[“”]", '"', re.sub("[‘’]", "'", text)).encode()


def spaced(text: str) -> bytes:
    """Spaces of other kinds, more than one, and at the ends of lines."""
    return text.replace(" is ", "\u00a0 is ").replace(".\n", ". \n").encode()


def soft(text: str) -> bytes:
    """Hyphens that show at a line's end only."""
    return text.replace("lighthouse", "light\u00adhouse").encode()
