"""The server that strangers reach: bounded in time, size and number, and never taken down."""

import contextlib
import socket
import time
from contextlib import ExitStack, contextmanager

import pytest

from flows.hubs import server as websub_server
from flows.hubs.server import Answers, Reply, WebSubServer

NOBODY = Answers(
    lambda token, query: Reply(200, f"{token} {query.get('hub.challenge', '')}"),
    lambda token, body, signature: Reply(202, f"{token} {len(body)} {signature}"),
)


@contextmanager
def stranger(server: WebSubServer):
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as one:
        yield one


def exchange(server: WebSubServer, request: bytes) -> bytes:
    with stranger(server) as one:
        one.sendall(request)
        return read_all(one)


def read_all(one: socket.socket) -> bytes:
    said = b""
    try:
        while some := one.recv(65_536):
            said += some
    except ConnectionResetError:
        return said
    return said


@pytest.fixture
def server():
    with WebSubServer("127.0.0.1", 0, NOBODY) as running:
        yield running


def is_alive(server: WebSubServer) -> bool:
    return b"200 OK" in exchange(server, b"GET /a/token?hub.challenge=c HTTP/1.0\r\n\r\n")


def test_the_last_part_of_the_path_is_the_token_and_a_challenge_is_plain_text(server):
    said = exchange(server, b"GET /a/token/?hub.challenge=%3Cscript%3E HTTP/1.0\r\n\r\n")
    assert said.endswith(b"\r\n\r\ntoken <script>")
    assert b"content-type: text/plain" in said
    assert b"x-content-type-options: nosniff" in said
    assert b"Python" not in said


def test_a_push_is_handed_on_whole(server):
    head = b"POST /t HTTP/1.0\r\nContent-Length: 5\r\nX-Hub-Signature: sha1=x\r\n\r\n"
    assert exchange(server, head + b"12345").endswith(b"t 5 sha1=x")


def test_a_body_that_breaks_off_is_refused(server):
    with stranger(server) as one:
        one.sendall(b"POST /t HTTP/1.0\r\nContent-Length: 5\r\n\r\n123")
        one.shutdown(socket.SHUT_WR)
        assert b" 413 " in read_all(one)


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /t?" + b"a=b&" * 5_000 + b" HTTP/1.0\r\n\r\n",
        b"GET / " + b"x" * 100_000 + b" HTTP/1.0\r\n\r\n",
        b"GET / HTTP/1.0\r\n" + b"a: b\r\n" * 5_000 + b"\r\n",
        b"\x00\xff\x16\x03\x01" * 100 + b"\r\n\r\n",
        b"DELETE /t HTTP/1.0\r\n\r\n",
        b"\r\n",
        b"",
    ],
    ids=["query", "line", "headers", "tls", "method", "blank", "nothing"],
)
def test_nonsense_takes_nobody_down(server, request_):
    with stranger(server) as one:
        with contextlib.suppress(OSError):  # it may have hung up already
            one.sendall(request_)
            one.shutdown(socket.SHUT_WR)
        said = read_all(one)
    assert b"200 OK" not in said
    assert is_alive(server)


def test_who_drips_is_cut_off(monkeypatch):
    monkeypatch.setattr(websub_server, "MOST_SECONDS", 1.0)
    with WebSubServer("127.0.0.1", 0, NOBODY) as server, stranger(server) as one:
        one.sendall(b"POST /t HTTP/1.0\r\nContent-Length: 1000\r\n\r\n")
        began = time.monotonic()
        with pytest.raises(OSError):
            while time.monotonic() - began < 15:
                one.sendall(b"x")
                time.sleep(0.1)
        assert time.monotonic() - began < 15
        assert is_alive(server)


def test_the_silent_do_not_lock_others_out_for_ever(monkeypatch):
    monkeypatch.setattr(websub_server, "AT_ONCE", 4)
    monkeypatch.setattr(websub_server, "MOST_SECONDS", 2.0)
    with WebSubServer("127.0.0.1", 0, NOBODY) as server, ExitStack() as stack:
        for _ in range(10):
            stack.enter_context(stranger(server))
        until = time.monotonic() + 15
        while not answers(server):
            assert time.monotonic() < until
            time.sleep(0.2)


def answers(server: WebSubServer) -> bool:
    try:
        return is_alive(server)
    except OSError:
        return False
