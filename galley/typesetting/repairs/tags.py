"""The structure tree is built once an element, and running matter is an artifact.

WeasyPrint 70.0 makes a structure element of every box, so that a paragraph over two
pages is two paragraphs and notes come after their page; and it marks running heads
as content, and artifacts without their kind. `galley.typesetting.tagging` writes the
tree instead, and what is marked as an artifact is drawn as one, of its kind.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from weasyprint import pdf
from weasyprint.pdf.stream import Stream

from galley.typesetting import tagging
from galley.typesetting.artifacts import DRAWN, Artifact, artifact_of


def apply() -> None:
    """Take over tagging; a second call does nothing."""
    if pdf.add_tags is tagging.add_tags:
        return
    mark = Stream.marked
    pdf.add_tags = tagging.add_tags

    def marked(self: Stream, box: Any, tag: str) -> AbstractContextManager[None]:
        """Mark content for the structure tree, unless it belongs in none."""
        found: AbstractContextManager[None]
        kind = artifact_of(box)
        found = mark(self, box, tag) if kind is None else self.artifact(kind)
        return found

    @contextmanager
    def artifact(self: Stream, kind: Artifact = DRAWN) -> Iterator[None]:
        """Mark an artifact by its kind; unlike the engine's, never inside another."""
        if self._tags is None or getattr(self, "in_artifact", False):
            yield
            return
        self.in_artifact = True
        self.begin_marked_content("Artifact", kind.properties)
        try:
            yield
        finally:
            self.end_marked_content()
            self.in_artifact = False

    Stream.marked = marked
    Stream.artifact = artifact
