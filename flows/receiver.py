"""A small receiver of webhooks that verifies signatures: for the demo, for tests, as an example."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

from flows.signing import complaint

_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Received:
    """A message that arrived; `problem` says why it was refused, None where it was accepted."""

    message_id: str
    payload: Any
    problem: str | None


class Receiver:
    """A server on loopback, a context manager; `heard` is called for each message, in a thread.

    Answers 204 to a message whose signature holds and 401 to any other.
    """

    def __init__(
        self,
        secret: str,
        clock: Callable[[], datetime],
        heard: Callable[[Received], None],
        port: int = 0,
    ) -> None:
        self._secret, self._clock, self._heard = secret, clock, heard
        self._server = ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        """The address that messages go to."""
        return f"http://127.0.0.1:{self._server.server_port}/alerts"

    def __enter__(self) -> "Receiver":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def wait(self) -> None:
        """Serve until the process is interrupted."""
        self._thread.join()

    def accept(self, body: bytes, headers: dict[str, str]) -> Received:
        """What a message holds and whether it can be trusted."""
        problem = complaint(body, headers, self._secret, self._clock())
        payload = None
        if problem is None:
            try:
                payload = json.loads(body)
            except ValueError:
                problem = "the body is not JSON"
        return Received(headers.get("webhook-id", ""), payload, problem)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                if length > _LARGEST:
                    self.send_error(413)
                    return
                headers = {name.lower(): value for name, value in self.headers.items()}
                received = receiver.accept(self.rfile.read(length), headers)
                receiver._heard(received)
                self.send_response(401 if received.problem else 204)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass  # the callback tells what arrived

        return Handler
