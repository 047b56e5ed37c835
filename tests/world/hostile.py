"""Thirty and more servers that mean harm: what each writes to whoever asks."""

import gzip
import socket
import struct
import time
import zlib
from collections.abc import Iterator

from tests.world.outlets import Asked
from tests.world.server import Play

PATIENCE = 30.0  # seconds of real time that a dripping server goes on at most
ITEM = b"<item><guid>%d</guid><title>Nothing</title></item>"
RSS = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Hostile</title>'
END = b"</channel></rss>"


def head(status: str = "200 OK", **headers: object) -> bytes:
    """A status line and headers; underscores in names stand for hyphens."""
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode()


def whole(body: bytes, **headers: str) -> Play:
    """An answer of the right length."""
    length = str(len(body))
    return raw(head("200 OK", content_length=length, **headers) + body)


def raw(data: bytes) -> Play:
    """Bytes, then the end."""

    def play(to: socket.socket, asked: Asked) -> None:
        to.sendall(data)

    return play


def drip(first: bytes, each: bytes, pause: float = 0.1) -> Play:
    """A little at a time for as long as somebody listens."""

    def play(to: socket.socket, asked: Asked) -> None:
        to.sendall(first)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            to.sendall(each)
            time.sleep(pause)

    return play


def silent(to: socket.socket, asked: Asked) -> None:
    """Never a word."""
    to.settimeout(PATIENCE)
    to.recv(1)


def reset(before: bytes) -> Play:
    """Some bytes, then the connection is torn down."""

    def play(to: socket.socket, asked: Asked) -> None:
        to.sendall(before)
        to.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        to.close()

    return play


def redirect(to: str, status: str = "302 Found") -> Play:
    """Elsewhere."""
    return raw(head(status, location=to, content_length=0))


def further(to: socket.socket, asked: Asked) -> None:
    """Always one step more."""
    step = int(asked.path.rpartition("/")[2] or 0) if asked.path[-1].isdigit() else 0
    to.sendall(head("302 Found", location=f"/step/{step + 1}", content_length=0))


def bomb(layers: int) -> bytes:
    """Some 60 MB of blanks, compressed so many times."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = b"".join(packer.compress(b" " * 1_000_000) for _ in range(60)) + packer.flush()
    for _ in range(layers - 1):
        data = gzip.compress(data)
    return data


def _laughs() -> bytes:
    names = [f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12)]
    return (
        f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY l0 'ha'>{''.join(names)}]>"
        "<rss version='2.0'><channel><title>&l11;</title></channel></rss>"
    ).encode()


def _external(trap: str) -> bytes:
    return (
        f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY f SYSTEM 'file:///etc/hostname'>"
        f"<!ENTITY u SYSTEM '{trap}/entity'>]><rss version='2.0'><channel><title>&f;&u;</title>"
        f"<link>{trap}/</link><image><url>{trap}/image</url></image></channel></rss>"
    ).encode()


def _inside(trap: str) -> bytes:
    links = [
        f"{trap}/a", "http://169.254.169.254/latest/", "file:///etc/passwd", "http://[::1]/b",
        "http://2130706433/c", "gopher://127.0.0.1/d", "http://10.0.0.1/e",
    ]  # fmt: skip
    items = "".join(
        f"<item><guid>{link}</guid><link>{link}</link><title>Inside</title>"
        f'<enclosure url="{trap}/sound" type="audio/mpeg" length="1"/></item>'
        for link in links
    )
    return RSS + items.encode() + END


def hostile(trap: str, own: str) -> Iterator[tuple[str, Play]]:
    """Name and site; `trap` is a guarded address that listens, `own` the address of hostile sites
    with %d for the number that the site has in this order."""
    many = b"".join(ITEM % number for number in range(60_000))
    yield "drips its body", drip(head() + RSS, b" ")
    yield "drips its headers", drip(b"HTTP/1.1 200 OK\r\n", b"x-a: b\r\n")
    yield "drips its status line", drip(b"", b"H")
    yield "never answers", silent
    yield "never ends", drip(head() + RSS, (ITEM % 1) * 10_000, 0.05)
    yield "sends 100 Continue for ever", drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.01)
    yield "packs a bomb", whole(bomb(1), content_encoding="gzip")
    yield "packs a bomb in bombs", whole(bomb(3), content_encoding="gzip, gzip, gzip")
    yield (
        "packs a bomb as deflate",
        whole(zlib.compress(b" " * 60_000_000), content_encoding="deflate"),
    )
    yield "says gzip and is not", whole(RSS + END, content_encoding="gzip")
    yield "redirects to itself", redirect("/feed")
    yield "redirects one step further", further
    yield "redirects into the guarded network", redirect(f"{trap}/inside")
    yield (
        "redirects to the metadata of clouds",
        redirect("http://169.254.169.254/latest/meta-data/"),
    )
    yield "redirects to a file", redirect("file:///etc/passwd", "301 Moved Permanently")
    yield "redirects nowhere", redirect("http://[::1", "308 Permanent Redirect")
    yield "is a page", whole(b"<!doctype html><title>Welcome</title><p>Subscribe!</p>" * 50)
    yield "is 30 MB", whole(RSS + b"<item><title>" + b"a" * 30_000_000 + b"</title></item>" + END)
    yield "has 60,000 entries", whole(RSS + many + END)
    yield "is binary", whole(bytes(range(256)) * 400)
    yield "breaks off", whole(RSS + b"<item><title>Half a")
    yield "promises more than it sends", raw(head(content_length=90_000) + RSS + END)
    yield "promises less than it sends", raw(head(content_length=20) + RSS + END)
    yield "hangs up at once", reset(b"")
    yield "hangs up half-way", reset(head(content_length=90_000) + RSS)
    yield "floods with entities", whole(_laughs())
    yield "names entities of files", whole(_external(trap))
    yield (
        "hangs feedparser with dots",
        whole(RSS + b"<item><author>" + b"a." * 32_000 + b"</author></item>" + END),
    )
    yield "hangs feedparser with comments", whole(RSS + b"<!--" * 75_000 + END)
    yield "nests 100,000 deep", whole(RSS + b"<a>" * 100_000 + END)
    yield "lies about its charset", whole(RSS.replace(b"?>", b' encoding="utf-16"?>') + END)
    yield "is full of null bytes", whole(RSS + b"\0" * 100_000 + END)
    yield "is empty", whole(b"")
    yield (
        "has endless headers",
        drip(b"HTTP/1.1 200 OK\r\n", b"x: " + b"y" * 60_000 + b"\r\n", 0.02),
    )
    yield "answers no HTTP", raw(b"220 mail.example ESMTP ready\r\n")
    yield "has broken chunks", raw(head(transfer_encoding="chunked") + b"zz\r\nabc\r\n")
    yield (
        "asks for a pause of thirty years",
        raw(head("429 Too Many Requests", retry_after=999_999_999, content_length=0)),
    )
    yield "leads inside by its links", whole(_inside(trap))
