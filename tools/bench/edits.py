"""Changes to a copy of an issue and of the styles: what an editor does between two builds."""

import re
from pathlib import Path
from statistics import mean

WORD = re.compile(r"(?<= )[a-z]{6,9}(?= )")
"""A word that stands alone: no mark, no sign of punctuation beside it."""

PROSE = re.compile(r"^[A-Z][^{}<>|:\n]*$", re.MULTILINE)
MARKED = re.compile(r"\[[^\]]*\]")
TOKEN = re.compile(r"^(  --accent: #)[0-9a-f]{6};$", re.MULTILINE)
PAGINATION = re.compile(r"^pagination: .*\n", re.MULTILINE)
VOLUME = re.compile(r"^( *volume: )(\d+)$", re.MULTILINE)
ARTICLE = re.compile(r"^kind: (?:article|report|commentary)$", re.MULTILINE)


def average_article(folder: Path) -> Path:
    """The article whose length is nearest to the mean of all. Raises where there is none."""
    sizes = {
        path: len(text.split())
        for path in sorted(folder.glob("*.md"))
        if ARTICLE.search(text := path.read_text(encoding="utf-8"))
    }
    if not sizes:
        raise ValueError(f"{folder} holds no article")
    middle = mean(sizes.values())
    return min(sizes, key=lambda path: abs(sizes[path] - middle))


def with_word_changed(text: str) -> str:
    """A piece's text with one word of its middle turned round. Raises where there is none."""
    for paragraph in PROSE.finditer(text, len(text) // 2):
        # What stands in brackets may be a pull quote, an address or a call.
        plain = MARKED.sub(lambda found: "#" * len(found[0]), paragraph[0])
        if word := WORD.search(plain):
            start = paragraph.start() + word.start()
            return f"{text[:start]}{word[0][::-1]}{text[start + len(word[0]) :]}"
    raise ValueError("there is no plain word after the middle of the text")


def with_token_changed(tokens: str) -> str:
    """The tokens with another grey for what stands back. Raises where there is none."""
    changed, count = TOKEN.subn(r"\g<1>4e4e4e;", tokens)
    if count != 1 or changed == tokens:
        raise ValueError("the tokens have no accent to change")
    return changed


def flowing(issue: str) -> str:
    """An issue.yaml whose pages turn where the text fills them."""
    return f"{PAGINATION.sub('', issue).rstrip()}\npagination: flow\n"


def renumbered(issue: str, later: int) -> str:
    """An issue.yaml so many volumes later, its call for submissions too."""
    return VOLUME.sub(lambda found: f"{found[1]}{int(found[2]) + later}", issue)
