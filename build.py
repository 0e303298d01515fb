"""The command line."""

import sys

REMEDY = "run `make setup`, then `.venv/bin/python build.py`"
MACHINE_FAILED = 3
STOPPED = "stopped; the last good PDF is untouched"
"""What is said after Ctrl-C, while the command line is still being loaded."""


def main() -> None:
    """Hand over to `galley.cli`; where it cannot be had, say what to run instead."""
    if sys.version_info < (3, 11):  # noqa: UP036 an older Python may well run this file
        refuse("Python 3.11 or later is needed")
    try:
        from galley import cli  # noqa: PLC0415 its failure is caught here

        cli.main()
    except KeyboardInterrupt:
        sys.stderr.write(f"{STOPPED}\n")
        sys.exit(MACHINE_FAILED)
    except ModuleNotFoundError as missing:
        if (missing.name or "galley").partition(".")[0] == "galley":
            raise
        refuse(f"the package {missing.name} is not installed for this Python")


def refuse(reason: str) -> None:
    """Say why nothing was done, in one line, and exit."""
    sys.stderr.write(f"galley: {reason}; {REMEDY}\n")
    sys.exit(MACHINE_FAILED)


if __name__ == "__main__":
    main()
