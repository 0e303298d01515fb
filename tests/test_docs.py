"""The documentation says what is so: its examples are built, its lists compared with the code."""

from __future__ import annotations

import ast
import json
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from typer.main import get_command

from galley import __version__
from galley.cli.commands import app
from galley.cli.general import Exit
from galley.errors import ContentError
from galley.limits import PREFIX, Limits
from galley.manuscript import issue_schema, piece_schema
from galley.order import Made, Order
from galley.press import Press
from galley.proofing.rules import CODES, OF_SILENCE

from .made_up import ISSUE

ROOT = Path(__file__).resolve().parents[1]
README, DOCS, GALLEY = ROOT / "README.md", ROOT / "docs", ROOT / "galley"
BESIDE = ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
PAGES = (README, *(ROOT / name for name in BESIDE), *sorted(DOCS.glob("*.md")))

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FRONT = "---\nkind: interview\ntitle: Example\nauthors:\n  - name: Ada Reed\n---\n\n"
FIGURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
KINDS = {"editors-note": "editorial", "long-road": "article", "harbours": "review"}
"""The kinds of the pieces that the example of an issue lists."""

CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")


def read(path: Path) -> str:
    """Give the text of a file."""
    return path.read_text(encoding="utf-8")


def fences(path: Path, language: str) -> list[str]:
    """Give the examples of a language that a page holds."""
    return [text for name, text in FENCE.findall(read(path)) if name == language]


def rows(path: Path) -> Iterator[list[str]]:
    """Yield the cells of every row of a page's tables, without the space around them."""
    for line in read(path).splitlines():
        if line.startswith("| "):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def named(path: Path) -> set[str]:
    """Give all that stands as code in the first cells of a page's tables."""
    return {name for row in rows(path) for name in re.findall(r"`([^`]+)`", row[0])}


def keys(schema: str) -> set[str]:
    """Give every key that a file may hold, at whatever depth, by its JSON Schema."""
    root = json.loads(schema)
    nodes = [root, *root["$defs"].values()]
    return {key for node in nodes for key in node.get("properties", ())}


# Examples ----------------------------------------------------------------------


def examples() -> Mapping[str, str]:
    """Give the pieces that the examples of writing.md are, by made-up names."""
    whole = [f"{front}\nText.\n" for front in fences(DOCS / "writing.md", "yaml")]
    texts = [FRONT + text for text in fences(DOCS / "writing.md", "markdown")]
    return {f"example-{number}": text for number, text in enumerate([*whole, *texts], 1)}


