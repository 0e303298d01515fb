"""A preview from its beginning to its end: session, watcher and server."""

import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn

from galley.errors import MachineError
from galley.order import Order
from galley.preview.drawing import Drawer
from galley.preview.guards import Guard, Hosts
from galley.preview.server import GRACE, Desk
from galley.preview.session import Session
from galley.preview.telling import Teller
from galley.preview.watching import Watcher


@dataclass(frozen=True)
class Place:
    """Where the preview is served: port 0 is any that is free."""

    host: str = "127.0.0.1"
    port: int = 0


@dataclass(frozen=True)
class Preview:
    """A preview that is being served; ``session`` is to be run, and closed."""

    session: Session
    address: str


@contextmanager
def serving(
    order: Order, place: Place, editor: str = "vscode", piece: str = ""
) -> Iterator[Preview]:
    """Serve an issue while the block lasts, in which its session is to be run.

    Raises `ContentError` where there is no such issue or piece, and `MachineError` where the port
    is in use or the host is not this machine's.
    """
    listening = bound(place)
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    try:
        teller = Teller(editor)
        session = Session(order, teller, piece)
        if piece:
            session.find(piece)
    except BaseException:
        listening.close()
        raise
    desk = Desk(session, Drawer(), teller)
    session.listeners.append(desk.changed)
    guard = Guard(desk.app(), Hosts(place.host, port), token)
    config = uvicorn.Config(
        guard,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        ws="none",
        http="h11",
        timeout_graceful_shutdown=2 * GRACE,  # the desk refuses what is open after one
        h11_max_incomplete_event_size=16 << 10,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(
        target=server.run, args=([listening],), name="galley-server", daemon=True
    )
    watcher = Watcher(session.reader.folder, session.change)
    thread.start()
    watcher.start()
    shown = f"[{place.host}]" if ":" in place.host else place.host
    try:
        yield Preview(session, f"http://{shown}:{port}/{token}/")
    finally:
        desk.close()
        session.close()
        server.should_exit = True
        watcher.stop()
        thread.join()
        desk.end()
        session.end()
        listening.close()


def bound(place: Place) -> socket.socket:
    """Listen at a place."""
    try:
        family, kind, *_, address = socket.getaddrinfo(
            place.host, place.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen()
        except OSError:
            listening.close()
            raise
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        hint = "leave --port out, and a free one is taken; see that --host is this machine's"
        message = f"cannot listen at {place.host}, port {place.port}: {reason}"
        raise MachineError(message, hint) from error
    return listening
