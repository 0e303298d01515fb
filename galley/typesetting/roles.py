"""Which structure types an element of HTML makes (ISO 32000-1, 14.8.4)."""

from typing import Any

ROLES = {
    "a": ("Link",),
    "article": ("Art",),
    "aside": ("Div",),
    "blockquote": ("BlockQuote",),
    "caption": ("Caption",),
    "code": ("Code",),
    "dd": ("LBody",),
    "div": ("Div",),
    "dl": ("L",),
    "dt": ("Lbl",),
    "figcaption": ("Caption",),
    "figure": ("NonStruct",),
    "footer": ("Div",),
    "h1": ("H1",),
    "h2": ("H2",),
    "h3": ("H3",),
    "header": ("Div",),
    "img": ("Figure",),
    "li": ("LI", "LBody"),
    "main": ("Sect",),
    "nav": ("TOC",),
    "ol": ("L",),
    "p": ("P",),
    "pre": ("P",),
    "section": ("Sect",),
    "table": ("Table",),
    "tbody": ("TBody",),
    "td": ("TD",),
    "th": ("TH",),
    "thead": ("THead",),
    "tr": ("TR",),
    "ul": ("L",),
}
"""Structure types by element, the outer first.

A caption follows its figure: readers stop at a figure's alternative text, and would miss
one within.
"""

CLASS_ROLES = {
    "call": ("Reference", "Link"),
    "caption": ("Caption",),
    "entry": ("TOCI",),
    "entry-link": ("Reference", "Link"),
    "folio": ("Lbl",),
    "note": ("Note",),
    "note-number": ("Lbl", "Link"),
    "note-paragraph": ("P",),
    "pair": ("LI",),
}
"""Structure types by class, where the element says too little."""

TRANSPARENT = {"html", "body"}


def classes(element: Any) -> list[str]:
    """The class names of an element."""
    return str(element.get("class") or "").split()


def roles_of(element: Any) -> tuple[str, ...]:
    """The structure types of an element, the outer first; none where it makes none."""
    for name in classes(element):
        if name in CLASS_ROLES:
            return CLASS_ROLES[name]
    if element.tag == "img" and element.get("alt") == "":
        return ()
    if roles := ROLES.get(element.tag, ()):
        return roles
    return ("Span",) if element.get("lang") and element.tag not in TRANSPARENT else ()


def whole(element: Any) -> Any:
    """What stands for an element: itself, or that of which a turn made two halves."""
    return element.get("data-whole") or element


def stands_outside(element: Any) -> bool:
    """Whether an element is a pull quote, which the page may place elsewhere."""
    return element.tag == "aside" and "pull" in classes(element)


def is_call(box: Any) -> bool:
    """Whether a box is that of a note's call, the link around its mark."""
    return (
        box.element is not None and "::" not in box.element_tag and ("call" in classes(box.element))
    )
