"""A page does not end with the beginning of a word.

WeasyPrint 70.0 knows no ``hyphenate-limit-last``. Here the last line of a page, if it ends with
a hyphen of the engine's own, is set once more, and the word goes to the next page whole; but
not where that would leave the line too loose, or take a note's call along. Source: W3C, CSS
Text Module Level 4, 6.3.4.
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

    @wraps(inner)
    def linebox_layout(*args: Any) -> Any:
        abort, stop, resume_at, *rest = inner(*args)
        if stop and not abort:
            given = names.bind(*args).arguments
            if again := set_again(**given):
                given["new_children"][-1] = again
                resume_at = {given["index"]: again.resume_at}
        return abort, stop, resume_at, *rest

    setattr(linebox_layout, TAKEN_OVER, True)
    block._linebox_layout = linebox_layout


def set_again(*, new_children: list[Any], skip_stack: Any, **given: Any) -> Any:
    """Set the last of a block's lines on a page once more, if it is the better for it.

    What is ``given`` are the other arguments of the engine's layout of these lines.
    """
    placed = [each for each in new_children if isinstance(each, boxes.LineBox)]
    if not placed or not ends_divided(placed[-1]):
        return None
    *_, before, last = [skip_stack, *(line.resume_at for line in placed[:-1]), placed[-1]]
    with undivided():
        line, line.resume_at = next(
            iter_line_boxes(
                *(given["context"], given["child"], last.position_y, given["bottom_space"]),
                *(before, given["box"], given["absolute_boxes"], given["fixed_boxes"]),
                *(None, None),
            )
        )
    return line if is_as_good(line, last) else None


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


def is_as_good(line: Any, last: Any) -> bool:
    """Whether a line may stand for one that ends with a divided word."""
    spaces = [box.justification_spacing / box.style["font_size"] for box in texts(line)]
    return (
        line.resume_at is not None
        and max(spaces, default=0) <= LOOSEST
        and line.height == last.height
        and calls(line) == calls(last)
    )


def calls(line: Any) -> list[Any]:
    """The notes that are called from a line."""
    found = (getattr(box, "footnote", None) for box in line.descendants())
    return [note for note in found if note is not None]
