"""Every code of a doubt is told in the documentation, and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from galley.intake.word import kinds

ROOT = Path(__file__).resolve().parents[3]
CODE = re.compile(r"[a-z]+(-[a-z]+)*")
MISSING = {"authors", "abstract", "keywords", "signature", "reviewed"}


def codes() -> Iterator[str]:
    """Yield the codes that the import can tell."""
    yield from (row[2] for row in (*kinds.SEEN, *kinds.LOOKS))
    yield from (f"{key}-missing" for key in MISSING)
    yield from ("raised", "lowered", "diagram")  # named by a variable where they are told
    for path in (ROOT / "galley" / "intake" / "word").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            name = getattr(node, "func", None) and ast.unparse(node.func)  # type: ignore[attr-defined]
            if isinstance(node, ast.Call) and re.search(r"\b(doubt|gather|WordDoubt)$", name or ""):
                texts = [a.value for a in node.args[:2] if isinstance(a, ast.Constant)]
                yield from [t for t in texts if isinstance(t, str) and CODE.fullmatch(t)][:1]


def test_every_doubt_is_told() -> None:
    text = (ROOT / "docs" / "importing.md").read_text("utf-8")
    table = text.partition("| doubts about | codes |")[2].partition("\n\n")[0]
    assert set(re.findall(r"`([a-z-]+)`", table)) == set(codes()) | {"header-footer"}
