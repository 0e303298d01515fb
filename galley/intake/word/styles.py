"""The styles of a Word file: their names, and the look that they give."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from galley.intake.word.ooxml import inside, is_on, name, value

DEEPEST = 20
"""How many styles may be based on one another."""


class Styles:
    """Paragraph styles by id; what one does not say, the one that it is based on does."""

    def __init__(self, part: ET.Element | None) -> None:
        """Read the part of styles, if there is one."""
        found = [] if part is None else list(inside(part, "w:style"))
        self._styles = {value(style, "w:styleId"): style for style in found}
        self._default = ""
        for style in found:
            kind = value(style, "w:type") or "paragraph"
            if kind == "paragraph" and value(style, "w:default") in {"1", "true"}:
                self._default = value(style, "w:styleId")
        self._document = (
            None
            if part is None
            else part.find("/".join(map(name, ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:sz"))))
        )

    def name(self, style: str) -> str:
        """Return a style's name in lower case, its id where it has none."""
        found = self._styles.get(style)
        named = value(found.find(name("w:name"))) if found is not None else ""
        return (named or style).lower()

    def is_of(self, style: str, wanted: frozenset[str]) -> bool:
        """Tell whether a style, or one that it is based on, has one of some names."""
        at = style
        for _ in range(DEEPEST):
            if self.name(at) in wanted:
                return True
            found = self._styles.get(at)
            at = "" if found is None else value(found.find(name("w:basedOn")))
        return False

    def is_bold(self, style: str) -> bool:
        """Tell whether a style's words are bold."""
        return is_on(self._property(style, "w:rPr", "w:b"))

    def size(self, style: str) -> int:
        """Return the size of a style's words in half points, 0 where it is not said."""
        text = value(self._property(style, "w:rPr", "w:sz")) or value(self._document)
        return int(text) if text.isascii() and text.isdigit() else 0

    def alignment(self, style: str) -> str:
        """Return how a style aligns its paragraphs; nothing where it is not said."""
        return value(self._property(style, "w:pPr", "w:jc"))

    def _property(self, style: str, *path: str) -> ET.Element | None:
        at = style or self._default
        for _ in range(DEEPEST):
            found = self._styles.get(at)
            if found is None:
                return None
            one = found.find("/".join(map(name, path)))
            if one is not None:
                return one
            at = value(found.find(name("w:basedOn")))
        return None
