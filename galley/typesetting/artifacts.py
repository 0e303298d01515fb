"""What stands outside the structure: running matter, what is repeated, and what is drawn.

Each is marked with its kind (ISO 32000-1, 14.8.2.2.2, table 330), as running heads and
folios must be (ISO 14289-1, 7.8).
"""

from dataclasses import dataclass
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

from galley.typesetting.roles import classes
from galley.typesetting.sheets import flow_of, margins_of


@dataclass(frozen=True)
class Artifact:
    """A kind of artifact: its type, and what and where running matter is."""

    type: str
    subtype: str = ""
    attached: str = ""

    @property
    def properties(self) -> Any:
        """The property list of its marked content."""
        found: dict[str, Any] = {"Type": f"/{self.type}"}
        if self.subtype:
            found["Subtype"] = f"/{self.subtype}"
        if self.attached:
            found["Attached"] = pydyf.Array([f"/{self.attached}"])
        return pydyf.Dictionary(found)


HEAD = Artifact("Pagination", "Header", "Top")
FOOT = Artifact("Pagination", "Footer", "Bottom")
REPEATED = Artifact("Pagination")
"""What a new page makes needful: the head of a table again."""

DRAWN = Artifact("Layout")
"""Rules, backgrounds, and the copies that pull quotes are."""


def artifact_of(box: Any) -> Artifact | None:
    """The artifact that a box was marked as; `None` for what is in the structure."""
    found: Artifact | None = box.__dict__.get("artifact")
    return found


def mark_artifacts(pages: list[Any]) -> None:
    """Mark the boxes that repeat or accompany the text and are not of it."""
    heads: set[Any] = set()
    for page in pages:
        for child in margins_of(page):
            outside(child, HEAD if child.at_keyword.startswith("@top") else FOOT)
        seen = set()
        for box in flow_of(page).descendants():
            if box.element is None or not isinstance(box, boxes.ParentBox):
                continue
            names = classes(box.element)
            if box.element_tag == "thead":
                if box.element in heads:
                    outside(box, REPEATED)
                seen.add(box.element)
            elif "ornament" in names or ("pull" in names and "edited" not in names):
                outside(box, DRAWN)
        heads |= seen


def outside(box: Any, artifact: Artifact) -> None:
    """Mark a box and all in it as an artifact."""
    box.artifact = artifact
    for child in box.descendants(placeholders=True):
        child.artifact = artifact
