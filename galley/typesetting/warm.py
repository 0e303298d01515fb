"""Loads the engine into the server that begins the pool's processes.

What goes wrong here is told when a part is set.
"""

import gc
from contextlib import suppress

from galley.errors import MachineError
from galley.typesetting.startup import load_engine

with suppress(MachineError):
    load_engine()
    import galley.typesetting.engine  # noqa: F401 - to have it in memory

# What is in memory now stays: no process that begins here need look through it for garbage.
gc.collect()
gc.freeze()
