"""Files that are attached (ISO 19005-3, 6.8)."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, NameTree, Object, Stream

from galley.proofing.preflight.findings import Findings
from galley.proofing.preflight.opened import OpenedFile


def check_attachments(file: OpenedFile, told: Findings) -> None:
    """Check that the sources are attached, and each as an archive asks."""
    attached = dict(_attached(file))
    associated = {item.objgen for item in file.pdf.Root.get("/AF", Array())}
    if not attached:
        told.tell("preflight-attachment-none", "no file is attached")
    for name, specification in attached.items():
        if not {"/F", "/UF"} <= set(specification.keys()):
            told.tell("preflight-attachment-name", f"{name} lacks /F or /UF")
        if "/AFRelationship" not in specification:
            told.tell("preflight-attachment-relationship", f"{name} has no /AFRelationship")
        if specification.objgen not in associated:
            told.tell("preflight-attachment-stray", f"{name} is not in the catalogue's /AF")
        streams = specification.get("/EF", Dictionary()).values()
        if not all("/" in str(s.get("/Subtype", ""))[1:] for s in streams if isinstance(s, Stream)):
            told.tell("preflight-attachment-type", f"{name} has no MIME type")


def _attached(file: OpenedFile) -> Iterator[tuple[str, Object]]:
    names = file.pdf.Root.get("/Names", Dictionary())
    if "/EmbeddedFiles" in names:
        for name, specification in NameTree(names.EmbeddedFiles).items():
            yield str(name), specification
