"""The command line: what it takes, what it prints and where, and what it exits with."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from pikepdf import Pdf
from rich.console import Console

from galley import setting
from galley.cli import telling
from galley.intake.word.package import OLE
from galley.limits import limits
from galley.order import Order
from galley.press import Press
from galley.typesetting import native
from galley.written import Kind

from .intake.word.made import Word, opened
from .made_up import spoil, write_issue
from .proofing.small_print import imported
from .running import Run

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = (
    "issue",
    "article",
    "proof",
    "release",
    "check",
    "preview",
    "status",
    "import",
    "compare",
    "schema",
    "clean",
    "new",
)
STORY = re.compile(r"^set [a-z-]+ \(\d+ of \d+\)$")
CLOSING = re.compile(r"^\d+ pages, \d+ notes?, \d+ warnings?, \d+\.\d s: (\S+)$")


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the made-up issue's folder; the working folder is that of its content."""
    monkeypatch.chdir(tmp_path)
    return write_issue(tmp_path / "content")


def lines(text: str) -> list[str]:
    """Give a text's lines."""
    return text.splitlines()


def test_help_tells_every_command(run: Run) -> None:
    told = run("--help")
    assert (told.code, told.err) == (0, "")
    for command in COMMANDS:
        assert re.search(rf"^  {command} +[A-Z].*\.$", told.out, re.MULTILINE), command


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    told = run(command, "--help")
    assert told.code == 0
    assert f"build.py {command}" in told.out


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        ("new issue", ["--theme", "--season", "--year"]),
        ("new article", ["--title", "--author", "--kind"]),
    ],
)
def test_the_help_marks_the_options_that_a_command_needs(
    run: Run, command: str, needed: list[str]
) -> None:
    told = run(*command.split(), "--help")
    marked = {option.split()[0] for option in options(told.out) if "[required]" in option}
    assert sorted(option for option in marked if option.startswith("--")) == sorted(needed)
    refused = run(*command.split(), "v3i2")
    assert refused.err == f"error: missing: {', '.join(needed)}\n"
    assert "[default: 0]" not in told.out


@pytest.mark.parametrize("command", ["import", "new article"])
def test_the_help_names_every_kind_of_piece(run: Run, command: str) -> None:
    (told,) = (
        option
        for option in options(run(*command.split(), "--help").out)
        if option.startswith("--kind")
    )
    assert all(kind in told for kind in Kind)


def options(told: str) -> list[str]:
    """Give each argument and option of a help, its lines joined."""
    return [" ".join(each.split()) for each in re.split(r"^  (?=\S)", told, flags=re.MULTILINE)]


def test_version(run: Run) -> None:
    for arguments in (["--version"], ["-q", "--version"]):
        told = run(*arguments)
        assert (told.code, told.out, told.err) == (0, "galley 0.1.0\n", "")


def test_no_command_builds_the_newest_issue(shop: Path, run: Run) -> None:
    write_issue(shop.parent / "older").rename(shop.parent / "v2i9")
    (shop.parent / "older").rmdir()
    told = run()
    assert told.code == 0
    assert Path("build/v3i1/v3i1.pdf").read_bytes().startswith(b"%PDF")
    assert not Path("build/v2i9").exists()
    (shop.parent / "v10i1").mkdir()
    assert run().err.startswith("content/v10i1/issue.yaml:1:1: error [issue-missing]")


def test_plain_lines_in_a_pipe_and_one_closing_line(shop: Path, run: Run) -> None:
    told = run("issue", "v3i1")
    assert shop.exists()
    (closing,) = lines(told.out)
    found = CLOSING.match(closing)
    assert found
    assert Path(found[1]) == Path("build/v3i1/v3i1.pdf")
    assert closing.startswith("24 pages, 4 notes, 0 warnings, ")
    assert lines(told.err)
    assert all(STORY.match(line) for line in lines(told.err))
    assert "\x1b" not in told.out + told.err


