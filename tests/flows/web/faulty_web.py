"""A real server that takes seven messages in ten, and fails the others in every way there is."""

import asyncio
import contextlib
import hashlib
import math
import random
import socket
import ssl
import struct
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime

from tests.flows.web.certificates import Certificates

SHARE = 0.3
FAULTS = (
    *("time-out", "reset", "reset once taken", "error", "too many", "drip", "redirect"),
    *("bad TLS", "no TLS"),
)
_NEED_TLS = ("bad TLS", "no TLS")
_RESET = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A request as it came: by which endpoint, when (simulated), what was done to it."""

    endpoint: str
    message_id: str
    digest: str
    at: datetime
    done: str
    wait: timedelta | None = None


@dataclass(slots=True)
class FaultyWeb:
    """`clock` is the simulated one; `verify` raises for a request that is not signed as it should.

    An endpoint whose name begins with "down" is never up.
    """

    certificates: Certificates
    clock: Callable[[], datetime]
    verify: Callable[[bytes, dict[str, str]], object]
    chance: random.Random
    plain: int = 0
    secure: int = 0
    arrivals: list[Arrival] = field(default_factory=list)
    handshakes: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    def url(self, endpoint: str) -> str:
        """Every other endpoint is reached by TLS; the last digit of its name says which."""
        if int(endpoint[-1]) % 2:
            return f"https://127.0.0.1:{self.secure}/{endpoint}"
        return f"http://127.0.0.1:{self.plain}/{endpoint}"

    async def on_plain(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._serve(reader, writer, self._fault([f for f in FAULTS if f not in _NEED_TLS]))

    async def on_secure(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        fault = self._fault(FAULTS)
        if fault == "no TLS":
            self.handshakes[fault] += 1
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            await _close(writer)
            return
        context = self.certificates.good
        if fault == "bad TLS":
            self.handshakes[fault] += 1
            context = self.chance.choice(self.certificates.bad)
        try:
            await writer.start_tls(context)
        except (OSError, ssl.SSLError):
            writer.transport.abort()
            return
        if fault == "bad TLS":
            if await reader.read(1):
                self.problems.append("a message went over a connection that is not to be trusted")
            await _close(writer)
            return
        await self._serve(reader, writer, fault)

    def _fault(self, faults: tuple[str, ...] | list[str]) -> str:
        return self.chance.choice(faults) if self.chance.random() < SHARE else ""

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, fault: str
    ) -> None:
        try:
            path, headers, body = await _request(reader)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.transport.abort()
            return
        endpoint = path.strip("/")
        if path == "/elsewhere":
            self.problems.append("a redirect was followed")
        try:
            self.verify(body, headers)
        except Exception as error:  # noqa: BLE001 - whatever the library raises fails the test
            self.problems.append(f"{headers.get('webhook-id')}: {error!r}")
        fault = "error" if endpoint.startswith("down") else fault
        wait = self._wait() if fault == "too many" else None
        digest = hashlib.sha256(body).hexdigest()
        self.arrivals.append(
            Arrival(endpoint, headers["webhook-id"], digest, self.clock(), fault, wait)
        )
        with contextlib.suppress(ConnectionError):
            await self._answer(writer, fault, wait)

    def _wait(self) -> timedelta:
        """A pause that ends on a whole second, as both forms of Retry-After can say it."""
        now = self.clock()
        return (now + timedelta(seconds=self.chance.randint(30, 1800))).replace(microsecond=0) - now

    async def _answer(
        self, writer: asyncio.StreamWriter, fault: str, wait: timedelta | None
    ) -> None:
        if fault == "time-out":
            await asyncio.sleep(5)
        elif fault.startswith("reset"):
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            writer.transport.abort()
            return
        elif fault == "drip":
            for letter in b"HTTP/1.1 204 No Content\r\nx-slow: " + b"a" * 60:
                writer.write(bytes([letter]))
                await writer.drain()
                await asyncio.sleep(0.1)
        else:
            writer.write(self._head(fault, wait))
        await _close(writer)

    def _head(self, fault: str, wait: timedelta | None) -> bytes:
        lines = ["connection: close", "content-length: 0"]
        status = self.chance.choice((200, 202, 204))
        if fault == "error":
            status = self.chance.choice((500, 502, 503, 504))
        elif fault == "redirect":
            status = self.chance.choice((301, 302, 303, 307, 308))
            lines.append("location: /elsewhere")
        elif wait is not None:
            status = 429
            date = format_datetime(self.clock() + wait, usegmt=True)
            seconds = math.ceil(wait.total_seconds())
            lines.append(f"retry-after: {self.chance.choice((seconds, date))}")
        return "\r\n".join([f"HTTP/1.1 {status} X", *lines, "", ""]).encode()


async def _request(reader: asyncio.StreamReader) -> tuple[str, dict[str, str], bytes]:
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").splitlines()
    pairs = (line.split(": ", 1) for line in lines if line)
    headers = {name.lower(): value for name, value in pairs}
    body = await reader.readexactly(int(headers["content-length"]))
    return first.split()[1], headers, body


async def _close(writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError, ssl.SSLError):
        await writer.drain()
        writer.close()
        await writer.wait_closed()


@contextmanager
def running(web: FaultyWeb) -> Iterator[FaultyWeb]:
    """The server, on two ports of loopback, in a thread of its own."""
    started, ends = threading.Event(), []

    async def serve() -> None:
        done = asyncio.Event()
        plain = await asyncio.start_server(web.on_plain, "127.0.0.1", 0)
        secure = await asyncio.start_server(web.on_secure, "127.0.0.1", 0)
        web.plain, web.secure = (s.sockets[0].getsockname()[1] for s in (plain, secure))
        ends.append((asyncio.get_running_loop(), done))
        started.set()
        await done.wait()
        for server in (plain, secure):
            server.close()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    started.wait()
    try:
        yield web
    finally:
        loop, done = ends[0]
        loop.call_soon_threadsafe(done.set)
        thread.join()
