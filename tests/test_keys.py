"""A bound file is bound again whenever what writes it is another."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from galley import digests, keys
from galley.digests import SOURCE
from galley.keys import binding_key

SPARED = {"__init__.py", "errors.py", "files.py", "fit.py"}
"""The version is in the key by itself; the others never write into a file."""


def leaned_on() -> set[str]:
    """Give the modules beside the binder's own that its modules import."""
    found: set[str] = set()
    for path in (SOURCE / "binding").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                first, _, rest = node.module.partition(".")
                name = rest.partition(".")[0] or "__init__"
                if first == "galley" and name != "binding":
                    found.add(f"{name}.py")
    return found - SPARED


def test_all_that_the_binder_leans_on_is_in_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (digests, keys):
        monkeypatch.setattr(module, "SOURCE", tmp_path)
    names = leaned_on()
    assert "prism.py" in names
    for name in names:
        (tmp_path / name).write_text("", encoding="utf-8")
    known = {binding_key("said", [b"part"], {})}
    for name in names:
        (tmp_path / name).write_text("changed = True", encoding="utf-8")
        known.add(binding_key("said", [b"part"], {}))
    assert len(known) == 1 + len(names)