def test_a_bar_on_a_terminal(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with (tmp_path / "terminal").open("w+", encoding="utf-8") as terminal:
        monkeypatch.setattr(telling, "err", Console(file=terminal, force_terminal=True, width=80))
        told = run("article", "tides")
        terminal.seek(0)
        shown = terminal.read()
    assert shop.exists()
    assert CLOSING.match(told.out)
    assert "\x1b[" in shown
    # It is drawn ten times a second, and so not for each part; but at the end.
    assert re.search(r"━ (\d+)/\1 ", re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", shown))
    assert "set tides" not in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["--out", "else where", "-q", "article", "v3i1/tides"],
        ["article", "v3i1/tides", "-q", "--out", "else where"],
        ["--out=else where", "article", "--quiet", "v3i1/tides"],
        ["-q", "article", "tides.md", "--out", "else where"],
    ],
    ids=" ".join,
)
def test_options_stand_before_or_after_the_command(
    shop: Path, run: Run, arguments: list[str]
) -> None:
    told = run(*arguments)
    assert (told.code, told.out, told.err) == (0, "", "")
    assert [path.name for path in Path("else where").rglob("*.pdf")] == ["tides.pdf"]
    assert sorted(path.name for path in shop.parents[1].iterdir()) == ["content", "else where"]


def test_options_without_a_command(shop: Path, run: Run) -> None:
    shop.parent.rename("texts")
    told = run("--content", "texts", "--out", "made", "-q")
    assert (told.code, told.out, told.err) == (0, "", "")
    assert Path("made/v3i1/v3i1.pdf").exists()


def test_quiet_says_what_is_wrong_all_the_same(shop: Path, run: Run) -> None:
    spoil(shop / "mist.md", "Mist it is.\n", "TODO\n")
    told = run("-q", "check")
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith("content/v3i1/mist.md:14:1: warning [place-holder] ")
    assert len(lines(told.err)) == 1


def test_verbose_tells_the_seconds_of_each_stage(shop: Path, run: Run) -> None:
    told = run("article", "tides", "-v")
    assert shop.exists()
    stages = re.findall(r"^(\w+): \d+\.\d\d s$", told.err, re.MULTILINE)
    assert stages == ["manuscript", "markup", "composition", "typesetting", "binding", "proof"]


def test_check_tells_that_nothing_is_wrong_and_makes_nothing(shop: Path, run: Run) -> None:
    told = run("check")
    assert (told.code, told.out, told.err) == (0, "No errors, 0 warnings.\n", "")
    assert [path.name for path in shop.parents[1].iterdir()] == ["content"]
    assert not (shop / "folios.yaml").exists()


def test_errors_are_one_line_each_on_the_other_channel(shop: Path, run: Run) -> None:
    spoil(shop / "mist.md", "kind: review", "kind: revue")
    spoil(shop / "tides.md", "Up.[^up]", "Up.[^op]")
    for command, closing in (("issue", ""), ("check", "3 errors, 0 warnings.\n")):
        told = run(command)
        assert (told.code, told.out) == (1, closing)
        places = [line.partition(": error [")[0] for line in lines(told.err)]
        assert places == [
            "content/v3i1/mist.md:2:7",
            "content/v3i1/tides.md:11:4",
            "content/v3i1/tides.md:13:1",
        ]
        assert all(re.search(r"\[[a-z-]+\] .+; .+$", line) for line in lines(told.err))
    assert not Path("build").exists()


def test_a_check_tells_what_the_rules_find_beside_errors(shop: Path, run: Run) -> None:
    spoil(shop / RANGE[0], *RANGE[1:])
    spoil(shop / "tides.md", "Up.[^up]", "Up in 2014-2020.[^op]")
    spoil(shop / "greeting.md", "title: Editor's Note", "titel: Editor's Note")
    told = run("check")
    codes = [re.findall(r"\[([a-z-]+)\]", line)[0] for line in lines(told.err)]
    assert codes.count("range-hyphen") == 2
    assert {"key-missing", "key-unknown", "note-undefined", "note-unused"} <= {*codes}
    assert (told.code, told.out) == (1, "4 errors, 2 warnings.\n")
    assert run("-q", "check").out == ""


