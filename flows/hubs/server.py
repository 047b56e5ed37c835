"""The server that hubs call: small, bounded in everything that a stranger can send.

It answers at once and does no work: what is pushed goes into the inbox.
"""

import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flows.background import Background

MOST_BYTES = 10 * 1024 * 1024  # of a pushed feed
AT_ONCE = 32  # connections; more are closed unanswered, and hubs try again
SILENT_SECONDS = 10.0
MOST_SECONDS = 30.0  # for a request in all: a byte now and then passes any limit of silence
MOST_QUERY = 10_000  # characters
MOST_CHUNK_LINE = 100


@dataclass(frozen=True, slots=True)
class Reply:
    """What a hub is answered."""

    status: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """Who answers: a verification of intent by (token, query), a push by (token, body, header)."""

    verify: Callable[[str, Mapping[str, str]], Reply]
    push: Callable[[str, bytes, str | None], Reply]


class WebSubServer(Background):
    """A running server, a context manager; port 0 takes a free one."""

    def __init__(self, host: str, port: int, answers: Answers) -> None:
        super().__init__(_Bounded((host, port), _handler(answers)))

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self._server.server_port)


class _Bounded(ThreadingHTTPServer):
    """Few connections at once, each cut off after its time whatever it does."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self, address: tuple[str, int], handler: Callable[..., BaseHTTPRequestHandler]
    ) -> None:
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self._free = threading.Semaphore(AT_ONCE)
        super().__init__(address, handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        timer = threading.Timer(MOST_SECONDS, _cut, [request])
        timer.daemon = True
        timer.start()
        try:
            super().process_request_thread(request, client_address)
        finally:
            timer.cancel()
            self._free.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that breaks is the stranger's own affair."""


def _cut(request: socket.socket) -> None:
    try:
        request.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it has ended meanwhile


class _TooLargeError(Exception):
    """The body is larger than is read, or cannot be read."""


def _handler(answers: Answers) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        server_version = "counterclaim"
        sys_version = ""
        timeout = SILENT_SECONDS

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            try:
                pairs = parse_qsl(parts.query[:MOST_QUERY], max_num_fields=20)
            except ValueError:
                self._reply(Reply(400))
                return
            self._reply(answers.verify(_token(parts.path), dict(pairs)))

        def do_POST(self) -> None:
            try:
                body = self._body()
            except (_TooLargeError, ValueError):
                self._reply(Reply(413))
                return
            signature = self.headers.get("x-hub-signature")
            self._reply(answers.push(_token(urlsplit(self.path).path), body, signature))

        def _body(self) -> bytes:
            if "chunked" in (self.headers.get("transfer-encoding") or "").lower():
                return self._chunks()
            length = int(self.headers.get("content-length") or 0)
            if not 0 <= length <= MOST_BYTES:
                raise _TooLargeError
            body = self.rfile.read(length)
            if len(body) < length:
                raise _TooLargeError
            return body

        def _chunks(self) -> bytes:
            """A body in chunks (RFC 9112, 7.1)."""
            body = bytearray()
            while size := int(self.rfile.readline(MOST_CHUNK_LINE).partition(b";")[0], 16):
                if not 0 < size <= MOST_BYTES - len(body):
                    raise _TooLargeError
                body += self.rfile.read(size)
                self.rfile.readline(MOST_CHUNK_LINE)
            return bytes(body)

        def _reply(self, reply: Reply) -> None:
            text = reply.text.encode()
            self.send_response(reply.status)
            # As plain text, and never guessed otherwise: a challenge is a stranger's words.
            self.send_header("content-type", "text/plain; charset=utf-8")
            self.send_header("x-content-type-options", "nosniff")
            self.send_header("content-length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, format: str, *args: object) -> None:
            pass  # what matters is told by those who answer

    return Handler


def _token(path: str) -> str:
    """The last part of the path: a proxy in front may have cut or added others."""
    return path.rstrip("/").rpartition("/")[2]
