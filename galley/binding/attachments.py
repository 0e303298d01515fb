"""Files that a file carries with it: the sources that it was made from."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from galley.binding.dates import pdf_date
from galley.binding.trees import name_tree

TYPES = {
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".md": "text/markdown",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".yaml": "application/yaml",
}
"""MIME types by the ends of names; Markdown's is of RFC 7763, YAML's of RFC 9512."""

UNKNOWN = "application/octet-stream"


def attach_sources(volume: Pdf, sources: Mapping[str, bytes], date: dt.date) -> None:
    """Attach files by their names, in order, as the source of the whole document.

    ``date`` is the day of publication, which dates them. To be called once the
    destinations are there. Sources: ISO 32000-2, 7.11.4; ISO 19005-3, 6.8 and annex E.
    """
    attached = {name: _attached(volume, name, sources[name], date) for name in sorted(sources)}
    volume.Root.Names.EmbeddedFiles = name_tree(volume, attached)
    volume.Root.AF = Array(attached.values())


def _attached(volume: Pdf, name: str, data: bytes, date: dt.date) -> Object:
    kind = TYPES.get(PurePosixPath(name).suffix.lower(), UNKNOWN)
    digest = hashlib.md5(data, usedforsecurity=False).digest()
    parameters = Dictionary(Size=len(data), ModDate=pdf_date(date), CheckSum=String(digest))
    stream = Stream(volume, data, Type=Name.EmbeddedFile, Params=parameters)
    stream.Subtype = Name(f"/{kind}")
    return volume.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(name),
            UF=String(name),
            Desc=String(f"Source of the issue: {name}"),
            AFRelationship=Name.Source,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
