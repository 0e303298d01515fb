"""What the server answers, and to whom."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from threading import Event, Semaphore

import pytest
from PIL import Image
from starlette.requests import Request
from starlette.responses import Response

from galley.errors import MachineError
from galley.order import Order
from galley.preview import server, serving
from galley.preview.drawing import Drawer
from galley.preview.guards import LARGEST, Hosts
from galley.preview.looks import Look
from galley.preview.server import Desk
from galley.preview.serving import Place, bound
from tests.made_up import write_issue

from .conftest import order_in
from .running import PATIENCE, Served, running


def raw(served: Served, head: str) -> int:
    """Send the head of a request as it is; give the status."""
    host, _, port = served.host.partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(head.encode("latin-1"))
        return int(line.makefile("rb").readline().split()[1])


# The book ----------------------------------------------------------------------


def test_the_book_has_every_page_in_its_place(shared: Served) -> None:
    book = shared.get("book.json").json
    pages = book["pages"]
    assert book["state"] == "current"
    assert book["title"] == "Harbour Letters 3 (1)"
    assert [page["label"] for page in pages[:3]] == ["Cover 1", "Cover 2", "1"]
    assert [page["label"] for page in pages[-2:]] == ["Cover 3", "Cover 4"]
    assert [page["side"] for page in pages[1:5]] == ["verso", "recto", "verso", "recto"]
    assert pages[3]["blank"]
    assert pages[3]["image"] is None
    assert all(page["image"] and page["layer"] for page in pages if not page["blank"])
    assert {page["width"] for page in pages} == {pages[0]["width"]}


def test_the_contents_tell_where_each_part_is(shared: Served) -> None:
    book = shared.get("book.json").json
    for row in book["contents"]:
        first = book["pages"][row["at"]]
        assert (first["part"], first["page"], first["label"]) == (row["part"], 1, row["first"])
    quays = next(row for row in book["contents"] if row["part"] == "quays")
    assert quays["title"] == "The Long Quay"
    assert quays["authors"] == "Vasif İsmayılova, Cem Oz, Dee Low"
    assert quays["kind"] == "article"


def test_a_page_is_drawn_at_the_scale_that_is_asked_for(shared: Served) -> None:
    page = shared.get("book.json").json["pages"][0]
    answer = shared.get(f"image/{page['image']}.png?scale=0.5")
    assert answer.headers["content-type"] == "image/png"
    assert "immutable" in answer.headers["cache-control"]
    with Image.open(BytesIO(answer.body)) as image:
        width, height = image.size
        assert abs(width - page["width"] / 2) < 2
        assert abs(height - page["height"] / 2) < 2
        assert min(image.convert("L").tobytes()) < 128


@pytest.mark.parametrize("scale", ["0.1", "8.5", "-1", "nan", "inf", "1e400", "x", ""])
def test_other_scales_are_refused(shared: Served, scale: str) -> None:
    page = shared.get("book.json").json["pages"][0]
    assert shared.get(f"image/{page['image']}.png?scale={scale}").status == 404


def test_the_layer_tells_what_stands_where(shared: Served) -> None:
    pages = shared.get("book.json").json["pages"]
    lines = shared.read("quays.md").splitlines()
    said, blocks, notes = [], [], []
    for page in [page for page in pages if page["part"] == "quays"]:
        layer = shared.get(f"layer/{page['layer']}.json").json
        left, top, right, bottom = layer["area"]
        assert 0 < left < right < page["width"]
        assert 0 < top < bottom < page["height"]
        assert layer["grid"]["step"] > 10
        said += [row[0] for row in layer["text"]]
        blocks += layer["blocks"]
        notes += layer["notes"]
        for text, x, y, wide, high in layer["text"]:
            assert text
            assert 0 <= x <= x + wide <= page["width"]
            assert 0 <= y <= y + high <= page["height"]
    assert {"paragraph", "heading", "pull", "table", "quote", "list", "note"} <= {
        block["what"] for block in blocks
    }
    heading = next(block for block in blocks if block["id"] == "quays.block-1")
    assert lines[heading["line"] - 1] == "## A first head"
    assert heading["path"].endswith("quays.md")
    assert heading["edit"].startswith("vscode://file/")
    assert heading["edit"].endswith(f"quays.md:{heading['line']}:1")
    title = next(block for block in blocks if block["id"] == "quays.title")
    assert lines[title["line"] - 1].startswith("title:")
    assert [note["number"] for note in notes] == [0, 0, 1, 2, 3]
    assert all(note["call"][3] <= note["body"][1] for note in notes)
    assert "The quay is long." in " ".join(said)


def test_a_line_leads_to_its_page_and_back(shared: Served) -> None:
    lines = shared.read("quays.md").splitlines()
    line = lines.index("### A second head") + 1
    found = shared.get(f"find.json?piece=quays&line={line}").json
    page = shared.get("book.json").json["pages"][found["page"]]
    assert page["label"] == found["label"]
    layer = shared.get(f"layer/{page['layer']}.json").json
    (block,) = [block for block in layer["blocks"] if block["id"] == found["id"]]
    assert (block["line"], block["what"]) == (line, "heading")
    assert found["boxes"] == [block["box"]]
    # The line after has nothing of its own.
    assert shared.get(f"find.json?piece=quays&line={line + 1}").json == found
    assert shared.get("find.json?piece=quays&line=0").json["boxes"] == []
    assert shared.get("find.json?piece=nobody&line=1").status == 404
    assert shared.get("find.json?piece=quays&line=x").status == 404


def test_search_folds_case_accents_and_the_ends_of_lines(shared: Served) -> None:
    book = shared.get("book.json").json
    hits = shared.found("ISMAYILOVA")
    assert {book["pages"][hit["page"]]["part"] for hit in hits} >= {"quays", "contents"}
    assert all(hit["match"].casefold().startswith("i") for hit in hits)
    long = "counts every boat that comes in with the tide, writes the number into a book"
    hits = shared.found(long)
    assert len(hits) == 14
    assert all(hit["match"] == long for hit in hits)
    assert any(len(hit["boxes"]) > 1 for hit in hits)
    assert all(hit["before"].endswith("The keeper of the quay ") for hit in hits)
    assert shared.found("no such words") == []
    assert shared.found("  ") == []
    many = shared.get("search.json?q=e").json
    assert many["more"]
    assert len(many["hits"]) == 200


# Word of changes ---------------------------------------------------------------


def test_a_reader_hears_of_the_book_at_once_and_of_each_change(served: Served) -> None:
    line = http.client.HTTPConnection(served.host, timeout=60)
    line.request("GET", f"{served.path}events")
    answer = line.getresponse()
    assert answer.getheader("Content-Type", "").startswith("text/event-stream")

    def hear() -> int:
        rows = [answer.readline().decode().rstrip("\n") for _ in range(4)]
        version = json.loads(rows[2].removeprefix("data: "))["version"]
        assert rows == [
            f"id: {version}",
            "event: book",
            f'data: {{"version": {version}}}',
            "",
        ]
        return int(version)

    first = hear()
    assert first == served.session.book.version
    served.change("tides.md", "Up.", "Upwards.")
    assert hear() > first
    line.close()  # the browser goes away
    served.until(served.shows("Upwards."))
    served.change("tides.md", "Upwards.", "Downwards.")
    served.until(served.shows("Downwards."))


def test_what_is_looked_at_is_taken_note_of(shared: Served) -> None:
    def post(body: bytes) -> int:
        return shared.ask(f"{shared.path}looking", "POST", body).status

    assert post(b'{"pages": [0, 1], "scale": 1.5}') == 204
    assert post(b'{"pages": [100000]}') == 204
    for wrong in (b"", b"[]", b"{", b'{"pages": ["1"]}', b'{"pages": [-1]}', b'{"pages": 3}'):
        assert post(wrong) == 400
    assert post(b'{"pages": [1], "scale": 99}') == 400
    assert post(b"[" * 60_000) == 400
    assert post(b" " * (LARGEST + 1)) == 413


# Who is refused ----------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1:{port}.evil.example",
        "localhost.evil.example:{port}",
        "127.0.0.1:{port}@evil.example",
        "[::1:{port}",
        "::1:{port}",
        "0.0.0.0:{port}",
        "",
    ],
)
def test_another_host_is_refused(shared: Served, host: str) -> None:
    given = host.format(port=shared.host.partition(":")[2])
    assert shared.ask(f"{shared.path}book.json", headers={"Host": given}).status == 421


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_this_machine_is_let_in_by_each_of_its_names(shared: Served, name: str) -> None:
    host = f"{name}:{shared.host.partition(':')[2]}"
    assert shared.ask(f"{shared.path}book.json", headers={"Host": host}).status == 200


def test_a_request_with_two_hosts_or_none_is_refused(shared: Served) -> None:
    own = f"Host: {shared.host}\r\n"
    assert raw(shared, f"GET {shared.path}book.json HTTP/1.1\r\n{own}{own}\r\n") >= 400
    assert raw(shared, f"GET {shared.path}book.json HTTP/1.0\r\n\r\n") == 421
    assert raw(shared, f"GET {shared.path}book.json HTTP/1.1\r\n{own}\r\n") == 200


def test_a_page_elsewhere_may_not_post(shared: Served) -> None:
    path, body = f"{shared.path}looking", b'{"pages": [0]}'
    headers = {"Origin": "https://evil.example"}
    assert shared.ask(path, "POST", body, headers).status == 403
    assert shared.ask(path, "POST", body, {"Origin": "null"}).status == 403
    assert shared.ask(path, "POST", body, {"Origin": f"http://{shared.host}"}).status == 204


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/book.json",
        "/{token}",
        "/{token}x/book.json",
        "/{short}/book.json",
        "//{token}/book.json",
        "/{token}//book.json",
        "/{token}/../{token}/book.json",
        "/{token}/./book.json",
        "/{token}/%62ook.json",
        "/{token}/page/../session.py",
        "/{token}/page/..%2fsession.py",
        "/{token}/page/%2e%2e/session.py",
        "/{token}/page/%2e%2e%2fsession.py",
        "/{token}/page//etc/passwd",
        "/{token}/page/%2fetc%2fpasswd",
        "/{token}/page/..\\session.py",
        "/{token}/page/..%5csession.py",
        "/{token}/page/index.html%00.js",
        "/{token}/page/",
        "/{token}/page/css",
        "/{token}/page/nothing.js",
        "/{token}/image/../book.json",
        "/{token}/image/0000.png",
        "/{token}/layer/0000.json",
        "/{token}/content/v3i1/issue.yaml",
        "http://{host}/{token}/book.json",
    ],
)
def test_what_is_no_page_of_the_build_is_not_there(shared: Served, path: str) -> None:
    token = shared.path.strip("/")
    asked = path.format(token=token, short=token[:-1], host=shared.host)
    head = f"GET {asked} HTTP/1.1\r\nHost: {shared.host}\r\n\r\n"
    assert raw(shared, head) == 404


@pytest.mark.parametrize("sign", ["\x00", "\x7f", "\t"])
def test_a_path_with_a_control_character_is_refused(shared: Served, sign: str) -> None:
    head = f"GET {shared.path}book.json{sign} HTTP/1.1\r\nHost: {shared.host}\r\n\r\n"
    assert raw(shared, head) in {400, 404}


def test_other_methods_do_nothing(shared: Served) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert shared.ask(f"{shared.path}book.json", method).status == 405
    assert shared.ask(f"{shared.path}looking").status == 405
    head = shared.ask(f"{shared.path}book.json", "HEAD")
    assert (head.status, head.body) == (200, b"")


def test_an_address_that_is_too_long_is_not_there(shared: Served) -> None:
    assert shared.get(f"search.json?q={'x' * 4000}").status == 404


def test_every_answer_says_what_the_browser_may_do(shared: Served) -> None:
    for answer in (shared.get("book.json"), shared.get("nothing"), shared.ask("/")):
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"
        assert "server" not in answer.headers


def test_the_files_of_the_page_are_served_from_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page"
    (page / "js").mkdir(parents=True)
    (page / "index.html").write_text("<!doctype html>", encoding="utf-8")
    (page / "js" / "main.js").write_text("1", encoding="utf-8")
    monkeypatch.setattr(server, "PAGE", page)
    write_issue(tmp_path / "content")
    order = Order(content=tmp_path / "content", out=tmp_path / "build", jobs=1)
    with running(order) as served:
        (page / "late.js").write_text("2", encoding="utf-8")
        assert served.get("").headers["content-type"] == "text/html; charset=utf-8"
        script = served.get("page/js/main.js")
        assert script.body == b"1"
        assert script.headers["content-type"].startswith("text/javascript")
        assert served.get("page/late.js").status == 404


# Its end -----------------------------------------------------------------------


class Slow(Drawer):
    """A drawer that draws no page before it is let."""

    def __init__(self) -> None:
        """Let none yet."""
        super().__init__()
        self.let = Event()

    def png(self, look: Look, scale: float) -> bytes:
        """Wait, then draw."""
        assert self.let.wait(PATIENCE)
        return super().png(look, scale)


class Ending(Desk):
    """A desk that tells what has been asked for, and whose drawer may begin at its end."""

    asked, lets = Semaphore(0), True
    drawer: Slow

    async def image(self, request: Request) -> Response:
        """Tell that a page is asked for."""
        self.asked.release()
        return await super().image(request)

    def close(self) -> None:
        """Let the drawer go on, or not."""
        super().close()
        if self.lets:
            self.drawer.let.set()


def answers_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ask for four pages, two more than are drawn at once; end the server before any is drawn."""
    slow = Slow()
    monkeypatch.setattr(serving, "Drawer", lambda: slow)
    monkeypatch.setattr(serving, "Desk", Ending)
    known = set(threading.enumerate())
    with ThreadPoolExecutor(4) as pool:
        with running(order_in(tmp_path)) as served:
            images = [page.look.image for page in served.current().pages if page.look]
            asked = [pool.submit(served.get, f"image/{image}.png") for image in images[:4]]
            assert all(Ending.asked.acquire(timeout=PATIENCE) for _ in asked)
        slow.let.set()
        answers = [answer.result().status for answer in asked]
    for thread in set(threading.enumerate()) - known:
        if thread.name.startswith("galley-draw"):
            thread.join(PATIENCE)
            assert not thread.is_alive()
    return answers


