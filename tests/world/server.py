"""The one server of the world: the address connected to says which site is asked."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.world.manners import Manners
from tests.world.outlets import Asked, Outlet, Reply

# A hostile site writes what it likes to the connection.
Play = Callable[[socket.socket, Asked], None]
Site = Outlet | Play


@dataclass(slots=True)
class Served:
    """The running server: sites by address, the manners seen."""

    port: int
    sites: dict[str, Site] = field(default_factory=dict)
    manners: Manners = field(default_factory=Manners)
    trapped: list[str] = field(default_factory=list)  # connections to the guarded address
    posts: list[bytes] = field(default_factory=list)  # messages to the desk

    def host(self, address: str) -> str:
        """Address and port."""
        return f"{address}:{self.port}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that leave early are what this is about."""


@contextmanager
def serving(clock: Callable[[], datetime]) -> Iterator[Served]:
    """The server at all loopback addresses, on a thread; 127.0.0.1 is the trap."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        timeout = 30

        def do_GET(self) -> None:
            self.close_connection = True
            address = self.connection.getsockname()[0]
            site = served.sites.get(address)
            if site is None:
                served.trapped.append(f"{address}{self.path}")
                return
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(clock(), served.host(address), self.path, headers)
            if isinstance(site, Outlet):
                self._answer(site, asked)
            else:
                self._play(site, asked)

        def do_POST(self) -> None:
            self.close_connection = True
            served.posts.append(self.rfile.read(int(self.headers.get("content-length") or 0)))
            self._send(Reply(204))

        def _answer(self, site: Outlet, asked: Asked) -> None:
            with lock:
                reply = site.reply(asked)
                served.manners.note(asked, reply, asked.path in (site.path, "/feed"))
            if reply.slow:
                time.sleep(reply.slow)
            self._send(reply)

        def _play(self, play: Play, asked: Asked) -> None:
            with lock:
                served.manners.count(asked, 0)
            with contextlib.suppress(OSError):
                play(self.connection, asked)

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.status not in (204, 304):
                self.send_header("content-length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *args: object) -> None:
            pass

    server = _Server(("0.0.0.0", 0), Handler)
    served = Served(server.server_port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
