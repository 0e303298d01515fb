"""Parts made into one file."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf

from galley.binding.destinations import merge_destinations
from galley.binding.hyphens import soften_hyphens
from galley.binding.imposition import impose
from galley.binding.labels import write_labels
from galley.binding.links import settle_links
from galley.binding.metadata import write_metadata
from galley.binding.outline import write_outline
from galley.binding.pages import join_pages
from galley.binding.structure import merge_structure
from galley.model import Bookmark, Facts, Leaf, Plan, Span, TypesetPart


def bind(
    parts: Sequence[tuple[Leaf, TypesetPart]],
    plan: Plan,
    facts: Facts,
    bookmarks: Sequence[Bookmark],
) -> bytes:
    """Bind the parts of an issue into one PDF: the same values give the same bytes.

    The cover's first two pages stand before folio 1, its others after the last. Raises
    `LookupError` where a link or a bookmark leads nowhere and `ValueError` where the
    parts do not fit the plan or one another: faults of earlier stages, not of content.
    """
    data, lost = bound(parts, plan, facts, bookmarks)
    if lost:
        raise LookupError(f"links lead to no destination: {', '.join(lost)}")
    return data


def bind_article(
    leaf: Leaf, part: TypesetPart, span: Span, facts: Facts, bookmarks: Sequence[Bookmark]
) -> bytes:
    """Bind one part into a PDF of its own, at its folios in the issue.

    A link to another part becomes plain text. Raises as `bind` does otherwise.
    """
    alone = Plan({leaf.name: span}, (), span.pages)
    data, _ = bound([(leaf, part)], alone, facts, bookmarks)
    return data


def bound(
    parts: Sequence[tuple[Leaf, TypesetPart]],
    plan: Plan,
    facts: Facts,
    bookmarks: Sequence[Bookmark],
) -> tuple[bytes, tuple[str, ...]]:
    """Give the file, and the destinations that links in it looked for in vain."""
    imposed = impose([leaf for leaf, _ in parts], plan)
    with ExitStack() as stack:
        sources = {
            leaf.name: stack.enter_context(Pdf.open(BytesIO(part.pdf))) for leaf, part in parts
        }
        volume = stack.enter_context(Pdf.new())
        join_pages(volume, sources, imposed)
        places = merge_destinations(volume, sources)
        strays = settle_links(volume, imposed, places)
        merge_structure(volume, sources, imposed, strays)
        soften_hyphens(volume)
        write_labels(volume, [page.label for page in imposed])
        write_outline(volume, bookmarks, places)
        write_metadata(volume, facts)
        return saved(volume, max(source.pdf_version for source in sources.values())), tuple(
            sorted(set(strays.values()))
        )


def saved(volume: Pdf, version: str) -> bytes:
    """Give the bytes of a file that is finished: the same for the same objects."""
    file = BytesIO()
    volume.save(
        file,
        min_version=version,
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=ObjectStreamMode.generate,
    )
    return file.getvalue()
