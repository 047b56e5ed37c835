"""The network as a test sees it: scripted names, every connection attempt on record, one listener.

No packet leaves the machine: what is not loopback is refused after it was recorded, and no name is
looked up but those of the script.
"""

import errno
import ipaddress
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

PAGE = b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\nconnection: close\r\n\r\nsecret"


@dataclass(slots=True)
class Wires:
    """`tried` are the addresses that a connection was attempted to, `arrived` the connections that
    the listener at `port` (of all local addresses, IPv4 and IPv6) has accepted."""

    port: int = 0
    tried: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    arrived: list[str] = field(default_factory=list)


@contextmanager
def watched(names: Mapping[str, Sequence[Sequence[str]]] | None = None) -> Iterator[Wires]:
    """The wires while they are watched.

    `names` maps a name to its answers: the first lookup gives the first list of addresses, the
    second the second, and the last one stays.
    """
    wires = Wires()
    real_lookup, real_connect = socket.getaddrinfo, socket.socket.connect
    lookup = _lookup_of({name: list(turns) for name, turns in (names or {}).items()}, wires)

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            wires.tried.append(address[0])
            if not _is_here(address[0]):
                raise OSError(errno.ENETUNREACH, "only this machine can be reached from tests")
        real_connect(self, address)

    with _listening(wires):
        socket.getaddrinfo = lookup(real_lookup)
        socket.socket.connect = connect  # type: ignore[method-assign,assignment]
        try:
            yield wires
        finally:
            socket.getaddrinfo = real_lookup
            socket.socket.connect = real_connect  # type: ignore[method-assign]


def _lookup_of(
    names: dict[str, list[Sequence[str]]], wires: Wires
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def around(real: Callable[..., Any]) -> Callable[..., Any]:
        def lookup(
            host: Any, port: Any, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0
        ) -> list[Any]:
            name = host.decode() if isinstance(host, bytes) else host
            wires.asked.append(name)
            turns = names.get(str(name).lower().rstrip("."))
            if turns is None:
                return list(real(host, port, family, type, proto, flags | socket.AI_NUMERICHOST))
            answers = turns.pop(0) if len(turns) > 1 else turns[0]
            return [_answer(address, port) for address in answers]

        return lookup

    return around


def _answer(address: str, port: Any) -> tuple[Any, ...]:
    if ":" in address:
        place: tuple[Any, ...] = (address, int(port or 0), 0, 0)
        return (socket.AF_INET6, socket.SOCK_STREAM, 6, "", place)
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, int(port or 0)))


def _is_here(address: str) -> bool:
    parsed = ipaddress.ip_address(address.split("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    return parsed.is_loopback or parsed.is_unspecified


@contextmanager
def _listening(wires: Wires) -> Iterator[None]:
    """One port on all of the machine's addresses; whoever connects is counted and told a secret."""
    four = socket.create_server(("0.0.0.0", 0), backlog=64)
    wires.port = four.getsockname()[1]
    listeners = [four]
    if socket.has_ipv6:
        listeners.append(
            socket.create_server(("::", wires.port), family=socket.AF_INET6, backlog=64)
        )
    threads = [threading.Thread(target=_accept, args=(one, wires)) for one in listeners]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for one in listeners:
            one.shutdown(socket.SHUT_RDWR)
            one.close()
        for thread in threads:
            thread.join()


def _accept(listener: socket.socket, wires: Wires) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        wires.arrived.append(connection.getsockname()[0])
        with connection:
            connection.settimeout(5)
            try:
                connection.recv(65536)
                connection.sendall(PAGE)
            except OSError:
                continue
