"""Pages of many files brought into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Page, Pdf

from galley.binding.imposition import Imposed

BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")


def join_pages(volume: Pdf, sources: Mapping[str, Pdf], imposed: Sequence[Imposed]) -> None:
    """Append the parts' pages to ``volume`` in order; a blank is as large as the page before.

    Raises `ValueError` where a part has more or fewer pages than the plan gives it.
    """
    for name, source in sources.items():
        planned = sum(page.part == name for page in imposed)
        if planned != len(source.pages):
            raise ValueError(f"{name}: planned {planned} pages, got {len(source.pages)}")
    for page in imposed:
        if page.part:
            volume.pages.append(sources[page.part].pages[page.page])
        else:
            volume.pages.append(blank(volume, volume.pages[-1]))


def blank(volume: Pdf, like: Page) -> Page:
    """Make a page of the same size without content: no stream at all is an empty page.

    Source: ISO 32000-2, table 31.
    """
    boxes = {name: Array(like.obj[name]) for name in BOXES if name in like.obj}
    made = Dictionary(Type=Name.Page, Resources=Dictionary())
    for name, box in boxes.items():
        made[name] = box
    return Page(volume.make_indirect(made))
