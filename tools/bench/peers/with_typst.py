"""Runs pandoc, then Typst: with_typst.py PANDOC TEMPLATE FONTS DOCUMENT PDF."""

import subprocess
import sys
from pathlib import Path

import typst


def main(pandoc: str, template: str, fonts: str, document: str, pdf: str) -> None:
    """Let pandoc write Typst's markup beside the document, and Typst set it."""
    source = Path(document).with_suffix(".typ")
    words = ["--from=markdown-smart", "--to=typst", f"--template={template}", f"--output={source}"]
    subprocess.run([pandoc, *words, document], check=True)
    typst.compile(source, output=pdf, font_paths=[fonts], ignore_system_fonts=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
