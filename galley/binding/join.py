"""Parts made into one file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf

from galley.binding.claims import Claims
from galley.binding.destinations import merge_destinations
from galley.binding.hyphens import soften_hyphens
from galley.binding.imposition import Imposed, impose
from galley.binding.labels import write_labels
from galley.binding.links import settle_links
from galley.binding.metadata import write_metadata
from galley.binding.opened import Opened
from galley.binding.outline import write_outline
from galley.binding.pages import join_pages
from galley.binding.structure import merge_structure
from galley.model import Bookmark, Facts, Leaf, Plan, Span, TypesetPart


def bind(
    parts: Sequence[tuple[Leaf, TypesetPart]],
    plan: Plan,
    facts: Facts,
    bookmarks: Sequence[Bookmark],
    opened: Opened | None = None,
) -> bytes:
    """Bind the parts of an issue into one PDF: the same values give the same bytes.

    Some parts may be ``opened`` already; their files are closed in the end.
    The cover's first two pages stand before folio 1, its others after the last. Raises
    `LookupError` where a link or a bookmark leads nowhere and `ValueError` where the
    parts do not fit the plan or one another: faults of earlier stages, not of content.
    """
    imposed = impose([leaf for leaf, _ in parts], plan)
    with joined(parts, imposed, bookmarks, opened) as made:
        made.refuse_strays()
        write_metadata(made.volume, facts, Claims.ACCESSIBLE)
        return made.saved()


def bind_article(
    leaf: Leaf, part: TypesetPart, span: Span, facts: Facts, bookmarks: Sequence[Bookmark]
) -> bytes:
    """Bind one part into a PDF of its own, at its folios in the issue.

    A link to another part becomes plain text. Raises as `bind` does otherwise.
    """
    alone = Plan({leaf.name: span}, (), span.pages)
    with joined([(leaf, part)], impose([leaf], alone), bookmarks) as made:
        write_metadata(made.volume, facts, Claims.ACCESSIBLE)
        return made.saved()


@dataclass(frozen=True)
class Joined:
    """Parts in one file, which is open: what an edition adds to it is still missing.

    ``lost`` are the destinations that links in it looked for in vain.
    """

    volume: Pdf
    version: str
    lost: tuple[str, ...]

    def refuse_strays(self) -> None:
        """Raise `LookupError` where a link led nowhere."""
        if self.lost:
            raise LookupError(f"links lead to no destination: {', '.join(self.lost)}")

    def saved(self) -> bytes:
        """Give the bytes of the file."""
        return saved(self.volume, self.version)


@contextmanager
def joined(
    parts: Sequence[tuple[Leaf, TypesetPart]],
    imposed: Sequence[Imposed],
    bookmarks: Sequence[Bookmark],
    opened: Opened | None = None,
) -> Iterator[Joined]:
    """Join parts, their pages in the order of ``imposed``: what all editions have in common.

    Some may be ``opened`` already; their files are closed in the end.
    Raises as `bind` does, but for links that lead nowhere: they become plain text.
    """
    with closing(opened or Opened()) as files, Pdf.new() as volume:
        sources = {leaf.name: files.pdf(part) for leaf, part in parts}
        join_pages(volume, sources, imposed)
        places = merge_destinations(volume, sources)
        strays = settle_links(volume, imposed, places)
        merge_structure(volume, sources, imposed, strays)
        soften_hyphens(volume)
        write_labels(volume, [page.label for page in imposed])
        write_outline(volume, bookmarks, places)
        version = max(source.pdf_version for source in sources.values())
        yield Joined(volume, version, tuple(sorted(set(strays.values()))))


def saved(volume: Pdf, version: str) -> bytes:
    """Give the bytes of a file that is finished: the same for the same objects."""
    file = BytesIO()
    volume.save(
        file,
        min_version=version,
        deterministic_id=True,
        fix_metadata_version=False,
        compress_streams=True,
        object_stream_mode=ObjectStreamMode.generate,
    )
    return file.getvalue()