def test_a_check_mends_no_file_that_has_errors_and_says_so(shop: Path, run: Run) -> None:
    spoil(shop / RANGE[0], *RANGE[1:])
    spoil(shop / "tides.md", "Up.[^up]", "Up in 2014-2020.[^op]")
    before = (shop / "tides.md").read_bytes()
    told = run("check", "--fix")
    assert told.code == 1
    assert lines(told.out)[0] == "content/v3i1/mist.md:14:9: mended [range-hyphen]"
    assert "content/v3i1/tides.md: not mended, since it has errors; correct them first" in told.err
    assert "2014–2020" in (shop / "mist.md").read_text(encoding="utf-8")
    assert (shop / "tides.md").read_bytes() == before


def test_strict_exits_as_for_an_error(shop: Path, run: Run) -> None:
    spoil(shop / "mist.md", "Mist it is.\n", "TODO\n")
    assert run("check", "--strict").code == run("--strict", "issue").code == 1
    assert run("check").out == "No errors, 1 warning.\n"


RANGE = ("mist.md", "Mist it is.\n", "Mist in 2014-2020.\n")


def test_check_tells_programs_what_it_finds(shop: Path, run: Run) -> None:
    spoil(shop / RANGE[0], *RANGE[1:])
    told = run("check", "--format", "json")
    (found,) = json.loads(told.out)["diagnostics"]
    assert (told.code, told.err, found["code"], found["line"]) == (0, "", "range-hyphen", 14)
    told = run("check", "--format", "github", "--strict")
    place = "file=content/v3i1/mist.md,line=14,col=9,title=range-hyphen"
    assert (told.code, told.err) == (1, "")
    assert told.out.startswith(f"::warning {place}::a hyphen in the range 2014-2020; ")
    spoil(shop / "tides.md", "Up.[^up]", "Up.[^op]")
    assert '"severity": "error"' in run("check", "--format", "json").out


def test_check_mends_what_it_can_and_says_so(shop: Path, run: Run) -> None:
    spoil(shop / RANGE[0], *RANGE[1:])
    before = {path.name: path.read_bytes() for path in shop.iterdir()}
    told = run("check", "--fix")
    assert lines(told.out) == [
        "content/v3i1/mist.md:14:9: mended [range-hyphen]",
        "No errors, 0 warnings.",
    ]
    after = {path.name: path.read_bytes() for path in shop.iterdir()}
    mended = before["mist.md"].replace(b"2014-2020", "2014–2020".encode())
    assert after == before | {"mist.md": mended}
    assert (
        run("check", "--fix", "--format", "json").out
        == '{\n  "diagnostics": [],\n  "mended": []\n}\n'
    )


def test_the_hooks_for_others_call_commands_that_there_are() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [hook["id"] for hook in hooks] == ["galley-check", "galley-fix"]
    for hook in hooks:
        program, command, *_ = hook["entry"].split()
        assert program in project["scripts"]
        assert command in COMMANDS
        assert re.search(hook["files"], "content/v3i2/issue.yaml")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["isue"], "'isue'. Did you mean 'issue'?"),
        (["issue", "--nope"], "--nope"),
        (["--nope"], "--nope"),
        (["article"], "'ISSUE/PIECE'"),
        (["--jobs", "many"], "'--jobs'"),
        (["--jobs", "-1"], "'--jobs'"),
        (["issue", "--edition", "shiny"], "'--edition': 'shiny' is not one of"),
        (["issue", "v3i1", "v3i2"], "v3i2"),
        (
            ["--pagination", "sideways"],
            "'--pagination': 'sideways' is not one of 'printed', 'flow'",
        ),
        (["--out"], "--out"),
        (["--out", ""], "--out is empty: name a folder"),
        (["check", "--content="], "--content is empty: name a folder"),
        (["--jobs", "two"], "'--jobs': write a whole number"),
        (["--jobs", "257"], "'--jobs': write 256 at most"),
        (["--jobs", "9" * 20], "'--jobs': write 256 at most"),
        (["--jobs", "9" * 5000], "'--jobs': the number is too large"),
        (["--cache", "9" * 20], "'--cache': write 1048576 at most"),
        (["preview", "--port", "65536"], "'--port': write 65535 at most"),
        (["--executor", "foo"], "--executor is dask://HOST:PORT, not 'foo'"),
        (["proof", "v3i1/tides", "--date", "2022-13-01"], "--date: expected a date, found "),
        (["proof", "v3i1/tides", "--date", "2023-02-29"], "February 2023 has 28 days"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, list) else None,
)
def test_wrong_usage_exits_2_with_one_line(run: Run, arguments: list[str], said: str) -> None:
    told = run(*arguments)
    assert (told.code, told.out) == (2, "")
    assert len(lines(told.err)) == 1
    assert told.err.startswith("error: ")
    assert said in told.err


