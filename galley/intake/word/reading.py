"""A Word file read as a piece, of which nothing is written yet."""

from pathlib import Path

from galley.guard import guarded
from galley.intake.word.building import Made, Maker
from galley.intake.word.package import read_package
from galley.limits import limits
from galley.written import Kind


def read_word(source: Path, slug: str, kind: Kind | None = None) -> Made:
    """Read a Word file as the piece ``slug``: its text, its pictures, and a report.

    Unless given, the kind is read off the file, or taken to be an article. Raises
    `ContentError` where it is none that can be read, and `MachineError`.
    """
    with guarded("the import", str(source), limits()):
        return Maker(read_package(source), slug, kind).made()
