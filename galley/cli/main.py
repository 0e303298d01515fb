"""The way into the command line."""

import sys

from galley.cli.general import STOPPED, Exit
from galley.garbage import collect_seldom
from galley.headstart import head_start


def main() -> None:
    """Run the command line and exit: 0 done, 1 content, 2 usage, 3 machine.

    What reads it is imported once the engine may come up beside it.
    """
    try:
        collect_seldom()
        head_start(sys.argv[1:])
        from galley.cli.running import run  # noqa: PLC0415 - heavy

        run()
    except KeyboardInterrupt:
        sys.stderr.write(f"{STOPPED}\n")
        sys.exit(Exit.MACHINE)
