"""Which fonts the engine sees: the shipped faces, and none of the machine's."""

import os
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "styles" / "fonts"
"""The folder of the shipped faces, one folder a family."""

CONFIGURATION = FONTS / "fonts.conf"
"""All that fontconfig reads."""


def isolate_fonts(fonts: Path = FONTS) -> None:
    """Point fontconfig at the configuration in a folder of faces, in this process and its children.

    WeasyPrint loads fontconfig's default configuration whenever it makes a
    ``FontConfiguration``, so the environment is the one place to say otherwise, and
    it has to be said before.
    """
    os.environ["FONTCONFIG_FILE"] = str(fonts / CONFIGURATION.name)
    # Either would lead past the file: another folder to look in, another root.
    os.environ.pop("FONTCONFIG_PATH", None)
    os.environ.pop("FONTCONFIG_SYSROOT", None)
