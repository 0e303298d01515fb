"""The engine comes up by itself: no other program is run for it."""

from __future__ import annotations

import ctypes.util
import importlib
import subprocess
import sys
from types import ModuleType

import pytest

from galley.typesetting import startup

WATCHED = """
import sys
run = []
sys.addaudithook(lambda event, _: run.append(event) if event.startswith("subprocess") else None)
from galley.typesetting.startup import load_engine
load_engine()
from weasyprint.text.ffi import harfbuzz_subset
assert harfbuzz_subset is not None
assert "weasyprint" in sys.modules
assert not run, run
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries are searched for")
def test_no_program_is_run_to_find_the_libraries() -> None:
    subprocess.run([sys.executable, "-c", WATCHED], check=True)


def test_libraries_of_other_names_are_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    find = ctypes.util.find_library
    tried: list[bool] = []

    def fail_first(_name: str) -> ModuleType:
        tried.append(ctypes.util.find_library is find)
        if not tried[-1]:
            raise OSError("no file of this name")
        return sys

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(importlib, "import_module", fail_first)
    startup.load_engine()
    assert tried == [False, True]
    assert ctypes.util.find_library is find


def test_a_module_that_is_hardly_needed_is_imported_when_it_is_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with startup._late(["colorsys"]):
        late = importlib.import_module("colorsys")
    assert "colorsys" not in sys.modules
    assert late.rgb_to_hsv(1, 1, 1) == (0.0, 0.0, 1)
    assert "colorsys" in sys.modules


LEAN = """
import sys
from galley.typesetting.startup import load_engine
load_engine()
assert "fontTools.subset" not in sys.modules
from weasyprint.pdf.fonts import subset
assert subset.Options(notdef_outline=True).notdef_outline
assert "fontTools.subset" in sys.modules
"""


def test_what_cuts_fonts_where_harfbuzz_cannot_is_there_when_it_is_needed() -> None:
    subprocess.run([sys.executable, "-c", LEAN], check=True)
