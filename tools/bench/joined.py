"""The whole issue as one HTML document: for the engine alone, and for browsers."""

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

from galley.model import Leaf, Part, Side

BODY = re.compile(r"<body([^>]*)>(.*)</body>", re.DOTALL)
IMPORT = re.compile(r"@import url\((.+?)\)[^;]*;\n?")
ADDRESS = re.compile(r"""url\(["']?(?!data:)(.+?)["']?\)""")
LAYERS = re.compile(r"^@layer [^{]*;\n", re.MULTILINE)
POLICY = re.compile(r"^ *footnote-policy: [^;]*;\n", re.MULTILINE)
VARIABLE = re.compile(r"var\((--[a-z-]+)\)")
TOKEN = re.compile(r"^  (--[a-z-]+): (.*);$", re.MULTILINE)

OWN_PAGES = re.compile(r'class="(?:cover|display|ruled-page)\b')
"""What names its pages itself."""

HEADLESS = "@top-left { content: none } @top-right { content: none }"
ENGINE_FIRST, BROWSER_FIRST = ":nth(1 of {})", "{}:first"
"""How the engine alone, and what makes pages in browsers, select the first page of a name."""

PARTED = """
.part {
  break-before: page;
  string-set: head-left attr(data-head-left), head-right attr(data-head-right);
}
.part.recto { break-before: right }
.part:first-child { break-before: auto }
"""
"""What the joined parts need beside the journal's own styles."""


def joined(title: str, parts: Iterable[tuple[Leaf, Part]], styles: str, first: str) -> str:
    """Join an issue's parts into one document.

    Each is a section on pages of its own, of its own name unless it names them itself;
    ``styles`` is what stands in the document's head for the look, ``first`` how a rule
    selects the first of the pages of a name.
    Folios count the sheets from the first on.
    """
    rules, sections = [PARTED], []
    for leaf, part in parts:
        found = BODY.search(part.html)
        if found is None:
            raise ValueError(f"{part.name} is no whole document")
        side = "recto" if leaf.side is Side.RECTO else "next"
        page = "" if OWN_PAGES.search(found[2]) else f"part-{part.name}"
        named = f' style="page: {page}"' if page else ""
        sections.append(
            f'<section class="part {side}"{named} lang="{part.lang}"{found[1]}>{found[2]}</section>'
        )
        if page:
            rules.append(f"@page {first.format(page)} {{ {HEADLESS} }}\n")
    return (
        f'<!doctype html>\n<html lang="en" class="flow">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n{styles}\n<style>{''.join(rules)}</style>\n</head>\n"
        f"<body>\n{''.join(sections)}\n</body>\n</html>\n"
    )


def linked(styles: Path) -> str:
    """The journal's styles as they are, in a folder beside the document."""
    return f'<link rel="stylesheet" href="{styles.name}/journal.css">'


def flattened(styles: Path) -> str:
    """The journal's styles as one sheet: no imports, no layers, tokens given as values.

    Browsers, and the scripts that make pages in them, read no variables in ``@page``.
    Vivliostyle comes to no end with some pages under ``footnote-policy``: it is left out.
    """
    text = _imported(styles / "journal.css", styles.parent)
    for left_out in (LAYERS, POLICY):
        text = left_out.sub("", text)
    tokens = dict(TOKEN.findall((styles / "tokens.css").read_text(encoding="utf-8")))
    return f"<style>\n{VARIABLE.sub(lambda name: tokens.get(name[1], name[0]), text)}</style>"


def _imported(sheet: Path, base: Path) -> str:
    """A style sheet with those that it imports in their places; addresses go from a folder."""
    text = sheet.read_text(encoding="utf-8")
    head = IMPORT.sub(lambda found: _imported(sheet.parent / found[1], base), text)
    if head != text:
        return head
    folder = sheet.parent.relative_to(base)
    return ADDRESS.sub(lambda found: f'url("{(folder / found[1]).as_posix()}")', text)
