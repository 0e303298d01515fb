"""The outline: what a reader's side panel lists."""

from __future__ import annotations

from collections.abc import Container, Sequence

from pikepdf import Name, OutlineItem, Pdf, String

from galley.model import Bookmark


def write_outline(volume: Pdf, bookmarks: Sequence[Bookmark], places: Container[str]) -> None:
    """Write the bookmarks as the outline, folded to its first level, and have it shown.

    Raises `LookupError` where a bookmark's target is no destination.
    Source: ISO 32000-2, 12.3.3.
    """
    if not bookmarks:
        return
    with volume.open_outline() as outline:
        outline.root.extend(_item(bookmark, places) for bookmark in bookmarks)
    volume.Root.PageMode = Name.UseOutlines


def _item(bookmark: Bookmark, places: Container[str]) -> OutlineItem:
    if bookmark.target not in places:
        raise LookupError(f"the bookmark {bookmark.title!r} has no target {bookmark.target!r}")
    item = OutlineItem(bookmark.title, String(bookmark.target))
    item.is_closed = True
    item.children.extend(_item(child, places) for child in bookmark.children)
    return item
