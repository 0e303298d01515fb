"""Authors' notes: what is told of each at the foot of the first page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from galley.intake.openers import PREFIX
from galley.intake.word.inlines import Reading
from galley.intake.word.names import Author
from galley.intake.word.tally import Tally
from galley.intake.word.text import Block, Break, Inline, Line, Paragraph, Words, shown

STARS = re.compile(r"\s*[*†‡]+\s*(?=\S)")


def take_bios(authors: Sequence[Author], rest: list[Block], reading: Reading, tally: Tally) -> None:
    """Take the paragraphs that begin with a star and an author out of blocks."""
    rest[:] = [block for block in rest if not take_bio(authors, block, reading, tally)]


def take_bio(authors: Sequence[Author], block: Block, reading: Reading, tally: Tally) -> bool:
    """Take a paragraph that begins with a star and an author for that author's note."""
    mark = STARS.match(shown(block.line)) if isinstance(block, Paragraph) else None
    if not mark or not isinstance(block, Paragraph):
        return False
    bare = mark.string[mark.end() :]
    author = next((a for a in authors if _begins(bare, a) and not a.bio), None)
    if author:
        give_bio(author, cut(block.line, mark.end()), block.number, reading, tally)
    return author is not None


def is_starred(block: Block) -> bool:
    """Tell whether a block is a paragraph that begins with the mark of an author's note."""
    return isinstance(block, Paragraph) and STARS.match(shown(block.line)) is not None


def give_bio(author: Author, line: Line, number: int, reading: Reading, tally: Tally) -> None:
    """Give an author a note: what follows the name in it."""
    text = shown(line)
    start = len(text) - len(text.lstrip(" *†‡"))
    line, text = cut(line, start), text[start:]
    if author.bio or not _begins(text, author):
        what = f"the author’s note does not begin with “{author.name}”"
        reading.doubts.doubt(number, "author-note", what, "the whole of it is taken")
        author.bio = (*author.bio, *([Words(" ")] if author.bio else []), *line)
        return
    prefix = PREFIX.match(text)
    author.prefix = author.prefix or (prefix[0].strip() if prefix else "")
    rest = cut(line, (prefix.end() if prefix else 0) + len(author.name))
    gone = len(shown(rest)) - len(shown(rest).lstrip(" ,–—-"))
    author.bio = cut(rest, gone)
    own = next((each.at for each in line if isinstance(each, Words)), "")
    tally.add(own, text[: len(text) - len(shown(rest))])


def _begins(text: str, author: Author) -> bool:
    prefix = PREFIX.match(text)
    return text[prefix.end() if prefix else 0 :].startswith(author.name)


def cut(line: Line, count: int) -> Line:
    """Return a line without its first characters as shown; calls stay."""
    made: list[Inline] = []
    for inline in line:
        if isinstance(inline, Break) and count > 0:
            count -= 1
            continue
        if not isinstance(inline, Words) or count <= 0:
            made.append(inline)
            continue
        gone = min(count, len(inline.text))
        count -= gone
        if gone < len(inline.text):
            made.append(replace(inline, text=inline.text[gone:]))
    return tuple(made)
