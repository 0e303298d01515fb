"""The versions of all that the pages depend on, told without bringing the engine up."""

import ctypes
import platform
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from galley import __version__

PACKAGES = (
    *("weasyprint", "pydyf", "pikepdf", "fonttools", "pyphen", "markdown-it-py", "pillow"),
    *("jinja2", "tinycss2", "cssselect2", "tinyhtml5", "mdit-py-plugins", "linkify-it-py"),
    *("python-barcode", "pydantic", "pyyaml"),
)
"""The packages whose versions a page may depend on."""

NAMES = {
    "Linux": ("lib{}.so.{}",),
    "Darwin": ("lib{}.{}.dylib", "lib{}.dylib", "/opt/homebrew/lib/lib{}.dylib"),
    "Windows": ("lib{}-{}.dll", "C:\\msys64\\ucrt64\\bin\\lib{}-{}.dll"),
}
"""How a library's file is called, by its name and the number of its interface."""

ABSENT = "none"


def library(name: str, number: int) -> ctypes.CDLL | None:
    """Load a library that the engine would load; nothing where it is not found."""
    for pattern in NAMES.get(platform.system(), NAMES["Linux"]):
        with suppress(OSError):
            return ctypes.CDLL(pattern.format(name, number))
    return None


def pango(found: ctypes.CDLL) -> str:
    """Pango's version, as in ``1.50.12``."""
    return dotted(found.pango_version())


def fontconfig(found: ctypes.CDLL) -> str:
    """Fontconfig's version."""
    return dotted(found.FcGetVersion())


def harfbuzz(found: ctypes.CDLL) -> str:
    """HarfBuzz' version, and so that of its subsetter."""
    found.hb_version_string.restype = ctypes.c_char_p
    return str(found.hb_version_string().decode())


LIBRARIES: tuple[tuple[str, str, int, Callable[[ctypes.CDLL], str]], ...] = (
    ("pango", "pango-1.0", 0, pango),
    ("harfbuzz", "harfbuzz", 0, harfbuzz),
    ("harfbuzz-subset", "harfbuzz-subset", 0, harfbuzz),
    ("fontconfig", "fontconfig", 1, fontconfig),
)
"""Each library's name, its file's, the number of its interface, and how it tells its version."""


def dotted(number: int) -> str:
    """A version that is one number, as in 15012, in dots."""
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


@cache
def versions() -> dict[str, str]:
    """Tell what makes the pages: this project, Python, the packages, the libraries under them.

    A library that is not found has ``none`` for its version.
    """
    told = {"galley": __version__, "python": platform.python_version()}
    told |= {package: package_version(package) for package in PACKAGES}
    for name, file, number, ask in LIBRARIES:
        found = library(file, number)
        told[name] = ask(found) if found else ABSENT
    return told


def package_version(package: str) -> str:
    """The version of a package that is installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ABSENT


def known() -> bool:
    """Whether the versions of the libraries that break lines can be told."""
    told = versions()
    return all(told[name] != ABSENT for name in ("pango", "harfbuzz", "fontconfig"))
