"""The file's own account of its paragraphs, to name them by and to count words against.

Each paragraph gets a mark at its head, ``U+FDD0 12 U+FDD1``, which comes through pandoc: so
every block is known to be of paragraph 12, or of note ``f3``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from galley.intake.word import ooxml
from galley.intake.word.doubts import Doubts
from galley.intake.word.kinds import tell_kinds
from galley.intake.word.ooxml import inside, is_on, name, names, value
from galley.intake.word.package import DOCUMENT, NOTES, Package
from galley.intake.word.styles import Styles
from galley.intake.word.unwrapping import (
    drop_hidden,
    lift_boxes,
    raise_capitals,
    take_marks,
    unwrap,
)

OPEN, CLOSE = "\ufdd0", "\ufdd1"
MARK = re.compile(f"{OPEN}([fe]?-?\\d+){CLOSE}")
STRAY = re.compile(f"[{OPEN}{CLOSE}]")
GONE = names("w:del", "w:moveFrom")
META = frozenset({"title", "subtitle", "author", "date", "abstract", "abstract title"})
SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(frozen=True)
class Facts:
    """A paragraph as the file has it: its words as accepted, its style and its look.

    ``size`` is in half points, 0 where it is not said; ``bold`` holds if all words are.
    """

    text: str
    style: str = ""
    bold: bool = False
    size: int = 0
    centred: bool = False
    numbered: bool = False


@dataclass
class Survey:
    """What the file says of its paragraphs by number, and of its notes by key.

    ``starred`` are the notes with a mark of their own, ``called`` those that the text
    calls, each with its paragraph.
    """

    facts: dict[int, Facts] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    called: dict[str, int] = field(default_factory=dict)
    starred: frozenset[str] = frozenset()

    @property
    def texts(self) -> Mapping[int, str]:
        """The words of each paragraph."""
        return {number: facts.text for number, facts in self.facts.items()}


def survey(package: Package, doubts: Doubts) -> Survey:
    """Make the parts plain, mark their paragraphs, and tell what does not come over."""
    found, styles = Survey(), Styles(package.part("word/styles.xml"))
    body = package.parts[DOCUMENT]
    unwrap(body)
    boxed = set(lift_boxes(body))
    found.starred = take_marks(body)
    hidden = drop_hidden(body)
    raise_capitals(body)
    numbers: dict[ET.Element, int] = {}
    for number, paragraph in enumerate(inside(body, "w:p"), 1):
        numbers[paragraph] = number
        found.facts[number] = _facts(paragraph, styles)
        tell_kinds(paragraph, number, doubts)
        for key in _calls(paragraph):
            found.called[key] = number
    for paragraph in boxed & numbers.keys():
        if found.facts[numbers[paragraph]].text.strip():
            doubts.doubt(
                numbers[paragraph],
                "text-box",
                "a paragraph of a text box",
                "put behind the paragraph that the box is tied to",
            )
    for paragraph, words in hidden:
        doubts.doubt(numbers.get(paragraph, 0), "hidden-text", f"hidden: “{words}”", "left out")
    for paragraph, number in numbers.items():
        _without_meta(paragraph, styles)
        _mark(paragraph, str(number))
    for part in NOTES:
        _survey_notes(package, part, found, doubts)
    return found


def _survey_notes(package: Package, part: str, found: Survey, doubts: Doubts) -> None:
    root = package.part(part)
    if root is None:
        return
    unwrap(root)
    lift_boxes(root)
    hidden = drop_hidden(root)
    raise_capitals(root)
    letter = "f" if "foot" in part else "e"
    owners: dict[ET.Element, int] = {}
    for note in root:
        key = letter + value(note, "w:id")
        if value(note, "w:type") in SEPARATORS:
            continue
        number = found.called.get(key, 0)
        texts = []
        for paragraph in inside(note, "w:p"):
            texts.append(_accepted(paragraph))
            owners[paragraph] = number
            tell_kinds(paragraph, number, doubts)
            _mark(paragraph, key)
        found.notes[key] = " ".join(texts)
        if not number and found.notes[key].strip():
            doubts.doubt(
                0,
                "note-uncalled",
                f"the note “{found.notes[key].strip()}” is called nowhere",
                "left out",
            )
    for paragraph, words in hidden:
        what = f"hidden in a note: “{words}”"
        doubts.doubt(owners.get(paragraph, 0), "hidden-text", what, "left out")


def _facts(paragraph: ET.Element, styles: Styles) -> Facts:
    about = paragraph.find(name("w:pPr"))
    style = value(about.find(name("w:pStyle"))) if about is not None else ""
    alignment = value(about.find(name("w:jc"))) if about is not None else ""
    runs = [run for run in _runs(paragraph) if ooxml.text_of([run]).strip()]
    sizes = Counter(_size(run) or styles.size(style) for run in runs)
    return Facts(
        text=_accepted(paragraph),
        style=styles.name(style),
        bold=bool(runs) and all(_is_bold(run, style, styles) for run in runs),
        size=sizes.most_common(1)[0][0] if sizes else 0,
        centred=(alignment or styles.alignment(style)) == "center",
        numbered=about is not None and about.find(name("w:numPr")) is not None,
    )


def _runs(paragraph: ET.Element) -> Iterator[ET.Element]:
    """Yield the runs that stay when all changes are accepted."""
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag == name("w:r"):
            yield element
        elif element.tag not in GONE:
            waiting += reversed(element)


def _accepted(paragraph: ET.Element) -> str:
    return STRAY.sub("", ooxml.text_of(_runs(paragraph)))


def _calls(paragraph: ET.Element) -> Iterator[str]:
    for run in _runs(paragraph):
        for kind in ("footnote", "endnote"):
            for reference in inside(run, f"w:{kind}Reference"):
                yield kind[0] + value(reference, "w:id")


def _is_bold(run: ET.Element, style: str, styles: Styles) -> bool:
    own = run.find(f"{name('w:rPr')}/{name('w:b')}")
    return is_on(own) if own is not None else styles.is_bold(style)


def _size(run: ET.Element) -> int:
    text = value(run.find(f"{name('w:rPr')}/{name('w:sz')}"))
    return int(text) if text.isascii() and text.isdigit() else 0


def _without_meta(paragraph: ET.Element, styles: Styles) -> None:
    """Take off a style that makes pandoc take a paragraph out of the text, one for many."""
    about = paragraph.find(name("w:pPr"))
    style = about.find(name("w:pStyle")) if about is not None else None
    if about is not None and style is not None and styles.is_of(value(style), META):
        about.remove(style)


def _mark(paragraph: ET.Element, key: str) -> None:
    """Put a mark at a paragraph's head; such signs of the file's own go."""
    for text in inside(paragraph, "w:t"):
        text.text = STRAY.sub("", text.text or "")
    run = ET.Element(name("w:r"))
    ET.SubElement(run, name("w:t")).text = f"{OPEN}{key}{CLOSE}"
    first = paragraph.find(name("w:pPr"))
    paragraph.insert(0 if first is None else 1, run)
