"""A small receiver of webhooks that verifies signatures: for the demo, for tests, as an example.

What a receiver must do: verify the signature over the bytes as they came, before it parses them;
answer within seconds; and know a message again by its id, since delivery is at least once.
"""

import json
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from flows.background import Background
from flows.endpoints.signing import complaint

_LARGEST = 1 << 20  # bytes; our own messages have at most 20 KB
_MOST_KNOWN = 10_000  # ids remembered, the oldest forgotten first
_SECONDS_TO_SPEAK = 30.0


@dataclass(frozen=True, slots=True)
class Received:
    """A message that arrived; `problem` says why it was refused, None where it was accepted.

    `again`: a message of this id was accepted before, and nothing is to be done about this one.
    """

    message_id: str
    payload: Any
    problem: str | None
    again: bool = False


class Receiver(Background):
    """A server on loopback, a context manager; `heard` is called for each message, in a thread.

    Answers 204 to a message whose signature holds and 401 to any other. `secret` may be several
    secrets, parted by blanks, while one is rotated out; each must be of the right form.
    """

    def __init__(
        self,
        secret: str,
        clock: Callable[[], datetime],
        heard: Callable[[Received], None],
        port: int = 0,
    ) -> None:
        self._secrets, self._clock, self._heard = secret.split(), clock, heard
        self._known: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()
        super().__init__(ThreadingHTTPServer(("127.0.0.1", port), self._handler()))

    @property
    def url(self) -> str:
        """The address that messages go to."""
        return f"http://127.0.0.1:{self._server.server_port}/alerts"

    def wait(self) -> None:
        """Serve until the process is interrupted."""
        self._thread.join()

    def accept(self, body: bytes, headers: dict[str, str]) -> Received:
        """What a message holds and whether it can be trusted."""
        message_id = headers.get("webhook-id", "")
        problem = complaint(body, headers, self._secrets, self._clock())
        if problem is not None:
            return Received(message_id, None, problem)
        try:
            payload = json.loads(body)
        except ValueError:
            return Received(message_id, None, "the body is not JSON")
        return Received(message_id, payload, None, self._knows(message_id))

    def _knows(self, message_id: str) -> bool:
        """Whether the id came before; it is known from now on."""
        with self._lock:
            known = message_id in self._known
            self._known[message_id] = None
            if len(self._known) > _MOST_KNOWN:
                self._known.popitem(last=False)
        return known

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            timeout = _SECONDS_TO_SPEAK

            def do_POST(self) -> None:
                length = self.headers.get("content-length", "")
                if not length.isdecimal():
                    self.send_error(411)
                    return
                if int(length[:9]) > _LARGEST:
                    self.send_error(413)
                    return
                headers = {name.lower(): value for name, value in self.headers.items()}
                received = receiver.accept(self.rfile.read(int(length)), headers)
                receiver._heard(received)
                self.send_response(401 if received.problem else 204)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass  # the callback tells what arrived

        return Handler
