"""A web server in a process of its own: made pages and the feed that lists them."""

import asyncio
import multiprocessing
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.utils import format_datetime
from multiprocessing.connection import Connection
from xml.sax.saxutils import escape

from benchmarks.pages import Made, Maker
from extractors.places import load_gazetteer

_PATIENCE = 120  # seconds for the pages to be made


@contextmanager
def serving(seed: int, count: int) -> Iterator[str]:
    """The address of a feed of `count` made pages, served until the block ends."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=_serve, args=(seed, count, theirs), daemon=True)
    server.start()
    try:
        if not ours.poll(_PATIENCE):
            raise TimeoutError("the benchmark's server did not start")
        yield f"http://127.0.0.1:{ours.recv()}/feed.xml"
    finally:
        server.terminate()
        server.join()


def _serve(seed: int, count: int, ready: Connection) -> None:
    asyncio.run(_answer(seed, count, ready))


async def _answer(seed: int, count: int, ready: Connection) -> None:
    maker = Maker(seed, load_gazetteer())
    pages = [maker.page(number) for number in range(count)]
    bodies = {page.path: page.html.encode() for page in pages}

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while request := await _request(reader):
            writer.write(_response(bodies, request))
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    bodies["/feed.xml"] = _feed(pages, f"http://127.0.0.1:{port}").encode()
    ready.send(port)
    await server.serve_forever()


async def _request(reader: asyncio.StreamReader) -> str | None:
    """The path that is asked for; None where the client has left."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    return head.split(b" ", 2)[1].decode()


def _response(bodies: Mapping[str, bytes], path: str) -> bytes:
    body = bodies.get(path)
    status = "200 OK" if body is not None else "404 Not Found"
    kind = "application/rss+xml" if path.endswith(".xml") else "text/html; charset=utf-8"
    body = body or b""
    head = f"HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\n\r\n"
    return head.encode() + body


def _feed(pages: list[Made], site: str) -> str:
    items = "".join(
        f"<item><title>{escape(page.title)}</title><link>{site}{page.path}</link>"
        f"<pubDate>{format_datetime(page.published)}</pubDate></item>"
        for page in pages
    )
    return f"<rss version='2.0'><channel><title>Made news</title>{items}</channel></rss>"
