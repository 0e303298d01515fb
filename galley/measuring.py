"""``compare``: an issue's finished file measured against the text of its printed pages."""

from pathlib import Path

from galley.errors import ContentError, Diagnostic
from galley.files import failure, write_atomically
from galley.intake import read_print
from galley.proofing.comparing import compare
from galley.proofing.comparison import Comparison
from galley.proofing.comparison_told import comparison_json


def measure(source: Path, pdf: Path) -> Comparison:
    """Measure a file against a print, and write what is found to ``compare.json`` beside it.

    Raises `ContentError` where the print cannot be read or the file is not there or not
    that of the print, and `MachineError` where the disk refuses.
    """
    data = _finished(pdf)
    told = compare(read_print(source), data, str(pdf))
    write_atomically(pdf.with_name("compare.json"), comparison_json(told))
    return told


def _finished(pdf: Path) -> bytes:
    try:
        return pdf.read_bytes()
    except FileNotFoundError as error:
        message = "there is no finished PDF to compare"
        hint = f"build it first: python build.py issue {pdf.stem}"
        raise ContentError([Diagnostic("pdf-missing", message, hint, str(pdf))]) from error
    except OSError as error:
        raise failure(f"cannot read {pdf}", error) from error