def test_pages_that_are_asked_for_when_the_server_ends_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert answers_at_the_end(tmp_path, monkeypatch) == [200] * 4
    assert caplog.messages == []


def test_pages_that_take_longer_than_the_server_is_there_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Ending, "lets", False)
    assert answers_at_the_end(tmp_path, monkeypatch) == [503] * 4
    assert caplog.messages == []


# Where it listens --------------------------------------------------------------


def test_a_port_in_use_is_told() -> None:
    with bound(Place()) as first:
        port = first.getsockname()[1]
        with pytest.raises(MachineError, match=f"cannot listen at 127.0.0.1, port {port}"):
            bound(Place(port=port))


def test_a_host_that_is_not_ours_is_told() -> None:
    with pytest.raises(MachineError, match=r"cannot listen at 192\.0\.2\.1"):
        bound(Place("192.0.2.1"))


def test_where_all_addresses_are_served_a_name_that_is_none_of_ours_is_refused() -> None:
    hosts = Hosts("0.0.0.0", 80)  # noqa: S104 - nothing listens
    assert hosts.holds("192.168.1.4:80")
    assert hosts.holds("[fe80::1]:80")
    assert hosts.holds("localhost:80")
    assert not hosts.holds("evil.example:80")
    assert not Hosts("192.168.1.4", 80).holds("192.168.1.5:80")
