"""The server: gives the browser the book, its pages, and word of each change."""

import asyncio
import json
import math
import mimetypes
from collections.abc import AsyncIterator, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from galley.preview.aside import Aside
from galley.preview.book import Book
from galley.preview.drawing import Drawer
from galley.preview.looks import Look
from galley.preview.places import layer
from galley.preview.searching import Searcher
from galley.preview.session import Session
from galley.preview.telling import Teller, nearest

PAGE = Path(__file__).parent / "page"
"""The files of the page in the browser."""

TYPES = {".js": "text/javascript", ".svg": "image/svg+xml"}
FOREVER = "private, max-age=86400, immutable"
SMALLEST, LARGEST = 0.2, 8.0
"""Pixels a point at which pages are drawn."""

ALIVE = 15.0
"""Seconds after which a quiet line says that it is there."""

GRACE = 1
"""Seconds that pages which are asked for may still be drawn when the server ends."""

LOOKED = 16
"""How many pages may be looked at."""


class Desk:
    """What the browser is served at: one session, one drawer, and those who listen."""

    def __init__(self, session: Session, drawer: Drawer, teller: Teller) -> None:
        """Take what is served."""
        self.session, self.drawer, self.teller = session, drawer, teller
        self._searcher = Searcher(drawer)
        self._files = page_files()
        self._listening: set[asyncio.Event] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._aside = Aside()
        self._told: tuple[int, bytes] = (-1, b"")
        self._looking: tuple[tuple[int, ...], float] = ((), 0.0)
        self.closing = False

    def app(self) -> Starlette:
        """The routes, below the token."""
        routes: list[tuple[str, Callable[[Request], Any], str]] = [
            ("/", self.index, "GET"),
            ("/page/{name:path}", self.file, "GET"),
            ("/book.json", self.book, "GET"),
            ("/image/{image}.png", self.image, "GET"),
            ("/layer/{layer}.json", self.layer, "GET"),
            ("/search.json", self.search, "GET"),
            ("/find.json", self.find, "GET"),
            ("/events", self.events, "GET"),
            ("/looking", self.looking, "POST"),
        ]
        return Starlette(routes=[Route(at, to, methods=[how]) for at, to, how in routes])

    # From the session's thread -------------------------------------------------

    def changed(self, book: Book) -> None:
        """Tell all who listen that the book has changed; draw what is looked at."""
        pages, scale = self._looking
        for at in pages:
            look = book.pages[at].look if at < len(book.pages) else None
            if look and scale and not self.closing:
                self._aside.submit(partial(self.drawer.png, look, scale))
        self._tell()

    def close(self) -> None:
        """End the lines that are open; refuse what is asked for and not done within the grace."""
        self.closing = True
        self._tell()
        self._aside.close(GRACE)

    def end(self) -> None:
        """Draw no more: to be called when nobody can ask any more."""
        self._aside.end()

    def _tell(self) -> None:
        loop = self._loop
        if loop and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        for waiting in self._listening:
            waiting.set()

    # What is asked -------------------------------------------------------------

    async def index(self, _request: Request) -> Response:
        """The page itself."""
        return self._file("index.html")

    async def file(self, request: Request) -> Response:
        """A file of the page."""
        return self._file(request.path_params["name"])

    def _file(self, name: str) -> Response:
        data = self._files.get(name)
        if data is None:
            return nothing()
        kind = TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0]
        return Response(data, media_type=kind or "application/octet-stream")

    async def book(self, _request: Request) -> Response:
        """The book as it stands."""
        book = self.session.book
        if self._told[0] != book.version:
            self._told = book.version, json.dumps(book.told(), ensure_ascii=False).encode()
        return Response(self._told[1], media_type="application/json")

    async def image(self, request: Request) -> Response:
        """A page, drawn."""
        look = self.session.book.images.get(request.path_params["image"])
        scale = number(request.query_params.get("scale", "1"))
        if look is None or not SMALLEST <= scale <= LARGEST:
            return nothing()
        data = await self._aside.do(partial(self.drawer.png, look, round(scale, 3)))
        return Response(data, media_type="image/png", headers={"Cache-Control": FOREVER})

    async def layer(self, request: Request) -> Response:
        """What lies over a page."""
        book, name = self.session.book, request.path_params["layer"]
        look: Look | None = book.layers.get(name) or book.images.get(name)
        if look is None:
            return nothing()
        return JSONResponse(await self._aside.do(partial(layer, look, self.drawer, self.teller)))

    async def search(self, request: Request) -> Response:
        """The places of words."""
        wanted = request.query_params.get("q", "")
        found = await self._aside.do(partial(self._searcher.search, self.session.book, wanted))
        return JSONResponse(found)

    async def find(self, request: Request) -> Response:
        """The page of a line of a piece."""
        piece = request.query_params.get("piece", "")
        line = number(request.query_params.get("line", "1"))
        pages = self.session.book.pages
        if not any(page.part == piece for page in pages) or math.isnan(line):
            return nothing()
        found = nearest(pages, int(line), part=piece)
        if found is None:
            at = next(at for at, page in enumerate(pages) if page.part == piece)
            return JSONResponse({"page": at, "label": pages[at].label, "boxes": [], "id": ""})
        at, name = found
        look = pages[at].look
        spots = [spot for spot in look.spots if spot.id == name] if look else []
        boxes = [[spot.left, spot.top, spot.right, spot.bottom] for spot in spots]
        return JSONResponse({"page": at, "label": pages[at].label, "boxes": boxes, "id": name})

    async def looking(self, request: Request) -> Response:
        """Take note of what is looked at."""
        said = read_looking(await request.body())
        if said is None:
            return PlainTextResponse("wrong\n", 400)
        self._looking = said
        self.session.look(said[0])
        return Response(status_code=204)

    async def events(self, _request: Request) -> Response:
        """Word of every change, the newest only."""
        self._loop = asyncio.get_running_loop()
        return StreamingResponse(self._events(), media_type="text/event-stream")

    async def _events(self) -> AsyncIterator[bytes]:
        waiting = asyncio.Event()
        self._listening.add(waiting)
        sent = -1
        try:
            while not self.closing:
                waiting.clear()
                version = self.session.book.version
                if version != sent:
                    sent = version
                    data = json.dumps({"version": version})
                    yield f"id: {version}\nevent: book\ndata: {data}\n\n".encode()
                    continue
                try:
                    await asyncio.wait_for(waiting.wait(), ALIVE)
                except TimeoutError:
                    yield b": still here\n\n"
        finally:
            self._listening.discard(waiting)


def page_files() -> Mapping[str, bytes]:
    """The files of the page, by their path below its folder."""
    files = (path for path in sorted(PAGE.rglob("*")) if path.is_file())
    return {path.relative_to(PAGE).as_posix(): path.read_bytes() for path in files}


def number(text: str) -> float:
    """A number that is asked for; not a number where it is none."""
    try:
        found = float(text)
    except ValueError:
        return math.nan
    return found if math.isfinite(found) and abs(found) < 1e9 else math.nan  # noqa: PLR2004


def read_looking(body: bytes) -> tuple[tuple[int, ...], float] | None:
    """The pages that are looked at, and how large; nothing where that is not what is said."""
    try:
        said = json.loads(body)
        pages, scale = said["pages"], said.get("scale", 1)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    if not isinstance(pages, list) or not isinstance(scale, int | float):
        return None
    whole = tuple(page for page in pages if isinstance(page, int) and page >= 0)
    if len(whole) != len(pages) or not SMALLEST <= scale <= LARGEST:
        return None
    return whole[:LOOKED], round(float(scale), 3)


def nothing() -> Response:
    """There is nothing by that name."""
    return PlainTextResponse("not found\n", 404)
