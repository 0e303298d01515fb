"""Words of a Word file that stand outside its text: headers, footers, diagrams."""

from __future__ import annotations

from galley.intake.word.doubts import Doubts
from galley.intake.word.ooxml import SPACES, inside, text_of
from galley.intake.word.package import Package

LONGEST = 200


def tell_unseen(package: Package, doubts: Doubts) -> None:
    """Tell the words of headers, footers and diagrams, which do not come over."""
    told = set()
    for name, part in sorted(package.spoken.items()):
        what = "a diagram" if "diagrams" in name else name.split("/")[1].rstrip("0123456789.xml")
        words = text_of(inside(part, "w:r"))
        words += " ".join(e.text or "" for e in part.iter(f"{{{SPACES['a']}}}t"))
        text = " ".join(words.split())
        if any(map(str.isalpha, text)) and (what, text) not in told:
            told.add((what, text))
            short = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
            code = "diagram" if what == "a diagram" else "header-footer"
            doubts.doubt(0, code, f"the words of {what}: “{short}”", "left out")
