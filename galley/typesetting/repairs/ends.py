"""No page ends with the beginning of a word, and no paragraph with the mere end of one.

WeasyPrint 70.0 knows no ``hyphenate-limit-last``. Here the last line of a page, and the last
but one of a paragraph, if it ends with a hyphen of the engine's own, is set once more, and
the word goes whole to the next; but not where that would leave the line too loose, or take a
note's call along. Source: W3C, CSS Text Module Level 4, 6.3.4.
"""

from functools import wraps
from inspect import signature
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.layout.inline import iter_line_boxes

from galley.typesetting.repairs.division import undivided

LOOSEST = 0.4
"""How much a space may be drawn out for it, in type sizes; in the font it is a quarter wide."""

TAKEN_OVER = "looks_at_the_last_line"


def apply() -> None:
    """Take over the layout of a block's lines; a second call does nothing."""
    inner = block._linebox_layout
    if hasattr(inner, TAKEN_OVER):
        return
    names = signature(inner)
    place = [*names.parameters].index("new_children")

    @wraps(inner)
    def linebox_layout(*args: Any) -> Any:
        abort, stop, resume_at, *rest = inner(*args)
        children = args[place]
        last = children[-1] if children and not abort else None
        if not isinstance(last, boxes.LineBox):
            return abort, stop, resume_at, *rest
        given = names.bind(*args).arguments
        if last.resume_at is None and is_stump(last):
            children[-2:] = last_two(given, children) or children[-2:]
        elif stop and (line := set_again(given, children)):
            children[-1] = line
            resume_at = {given["index"]: line.resume_at}
        return abort, stop, resume_at, *rest

    setattr(linebox_layout, TAKEN_OVER, True)
    block._linebox_layout = linebox_layout


def last_two(given: dict[str, Any], children: list[Any]) -> list[Any]:
    """Set a paragraph's last lines once more, so that the last is a word at least."""
    if line := set_again(given, children[:-1]):
        last = next_line(given, children[-1], line.resume_at)
        if last.resume_at is None and is_alike(last, children[-1]):
            return [line, last]
    return []


def set_again(given: dict[str, Any], children: list[Any]) -> Any:
    """Set the last of a block's lines with all words whole, if it is the better for it."""
    lines = [child for child in children if isinstance(child, boxes.LineBox)]
    if not lines or not ends_divided(lines[-1]):
        return None
    *_, before, last = [given["skip_stack"], *(line.resume_at for line in lines[:-1]), lines[-1]]
    with undivided():
        line = next_line(given, last, before)
    spaces = [box.justification_spacing / box.style["font_size"] for box in texts(line)]
    tight = max(spaces, default=0) <= LOOSEST
    return line if line.resume_at and tight and is_alike(line, last) else None


def next_line(given: dict[str, Any], instead: Any, skip_stack: Any) -> Any:
    """Set the line that follows, in the place of another."""
    lines = iter_line_boxes(
        *(given["context"], given["child"], instead.position_y, given["bottom_space"]),
        *(skip_stack, given["box"], given["absolute_boxes"], given["fixed_boxes"], None, None),
    )
    line, line.resume_at = next(lines)
    return line


def texts(line: Any) -> list[Any]:
    """The texts of a line, in order."""
    return [box for box in line.descendants() if isinstance(box, boxes.TextBox)]


def ends_divided(line: Any) -> bool:
    """Whether a line ends with a hyphen that the engine has set, and holds nothing but text."""
    found = texts(line)
    return (
        bool(found)
        and line.resume_at is not None
        and found[-1].text.endswith(found[-1].style["hyphenate_character"])
        and all(box.is_in_normal_flow() for box in line.descendants())
    )


def is_stump(line: Any) -> bool:
    """Whether a line is no more than one word, or the end of one."""
    return len("".join(box.text for box in texts(line)).split()) == 1


def is_alike(line: Any, other: Any) -> bool:
    """Whether a line is as high as another, and calls the same notes."""
    return bool(line.height == other.height and calls(line) == calls(other))


def calls(line: Any) -> list[Any]:
    """The notes that are called from a line."""
    found = (getattr(box, "footnote", None) for box in line.descendants())
    return [note for note in found if note is not None]
