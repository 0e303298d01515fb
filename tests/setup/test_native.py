"""The native libraries: which line a machine is told to run, and when none is needed."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from galley.errors import MachineError
from galley.typesetting import native, startup

ROOT = Path(__file__).parents[2]
APT = "apt-get install --yes libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@pytest.mark.parametrize(
    ("system", "os_release", "root", "advice"),
    [
        ("Linux", {"ID": "debian"}, False, f"run: sudo {APT}"),
        ("Linux", {"ID": "debian"}, True, f"run: {APT}"),
        ("Linux", {"ID": "ubuntu", "ID_LIKE": "debian"}, False, f"run: sudo {APT}"),
        ("Linux", {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, False, f"run: sudo {APT}"),
        ("Linux", {"ID": "fedora"}, False, "run: sudo dnf install --assumeyes pango"),
        (
            "Linux",
            {"ID": "rocky", "ID_LIKE": "rhel fedora"},
            True,
            "run: dnf install --assumeyes pango",
        ),
        ("Linux", {"ID": "arch"}, False, "run: sudo pacman -S --noconfirm pango"),
        ("Linux", {"ID": "alpine"}, True, "run: apk add pango harfbuzz-subset"),
        ("Darwin", {}, False, "run: brew install pango"),
    ],
)
def test_advice(system: str, os_release: Mapping[str, str], *, root: bool, advice: str) -> None:
    """One line, with sudo where it is needed."""
    assert native.advice(system, os_release, root=root) == advice


def test_advice_where_nothing_is_known() -> None:
    """In words, where there is no line."""
    assert native.advice("Linux", {"ID": "nixos"}, root=False).startswith("install Pango 1.44")
    assert native.advice("FreeBSD", {}, root=True).startswith("install Pango 1.44")
    assert "ucrt-x86_64-pango" in native.advice("Windows", {}, root=False)


def test_the_workflow_installs_the_same_packages() -> None:
    """The runner is not root, so its line is written out; it must not fall behind."""
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert f"sudo {APT}\n" in workflow


def test_the_tests_run_on_all_the_libraries() -> None:
    """What `make setup` made sure of."""
    assert native.probe() in {native.Libraries.ALL, native.Libraries.NO_SUBSETTER}


@pytest.fixture
def engine_without_pango(tmp_path: Path) -> dict[str, str]:
    """Make an environment in which the engine's import fails as it does without Pango."""
    package = tmp_path / "weasyprint" / "text"
    package.mkdir(parents=True)
    notice = "print('-----')\nraise OSError(\"cannot load library 'libpango-1.0-0'\")\n"
    (package.parent / "__init__.py").write_text(notice, encoding="utf-8")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}


def test_without_pango_one_line_is_printed(engine_without_pango: dict[str, str]) -> None:
    """No traceback, and the exit status of a failed machine."""
    command = [sys.executable, str(ROOT / "galley" / "typesetting" / "native.py")]
    done = subprocess.run(command, check=False, capture_output=True, env=engine_without_pango)
    assert done.returncode == 3
    assert done.stdout == b""
    assert done.stderr.decode() == f"galley: {native.MISSING}; {native.hint()}\n"


def test_without_pango_the_engine_is_a_machine_error(engine_without_pango: dict[str, str]) -> None:
    """The engine's own notice is not shown; the line to run is the error's hint."""
    code = (
        "from galley.errors import MachineError\n"
        "from galley.typesetting import startup\n"
        "try:\n    startup.load_engine()\n"
        "except MachineError as error:\n    print(error)\n"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, env=engine_without_pango)
    assert done.stdout.decode() == f"{native.MISSING}; {native.hint()}\n"


def test_without_the_engine_setup_is_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python without the packages says so."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(MachineError, match=r"weasyprint is not installed.*run: make setup"):
        startup.load_engine()


@pytest.mark.parametrize(
    ("found", "code", "said"),
    [
        ([native.Libraries.ALL], 0, ""),
        ([native.Libraries.NONE, native.Libraries.ALL], 0, ""),
        ([native.Libraries.NO_SUBSETTER, native.Libraries.NO_SUBSETTER], 0, "is slow"),
        ([native.Libraries.NONE, native.Libraries.NONE], 3, native.MISSING),
    ],
)
def test_what_is_missing_is_installed_and_looked_for_again(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    found: list[native.Libraries],
    code: int,
    said: str,
) -> None:
    """Only what is still missing afterwards is spoken of."""
    answers = iter(found)
    monkeypatch.setattr(native, "probe", lambda: next(answers))
    monkeypatch.setattr(native, "install", lambda: True)
    monkeypatch.setattr(sys, "argv", ["native.py", "--install"])
    assert native.main() == code
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == bool(said)
    assert list(answers) == []


@pytest.mark.parametrize(
    ("os_release", "root"), [({"ID": "debian"}, False), ({"ID": "fedora"}, True), ({}, True)]
)
def test_nothing_is_installed_but_by_root_on_debian(
    monkeypatch: pytest.MonkeyPatch, os_release: Mapping[str, str], *, root: bool
) -> None:
    """Elsewhere the line is for the reader to run."""
    monkeypatch.setattr(native, "is_root", lambda: root)
    monkeypatch.setattr(native, "this_os_release", lambda: os_release)
    monkeypatch.setattr("shutil.which", lambda _: "/bin/false")
    monkeypatch.setattr("subprocess.run", lambda *_, **__: pytest.fail("it ran"))
    assert not native.install()


def test_root_on_debian_installs_without_being_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lists first, since a fresh machine has none."""
    ran: list[list[str]] = []

    def run(command: list[str], *, check: bool, env: Mapping[str, str]) -> object:
        """Note the command."""
        assert not check
        assert env["DEBIAN_FRONTEND"] == "noninteractive"
        ran.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(native, "is_root", lambda: True)
    monkeypatch.setattr(native, "this_os_release", lambda: {"ID": "ubuntu", "ID_LIKE": "debian"})
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("subprocess.run", run)
    assert native.install()
    assert [command[1] for command in ran] == ["update", "install"]
    assert set(native.DEBIAN_PACKAGES) < set(ran[1])


def test_homebrew_is_looked_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """By the search that cffi falls back on, as far as it runs on any machine."""
    from ctypes.macholib.dyld import dyld_find  # noqa: PLC0415 it wants the patched platform

    library = tmp_path / "libpango-1.0.dylib"
    library.touch()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(native, "HOMEBREW", (tmp_path, tmp_path / "absent"))
    monkeypatch.setenv("DYLD_FALLBACK_LIBRARY_PATH", "/theirs")
    native.see_homebrew()
    assert os.environ["DYLD_FALLBACK_LIBRARY_PATH"] == f"/theirs:{tmp_path}:/usr/lib"
    assert dyld_find("libpango-1.0.dylib") == str(library)
