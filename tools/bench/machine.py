"""What the figures were measured on."""

import os
import platform
from pathlib import Path

import psutil

GIB = 1024**3


def machine() -> dict[str, str]:
    """Name the machine: processor, cores, memory, system, Python; and what else it is at.

    ``load`` is how many processes wanted a core, on average over the last minute.
    """
    return {
        "processor": processor(),
        "cores": str(cores()),
        "memory": f"{psutil.virtual_memory().total / GIB:.0f} GiB",
        "system": f"{system()}, {platform.system()} {version(platform.release())}",
        "load": f"{psutil.getloadavg()[0]:.1f}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def version(release: str) -> str:
    """The number of a kernel's release, without what its builder calls the build."""
    return release.partition("-")[0]


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processor() -> str:
    """The processor's model, as the system names it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else ()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def system() -> str:
    """The name of the distribution, or of the system where it has none."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform(terse=True)
