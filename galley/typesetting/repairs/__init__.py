"""What the engine lacks or gets wrong, mended in one place a fault.

Each module here changes one behaviour of WeasyPrint and says why. They lean on the
engine's inner functions, so they are bound to the version they were tried with:
`apply` refuses any other.
"""

import weasyprint

from galley.errors import MachineError
from galley.typesetting.repairs import (
    areas,
    clearances,
    compression,
    division,
    ends,
    floats,
    glyphs,
    justify,
    layouts,
    lengths,
    lines,
    notes,
    paragraphs,
    spaces,
    splits,
    styles,
    subsets,
    tags,
    whitespace,
    written,
)

TESTED = "70.0"
"""The engine's version that the repairs were written for and tested with."""


def apply() -> None:
    """Mend the engine, once a process.

    Raises `MachineError` where the installed WeasyPrint is not the tested one.
    """
    if weasyprint.__version__ != TESTED:
        raise MachineError(
            f"WeasyPrint {weasyprint.__version__} is installed; pages are tested with {TESTED}",
            f"install it with: python -m pip install weasyprint=={TESTED}",
        )
    for repair in (
        *(
            notes,
            whitespace,
            ends,
            division,
            lines,
            paragraphs,
            splits,
            justify,
            layouts,
            spaces,
        ),
        *(glyphs, written, floats),
        *(tags, areas, lengths, styles, subsets, compression, clearances),
    ):
        repair.apply()
