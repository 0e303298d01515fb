"""Page labels, and on which side of an opening the first page stands."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from galley.binding.imposition import Label


def write_labels(volume: Pdf, labels: Sequence[Label]) -> None:
    """Label every page, and lay out openings so that odd numbers stand on the right.

    Sources: ISO 32000-2, 12.4.2 (page labels) and 7.7.2 (page layout).
    """
    ranges: list[int | Object] = []
    expected: Label | None = None
    for index, label in enumerate(labels):
        if label != expected:
            style = Dictionary(S=Name.D, St=label.number)
            if label.prefix:
                style.P = String(label.prefix)
            ranges.extend([index, style])
        expected = label.following
    volume.Root.PageLabels = Dictionary(Nums=Array(ranges))
    recto = labels[0].number % 2 == 1
    volume.Root.PageLayout = Name.TwoPageRight if recto else Name.TwoPageLeft
