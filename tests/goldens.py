"""Texts kept to compare with: `pytest --save-goldens` saves what comes out instead."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).resolve().parent / "cases"


def compare(came: str, *case: str, save: bool) -> None:
    """Compare a text with a case's golden, or save it as that.

    ``case`` is the path below ``cases``, as in ``"composition", "cover", "golden.html"``.
    """
    path = CASES.joinpath(*case)
    if save:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(came, encoding="utf-8")
    assert path.exists(), f"no golden {path.name} of {case[-2]}; save it with --save-goldens"
    assert came == path.read_text(encoding="utf-8")
