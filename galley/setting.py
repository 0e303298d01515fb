"""What a worker does: it sets one part, in whatever process it is, and gives plain data.

Importing this module brings no engine up; setting does. An executor's workers import it
by name, so that nothing but an argument and a result passes between processes.
"""

import atexit
import shutil
import tempfile
import threading
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from galley.digests import SOURCE, STYLES, folder_digest
from galley.errors import MachineError
from galley.files import lies_in
from galley.kept import pack
from galley.model import Part, TypesetPart
from galley.versions import versions

if TYPE_CHECKING:
    from galley.typesetting.engine import Typesetter


@dataclass(frozen=True)
class Bench:
    """Where parts are set: the styles, and the folder whose ``figures/`` they show.

    ``digest`` is over both, so that a worker knows whether what it has read still holds.
    """

    styles: Path
    folder: Path
    digest: str

    def parcel(self) -> "Parcel":
        """Pack all that lies here, for a worker that does not see these folders."""
        roots = ("styles", self.styles), ("issue/figures", self.folder / "figures")
        files = {
            f"{name}/{path.relative_to(root).as_posix()}": path.read_bytes()
            for name, root in roots
            for path in sorted(root.rglob("*"))
            if lies_in(root, root.parent) and lies_in(path, root) and path.is_file()
        }
        return Parcel(self.digest, files)


@dataclass(frozen=True)
class Parcel:
    """A bench as data, for workers elsewhere: files by name, or none where it has come before."""

    digest: str
    files: Mapping[str, bytes] | None = None


@dataclass(frozen=True)
class Outcome:
    """A part that was set: as `galley.kept` packs it, the figures that it shows, and by what.

    ``figures`` are names under ``figures/``; ``versions`` those of all that made the pages.
    """

    packed: bytes
    figures: tuple[str, ...]
    versions: Mapping[str, str]


class Shop:
    """What this process has read and unpacked; one bench at a time, and one part."""

    lock = threading.Lock()
    bench: Bench | None = None
    typesetter: "Typesetter | None" = None
    unpacked: Path | None = None


def set_part(
    place: Bench | Parcel,
    part: Part,
    wanted: Collection[int] = (),
    glimpse: Callable[[TypesetPart, tuple[int, ...]], None] | None = None,
) -> Outcome | None:
    """Set one part; nothing where a parcel must come along with its files first.

    The pages that are ``wanted`` are there for a ``glimpse`` before the
    rest. Raises what `Typesetter.typeset` raises.
    """
    with Shop.lock:
        bench = _unpacked(place) if isinstance(place, Parcel) else place
        if bench is None:
            return None
        typesetter = _typesetter(bench)
        typeset = typesetter.typeset(part, wanted, glimpse)
        return Outcome(pack(typeset), typesetter.figures, worker_versions())


def make_ready(bench: Bench) -> None:
    """Bring the engine up, and read the styles, before there is a part to set.

    What goes wrong here is told when one is set.
    """
    with Shop.lock, suppress(MachineError):
        _typesetter(bench)


def worker_versions() -> dict[str, str]:
    """Tell what makes the pages in this process, and the digest of the code that sets them."""
    code = folder_digest(SOURCE / "typesetting").hex()
    return {**versions(), "typesetting": code}


def _typesetter(bench: Bench) -> "Typesetter":
    """Bring the engine up when it is first needed, and read the styles once."""
    if Shop.typesetter is None or Shop.bench != bench:
        from galley.typesetting.startup import load_engine  # noqa: PLC0415 - heavy

        load_engine()
        from galley.typesetting.engine import Typesetter  # noqa: PLC0415 - heavy
        from galley.typesetting.fonts import isolate_fonts  # noqa: PLC0415 - of the engine's stage

        Shop.typesetter = None
        isolate_fonts(bench.styles / "fonts")
        Shop.bench, Shop.typesetter = bench, Typesetter(bench.styles, bench.folder)
    return Shop.typesetter


def _unpacked(parcel: Parcel) -> Bench | None:
    """Lay out what a parcel holds, or find it where it was laid out before."""
    if Shop.bench and Shop.bench.digest == parcel.digest:
        return Shop.bench
    if parcel.files is None:
        return None
    _tidy()
    Shop.unpacked = folder = Path(tempfile.mkdtemp(prefix="galley-")).resolve()
    atexit.register(_tidy)
    for name, data in parcel.files.items():
        path = (folder / name).resolve()
        if not path.is_relative_to(folder):
            raise ValueError(f"a parcel holds a file that would lie outside it: {name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return Bench(folder / STYLES.name, folder / "issue", parcel.digest)


def _tidy() -> None:
    """Remove what was unpacked."""
    if Shop.unpacked:
        shutil.rmtree(Shop.unpacked, ignore_errors=True)
        Shop.unpacked = None
