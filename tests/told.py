"""What a part's document says from its first word to its last, as it is to be read."""

from __future__ import annotations

from html.parser import HTMLParser

from .tagged import letters

VOID = frozenset({"br", "hr", "img", "link", "meta"})


class _Teller(HTMLParser):
    """Gathers text in the order of the document; a call's mark stands before its note."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        names = (given.get("class") or "").split()
        if "note" in names:
            self.said.append(given.get("data-number") or "")
        if tag not in VOID:
            copy = tag == "aside" and "edited" not in names
            above = bool(self.open) and self.open[-1][1]
            self.open.append((tag, above or copy or tag in {"style", "title"}))

    def handle_endtag(self, tag: str) -> None:
        while self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1][1]):
            self.said.append(data)


def told(document: str) -> str:
    """Give the letters of a document's text, notes at their calls, pull quotes' copies left out."""
    teller = _Teller()
    teller.feed(document)
    return letters("".join(teller.said))
