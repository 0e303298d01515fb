"""Printed page turns: where a page of the printed edition began, a page begins.

A turn may stand inside a paragraph, a list item, a quotation or a word. The block of
running text that it stands in is cut there in two, so that its second half can begin
a page; the halves share a ``data-whole``, by which the structure tree knows them for
one element. A turn inside a note cuts nothing: a note stands whole.
"""

from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import Any

BLOCKS = {"p", "h2", "h3", "li", "td", "th", "caption", "pre"}
"""The elements that lines stand in."""

TEXT = "section"
"""The element, of class ``text``, whose children are the blocks of running text."""


def running_text(root: Any) -> Iterator[Any]:
    """The elements whose children are the blocks of running text."""
    for text in root.iter(TEXT):
        if "text" in (text.get("class") or "").split():
            yield text


def sink_turns(root: Any) -> None:
    """Put each turn that stands between blocks into the one it begins: turns of a flowing text.

    There it is no neighbour to the blocks, whose spaces depend on what they follow.
    """
    for text in running_text(root):
        for turn in [child for child in text if is_turn(child)]:
            after = list(text)[list(text).index(turn) + 1 :]
            following = next((block for block in after if block.tag != "aside"), None)
            if following is None or following.tag == "figure":
                continue
            block = next((b for b in following.iter() if b.tag in BLOCKS), following)
            text.remove(turn)
            turn.tag, turn.tail, block.text = "span", block.text, None
            block.insert(0, turn)


def is_turn(element: Any) -> bool:
    """Whether an element marks a page turn."""
    return "turn" in (element.get("class") or "").split()


def cut_at_turns(root: Any) -> None:
    """Cut the running text of a document at its page turns, in place."""
    for text in running_text(root):
        for turn in list(turns(text)):
            cut_at(text, turn)


def turns(element: Any) -> Iterator[Any]:
    """The turns below an element, in order, but for those in notes."""
    for child in element:
        if is_turn(child):
            yield child
        elif "note" not in (child.get("class") or "").split():
            yield from turns(child)


def is_head(block: Any) -> bool:
    """Whether a block goes with the text that follows, as a review's book does."""
    return block.tag == "aside" or "book" in (block.get("class") or "").split()


def cut_at(text: Any, turn: Any) -> None:
    """Let a page begin at one turn: before a block, or inside it, cutting it in two."""
    path = path_to(text, turn)
    block, index = path[1], list(text).index(path[1])
    inside = block is not turn and before(path)
    if not inside:
        rest = list(text)[index + (block is turn) :]
        pulls = list(takewhile(lambda element: element.tag == "aside", rest))
        for element in rest[len(pulls) :][:1]:
            # The text begins a page as it is; a pull quote stands behind what it floats by.
            text[:] = [e for e in text if e not in pulls]
            place = list(text).index(element) + 1
            text[place:place] = pulls
            heads = all(is_head(block) for block in list(text)[:index])
            begin(element, turn, element.get("id"), "opening" if heads else "turned")
    else:
        first, second = halves(path[1:], f"{turn.get('id')}")
        begin(second, turn, turn.get("id"), "turned")
        text[index : index + 1] = [first, second]


def begin(block: Any, turn: Any, anchor: str, name: str) -> None:
    """Let a printed page begin with a block, which ``anchor`` is the id of, or is in."""
    add_class(block, name)
    block.set("data-turn", anchor)
    block.set("data-folio", turn.get("data-folio"))


def path_to(element: Any, target: Any) -> list[Any]:
    """The elements from one down to another below it, both included."""
    if element is target:
        return [element]
    for child in element:
        if found := path_to(child, target):
            return [element, *found]
    return []


def before(path: list[Any]) -> bool:
    """Whether a block holds anything before the end of the path in it."""
    for parent, child in pairwise(path[1:]):
        if (parent.text or "").strip():
            return True
        if list(parent).index(child):
            return True
    return False


def halves(path: list[Any], name: str) -> tuple[Any, Any]:
    """A block cut at the end of the path: what stands before it, and the rest with it."""
    element, *below = path
    if not below:
        return None, element
    index = list(element).index(below[0])
    first_child, second_child = halves(below, name)
    # A copy of an element shares its attributes with it.
    first, second = (element.makeelement(element.tag, dict(element.attrib)) for _ in range(2))
    first.text = element.text
    first.extend(element[:index])
    second.extend(element[index:])
    if first_child is not None:
        first.append(first_child)
        first_child.tail = None
    second[0] = second_child
    second.tail = element.tail
    whole = element.get("data-whole") or f"{name}.{element.tag}"
    for half in (first, second):
        half.set("data-whole", whole)
    second.attrib.pop("id", None)
    if element.tag == "ol":
        second.set("start", str(int(element.get("start") or 1) + index + 1))
    add_class(first, "cut")
    add_class(second, "resumed")
    return first, second


def add_class(element: Any, name: str) -> None:
    """Add a class to an element."""
    element.set("class", f"{element.get('class') or ''} {name}".strip())