@pytest.mark.parametrize(
    ("arguments", "code", "hint"),
    [
        (["issue", "v3i2"], "issue-unknown", 'did you mean "v3i1"?'),
        (["article", "v3i2/tides"], "issue-unknown", 'did you mean "v3i1"?'),
        (["article", "v3i1/tide"], "piece-unknown", 'did you mean "tides"?'),
        (["article", "v3i1"], "piece-unknown", "name one of its pieces, as in v3i1/PIECE"),
        (["issue", "v3i1/tides"], "issue-unknown", "name the issue alone: v3i1"),
        (["article", "v3i1/"], "piece-unknown", "greeting, quays, tides, mist"),
        (["article", "cover"], "piece-unknown", "greeting, quays, tides, mist"),
        (["--content", "nowhere"], "issue-none", "v3i1: volume 3, number 1"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_is_not_there_is_told_with_what_is(
    shop: Path, run: Run, arguments: list[str], code: str, hint: str
) -> None:
    told = run(*arguments)
    assert shop.exists()
    assert (told.code, told.out) == (1, "")
    assert len(lines(told.err)) == 1
    assert f"[{code}]" in told.err
    assert hint in told.err


def test_schema_is_the_committed_one(run: Run) -> None:
    told = run("schema")
    kept = (ROOT / "docs" / "issue.schema.json").read_text(encoding="utf-8")
    assert (told.code, told.err) == (0, "")
    assert told.out == kept, "write it anew: python build.py schema > docs/issue.schema.json"


def test_without_the_engine_one_line_says_what_to_run(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.setattr(setting.Shop, "bench", None)
    told = run("issue", "--jobs", "1")
    assert shop.exists()
    assert (told.code, told.out) == (3, "")
    assert (
        told.err == "error: the package weasyprint is not installed for this Python; "
        "run: make setup\n"
    )


def test_without_pango_one_line_says_how_to_install_it(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(name: str) -> None:
        raise OSError(f"cannot load library for {name}")

    monkeypatch.setattr("galley.typesetting.startup.importlib.import_module", absent)
    monkeypatch.setattr(setting.Shop, "bench", None)
    told = run("article", "tides", "--jobs", "1")
    assert shop.exists()
    assert (told.code, told.out) == (3, "")
    assert told.err == f"error: {native.MISSING}; {native.hint()}\n"


def test_wrong_limits_are_told_though_nothing_is_to_be_done(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("-q").code == 0
    assert "unchanged" in run().out
    limits.cache_clear()
    monkeypatch.setenv("GALLEY_MAX_NOTES", "abc")
    told = run()
    assert (told.code, told.out) == (3, "")
    assert "GALLEY_MAX_NOTES is 'abc'; set it to a whole number above 0" in told.err
    limits.cache_clear()
    assert shop.exists()


def test_a_check_needs_no_engine(shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert shop.exists()
    assert run("check").code == 0


@pytest.mark.parametrize("in_the_way", ["build", "build/v3i1", "build/v3i1/v3i1.pdf/folder"])
def test_an_output_that_cannot_be_written_exits_3(shop: Path, run: Run, in_the_way: str) -> None:
    path = Path(in_the_way)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("here", encoding="utf-8")
    told = run("issue", "-q")
    assert (told.code, told.out) == (3, "")
    assert len(lines(told.err)) == 1
    assert re.match(r"error: cannot write build/v3i1/v3i1\.pdf: .+; move away the ", told.err)
    assert path.read_text(encoding="utf-8") == "here"
    assert not (shop / "folios.yaml").exists()


def test_too_many_open_files_are_the_machines_fault(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crowd(_: Order) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr("galley.stamp.Stamp._input", crowd)
    told = run()
    assert (told.code, told.out) == (3, "")
    assert told.err == "error: too many files are open; allow more of them, as by ulimit -n 1024\n"


def test_stopped_by_hand_it_says_that_nothing_is_lost(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_folder: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("galley.press.survey", stop)
    told = run("issue")
    assert shop.exists()
    assert told.code == 3
    assert told.err == "stopped; the last good PDF is untouched\n"


def test_a_reader_that_stops_reading_is_no_fault() -> None:
    """As in `python build.py schema | head`."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, "build.py", "schema"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        said = process.stderr.read().decode()
        process.wait()
    assert "Traceback" not in said


def test_the_command_is_the_file_at_the_root(shop: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "check"]
    done = subprocess.run(command, check=True, capture_output=True, cwd=shop.parents[1])
    assert done.stdout == b"No errors, 0 warnings.\n"


def test_import_of_what_is_no_issue_writes_nothing(tmp_path: Path, run: Run) -> None:
    source = tmp_path / "letter.txt"
    source.write_text("Dear Sir,\n\nThis is a letter.\n", encoding="utf-8")
    told = run("import", str(source), str(tmp_path / "v1i1"), "--out", str(tmp_path / "out"))
    assert told.code == 1
    assert f"{source}:1:1: error [print-unlike]" in told.err
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "content") == [
        "letter.txt"
    ]


def test_import_of_a_word_file_adds_a_piece_and_tells_its_doubts(shop: Path, run: Run) -> None:
    source, out = shop.parent / "quay.docx", shop.parent / "out"
    word = opened(Word())
    word.note(word.add("The quay is long."), "Reed.")
    word.save(source)
    arguments = ("import", str(source), str(shop / "long.md"), "--out", str(out))
    told = run(*arguments, "--kind", "commentary")
    assert told.code == 0
    assert told.out == (
        "commentary, in the section “Essays”: 5 words, 1 note, 0 headings, 0 tables, 0 figures, "
        f"0 doubts: {shop / 'long.md'}\n"
    )
    kept = json.loads((out / "v3i1" / "import-long.json").read_bytes())
    assert (kept["notes"], kept["section"], kept["doubts"]) == (1, "Essays", [])
    assert run("check", "v3i1", "--content", str(shop.parent)).code == 0

    told = run(*arguments)
    assert told.code == 1
    assert "content/v3i1/long.md:1:1: error [piece-exists]" in told.err
    arguments = ("import", str(source), str(shop / "longer.md"), "--out", str(out))
    told = run(*arguments)
    assert f"{source}: the file: [kind-guess] nothing says what kind" in told.err
    (shop / "longer.md").unlink()
    assert run(*arguments, "-q").err == ""


def test_import_of_other_word_processors_files_says_what_to_do(shop: Path, run: Run) -> None:
    source = shop.parent / "quay.doc"
    source.write_bytes(OLE + bytes(600))
    told = run("import", str(source), str(shop / "long.md"))
    assert told.code == 1
    assert f"{source}:1:1: error [word-old]" in told.err
    told = run("import", str(source), str(shop / "long"))
    assert "content/v3i1/long:1:1: error [piece-name]" in told.err
    text = shop.parent / "print.txt"
    text.write_text("Dear Sir", encoding="utf-8")
    told = run("import", str(text), str(shop.parent / "v3i2"), "--kind", "article")
    assert told.code == 2
    assert "--kind is for a Word file" in told.err
    told = run("import", str(source), str(shop / "long.md"), "--kind", "poem")
    assert told.code == 2
    assert "--kind is one of: editorial, report, article" in told.err


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the text of a made-up print whose import is built; the working folder is there."""
    monkeypatch.chdir(tmp_path)
    made = imported(tmp_path)
    made.build()
    return made.source


def test_compare_tells_a_table_and_exits_by_what_it_finds(small: Path, run: Run) -> None:
    told = run("compare", small.name, "v2i1")
    assert (told.code, told.err) == (0, "")
    rows = [line.split() for line in lines(told.out)]
    assert ["quill", "9–12", "9–12", "4/4", "3/3", "1/1", "0", "0", "0"] in rows
    assert "contents: 4 of 4 numbers" in lines(told.out)
    assert "not known of the print: nothing" in lines(told.out)
    kept = json.loads(Path("build/v2i1/compare.json").read_bytes())
    assert (kept["whole"], kept["faults"], len(kept["pieces"])) == (True, [], 3)

    text = small.read_text(encoding="utf-8")
    small.write_text(text.replace("needs oil", "needs fat").replace("p. 9.", "p. 8."), "utf-8")
    told = run("compare", small.name, "-q")
    assert (told.code, told.out) == (1, "")
    said = lines(told.err)
    assert [re.sub(r":\d+:", ":", line).partition(";")[0] for line in said] == [
        "print.txt:1: error [compare-word] quill: page 10: “fat,” is “oil,”",
        "print.txt:1: error [compare-word] quill: page 12: “8.” is “9.”",
    ]
    kept = json.loads(Path("build/v2i1/compare.json").read_bytes())
    assert (kept["whole"], len(kept["faults"])) == (False, 2)


def test_compare_asks_for_less_where_it_is_told_to(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = imported(tmp_path)
    spoil(made.piece, "night.[^n1] Nobody", "night. Nobody")
    spoil(made.piece, "to anybody.[^n2]", "to[^n1] anybody.[^n2]")
    spoil(made.piece, "north-{turn=11}west", "{turn=11}north-west")
    made.build()
    arguments = ("compare", "print.txt", "-q")
    codes = re.findall(r"\[([a-z-]+)\]", run(*arguments).err)
    assert codes == ["compare-note", "compare-turn"]
    assert run(*arguments, "--notes", "75").code == 1
    assert run(*arguments, "--no-turns").code == 1
    assert run(*arguments, "--no-turns", "--notes", "76").code == 1
    told = run(*arguments, "--no-turns", "--notes", "75")
    assert (told.code, told.out, told.err) == (0, "", "")
    assert run(*arguments, "--notes", "101").code == 2


def test_compare_tells_forty_things_unless_all_are_asked_for(small: Path, run: Run) -> None:
    text = small.read_text(encoding="utf-8")
    spread = " ".join(f"Stone x{n} for" for n in range(50))
    small.write_text(text.replace("Stone for the second mole", spread), encoding="utf-8")
    spoil(small.parent / "content/v2i1/brandt.md", "Stone for", " ".join(["Stone for"] * 50))
    Press(Order(Path("content"), Path("build"))).issue()
    told = run("compare", small.name, "-q")
    assert told.code == 1
    every = lines(run("compare", small.name, "-q", "-v").err)
    assert len(every) > 50
    assert lines(told.err) == [*every[:40], f"and {len(every) - 40} more: --verbose tells them all"]


def test_compare_needs_a_finished_file_of_the_same_issue(small: Path, run: Run) -> None:
    told = run("compare", small.name, "--out", "elsewhere")
    assert told.code == 1
    assert told.err == (
        "elsewhere/v2i1/v2i1.pdf:1:1: error [pdf-missing] there is no finished PDF to compare; "
        "build it first: python build.py issue v2i1\n"
    )
    pdf = Path("build/v2i1/v2i1.pdf")
    text = small.read_text(encoding="utf-8")
    other = small.with_name("other.txt")
    other.write_text(text.replace("Volume 2 • Issue 1", "Volume 2 • Issue 9"), encoding="utf-8")
    assert (
        "[compare-issue] the print is volume 2, issue 9" in run("compare", other.name, "v2i1").err
    )
    with Pdf.open(pdf, allow_overwriting_input=True) as file:
        del file.Root.StructTreeRoot
        file.save(pdf)
    assert "[pdf-untagged]" in run("compare", small.name, "v2i1").err
    pdf.write_bytes(b"no PDF")
    told = run("compare", small.name, "v2i1")
    assert (told.code, told.out) == (1, "")
    assert "build/v2i1/v2i1.pdf:1:1: error [pdf-unreadable]" in told.err
