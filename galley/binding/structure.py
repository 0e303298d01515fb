"""One structure tree out of the parts' (ISO 32000-2, 14.7).

Under one Document stands a Part for each part, in reading order; a part whose pages
stand apart, as the cover's do, has a Part where each run of them begins. The parent
tree and the id tree are made anew from what the elements hold, so that they agree
with it whatever the parts' own said.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from galley.binding.elements import Number, is_element, kids, page_of
from galley.binding.imposition import Imposed
from galley.binding.marks import Marks
from galley.binding.parent_tree import write_parent_tree

SHARED = ("/RoleMap", "/ClassMap")


def gather_structure(name: str, source: Pdf) -> None:
    """Gather what the elements of a part hold, in the part's own file, before it is joined.

    What is without content is left out. Raises `ValueError` where its tree contradicts itself.
    """
    if "/StructTreeRoot" not in source.Root:
        return
    tree = source.Root.StructTreeRoot
    marks = Marks(name)
    for element in _content(tree):
        if page_of(element) is not None:
            marks.gather(element)
    for key in ("/ParentTree", "/IDTree"):
        if key in tree:
            del tree[key]
    marks.lay_down(tree, tuple(source.pages))


def merge_structure(
    volume: Pdf,
    sources: Mapping[str, Pdf],
    imposed: Sequence[Imposed],
    strays: Container[Number],
) -> None:
    """Bring the parts' structure trees into the volume, without the links in ``strays``.

    To be called once the pages are there, or their elements lose them; the parts' trees
    have been gathered. Raises `ValueError` where they contradict one another.
    """
    root = volume.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = volume.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    runs = _runs(volume, imposed)
    parts: dict[int, Object] = {}
    trees: dict[str, Object] = {}
    for name, source in sources.items():
        if "/StructTreeRoot" not in source.Root:
            continue
        tree = volume.copy_foreign(source.make_indirect(source.Root.StructTreeRoot))
        _share(root, tree)
        for run, content in _by_run(_content(tree), runs).items():
            part = volume.make_indirect(
                Dictionary(
                    Type=Name.StructElem, S=Name.Part, T=String(name), P=document, K=Array(content)
                )
            )
            if str(lang := source.Root.get("/Lang", "")):
                part.Lang = String(str(lang))
            for element in content:
                element.P = part
            parts[run] = part
        trees[name] = tree
    document.K = Array([parts[run] for run in sorted(parts)])
    root.K = Array([document])
    write_parent_tree(volume, root, trees, imposed, strays)
    volume.Root.StructTreeRoot = root
    volume.Root.MarkInfo = Dictionary(Marked=True)


def _share(root: Object, tree: Object) -> None:
    """Merge the names that structure types and attribute classes go by."""
    for key in SHARED:
        for name, value in tree.get(key, Dictionary()).items():
            if key not in root:
                root[key] = Dictionary()
            if root[key].get(name, value) != value:
                raise ValueError(f"two parts differ on {name} in {key}")
            root[key][name] = value


def _content(tree: Object) -> Iterator[Object]:
    """Give what stands in the part's own Document, or at the root where it has none."""
    for element in filter(is_element, kids(tree)):
        if element["/S"] == Name.Document:
            yield from filter(is_element, kids(element))
        else:
            yield element


def _runs(volume: Pdf, imposed: Sequence[Imposed]) -> dict[Number, int]:
    """Give for each page the index of the page with which its part's run begins."""
    runs: dict[Number, int] = {}
    begin, part = 0, ""
    for index, (page, place) in enumerate(zip(volume.pages, imposed, strict=True)):
        if place.part != part:
            begin, part = index, place.part
        runs[page.obj.objgen] = begin
    return runs


def _by_run(content: Iterator[Object], runs: Mapping[Number, int]) -> dict[int, list[Object]]:
    """Sort elements to the run in which they begin; what is without content is dropped."""
    found: dict[int, list[Object]] = {}
    for element in content:
        page = page_of(element)
        if page is not None:
            found.setdefault(runs[page], []).append(element)
    return found
