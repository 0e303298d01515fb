"""The same bytes from the same input, whatever surrounds the process that builds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from galley.digests import ROOT
from galley.order import Order
from galley.press import Press
from tests.hostile.case import FRONT, MASTHEAD, piece
from tests.hostile.corpus.figures import RECT, SIZE, SVG, png

pytestmark = pytest.mark.long

TEXT = """\
A *sentence* with a note.[^1] [Another one, to be pulled out of the text.]{.pull #q}

![A grey field.](figures/field.png)

Figure: Field {#field}

![A square.](figures/square.svg)

| a | b |
| - | -: |
| 1 | -2 |

See [](#field) and <https://a.example/b>.

[^1]: A note.
"""


@dataclass(frozen=True)
class Around:
    """What surrounds a build: variables, the working folder, and where content lies."""

    name: str
    variables: Mapping[str, str] = field(default_factory=dict)
    within: str = "."
    content: str = "content"
    umask: int = 0o022


AROUND = (
    Around("hashes-0", {"PYTHONHASHSEED": "0"}),
    Around("hashes-1", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}),
    Around("hashes-at-random", {"PYTHONHASHSEED": "random", "LC_ALL": "tr_TR.UTF-8"}),
    Around("another-folder", {"LC_ALL": "C", "LANG": "de_DE"}, within="a b/ü", umask=0o077),
    Around("another-place", {"HOME": "/nonexistent", "USER": "x"}, content="other/place/content"),
    Around("temporary-files-elsewhere", {"TMPDIR": "elsewhere", "TZ": "UTC"}, umask=0),
)


def write(content: Path) -> None:
    """Write an issue that shows all that could differ: figures, a note, a pull quote, links."""
    folder = content / "v3i1"
    (folder / "figures").mkdir(parents=True)
    (folder / "issue.yaml").write_text(MASTHEAD + "contents:\n  - pieces: [p]\n", encoding="utf-8")
    (folder / "p.md").write_text(piece(TEXT, FRONT), encoding="utf-8")
    (folder / "figures" / "field.png").write_bytes(png(20, 20))
    (folder / "figures" / "square.svg").write_text(f"{SVG}{SIZE}{RECT}</svg>", encoding="utf-8")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Build the issue in this process."""
    base = tmp_path_factory.mktemp("here")
    write(base / "content")
    order = Order(content=base / "content", out=base / "build")
    return Press(order).issue().pdf.read_bytes()


@pytest.mark.parametrize("around", AROUND, ids=lambda around: around.name)
def test_the_bytes_are_the_same(around: Around, here: bytes, tmp_path: Path) -> None:
    content, out, within = (
        tmp_path / around.content,
        tmp_path / around.name,
        tmp_path / around.within,
    )
    write(content)
    within.mkdir(parents=True, exist_ok=True)
    variables = {**os.environ, **around.variables}
    if "TMPDIR" in around.variables:
        (within / around.variables["TMPDIR"]).mkdir()
    command = [sys.executable, str(ROOT / "build.py"), "-q", f"--content={content}", f"--out={out}"]
    subprocess.run(command, check=True, cwd=within, env=variables, umask=around.umask)
    assert (out / "v3i1" / "v3i1.pdf").read_bytes() == here


def test_files_in_another_order_of_the_folder(here: bytes, tmp_path: Path) -> None:
    """And with times and rights that differ."""
    write(tmp_path / "content")
    folder = tmp_path / "content" / "v3i1"
    for number, file in enumerate(sorted(folder.rglob("*.*"), reverse=True)):
        data = file.read_bytes()
        file.unlink()
        file.write_bytes(data)
        file.chmod(0o600)
        os.utime(file, (number, number))
    order = Order(content=tmp_path / "content", out=tmp_path / "build")
    assert Press(order).issue().pdf.read_bytes() == here
