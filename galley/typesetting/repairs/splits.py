"""A text that is broken at the same measure again is not measured again.

Notes are laid out to know how high they are, and again for good; so are lines at the end
of a page that go to the next, and columns whose width is to be found. In WeasyPrint 70.0
their texts are shaped anew by Pango each time: of three times once in vain.

What comes of a text depends on the text, on some values of its style, on the measure, and on
whether words are divided. It is kept while a document is laid out. Each line has a layout of its
own, since drawing alters it.
"""

from collections.abc import Callable
from typing import Any

from weasyprint.layout import inline, preferred
from weasyprint.text.line_break import Layout

from galley.typesetting.repairs.division import WHOLE
from galley.typesetting.repairs.layouts import kind_of

KEPT = "kept_splits"
"""Where the context of a layout keeps them."""

Split = Callable[..., Any]


def apply() -> None:
    """Take over the splitting of text, after its other repair; a second call does nothing."""
    for module in (inline, preferred):
        if not isinstance(module.split_first_line, Remembering):
            module.split_first_line = Remembering(module.split_first_line)


class Remembering:
    """The splitting of text, which remembers what it came to."""

    def __init__(self, split: Split) -> None:
        """Take the splitting."""
        self.split = split

    def __call__(  # noqa: PLR0913, PLR0917 - the engine's signature
        self,
        text: str,
        style: Any,
        context: Any,
        max_width: Any,
        justification_spacing: Any,
        is_line_start: bool = True,  # noqa: FBT001, FBT002
        minimum: bool = False,  # noqa: FBT001, FBT002
    ) -> Any:
        """Fit as much text as there is room for, or tell how much that was."""
        given = max_width, justification_spacing, is_line_start, minimum
        if context is None:
            return self.split(text, style, context, *given)
        kept = context.__dict__.setdefault(KEPT, {})
        key = id(self), kind_of(style), text, given, WHOLE.get()
        if key in kept:
            layout, rest = kept[key]
            return revived(layout), *rest
        layout, *rest = self.split(text, style, context, *given)
        kept[key] = vars(layout).copy(), rest
        return layout, *rest


def revived(facts: dict[str, Any]) -> Layout:
    """Give a layout at rest, of the same text."""
    layout = Layout.__new__(Layout)
    vars(layout).update(facts)
    return layout
