"""A small HTTP server in a thread of its own, as a context manager."""

import threading
from http.server import HTTPServer
from types import TracebackType
from typing import Self

_POLL = 0.05  # seconds between looks whether to stop


class Background:
    """Serves from entering to leaving; `_server` is bound when the object is made."""

    def __init__(self, server: HTTPServer) -> None:
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever, args=(_POLL,), daemon=True)

    def __enter__(self) -> Self:
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
