"""Nothing outside is read through content, by the word of the interpreter itself."""

from __future__ import annotations

import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from galley import manuscript, press
from tests.hostile.case import Case
from tests.hostile.corpus import CASES
from tests.hostile.runner import run

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks no processes")

REACHING = (
    *("template-statement", "style-in-title", "html-in-names", "draft-that-leads-out"),
    *("figure-unused-that-leads-out", "figures-that-are-the-system", "svg-of-an-outside-dtd"),
    *("svg-with-an-import", "svg-with-a-file", "lock-that-leads-out", "lock-that-is-a-device"),
    *("piece-that-is-a-system-file", "figure-that-is-a-device", "templates-of-its-own"),
)


@pytest.mark.parametrize("name", REACHING)
def test_nothing_outside_is_opened(name: str, tmp_path: Path) -> None:
    (case,) = (case for case in CASES if case.name == name)
    case.write(tmp_path)
    end = run(tmp_path)
    assert end.kind == ("diagnostics" if case.ends else "pages")
    assert set(end.codes) == case.ends
    assert end.opened == ()
    assert end.connections == ()


def test_the_watch_sees_what_is_opened_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proof is worth something: a build that reaches out is caught."""
    plain = manuscript.survey

    def reach(folder: Path) -> object:
        secret.read_text(encoding="utf-8")
        with socket.socket() as line:
            line.settimeout(0.1)
            line.connect_ex(("127.0.0.1", 9))
        return plain(folder)

    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    monkeypatch.setattr(press, "survey", reach)
    case: Case = replace(CASES[0], name="reaching")
    case.write(tmp_path)
    end = run(tmp_path)
    assert end.opened == (str(secret),)
    assert [event.split()[0] for event in end.connections] == ["socket.connect"]
