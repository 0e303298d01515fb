"""Lines that hold authors' names, and what else stands beside these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from galley.identifiers import ORCID
from galley.intake.openers import PREFIX
from galley.intake.word.markdown import MAIL
from galley.intake.word.text import Line

MARKS = re.compile(r"[*†‡§¶⁰¹²³⁴⁵⁶⁷⁸⁹]+")
BY = re.compile(r"^(?:by|reviewed by|authors?:)\s+", re.IGNORECASE)
PARTING = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
PARTICLES = frozenset(
    {
        "al",
        "bin",
        "da",
        "de",
        "del",
        "der",
        "di",
        "ibn",
        "la",
        "van",
        "von",
        "oglu",
        "oğlu",
        "qizi",
        "qızı",
        "y",
        "e",
    }
)
DEGREES = re.compile(r"(?:Ph\.?\s?D|M\.?A|M\.?Sc|B\.?A|LL\.?M|Jr|Sr|M\.?D)\.?", re.IGNORECASE)
PLACE = re.compile(
    r"\b(?:university|institute|department|faculty|school|college|cent(?:er|re)|academy|ministry"
    r"|embassy|council|foundation|association|association|agency|office|laborator|professor"
    r"|fellow|student|lecturer|researcher|analyst|director|editor|e-?mail|orcid)",
    re.IGNORECASE,
)
MAILED = re.compile(MAIL)
ORCIDS = re.compile(ORCID.pattern.strip("^$"))
LONGEST = 25
"""Words of a line about an author."""


@dataclass
class Author:
    """An author as far as known."""

    name: str
    prefix: str = ""
    bio: Line = ()
    affiliation: str = ""
    email: str = ""
    orcid: str = ""


def authors_in(text: str) -> list[Author]:
    """Return the authors that a line names; none where it is no line of names."""
    bare = BY.sub("", MARKS.sub("", text).strip())
    if PLACE.search(bare) or len(bare.split()) > LONGEST or any(map(str.isdigit, bare)):
        return []
    parts = [part for part in PARTING.split(bare) if part and not DEGREES.fullmatch(part)]
    found = []
    for part in parts:
        prefix = PREFIX.match(part + " ")
        name = part[prefix.end() :] if prefix else part
        if not _is_name(name):
            return []
        found.append(Author(name, prefix[0].strip() if prefix else ""))
    return found


def _is_name(text: str) -> bool:
    words = text.split()
    own = [word for word in words if word not in PARTICLES]
    letters = all(
        re.fullmatch(r"[^\W\d_][^\W\d_.'’-]*(?:['’.-]+[^\W\d_]*)*", word) for word in words
    )
    return letters and 2 <= len(words) <= 5 and len(own) >= 2 and all(w[0].isupper() for w in own)  # noqa: PLR2004


def without_addresses(text: str) -> str:
    """Return a line without e-mail addresses and ORCID iDs, and the brackets around them."""
    bare = re.sub(r"https?://orcid\.org/", " ", ORCIDS.sub("", MAILED.sub("", text)))
    return " ".join(re.sub(r"\(\s*\)|<\s*>|\[\s*\]", " ", bare).split()).strip(" ,;")


def tells_of_author(text: str) -> bool:
    """Tell whether a line is an author's address or place of work."""
    bare = " ".join(text.split())
    named = PLACE.search(bare) is not None or without_addresses(bare) != bare.strip(" ,;")
    return named and not bare.endswith(("?", "!"))


def about(text: str, authors: Sequence[Author]) -> str:
    """Take e-mail addresses and ORCID iDs out of a line, to their authors; return the rest."""
    for pattern, key in ((MAILED, "email"), (ORCIDS, "orcid")):
        waiting = [author for author in authors if not getattr(author, key)]
        for found, author in zip(pattern.findall(text), waiting, strict=False):
            setattr(author, key, found)
            text = text.replace(found, "", 1)
    left = re.sub(
        r"https?://orcid\.org/|\b(?:e-?mail|orcid(?: id)?)\b\s*:?|[()<>]",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    bare = " ".join(left.split()).strip(" ,;:")
    return bare if any(map(str.isalnum, bare)) else ""
