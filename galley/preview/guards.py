"""Who is let in: by the host that is asked for, the address, and how much is sent."""

import ipaddress
import re
import secrets
import socket
from collections.abc import Iterable, Mapping

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "::1")
LONGEST = 2048
"""Bytes that an address may have."""

LARGEST = 64 << 10
"""Bytes that may be sent to the server."""

PLAIN = re.compile(rb"/[A-Za-z0-9_./-]*")
"""A path that names what it seems to name: nothing is encoded in it."""

SAFE: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Headers of every answer."""


class Hosts:
    """The hosts that may be asked for: a page elsewhere that is led here by a name may not."""

    def __init__(self, host: str, port: int) -> None:
        """Take where the server listens."""
        self._port = port
        self._names = {*LOOPBACK, host.lower()}
        self._any = not is_loopback(host) and is_wildcard(host)
        if self._any:
            self._names.add(socket.gethostname().lower())

    def holds(self, given: str) -> bool:
        """Whether a Host header names one of them, and the port."""
        name, _, port = given.lower().rpartition(":")
        if not name or port != str(self._port):
            return False
        bare = name[1:-1] if name.startswith("[") and name.endswith("]") else name
        if (":" in bare) != (bare != name):
            return False
        return bare in self._names or (self._any and is_address(bare))


def is_address(name: str) -> bool:
    """Whether a host is given by its number, which no name server can turn elsewhere."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a host."""
    return host == "localhost" or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def is_wildcard(host: str) -> bool:
    """Whether a host stands for all of this machine's addresses."""
    return is_address(host) and ipaddress.ip_address(host).is_unspecified


class Guard:
    """Lets through what asks for the right host, by the token, with a plain path.

    What is let through sees the path after the token. All else is answered as if there
    were nothing.
    """

    def __init__(self, app: ASGIApp, hosts: Hosts, token: str) -> None:
        """Take whom to guard."""
        self._app, self._hosts, self._token = app, hosts, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] != "http":
            return
        refused = self._refused(scope)
        sender = with_headers(send)
        if refused:
            await PlainTextResponse(*refused)(scope, receive, sender)
            return
        inner = {**scope, "path": scope["path"][len(self._token) + 1 :]}
        await self._app(inner, receive, sender)

    def _refused(self, scope: Scope) -> tuple[str, int] | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._hosts.holds(hosts[0]):
            return "wrong host\n", 421
        path: bytes = scope.get("raw_path") or scope["path"].encode()
        token, slash, _ = path[1:].partition(b"/")
        known = secrets.compare_digest(token, self._token.encode())
        far = len(path) + len(scope["query_string"]) > LONGEST
        if not known or not slash or far or not is_plain(path):
            return "not found\n", 404
        origin = headers.get("origin")
        if origin is not None and not self._hosts.holds(origin.partition("://")[2]):
            return "wrong origin\n", 403
        if is_too_much(headers):
            return "too much\n", 413
        return None


def is_plain(path: bytes) -> bool:
    """Whether a path has nothing encoded, no empty step, and none up."""
    steps = path.split(b"/")[1:]
    return (
        PLAIN.fullmatch(path) is not None
        and not {b".", b".."} & set(steps)
        and b"" not in steps[:-1]
    )


def is_too_much(headers: Headers) -> bool:
    """Whether more is sent than is taken, or nobody knows how much."""
    length = headers.get("content-length", "0")
    return "transfer-encoding" in headers or not length.isdigit() or int(length) > LARGEST


def with_headers(send: Send) -> Send:
    """Add the headers of every answer."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message["headers"]}
            message["headers"] = [*message["headers"], *missing(own)]
        await send(message)

    return sending


def missing(own: Iterable[bytes]) -> list[tuple[bytes, bytes]]:
    """The headers of every answer that one does not have; nothing is to be stored otherwise."""
    wanted = {**SAFE, "Cache-Control": "no-store"}
    rows = ((name.lower().encode(), value.encode()) for name, value in wanted.items())
    return [(name, value) for name, value in rows if name not in own]
