"""A mail server for tests that takes every message: just enough of SMTP (RFC 5321)."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self._say("220 mailbox")
        while line := self.rfile.readline():
            word = line.strip().upper()
            if word.startswith(b"EHLO"):
                self._say("250-mailbox\r\n250 AUTH PLAIN")
            elif word.startswith(b"AUTH"):
                self._say("235 ok")
            elif word == b"DATA":
                self._say("354 go on")
                self._take()
                self._say("250 taken")
            else:
                self._say("221 bye" if word == b"QUIT" else "250 ok")

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        self.server.messages.append(b"".join(lines))  # type: ignore[attr-defined]

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mailbox() -> Iterator[tuple[int, list[bytes]]]:
    """The port of a running server, and the messages that it has taken."""
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Session)
    server.daemon_threads = True
    server.messages = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server.server_address[1], server.messages  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
