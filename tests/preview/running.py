"""A preview of the made-up issue, served as the command serves it, and a reader of it."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import quote, urlsplit

import pypdfium2

from galley.order import Order
from galley.preview.book import Book
from galley.preview.serving import Place, serving
from galley.preview.session import Session

PATIENCE = 60
"""Seconds after which what has not come will not."""


@dataclass(frozen=True)
class Answer:
    """What the server says."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401 - JSON
        """The values that it says."""
        assert self.status == 200, self.body
        return json.loads(self.body)


@dataclass(frozen=True)
class Served:
    """A preview that runs, and the issue's folder."""

    session: Session
    address: str
    folder: Path

    @property
    def path(self) -> str:
        """The path of the address, with the token."""
        return urlsplit(self.address).path

    @property
    def host(self) -> str:
        """The host of the address, with the port."""
        return urlsplit(self.address).netloc

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask for a path of the whole server."""
        line = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        try:
            line.request(method, path, body, dict(headers or {}))
            answer = line.getresponse()
            names = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, names, answer.read())
        finally:
            line.close()

    def get(self, path: str) -> Answer:
        """Ask for a path below the token."""
        return self.ask(self.path + path)

    def until(self, holds: Callable[[Book], bool]) -> Book:
        """Wait until something holds of the book."""
        end = monotonic() + PATIENCE
        while not holds(book := self.session.book):
            assert monotonic() < end, (book.state, book.progress, book.diagnostics)
            sleep(0.02)
        return book

    def current(self) -> Book:
        """Wait until all pages are there."""
        return self.until(lambda book: book.state == "current")

    def shows(self, words: str) -> Callable[[Book], bool]:
        """Whether all pages are there, and words on one of them."""
        return lambda book: book.state == "current" and any(words in each for each in texts(book))

    def write(self, name: str, text: str) -> None:
        """Write a file of the issue, as an editor does that writes into it."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        """Read a file of the issue."""
        return (self.folder / name).read_text(encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Replace words in a file of the issue by others."""
        text = self.read(name)
        assert old in text
        self.write(name, text.replace(old, new))

    def found(self, words: str) -> list[dict[str, Any]]:
        """Search."""
        hits: list[dict[str, Any]] = self.get(f"search.json?q={quote(words)}").json["hits"]
        return hits


def texts(book: Book) -> Iterator[str]:
    """The text of each page that is set, its lines made one."""
    for page in book.pages:
        if page.look:
            with pypdfium2.PdfDocument(page.look.typeset.pdf) as pdf:
                text = pdf[page.look.index].get_textpage().get_text_range()
                yield " ".join(text.split())


@contextmanager
def running(order: Order, piece: str = "") -> Iterator[Served]:
    """Serve an issue, its session in a thread."""
    failed: list[BaseException] = []

    def run(session: Session) -> None:
        try:
            session.run()
        except BaseException as error:  # noqa: BLE001 - raised where the test is
            failed.append(error)

    with serving(order, Place(), piece=piece) as served:
        thread = threading.Thread(target=run, args=(served.session,))
        thread.start()
        try:
            yield Served(served.session, served.address, served.session.reader.folder)
        finally:
            served.session.close()
            thread.join(PATIENCE)
    assert not thread.is_alive()
    if failed:
        raise failed[0]
