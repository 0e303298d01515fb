"""Wakes a thread that waits for what comes on lines."""

import threading
from multiprocessing import Pipe


class Bell:
    """Rung from any thread; the one that waits on ``line`` wakes, once for all that rang."""

    def __init__(self) -> None:
        """Make the line."""
        self.line, self._pull = Pipe(duplex=False)
        self._lock = threading.Lock()
        self._rung = self._closed = False

    def ring(self) -> None:
        """Wake the one that waits, now or when it waits next."""
        with self._lock:
            if not self._rung and not self._closed:
                self._rung = True
                self._pull.send_bytes(b"!")

    def answer(self) -> None:
        """Take what has rung."""
        with self._lock:
            if self._rung:
                self._rung = False
                self.line.recv_bytes()

    def close(self) -> None:
        """Close the line."""
        with self._lock:
            self._closed = True
            self.line.close()
            self._pull.close()
