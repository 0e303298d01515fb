"""Named destinations: every id of every part, as a place in the volume."""

from __future__ import annotations

from collections.abc import Mapping

from pikepdf import Dictionary, Object, Pdf

from galley.binding.trees import name_tree, read_names


def merge_destinations(volume: Pdf, sources: Mapping[str, Pdf]) -> dict[str, Object]:
    """Bring the parts' named destinations into the volume, and give them by name.

    To be called once the pages are there. Raises `ValueError` where two parts share a
    name. Source: ISO 32000-2, 12.3.2.4.
    """
    found: dict[str, Object] = {}
    for part, source in sources.items():
        names = source.Root.get("/Names", Dictionary()).get("/Dests")
        if names is None:
            continue
        for name, place in read_names(volume.copy_foreign(source.make_indirect(names))):
            if name in found:
                raise ValueError(f"{part}: the destination {name!r} stands in another part too")
            found[name] = place
    volume.Root.Names = Dictionary(Dests=name_tree(volume, found))
    return found
