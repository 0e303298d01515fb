"""The peers, as data: what each is called, what it takes, and how it is run."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pypandoc

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
INSTALLED = ROOT / "build" / "bench" / "peers"
"""Where `make bench-peers` puts what it installs."""

BINARIES = INSTALLED / "node_modules" / ".bin"
PYTHON = INSTALLED / "python" / "bin" / "python"
ENGINE_HTML, BROWSER_HTML, MARKDOWN = "engine.html", "browser.html", "issue.md"
DOCUMENTS = (ENGINE_HTML, BROWSER_HTML, MARKDOWN)
"""What peers are given: all hold the same content, in one file."""

FLAGS = "--no-sandbox,--disable-background-networking,--disable-component-update,--disable-sync"
XELATEX = (
    *("--pdf-engine=xelatex", "--top-level-division=chapter", "--variable=lang:en"),
    *("--variable=documentclass:scrbook", "--variable=classoption:fontsize=11.5pt"),
    "--variable=geometry:paperwidth=163mm,paperheight=237mm,top=22mm,bottom=22.7mm",
    *("--variable=geometry:inner=22mm,outer=20mm", "--variable=mainfont:Tinos-Regular.ttf"),
    "--variable=mainfontoptions:Path={fonts}/tinos/,BoldFont=Tinos-Bold.ttf",
    "--variable=mainfontoptions:ItalicFont=Tinos-Italic.ttf,BoldItalicFont=Tinos-BoldItalic.ttf",
    "--variable=sansfont:SourceSans3-Regular.ttf",
    "--variable=sansfontoptions:Path={fonts}/source-sans/,BoldFont=SourceSans3-Semibold.ttf",
    "--include-in-header={here}/peers/header.tex",
)


@dataclass(frozen=True)
class Peer:
    """One peer. ``needs`` are the programs that must be there, by path or by name.

    Words of ``command``, ``version`` and ``surroundings`` hold places in braces, which
    `places` fills. ``remark`` says in what its pages differ from the others'.
    """

    key: str
    title: str
    document: str
    needs: tuple[str, ...]
    command: tuple[str, ...]
    version: tuple[str, ...]
    surroundings: Mapping[str, str]
    remark: str


PEERS = (
    Peer(
        "weasyprint",
        "WeasyPrint alone",
        ENGINE_HTML,
        ("{python}",),
        ("{python}", "-m", "weasyprint", "--pdf-tags", "{document}", "{pdf}"),
        ("{python}", "-m", "weasyprint", "--version"),
        {"FONTCONFIG_FILE": "{fonts}/fonts.conf"},
        "the journal's styles as they are, no repairs; tagged",
    ),
    Peer(
        "pagedjs",
        "pagedjs-cli",
        BROWSER_HTML,
        ("{binaries}/pagedjs-cli", "chromium"),
        (
            *("{binaries}/pagedjs-cli", "{document}", "--output", "{pdf}"),
            *("--browserArgs", FLAGS, "--timeout", "{milliseconds}"),
        ),
        ("{node}", "-p", "require('{peers}/node_modules/pagedjs-cli/package.json').version"),
        {"PUPPETEER_EXECUTABLE_PATH": "{chromium}"},
        "the journal's styles in one sheet, tokens given as values, without `footnote-policy`",
    ),
    Peer(
        "vivliostyle",
        "Vivliostyle CLI",
        BROWSER_HTML,
        ("{binaries}/vivliostyle", "chromium"),
        (
            *("{binaries}/vivliostyle", "build", "{document}", "--output", "{pdf}"),
            *("--executable-browser", "{chromium}", "--timeout", "{seconds}"),
        ),
        ("{binaries}/vivliostyle", "--version"),
        {},
        "the same document as pagedjs-cli; with `footnote-policy: line` it comes to no end",
    ),
    Peer(
        "xelatex",
        "pandoc with XeLaTeX",
        MARKDOWN,
        ("{pandoc}", "xelatex"),
        ("{pandoc}", "--from=markdown-smart", *XELATEX, "--output={pdf}", "{document}"),
        ("xelatex", "--version"),
        {},
        "pandoc's own template with the journal's trim, margins, faces and sizes; not tagged",
    ),
    Peer(
        "typst",
        "pandoc with Typst",
        MARKDOWN,
        ("{pandoc}", "{peers-python}"),
        (
            *("{peers-python}", "{here}/peers/with_typst.py", "{pandoc}", "{here}/peers/page.typ"),
            *("{fonts}", "{document}", "{pdf}"),
        ),
        ("{peers-python}", "-c", "from importlib.metadata import version; print(version('typst'))"),
        {},
        "a plain template with the journal's trim, margins, faces and sizes",
    ),
)


def places() -> dict[str, str]:
    """What stands for the places in braces on this machine; empty where nothing is found."""
    return {
        "python": sys.executable,
        "peers-python": str(PYTHON),
        "peers": str(INSTALLED),
        "binaries": str(BINARIES),
        "node": shutil.which("node") or "",
        "chromium": shutil.which("chromium") or "",
        "pandoc": pandoc(),
        "fonts": str(ROOT / "styles" / "fonts"),
        "here": str(HERE),
    }


def pandoc() -> str:
    """The path of pandoc: as installed for the benchmark, the machine's, or this Python's."""
    pattern = "lib/python*/site-packages/pypandoc/files/pandoc"
    found = sorted((INSTALLED / "python").glob(pattern))
    return str(found[0]) if found else shutil.which("pandoc") or pypandoc.get_pandoc_path()


def missing(peer: Peer, known: Mapping[str, str]) -> list[str]:
    """Name the programs that a peer needs and that are not there."""
    return [need for need in peer.needs if not shutil.which(filled(need, known) or need)]


def filled(word: str, known: Mapping[str, str]) -> str:
    """A word with its places filled."""
    for name, value in known.items():
        word = word.replace(f"{{{name}}}", value)
    return word


def version(peer: Peer, known: Mapping[str, str]) -> str:
    """What a peer says of its version, in one line."""
    command = [filled(word, known) for word in peer.version]
    environment = {**os.environ, **{k: filled(v, known) for k, v in peer.surroundings.items()}}
    told = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    lines = told.stdout.strip().splitlines()
    return lines[0] if lines else "unknown"
