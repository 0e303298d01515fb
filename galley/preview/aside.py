"""Does what takes long beside the server's loop, and refuses it when the server ends."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import Any, TypeVar

from starlette.exceptions import HTTPException

AT_ONCE = 2
"""How much is done at once. Pages are drawn one at a time, but packed beside one another."""

T = TypeVar("T")


class Aside:
    """Threads that work for the loop; what nobody waits for may be given from any thread."""

    def __init__(self) -> None:
        """Begin with nothing to do."""
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="galley-draw")
        self._asked: set[asyncio.Future[Any]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._refused = False

    def submit(self, work: Callable[[], object]) -> None:
        """Do what nobody waits for."""
        self._pool.submit(work)

    async def do(self, work: Callable[[], T]) -> T:
        """Do what a request waits for. Raises `HTTPException` (503) where it is refused."""
        self._loop = asyncio.get_running_loop()
        begun = self._loop.run_in_executor(self._pool, work)
        self._asked.add(begun)
        try:
            return await begun
        except asyncio.CancelledError as error:
            if not self._refused:
                raise
            raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, "the preview ends\n") from error
        finally:
            self._asked.discard(begun)

    def close(self, grace: float) -> None:
        """Refuse what is asked for and not done in so many seconds. From any thread."""
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._loop.call_later, grace, self._refuse)

    def _refuse(self) -> None:
        self._refused = True
        for begun in self._asked:
            begun.cancel()

    def end(self) -> None:
        """Begin nothing any more: to be called when nobody can ask any more."""
        self._pool.shutdown(wait=False, cancel_futures=True)
