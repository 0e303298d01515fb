"""A line of inlines → inline Markdown that reads as the same text: nothing in it is syntax."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from galley.intake.reading import HYPHENS, INVISIBLE, SOFT, SPACES
from galley.intake.word.emphasis import Piece, emphasised
from galley.intake.word.text import Break, Call, Code, Inline, Line, Words

SIGNS = re.compile(
    r"([\\*`<{}])|(?<!\w)_|_(?!\w)|\A\^|\^(?=\[|\Z)|!(?=\[|\Z)"
    r"|&(?=#?\w+;)|-(?=-)|~(?=~)"
)
STARTS = re.compile(r"(?P<sign>[-+>#=|~:]|(?:Table|Figure)(?=:))|(?P<number>\d{1,9})(?=[.)])")
BRACKET = re.compile(r"[\[\]]")
NESTED = 3
BEGINNING = re.compile(
    r"(?<=http)(?=://)|(?<=https)(?=://)|(?<=www)(?=\.)|(?<=mailto)(?=:)", re.IGNORECASE
)
UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufeff]"
)
MAIL = r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
ADDRESS = re.compile(
    rf"(?<![\w/@.])(?:(?P<web>(?:https?://|www\.)[^\s<>{{}}\\\"“”«»|\[\]`*^]+)|(?P<mail>{MAIL}))"
)
STOPS = ".,;:!?'’”"


def cleaned(text: str) -> str:
    """Return a text in composed letters, its spaces of one kind, without what is not seen."""
    text = SOFT.sub("", HYPHENS.sub("-", SPACES.sub(" ", unicodedata.normalize("NFC", text))))
    text = re.sub("[\u2028\u2029\u0085]", " ", text)
    return UNFIT.sub("", INVISIBLE.sub("", text)).replace("\u00ad", "")


def markdown(
    line: Iterable[Inline], label: Callable[[str], str] = str, *, starts: bool = True
) -> str:
    """Write a line; ``label`` gives the label of a note by its key.

    ``starts`` says whether it begins a block, so that it must not look like another kind
    of block. Line breaks are backslashes at line ends.
    """
    text = emphasised(_pieces(tidied(line), label), _escaped)
    return "\\\n".join(map(_starting, text.split("\\\n"))) if starts else text


def title(line: Iterable[Inline]) -> str:
    """Write a line for the front matter, where nothing is a link; its breaks are line ends."""
    pieces = []
    for inline in tidied(line):
        if isinstance(inline, Words):
            pieces.append(Piece(inline.text, inline.italic, inline.bold))
        elif isinstance(inline, Code):
            pieces.append(Piece(_code(inline.text), fixed=True))
        elif isinstance(inline, Break):
            pieces.append(Piece("\n", fixed=True))
    return emphasised(pieces, _escaped)


def on_one_line(line: Iterable[Inline]) -> Line:
    """Return a line with spaces for its breaks."""
    return tuple(Words(" ") if isinstance(each, Break) else each for each in line)


def tidied(line: Iterable[Inline]) -> Line:
    """Return a line with single spaces, none at its ends, beside breaks and before calls."""
    made: list[Inline] = []
    for each in _merged(line):
        inline = each
        if isinstance(inline, Words):
            text = re.sub(r"\s+", " ", cleaned(inline.text))
            inline = replace(inline, text=text.lstrip() if _ends_in_space(made) else text)
            if not inline.text:
                continue
        elif isinstance(inline, Break):
            _strip(made)
            if not made or isinstance(made[-1], Break):
                continue
        elif isinstance(inline, Call):
            _strip(made)
        made.append(inline)
    _strip(made)
    while made and isinstance(made[-1], Break):
        made.pop()
        _strip(made)
    return tuple(made)


def _merged(line: Iterable[Inline]) -> Iterator[Inline]:
    last: Inline | None = None
    for inline in line:
        if isinstance(last, Words) and isinstance(inline, Words) and _alike(last, inline):
            last = replace(last, text=last.text + inline.text)
            continue
        if last is not None:
            yield last
        last = inline
    if last is not None:
        yield last


def _alike(one: Words, other: Words) -> bool:
    if not other.text.strip() and one.href == other.href and one.run_in == other.run_in:
        return True
    return replace(one, text="", at="") == replace(other, text="", at="")


def _ends_in_space(made: list[Inline]) -> bool:
    last = made[-1] if made else Break()
    return isinstance(last, Break) or (isinstance(last, Words) and last.text.endswith(" "))


def _strip(made: list[Inline]) -> None:
    """Take the spaces off the end of what is made."""
    while made and isinstance(last := made[-1], Words):
        bare = last.text.rstrip()
        made[-1:] = [replace(last, text=bare)] if bare else []
        if bare:
            return


def _pieces(line: Line, label: Callable[[str], str]) -> Iterator[Piece]:
    at = 0
    while at < len(line):
        inline = line[at]
        if isinstance(inline, Words) and (inline.href or inline.run_in):
            end = at
            while end < len(line) and _continues(inline, line[end]):
                end += 1
            yield from _bracketed([e for e in line[at:end] if isinstance(e, Words)])
            at = end
            continue
        at += 1
        if isinstance(inline, Words):
            yield from _worded(inline)
        elif isinstance(inline, Call):
            yield Piece(f"[^{label(inline.key)}]", fixed=True)
        elif isinstance(inline, Code):
            yield Piece(_code(inline.text), fixed=True)
        elif isinstance(inline, Break):
            yield Piece("\\\n", fixed=True)


def _continues(first: Words, inline: Inline) -> bool:
    return isinstance(inline, Words) and (inline.href, inline.run_in) == (first.href, first.run_in)


def _bracketed(words: list[Words]) -> Iterator[Piece]:
    """Write a link, or a run-in head: words in brackets, the spaces around them outside."""
    text, first = "".join(word.text for word in words), words[0]
    bare = text.strip()
    if not bare:
        yield Piece(text)
        return
    yield Piece(" " * (len(text) - len(text.lstrip())))
    if first.href and bare in {first.href, first.href.removeprefix("mailto:")}:
        yield _linked(bare) or Piece(bare)
    else:
        pieces = [Piece(word.text, word.italic, word.bold) for word in _stripped(words)]
        inner = emphasised(pieces, _escaped_whole)
        target = "{.run-in}" if first.run_in else f"({_href(first.href)})"
        yield Piece(f"[{inner}]{target}", fixed=True)
    yield Piece(" " * (len(text) - len(text.rstrip())))


def _stripped(words: list[Words]) -> list[Words]:
    first, *others = words
    made = [replace(first, text=first.text.lstrip()), *others]
    return [*made[:-1], replace(made[-1], text=made[-1].text.rstrip())]


def _linked(text: str) -> Piece | None:
    """Write an address in angle brackets, if it is one."""
    return Piece(f"<{text}>", fixed=True) if ADDRESS.fullmatch(text) else None


def _href(address: str) -> str:
    """Write an address that a link may have: what would end it is encoded."""
    text = re.sub(r"&(?=#?\w+;)", "%26", UNFIT.sub("", address.strip()))
    text = f"http://{text}" if text.lower().startswith("www.") else text
    return re.sub(
        r"[\s<>()\\{}\[\]`*|\"^]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), text
    )


def _worded(words: Words) -> Iterator[Piece]:
    """Write words, the addresses in them as such."""
    at = 0
    for match in ADDRESS.finditer(words.text):
        address = _without_stops(match[0])
        piece = _linked(address)
        if piece:
            yield Piece(words.text[at : match.start()], words.italic, words.bold)
            yield piece
            at = match.start() + len(address)
    yield Piece(words.text[at:], words.italic, words.bold)


def _without_stops(address: str) -> str:
    """Return an address without the stops of the sentence that it ends."""
    while address and (
        address[-1] in STOPS or (address[-1] == ")" and address.count(")") > address.count("("))
    ):
        address = address[:-1]
    return address


def _escaped_whole(text: str) -> str:
    """Put backslashes before signs, and before all brackets."""
    text = SIGNS.sub(lambda match: f"\\{match[0]}", text)
    return BEGINNING.sub(r"\\", BRACKET.sub(lambda match: f"\\{match[0]}", text))


def _escaped(text: str) -> str:
    """Put backslashes before signs, and before brackets where they must be."""
    if not _is_balanced(text):
        return _escaped_whole(text)
    return BEGINNING.sub(r"\\", SIGNS.sub(lambda match: f"\\{match[0]}", text))


def _is_balanced(text: str) -> bool:
    """Tell whether brackets open and close in turn, and are followed by nothing they take."""
    depth = 0
    for match in BRACKET.finditer(text):
        after = text[match.end() : match.end() + 1]
        depth += 1 if match[0] == "[" else -1
        if depth < 0 or depth > NESTED or (match[0] == "[" and after == "^"):
            return False
        if match[0] == "]" and after and after in "[({:\\":
            return False
    return depth == 0 and not text.endswith("]")


def _code(text: str) -> str:
    """Write signs as code, between more grave accents than stand in it."""
    text = " ".join(cleaned(text).split())
    longest = max(map(len, re.findall("`+", text)), default=0)
    mark = "`" * (longest + 1)
    edge = " " if text[:1] in "` " or text[-1:] in "` " else ""
    return f"{mark}{edge}{text}{edge}{mark}" if text else ""


def _starting(text: str) -> str:
    """Escape what would make a line a list, a heading, a table or a caption."""
    match = STARTS.match(text)
    if not match:
        return text
    at = match.end() if match["number"] or len(match["sign"]) > 1 else 0
    return f"{text[:at]}\\{text[at:]}"
