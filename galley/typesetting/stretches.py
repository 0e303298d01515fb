"""Stretches: the blocks of running text between two printed page turns."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from galley.fit import AS_STYLED, Setting
from galley.typesetting.turns import TEXT, add_class


@dataclass(eq=False)
class Stretch:
    """The blocks between two printed turns, the folio they begin on, and the next's.

    ``anchor`` is an id on the page that they begin. ``following`` is `None` for the last.
    """

    folio: int
    anchor: str
    following: int | None = None
    blocks: list[Any] = field(default_factory=list)
    given: list[dict[str, str]] = field(default_factory=list)

    def add(self, block: Any) -> None:
        """Add a block, which is as its piece gives it."""
        self.blocks.append(block)
        self.given.append(dict(block.attrib))

    @property
    def pages(self) -> int | None:
        """How many pages the print gave it, where that is known."""
        return None if self.following is None else self.following - self.folio

    @property
    def cut(self) -> Any:
        """The innermost element that the turn after the stretch cuts, if it cuts any."""
        found = [element for element in self.blocks[-1].iter() if "cut" in classes(element)]
        return found[-1] if found else None

    @property
    def broken(self) -> bool:
        """Whether a page begins inside it by hand."""
        return any("page-break" in classes(block) for block in self.blocks[1:])

    def dress(self, setting: Setting, *, drawn: bool) -> None:
        """Set the blocks so, and draw out the cut line at their end, or do not."""
        for block, given in zip(self.blocks, self.given, strict=True):
            block.attrib.clear()
            block.attrib.update(given)
            if setting != AS_STYLED:
                add_class(block, "fitted")
                block.set("style", f"{given.get('style', '')};{declarations(setting)}".strip(";"))
        if self.cut is not None:
            kept = [name for name in classes(self.cut) if name != "full"]
            self.cut.set("class", " ".join([*kept, "full"] if drawn else kept))


def stretches(root: Any) -> list[Stretch]:
    """The stretches of a document whose blocks have been cut at their turns."""
    found: list[Stretch] = []
    for text in root.iter(TEXT):
        if "text" not in classes(text):
            continue
        for block in text:
            if anchor := block.get("data-turn"):
                found.append(Stretch(int(block.get("data-folio")), anchor))
            if found and block.tag != "aside":
                found[-1].add(block)
    for stretch, following in pairwise(found):
        stretch.following = following.folio
    return found


def classes(element: Any) -> list[str]:
    """The classes of an element."""
    return (element.get("class") or "").split()


def declarations(setting: Setting) -> str:
    """The custom properties that ``styles/components/fit.css`` reads."""
    return (
        f"--leading: {1 + setting.leading / 100:g}; --tracking: {setting.tracking:g}em; "
        f"--spread: {setting.between:g}pt"
    )
