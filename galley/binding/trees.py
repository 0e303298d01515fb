"""Name trees and number trees: sorted maps, cut into leaves of a readable size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pikepdf import Array, Dictionary, Object, Pdf, String

LEAF = 64


def name_tree(volume: Pdf, entries: Mapping[str, Object]) -> Object:
    """Write a name tree, its keys in the order of their bytes (ISO 32000-2, 7.9.6)."""
    keys = {name: String(name) for name in entries}
    names = sorted(keys, key=lambda name: bytes(keys[name]))
    return _tree(volume, "/Names", [(keys[name], entries[name]) for name in names])


def number_tree(volume: Pdf, entries: Mapping[int, Object]) -> Object:
    """Write a number tree (ISO 32000-2, 7.9.7)."""
    return _tree(volume, "/Nums", sorted(entries.items(), key=lambda entry: entry[0]))


def read_names(tree: Object) -> Iterator[tuple[str, Object]]:
    """Give a name tree's names and values, in order."""
    names = tree.get("/Names", Array())
    for index in range(0, len(names), 2):
        yield str(names[index]), names[index + 1]
    for kid in tree.get("/Kids", Array()):
        yield from read_names(kid)


def _tree(volume: Pdf, kind: str, entries: Sequence[tuple[Object | int, Object]]) -> Object:
    leaves = Array()
    for start in range(0, len(entries), LEAF):
        leaf = entries[start : start + LEAF]
        made = Dictionary(Limits=Array([leaf[0][0], leaf[-1][0]]))
        made[kind] = Array([item for entry in leaf for item in entry])
        leaves.append(volume.make_indirect(made))
    if not entries:
        return volume.make_indirect(Dictionary({kind: Array()}))
    return volume.make_indirect(Dictionary(Kids=leaves))
