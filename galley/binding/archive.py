"""The edition for the archive: PDF/A-3a, with the sources that it was made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from galley.binding.attachments import attach_sources
from galley.binding.claims import Claims
from galley.binding.imposition import impose
from galley.binding.intents import ARCHIVE_INTENT, write_intent
from galley.binding.join import joined
from galley.binding.metadata import write_metadata
from galley.model import Bookmark, Facts, Leaf, Plan, TypesetPart


def bind_archive(
    parts: Sequence[tuple[Leaf, TypesetPart]],
    plan: Plan,
    facts: Facts,
    bookmarks: Sequence[Bookmark],
    sources: Mapping[str, bytes],
) -> bytes:
    """Bind the parts of an issue as `bind` does, to be kept: it needs nothing but itself.

    ``sources`` are the files of the issue's folder, by their names in it. Raises as `bind`
    does. Source: ISO 19005-3.
    """
    with joined(parts, impose([leaf for leaf, _ in parts], plan), bookmarks) as made:
        made.refuse_strays()
        write_intent(made.volume, ARCHIVE_INTENT)
        attach_sources(made.volume, sources, facts.date)
        write_metadata(made.volume, facts, Claims.ARCHIVED)
        return made.saved()
