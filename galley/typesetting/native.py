"""The native libraries that the engine needs, and the line that installs them.

Standard library only, and nothing of ours: ``make`` runs this file by itself before
anything else works, and the command line takes the same line from it.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping
from enum import IntEnum
from pathlib import Path

DEBIAN_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")

INSTALLERS = {
    "debian": f"apt-get install --yes {' '.join(DEBIAN_PACKAGES)}",
    "ubuntu": f"apt-get install --yes {' '.join(DEBIAN_PACKAGES)}",
    "fedora": "dnf install --assumeyes pango",
    "rhel": "dnf install --assumeyes pango",
    "arch": "pacman -S --noconfirm pango",
    "alpine": "apk add pango harfbuzz-subset",
}
"""The command by the ``ID`` or ``ID_LIKE`` of os-release."""

MACOS = "brew install pango"
WINDOWS = "C:\\msys64\\usr\\bin\\pacman -S mingw-w64-ucrt-x86_64-pango"

HOMEBREW = (Path("/opt/homebrew/lib"), Path("/usr/local/lib"))
"""Where Homebrew keeps libraries, on Apple silicon and on Intel."""

MISSING = "Pango, which sets the type, is not installed"


class Libraries(IntEnum):
    """What of the libraries is there; the values are the probe's exit codes."""

    ALL = 0
    NO_SUBSETTER = 10
    NONE = 11


PROBE = f"""
try:
    from weasyprint.text import ffi
except OSError:
    raise SystemExit({Libraries.NONE})
raise SystemExit({Libraries.ALL} if ffi.harfbuzz_subset else {Libraries.NO_SUBSETTER})
"""


def hint() -> str:
    """Say what to do on this machine."""
    return advice(platform.system(), this_os_release(), root=is_root())


def advice(system: str, os_release: Mapping[str, str], *, root: bool) -> str:
    """Say what to do on a machine, by `platform.system` and the keys of its os-release."""
    if system == "Darwin":
        return f"run: {MACOS}"
    if system == "Windows":
        return f"install MSYS2, then run: {WINDOWS}"
    for name in distributions(os_release):
        if name in INSTALLERS:
            return f"run: {'' if root else 'sudo '}{INSTALLERS[name]}"
    return "install Pango 1.44 or later, with pangoft2, by the system's package manager"


def distributions(os_release: Mapping[str, str]) -> list[str]:
    """Name a distribution, then those that it is like."""
    return [os_release.get("ID", ""), *os_release.get("ID_LIKE", "").split()]


def this_os_release() -> Mapping[str, str]:
    """Read this machine's os-release; empty where there is none."""
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def is_root() -> bool:
    """Tell whether packages can be installed without asking."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def see_homebrew() -> None:
    """Let Python find what Homebrew installed, which it does not on Apple silicon.

    cffi looks names up by `ctypes.util.find_library`, and that reads this variable
    when it is called, so setting it here is enough.
    """
    if sys.platform == "darwin":
        known = os.environ.get("DYLD_FALLBACK_LIBRARY_PATH", "").split(":")
        found = [str(folder) for folder in HOMEBREW if folder.is_dir()]
        paths = dict.fromkeys([*filter(None, known), *found, "/usr/lib"])
        os.environ["DYLD_FALLBACK_LIBRARY_PATH"] = ":".join(paths)


def probe() -> Libraries:
    """Start the engine in a process of its own and see what it finds.

    Raises `subprocess.CalledProcessError` where it fails for another reason.
    """
    see_homebrew()
    command = [sys.executable, "-W", "ignore", "-c", PROBE]
    done = subprocess.run(command, check=False, capture_output=True)  # noqa: S603 our own text
    if done.returncode not in set(Libraries):
        sys.stderr.write(done.stderr.decode(errors="replace"))
        done.check_returncode()
    return Libraries(done.returncode)


def install() -> bool:
    """Install without asking where that can be done: as root on Debian or its kin."""
    apt = shutil.which("apt-get")
    if not (apt and is_root() and {"debian", "ubuntu"} & set(distributions(this_os_release()))):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (
        [apt, "update", "--quiet", "--quiet"],
        [apt, "install", "--yes", "--quiet", "--quiet", "--no-install-recommends"],
    )
    commands[-1].extend(DEBIAN_PACKAGES)
    return all(
        subprocess.run(command, check=False, env=environment).returncode == 0  # noqa: S603 as above
        for command in commands
    )


def main() -> int:
    """Say what is missing; with ``--install``, install it where that can be done."""
    found = probe()
    if found is not Libraries.ALL and "--install" in sys.argv[1:] and install():
        found = probe()
    if found is Libraries.NONE:
        sys.stderr.write(f"galley: {MISSING}; {hint()}\n")
        return 3
    if found is Libraries.NO_SUBSETTER:
        sys.stderr.write(f"galley: without libharfbuzz-subset, writing a PDF is slow; {hint()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