def write(folder: Path, issue: str, pieces: Mapping[str, str]) -> None:
    """Write an issue, with the picture that the examples show."""
    (folder / "figures").mkdir(parents=True)
    (folder / "figures" / "budget.svg").write_text(FIGURE, encoding="utf-8")
    (folder / "issue.yaml").write_text(issue, encoding="utf-8")
    for name, text in pieces.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Build an issue out of the examples of writing.md; a warning stops it."""
    base = tmp_path_factory.mktemp("docs")
    masthead = ISSUE.partition("contents:\n")[0]
    contents = f"contents:\n  - pieces: [{', '.join(examples())}]\n"
    write(base / "content" / "v3i1", masthead + contents, examples())
    return Press(Order(content=base / "content", out=base / "build", strict=True)).issue()


def test_every_example_of_writing_is_built_without_a_word(made: Made) -> None:
    report = json.loads(read(made.pdf.with_name("report.json")))
    assert {piece["name"] for piece in report["pieces"]} == set(examples())
    assert made.diagnostics == ()


def test_the_example_of_an_issue_is_without_fault(tmp_path: Path) -> None:
    fronts = {
        kind: f"{front}\nText.\n"
        for front in fences(DOCS / "writing.md", "yaml")
        for kind in re.findall(r"^kind: (\w+)", front, re.MULTILINE)
    }
    pieces = {slug: fronts[kind] for slug, kind in KINDS.items()}
    write(tmp_path / "content" / "v4i2", fences(DOCS / "issue.md", "yaml")[0], pieces)
    told = Press(Order(content=tmp_path / "content")).check()
    assert {each.code for each in told} == {"words-few"}  # a line is no article


SAMPLE = re.compile(r"^content/\S+: error \[note-un.*$", re.MULTILINE)


@pytest.mark.parametrize("page", [README, DOCS / "messages.md"], ids=lambda page: page.name)
def test_the_sample_of_messages_is_what_is_printed(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A label is mistyped at the call of its note in the issue that is there."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "content", "content")
    piece = Path("content/v3i1/rustamzade.md")
    piece.write_text(read(piece).replace("[^lurer]", "[^lurrer]", 1), encoding="utf-8")
    with pytest.raises(ContentError) as told:
        Press(Order()).check()
    assert SAMPLE.findall(read(page)) == list(map(str, told.value.diagnostics))


# Lists -------------------------------------------------------------------------


def test_every_key_of_an_issue_is_told() -> None:
    assert keys(issue_schema()) <= named(DOCS / "issue.md")


def test_every_key_of_front_matter_is_told() -> None:
    told = set(re.findall(r"`([a-z_]+)`", read(DOCS / "writing.md")))
    assert keys(piece_schema()) <= told


def test_every_key_of_the_report_is_told(made: Made) -> None:
    def inside(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
        for key, item in value.items() if isinstance(value, dict) else ():
            yield key
            if key not in {"seconds", "versions"}:
                yield from inside(item)
        for item in value if isinstance(value, list) else ():
            yield from inside(item)

    report = json.loads(read(made.pdf.with_name("report.json")))
    assert set(inside(report)) <= named(DOCS / "issue.md")


def test_the_readme_tells_every_command_and_option() -> None:
    group = get_command(app)
    options = {option for param in group.params for option in param.opts}
    told = read(README)
    commands = dict(group.commands)  # type: ignore[attr-defined]
    for name in list(commands):
        inside = getattr(commands[name], "commands", {})
        commands |= {f"{name} {each}": command for each, command in inside.items()}
    for name, command in commands.items():
        assert f"build.py {name}" in told
        options |= {option for param in command.params for option in param.opts}
    assert {option for option in options if option.startswith("-")} <= named(README)


def test_the_readme_tells_every_exit_code_and_make_target() -> None:
    assert {row[0] for row in rows(README)} >= {str(code.value) for code in Exit}
    (targets,) = re.findall(r"^\.PHONY: (.*)$", read(ROOT / "Makefile"), re.MULTILINE)
    made_by = {"issue": "make"}
    assert {made_by.get(name, f"make {name}") for name in targets.split()} <= named(README)


def test_the_architecture_names_every_module_at_the_top() -> None:
    modules = {path.stem for path in GALLEY.glob("[a-z]*.py")}
    folders = {path.parent.name for path in GALLEY.glob("*/__init__.py")}
    assert modules | folders <= set(re.findall(r"[a-z]+", read(DOCS / "architecture.md")))


def test_every_doubt_of_a_printed_import_is_told() -> None:
    """Those of a Word file are compared in tests/intake/word/test_told.py."""
    modules = [ast.parse(read(path)) for path in (GALLEY / "intake").glob("*.py")]
    calls = [node for module in modules for node in ast.walk(module) if isinstance(node, ast.Call)]
    doubts = [call.args[1] for call in calls if ast.unparse(call.func).endswith("ledger.doubt")]
    table = read(DOCS / "importing.md").partition("| doubt | what it is |")[2].partition("\n\n")[0]
    told = re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)
    assert sorted({ast.literal_eval(code) for code in doubts}) == sorted(told)


def test_every_repair_is_told() -> None:
    modules = {path.stem for path in (GALLEY / "typesetting" / "repairs").glob("[a-z]*.py")}
    told = read(DOCS / "architecture.md").partition("## What is mended in the engine")[2]
    assert modules <= set(re.findall(r"`(?:repairs/)?([a-z]+)`", told))


def test_every_limit_is_told_with_its_number() -> None:
    told = {row[0].strip("`"): row[1] for row in rows(DOCS / "limits.md") if row[0][0] == "`"}
    assert told == {PREFIX + name.upper(): str(most) for name, most in asdict(Limits()).items()}


def test_the_design_sheet_has_every_token_and_its_value() -> None:
    css = read(ROOT / "styles" / "tokens.css")
    tokens = re.findall(r"^  (--[a-z-]+): (.*);$", css, re.MULTILINE)
    cells = (re.findall(r"`([^`]+)`", " ".join(row[:2])) for row in rows(DOCS / "design.md"))
    assert {(cell[0], cell[1]) for cell in cells if cell and cell[0][:2] == "--"} == set(tokens)


def test_every_extra_is_told_with_the_command_that_installs_it() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    command = re.compile(r"python -m pip install '\.\[(\w+)\]'")
    hints = " ".join(map(read, GALLEY.rglob("*.py")))
    assert set(command.findall(hints)) == project["optional-dependencies"].keys()
    assert set(command.findall(read(README))) == project["optional-dependencies"].keys()


def test_the_package_names_every_licence() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    named = {path for each in project["license-files"] for path in ROOT.glob(each)}
    here = {*ROOT.glob("LICENSE*"), *GALLEY.rglob("LICENSE"), *(ROOT / "styles").rglob("LICENSE")}
    assert named == here
    assert project["license"].split(" AND ") == ["MIT", "CC-BY-4.0", "OFL-1.1", "Zlib"]


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## {__version__}" in read(ROOT / "CHANGELOG.md")


# Links and pictures ------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    text = FENCE.sub("", read(page))
    for address in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "", text)):
        if not address.startswith("https://"):
            name, _, anchor = address.partition("#")
            target = page.parent / name if name else page
            assert target.exists(), address
            heads = re.findall(r"^#+ (.*)$", read(target), re.MULTILINE) if anchor else ()
            assert not anchor or anchor in {slug(head) for head in heads}, address


def slug(heading: str) -> str:
    """Give the anchor that a heading gets where the documentation is read."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("picture", sorted((DOCS / "images").glob("*.png")), ids=lambda p: p.name)
