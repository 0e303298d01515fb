"""The engine comes up early where a build is sure, and nowhere else."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import pytest
from typer.main import get_command

from galley import executors, headstart
from galley.cli.commands import app
from galley.cli.general import STOPPED, Exit
from galley.headstart import DEFAULT_COMMAND, SWITCHES, VALUED, head_start, parted, values
from tests.made_up import write_issue

main_module = import_module("galley.cli.main")


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[int, str]]:
    """Stand in a folder with an issue; tell what is begun, and for how many hands."""
    asked: list[tuple[int, str]] = []
    monkeypatch.setattr(executors, "warm_up", lambda *given: asked.append(given))
    monkeypatch.chdir(tmp_path)
    write_issue(tmp_path / "content")
    return asked


def test_the_general_options_are_those_of_the_app() -> None:
    options = [each for each in get_command(app).params if each.name not in {"help", "_version"}]
    named = {name for each in options for name in each.opts}
    assert named == VALUED | SWITCHES
    assert {name for each in options for name in each.opts if each.is_flag} == SWITCHES  # type: ignore[attr-defined]  # all are options
    assert DEFAULT_COMMAND in get_command(app).commands  # type: ignore[attr-defined]  # it is a group


@pytest.mark.parametrize(
    ("line", "hands"),
    [
        ("", (0, "")),
        ("issue", (0, "")),
        ("issue v3i1 -q", (0, "")),
        ("--jobs 3 issue content/v3i1", (3, "")),
        ("issue --out=elsewhere --jobs=2", (2, "")),
        ("--content content --executor dask://quay:8786", (0, "dask://quay:8786")),
    ],
)
def test_a_build_is_begun_early(
    begun: list[tuple[int, str]], line: str, hands: tuple[int, str]
) -> None:
    head_start(line.split())
    assert begun == [hands]


@pytest.mark.parametrize(
    "line",
    [
        *("check", "article v3i1/quays", "status", "preview", "new issue", "--version", "--help"),
        *("issue --help", "issue v9i9", "issue v3i1 v3i2", "issue --edition print", "--jobs"),
        *("--jobs many", "--content elsewhere", "isue"),
    ],
)
def test_nothing_else_is(begun: list[tuple[int, str]], line: str) -> None:
    head_start(line.split())
    assert not begun


def test_nothing_is_begun_where_all_is_newer(begun: list[tuple[int, str]], tmp_path: Path) -> None:
    pdf = tmp_path / "build" / "v3i1" / "v3i1.pdf"
    pdf.parent.mkdir(parents=True)
    pdf.touch()
    head_start([])
    assert not begun
    late = pdf.stat().st_mtime + 9
    os.utime(tmp_path / "content" / "v3i1" / "issue.yaml", (late, late))
    head_start([])
    assert begun


def test_options_are_parted_wherever_they_stand() -> None:
    general, rest = parted(
        ["issue", "--out", "there", "-q", "v3i1", "--jobs=2", "--erratum", "quays"]
    )
    assert general == ["--out", "there", "-q", "--jobs=2"]
    assert rest == ["issue", "v3i1", "--erratum", "quays"]
    assert values([*general, "--out", "here"]) == {"--out": "here", "--jobs": "2"}
    assert headstart.parted(["issue", "--jobs"]) == (["--jobs"], None)


def test_a_command_line_may_be_stopped_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(main_module, "head_start", stop)
    with pytest.raises(SystemExit) as ended:
        main_module.main()
    assert ended.value.code == Exit.MACHINE
    assert capsys.readouterr().err == f"{STOPPED}\n"
