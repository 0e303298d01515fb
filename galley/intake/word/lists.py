"""Lists whose levels are in their styles alone: to pandoc, each is a list of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from galley.intake.word.doubts import Doubts
from galley.intake.word.survey import Facts, Survey
from galley.intake.word.text import Block, Listing, Paragraph

LEVEL = re.compile(r"list (?:bullet|number)(?: (\d))?")


@dataclass(frozen=True)
class Levels:
    """The levels of lists by the styles of their first paragraphs: ``List Bullet 2`` is 2."""

    survey: Survey
    doubts: Doubts

    def nested(self, blocks: Sequence[Block]) -> list[Block]:
        """Put each list into the item before it, where its level is deeper."""
        made: list[Block] = []
        for block in blocks:
            above = made[-1] if made else None
            if isinstance(block, Listing) and isinstance(above, Listing) and above.items:
                made[-1:] = self._together(above, block)
            else:
                made.append(block)
        for block in made:
            if isinstance(block, Listing) and self._level(block) > 1:
                what = f"a list of level {self._level(block)} under no other list"
                self.doubts.doubt(block.number, "list-level", what, "a list of its own")
        return made

    def _together(self, above: Listing, below: Listing) -> list[Block]:
        deeper = self._level(below) - self._level(above)
        last = above.items[-1]
        inner = last[-1]
        if deeper > 0:
            ends = self._together(inner, below) if isinstance(inner, Listing) else [inner, below]
            return [replace(above, items=(*above.items[:-1], (*last[:-1], *ends)))]
        if deeper == 0 and isinstance(inner, Listing) and bool(above.labels) == bool(below.labels):
            items, labels = (*above.items, *below.items), (*above.labels, *below.labels)
            return [replace(above, items=items, labels=labels)]
        return [above, below]

    def _level(self, block: Listing) -> int:
        first = block.items[0][0] if block.items else None
        facts = self.survey.facts.get(first.number, Facts("")) if first else Facts("")
        style = facts.style if isinstance(first, Paragraph) else ""
        match = LEVEL.fullmatch(style)
        return int(match[1] or 1) if match else 1
