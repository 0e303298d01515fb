"""The file of a new piece: front matter with every key explained, and a first line to replace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from galley.manuscript.piece_rules import RULES, RUNNING_HEAD
from galley.manuscript.place_holders import TODO
from galley.manuscript.yaml_edits import scalar
from galley.written import Kind

TITLE = "as the first page and the contents have it; inline Markdown"
BODY = f"{TODO}: the text. Replace this line; docs/writing.md has all that it can hold.\n"


@dataclass(frozen=True)
class Started:
    """A piece that is begun: what is known of it."""

    kind: Kind
    title: str
    authors: tuple[str, ...]


def new_piece(started: Started, year: int) -> str:
    """Return the file of a new piece of an issue of a year."""
    return "\n".join(["---", *_front(started, year), "---", "", BODY])


def editors_note(yaml: str, theme: str) -> str:
    """Return the file of a new issue's Editor's Note, with the last one's front matter."""
    about = " ".join(theme.split())
    return f"---\n{yaml}\n---\n\n{TODO}: what this issue, “{about}”, brings together and why.\n"


def _front(started: Started, year: int) -> Iterator[str]:
    rule = RULES[started.kind]
    yield from _key("kind", started.kind, f"one of {', '.join(Kind)}")
    yield from _key("title", scalar(started.title), TITLE)
    if "subtitle" not in rule.refuses:
        yield from _open("subtitle", "…", "under the title, and after a colon in the contents")
    about = f"the running head, at most {RUNNING_HEAD} characters, where the title is longer"
    if len(started.title) > RUNNING_HEAD and started.kind is not Kind.EDITORIAL:
        yield from _key("short_title", scalar(f"{TODO}: a running head"), about)
    else:
        yield from _open("short_title", "…", about)
    yield from _open("lang", "en", "the text's language, for hyphens and quotation marks")
    yield from _authors(started.authors, biographies="abstract" in rule.needs)
    if "abstract" in rule.needs:
        about = "one paragraph of inline Markdown; it may go on, indented, on further lines"
        yield from _key("abstract", scalar(f"{TODO}: the abstract."), about)
        yield from _key("keywords", f"[{TODO}]", "in brackets, with commas between them")
    elif "abstract" not in rule.refuses:
        yield from _open("abstract", "…", "one paragraph of inline Markdown")
        yield from _open("keywords", "[…, …]", "in brackets, with commas between them")
    if "doi" not in rule.refuses:
        yield from _open("doi", "10.1234/abcd", "without the address before it")
    if "signature" in rule.needs:
        yield "# signature: the lines under the text."
        yield "signature:"
        yield from (f"  - {scalar(name)}" for name in started.authors)
    if "reviewed" in rule.needs:
        yield from _reviewed(year)


def _key(key: str, value: str, about: str) -> Iterator[str]:
    """Yield a key under what it is."""
    yield f"# {key}: {about}."
    yield f"{key}: {value}"


def _open(key: str, example: str, about: str) -> Iterator[str]:
    """Yield a key that may be left out, as a comment."""
    yield f"# {key}: {about}; may be left out."
    yield f"# {key}: {example}"


def _authors(names: Sequence[str], *, biographies: bool) -> Iterator[str]:
    yield "# authors: one or more. Each may have, besides a name:"
    yield "#   prefix: before the name in the note at the foot of the first page, as Dr."
    yield "#   bio: goes on from the name in that note, as “is a fellow of …”"
    yield "#   affiliation: a line under the authors' names"
    yield "#   orcid: as 0000-0002-1825-0097"
    yield "#   email: stands after the biography"
    yield "authors:"
    for name in names:
        yield f"  - name: {scalar(name)}"
        if biographies:
            yield f"    bio: {scalar(f'{TODO}: is …')}"


def _reviewed(year: int) -> Iterator[str]:
    yield "# reviewed: the book; editors or authors, or both, are lists."
    yield "reviewed:"
    yield f"  title: {scalar(f'{TODO}: the title')}"
    yield f"  authors: [{TODO}]"
    yield "  # editors: […, …]"
    yield f"  publisher: {TODO}"
    yield f"  year: {year}  # {TODO}: the year"
    yield f"  pages: 1  # {TODO}: how many pages it has"
