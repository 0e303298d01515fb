"""Imports run one way, and each stage stands by itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GALLEY = Path(__file__).resolve().parents[1] / "galley"
STAGES = {
    *("manuscript", "markup", "composition", "typesetting", "binding", "proofing", "intake"),
}
RANKS = (
    {"clock", "errors", "kinds", "fit", "garbage", "hints", "orphans", "scripts"},
    {"days", "files", "folders", "limits", "order", "versions"},
    {"digests"},
    {"cache", "written"},
    {"model"},
    {"expectation", "guard", "identifiers", "inputs", "kept", "printed", "prism", "wording"},
    STAGES,
    {
        "executors",
        "keys",
        "markings",
        "measuring",
        "mending",
        "outline",
        "plaintext",
        "report",
        "scaffolding",
        "setting",
        "stamp",
    },
    {"expecting", "headstart", "importing", "looking", "preflighting"},
    {"proof"},
    {"job", "workers"},
    {"shelf"},
    {"ahead", "foreman"},
    {"settling"},
    {"press"},
    {"editions", "preview", "proofsheet", "status"},
    {"release"},
    {"cli"},
)
"""Each module or folder of galley, from the foot up; one imports only from below it."""

RANK = {name: rank for rank, names in enumerate(RANKS) for name in names}
MODULES = sorted(GALLEY.rglob("*.py"))


def owner(path: Path) -> str:
    """Name the module or folder of galley that a file is or lies in."""
    return path.relative_to(GALLEY).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of everything that a file imports, wherever in it that stands."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = (*path.relative_to(GALLEY.parent).parent.parts,)
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join(filter(None, (*above, node.module)))
            yield from (f"{module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> Iterator[str]:
    """Yield the modules and folders of galley that a file imports from."""
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "galley" and parts[1] != "__version__":
            yield parts[1]


def shown(path: Path) -> str:
    """Name a file as a test's own name."""
    return path.relative_to(GALLEY).as_posix()


def test_every_module_has_a_rank() -> None:
    found = {owner(path) for path in MODULES} - {"__init__"}
    assert found <= RANK.keys()
    assert RANK.keys() - found <= {"intake"}


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_imports_run_downwards(path: Path) -> None:
    mine = owner(path)
    others = {name for name in ours(path) if name != mine}
    assert all(RANK[name] < RANK[mine] for name in others), others


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_only_typesetting_imports_the_engine(path: Path) -> None:
    names = {name.partition(".")[0] for name in imported(path)}
    assert owner(path) == "typesetting" or not names & {"weasyprint", "pydyf"}


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_only_the_command_line_prints_and_exits(path: Path) -> None:
    called = {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call)
    }
    # The libraries' own installer is a command line too: make runs it by itself.
    if owner(path) != "cli" and shown(path) != "typesetting/native.py":
        assert not called & {"print", "sys.exit", "exit", "sys.stdout.write", "sys.stderr.write"}


def test_the_command_line_comes_up_without_the_engine() -> None:
    """No module brings the engine up when it is imported, but those that need it."""
    for path in MODULES:
        if owner(path) != "typesetting":
            tree = ast.parse(path.read_bytes())
            heads = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
            assert all("galley.typesetting" not in (node.module or "") for node in heads), path
