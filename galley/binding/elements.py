"""What stands under a structure element (ISO 32000-2, 14.7.2 and 14.7.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, TypeGuard

from pikepdf import Array, Name, Object

Number: TypeAlias = tuple[int, int]
"""An object's number and generation: what it is known by in its file."""

Kid: TypeAlias = int | Object
"""An element, a reference to marked content or to an object, or a bare content id."""


def kids(element: Object) -> Iterator[Kid]:
    """Give what stands under an element, whether one thing or an array."""
    content = element.get("/K")
    if content is not None:
        yield from flat(content)


def flat(value: Object) -> Iterator[Kid]:
    """Give a value, or an array's, however deep."""
    if isinstance(value, Array):
        for item in value:
            yield from flat(item)
    else:
        yield value


def is_reference(kid: Kid) -> TypeGuard[Object]:
    """Whether a kid is the reference to an object, such as a link's rectangle."""
    return not isinstance(kid, int) and kid.get("/Type") == Name.OBJR


def is_element(kid: Kid) -> TypeGuard[Object]:
    """Whether a kid is an element itself."""
    return not isinstance(kid, int) and kid.get("/Type") not in {Name.OBJR, Name.MCR}


def page_of(element: Object) -> Number | None:
    """Give the page on which the first content under an element stands."""
    for kid in kids(element):
        page = page_of(kid) if is_element(kid) else content_page(element, kid).objgen
        if page is not None:
            return page
    return None


def content_page(element: Object, kid: Kid) -> Object:
    """Give the page of an element's content: its own, or else the element's.

    Raises `ValueError` where there is neither.
    """
    own = None if isinstance(kid, int) else kid.get("/Pg")
    page = element.get("/Pg") if own is None else own
    if page is None:
        raise ValueError(f"content of a {element['/S']} stands on no page")
    return page
