"""Where the pull quotes of a document stand among its blocks."""

from collections.abc import Collection, Mapping
from typing import Any

Places = Mapping[str, int]
"""The places of pull quotes that were moved: how many blocks stand before each."""


class Pulls:
    """The pull quotes of a document's tree, each with the place that its piece gives it."""

    def __init__(self, root: Any) -> None:
        """Find them, and the blocks among which they stand."""
        self.given: dict[str, int] = {}
        self._homes: list[tuple[Any, list[Any], list[Any]]] = []
        for parent in root.iter():
            children = list(parent)
            pulls = [child for child in children if child.tag == "aside"]
            if pulls or parent.tag == "section":
                blocks = [child for child in children if child.tag != "aside"]
                self._homes.append((parent, blocks, pulls))
            for index, pull in enumerate(pulls):
                self.given[pull.get("id")] = children.index(pull) - index

    def up(self, places: Places, name: str, step: int) -> dict[str, int]:
        """The places with one pull quote moved up by so many blocks."""
        place = places.get(name, self.given[name])
        return {**places, name: max(place - step, 0)}

    def after(self, places: Places, name: str, block: Any) -> dict[str, int] | None:
        """The places with one pull quote moved behind a block; nothing if it is elsewhere."""
        for _, blocks, pulls in self._homes:
            if block in blocks and any(pull.get("id") == name for pull in pulls):
                return {**places, name: blocks.index(block) + 1}
        return None

    def arrange(self, places: Places, dropped: Collection[Any] = ()) -> None:
        """Put every pull quote in its place, and leave out the dropped blocks.

        A pull quote goes with the block before it. Those that come to one place keep
        the order that the piece gives them.
        """
        for parent, blocks, pulls in self._homes:
            standing: dict[int, list[Any]] = {}
            for pull in pulls:
                name = pull.get("id")
                standing.setdefault(places.get(name, self.given[name]), []).append(pull)
            arranged = list(standing.get(0, ()))
            for place, block in enumerate(blocks, 1):
                if block not in dropped:
                    arranged += [block, *standing.get(place, ())]
            parent[:] = arranged