def test_a_picture_is_small_and_opaque(picture: Path) -> None:
    assert picture.stat().st_size < 300_000
    with Image.open(picture) as image:
        assert "A" not in image.getbands()
        assert "transparency" not in image.info


# Codes of messages -------------------------------------------------------------


Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_every_message_is_told() -> None:
    """The codes that the documents tell are those in the code, no more and no fewer."""
    messages, rules = named(DOCS / "messages.md"), {*CODES, *OF_SILENCE}
    assert messages | rules | named(DOCS / "preflight.md") == set(codes())
    assert not messages & rules


def test_every_rule_has_its_section() -> None:
    sections = re.findall(r"^### `([a-z-]+)`$", read(DOCS / "rules.md"), re.MULTILINE)
    assert sorted(sections) == sorted({*CODES, *OF_SILENCE})


def codes() -> Iterator[str]:
    """Yield the code of every diagnostic that galley can make.

    Followed from `Diagnostic` itself: a function that hands a parameter on as the code
    makes diagnostics too, and where it is called there stands the code. The name of a
    method begins with a full stop.
    """
    modules = [ast.parse(read(path)) for path in GALLEY.rglob("*.py")]
    makers = {"Diagnostic": (0, "code")}
    known = 0
    while known < len(makers):
        known = len(makers)
        for module in modules:
            for function, code in given(module, makers):
                if isinstance(code, ast.Name) and code.id in parameters(function):
                    name = f".{function.name}" if is_method(function) else function.name
                    makers[name] = parameters(function).index(code.id), code.id
    for module in modules:
        for function, code in given(module, makers):
            if not (isinstance(code, ast.Name) and code.id in parameters(function)):
                found = set(values(code, function, module))
                assert found, f"cannot tell which code this is: {ast.unparse(code)}"
                yield from found


def given(
    module: ast.Module, makers: Mapping[str, tuple[int, str]]
) -> Iterator[tuple[Function, ast.expr]]:
    """Yield what each call of a maker has for a code, and the function that it stands in."""
    for function in (node for node in ast.walk(module) if isinstance(node, Function)):
        for call in own(function):
            name = getattr(call.func, "id", f".{getattr(call.func, 'attr', '')}")
            if name in makers and not ast.unparse(call.func).startswith("LOGGER."):
                place, key = makers[name]
                spelt = [word.value for word in call.keywords if word.arg == key]
                yield from ((function, code) for code in [*call.args[place : place + 1], *spelt])


def own(function: Function) -> Iterator[ast.Call]:
    """Yield the calls in a function but for those of functions inside it."""
    waiting: list[ast.AST] = [*function.body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call):
            yield node
        waiting += [] if isinstance(node, Function) else ast.iter_child_nodes(node)


def is_method(function: Function) -> bool:
    """Tell whether a function is called by way of an object."""
    return [arg.arg for arg in function.args.args[:1]] == ["self"]


def parameters(function: Function) -> list[str]:
    """Name the parameters that a caller gives by position."""
    return [arg.arg for arg in function.args.args[is_method(function) :]]


def values(code: ast.expr, function: Function, module: ast.Module) -> Iterator[str]:
    """Yield the codes that an expression can be: literals, or the values of tables."""
    if isinstance(code, ast.Constant) and CODE.fullmatch(str(code.value)):
        yield str(code.value)
    for part in within(code, function, module):
        yield from values(part, function, module)


def within(code: ast.expr, function: Function, module: ast.Module) -> list[ast.expr]:
    """Give the expressions of which one is what an expression comes to; of a tuple the first."""
    match code:
        case ast.Dict():
            return code.values
        case ast.Tuple():
            return code.elts[:1]
        case ast.Subscript():
            return [code.value]
        case ast.Call(func=ast.Attribute(value=table)):
            return [table, *code.args[1:]]
        case ast.Name():
            around = [*ast.walk(function), *module.body]
            return [v for node in around for name, v in assigned(node) if name.id == code.id]
    return []


def assigned(node: ast.AST) -> Iterator[tuple[ast.Name, ast.expr]]:
    """Yield the names that a statement gives a value; of several at once the first."""
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
        yield node.target, node.value
    if isinstance(node, ast.Assign):
        for target in node.targets:
            name = target.elts[0] if isinstance(target, ast.Tuple) else target
            if isinstance(name, ast.Name):
                yield name, node.value
