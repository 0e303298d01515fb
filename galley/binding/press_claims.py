"""What a file says of itself to a press: that it is PDF/X-4, and is not trapped."""

from __future__ import annotations

import uuid

from pikepdf import Name, Pdf

from galley.binding.metadata import write_metadata
from galley.kinds import FileKind
from galley.model import Facts

PDFX = "http://www.npes.org/pdfx/ns/id/"
MM = "http://ns.adobe.com/xap/1.0/mm/"


def write_press_metadata(volume: Pdf, facts: Facts, kind: FileKind) -> None:
    """Write the facts, and the claims of a PDF/X-4.

    The document's id is made of the facts and the kind, so that the same issue has the same.
    Source: ISO 15930-7, 6.2 and 6.6 (identification, metadata, trapping).
    """
    write_metadata(volume, facts)
    document = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind.value} {facts!r}")
    with volume.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp.register_xml_namespace(PDFX, "pdfxid")
        xmp.update(
            {
                f"{{{PDFX}}}GTS_PDFXVersion": "PDF/X-4",
                f"{{{MM}}}DocumentID": f"uuid:{document}",
                f"{{{MM}}}VersionID": "1",
                f"{{{MM}}}RenditionClass": "default",
                "xmp:MetadataDate": xmp["xmp:ModifyDate"],
                "pdf:Trapped": "False",
            }
        )
    volume.docinfo.Trapped = Name("/False")
