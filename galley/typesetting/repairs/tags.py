"""The structure tree is built once an element, and running matter is an artifact.

WeasyPrint 70.0 makes a structure element of every box, so that a paragraph over two
pages is two paragraphs and notes come after their page; and it marks running heads
as content. `galley.typesetting.structure` builds the tree instead, and text whose
box is marked as an artifact is drawn as one.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from weasyprint import pdf
from weasyprint.pdf.stream import Stream

from galley.typesetting import structure


def apply() -> None:
    """Take over tagging; a second call does nothing."""
    if pdf.add_tags is structure.add_tags:
        return
    mark = Stream.marked
    pdf.add_tags = structure.add_tags

    def marked(self: Stream, box: Any, tag: str) -> AbstractContextManager[None]:
        """Mark content for the structure tree, unless it belongs in none."""
        found: AbstractContextManager[None]
        found = self.artifact() if structure.is_artifact(box) else mark(self, box, tag)
        return found

    @contextmanager
    def artifact(self: Stream) -> Iterator[None]:
        """Mark an artifact; unlike the engine's, never inside another."""
        if self._tags is None or getattr(self, "in_artifact", False):
            yield
            return
        self.in_artifact = True
        self.begin_marked_content("Artifact")
        try:
            yield
        finally:
            self.end_marked_content()
            self.in_artifact = False

    Stream.marked = marked
    Stream.artifact = artifact
