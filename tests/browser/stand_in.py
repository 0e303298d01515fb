"""A stand-in for the preview's server: a book made up, changed at will.

What the browser does is tried against it where the real server could not be made to do the
same thing twice: a page put in, a picture that comes late, a server that goes away.
"""

from __future__ import annotations

import asyncio
import io
import json
import threading
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from PIL import Image, ImageDraw
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

PAGE = Path(__file__).resolve().parents[2] / "galley" / "preview" / "page"
WIDTH, HEIGHT = 462.0, 672.0
AREA = [62.0, 62.0, 405.0, 608.0]
LEADING = 13.5
LINES = 40
TOKEN = "token"  # noqa: S105 - of a server of made-up pages


@dataclass
class Leaf:
    """A page of the made-up book. ``look`` is what its image is named by."""

    part: str
    page: int
    look: str
    blank: bool = False
    changed: int = 1
    moved: int = 0
    """Lines that the manuscript has more above it than at first."""


@dataclass
class StandIn:
    """The server; ``leaves`` and ``told`` may be changed, then ``publish`` tells it."""

    leaves: list[Leaf]
    told: dict[str, Any] = field(default_factory=dict)
    version: int = 1
    asked: list[str] = field(default_factory=list)
    looked: list[dict[str, Any]] = field(default_factory=list)
    delay: float = 0.0
    """Seconds that each image takes."""
    port: int = 0
    _server: uvicorn.Server | None = None
    _thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}/{TOKEN}/"

    def publish(self) -> None:
        """Make a new version known."""
        self.version += 1

    def change(self, index: int) -> None:
        """Give a page another look."""
        leaf = self.leaves[index]
        leaf.changed = self.version + 1
        leaf.look = f"{leaf.look}x"

    def start(self) -> None:
        """Serve on a port that is free."""
        mount = Mount(f"/{TOKEN}", routes=self._routes())
        config = uvicorn.Config(
            Starlette(routes=[mount]),
            port=self.port,
            log_level="error",
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]

    def stop(self) -> None:
        """Go away."""
        assert self._server is not None
        assert self._thread is not None
        self._server.should_exit = True
        self._thread.join()

    def images(self) -> list[str]:
        """Give the looks that were asked for, in order."""
        return [path.rsplit("/", 1)[1][:-4] for path in self.asked if "/image/" in path]

    def book(self) -> dict[str, Any]:
        """Tell the book as it stands."""
        firsts = {leaf.part: at for at, leaf in reversed(list(enumerate(self.leaves)))}
        contents = [
            self._entry(part, firsts[part]) for part in sorted(firsts, key=firsts.__getitem__)
        ]
        return {
            "version": self.version,
            "issue": "v3i1",
            "title": "Harbour Letters 3 (1)",
            "lang": "en",
            "state": "current",
            "progress": None,
            "seconds": 0.5,
            "pages": [self._page(at, leaf) for at, leaf in enumerate(self.leaves)],
            "contents": contents,
            "diagnostics": [],
            **self.told,
        }

    def _page(self, at: int, leaf: Leaf) -> dict[str, Any]:
        return {
            "label": self._label(at),
            "part": leaf.part,
            "page": leaf.page,
            "side": "verso" if at % 2 else "recto",
            "image": None if leaf.blank else leaf.look,
            "layer": None if leaf.blank else f"{leaf.look}+{leaf.moved}",
            "blank": leaf.blank,
            "width": WIDTH,
            "height": HEIGHT,
            "changed": leaf.changed,
        }

    @staticmethod
    def _label(at: int) -> str:
        return f"Cover {at + 1}" if at < 2 else str(at - 1)

    def _entry(self, part: str, at: int) -> dict[str, Any]:
        pages = sum(leaf.part == part for leaf in self.leaves)
        first, last = self._label(at), self._label(at + pages - 1)
        return {
            "part": part,
            "title": f"On {part} & <b>co</b>",
            "authors": "Ada Reed",
            "kind": "article",
            "first": first,
            "last": last,
            "pages": pages,
            "at": at,
        }

    def _routes(self) -> list[Route | Mount]:
        return [
            Route("/", self._index),
            Route("/book.json", self._book),
            Route("/events", self._events),
            Route("/image/{name}", self._image),
            Route("/layer/{name}", self._layer),
            Route("/search.json", self._search),
            Route("/find.json", self._find),
            Route("/looking", self._looking, methods=["POST"]),
            Mount("/page", StaticFiles(directory=PAGE)),
        ]

    async def _index(self, _: Request) -> Response:
        policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        page = (PAGE / "index.html").read_text(encoding="utf-8")
        return Response(page, media_type="text/html", headers={"Content-Security-Policy": policy})

    async def _book(self, _: Request) -> Response:
        return JSONResponse(self.book())

    async def _events(self, request: Request) -> Response:
        return StreamingResponse(self._stream(request), media_type="text/event-stream")

    async def _stream(self, request: Request) -> AsyncIterator[str]:
        last = None
        assert self._server is not None
        while not self._server.should_exit and not await request.is_disconnected():
            if last != self.version:
                last = self.version
                yield f"event: book\nid: {last}\ndata: {json.dumps({'version': last})}\n\n"
            await asyncio.sleep(0.02)

    async def _image(self, request: Request) -> Response:
        self.asked.append(request.url.path)
        await asyncio.sleep(self.delay)
        name, scale = request.path_params["name"][:-4], float(request.query_params["scale"])
        picture = await asyncio.to_thread(self.draw, name, scale)
        return Response(picture, media_type="image/png")

    def draw(self, look: str, scale: float) -> bytes:
        """Draw a page: a grey bar for each line, and its look's name in letters."""
        size = (round(WIDTH * scale), round(HEIGHT * scale))
        picture = Image.new("L", size, 255)
        pen = ImageDraw.Draw(picture)
        for line in range(LINES):
            left, y = AREA[0] * scale, (AREA[1] + line * LEADING + 4) * scale
            pen.rectangle((left, y, AREA[2] * scale, y + 5 * scale), fill=190)
        pen.text((AREA[0] * scale, 20 * scale), look, fill=0)
        return _png(picture)

    async def _layer(self, request: Request) -> Response:
        look, _, moved = request.path_params["name"][:-5].partition("+")
        return JSONResponse(self.layer(look, int(moved)))

    def layer(self, look: str, moved: int = 0) -> dict[str, Any]:
        """Tell a page's text: two paragraphs and a note."""
        left, top, right, _ = AREA
        text = [
            [f"Line {n} of {look}", left, top + n * LEADING, 120.0, LEADING] for n in range(LINES)
        ]
        text[0][0] = "The har\u2010"
        text[1][0] = "bour is long."
        part = look.partition("-")[0]
        blocks = [
            self._block(f"{look}-b1", "paragraph", part, 10 + moved, 0, 2),
            self._block(f"{look}-b2", "paragraph", part, 20 + moved, 2, 36),
            self._block(f"{look}-n1", "note", part, 30 + moved, 36, 40),
        ]
        note = {"number": 1, "call": [right - 5, top, right, top + 6], "body": blocks[2]["box"]}
        turn = {"folio": "35", "box": [200.0, top + 4 * LEADING, 201.0, top + 5 * LEADING]}
        grid = {"first": top + 10, "step": LEADING}
        return {
            "text": text,
            "blocks": blocks,
            "notes": [note],
            "turns": [turn],
            "area": AREA,
            "grid": grid,
        }

    @staticmethod
    def _block(id_: str, what: str, part: str, line: int, first: int, last: int) -> dict[str, Any]:  # noqa: PLR0913, PLR0917
        path = f"content/v3i1/{part}.md"
        box = [AREA[0], AREA[1] + first * LEADING, AREA[2], AREA[1] + last * LEADING]
        edit = f"vscode://file/{path}:{line}:1"
        return {"id": id_, "what": what, "path": path, "line": line, "box": box, "edit": edit}

    async def _search(self, request: Request) -> Response:
        query = request.query_params["q"]
        hits = [
            {
                "page": at,
                "label": self._label(at),
                "boxes": [[62.0, 62.0, 150.0, 75.0]],
                "before": "on ",
                "match": leaf.look,
                "after": " it",
            }
            for at, leaf in enumerate(self.leaves)
            if query in leaf.look
        ]
        return JSONResponse({"q": query, "hits": hits[:200], "more": len(hits) > 200})

    async def _find(self, request: Request) -> Response:
        piece, line = request.query_params["piece"], int(request.query_params["line"])
        for at, leaf in enumerate(self.leaves):
            if leaf.part == piece:
                block = self.layer(leaf.look)["blocks"][0 if line < 20 else 1]
                found = {"page": at, "label": self._label(at), "boxes": [block["box"]]}
                return JSONResponse({**found, "id": block["id"]})
        return JSONResponse({}, status_code=404)

    async def _looking(self, request: Request) -> Response:
        self.looked.append(await request.json())
        return Response(status_code=204)


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "png", compress_level=1)
    return file.getvalue()
