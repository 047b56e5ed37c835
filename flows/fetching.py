"""Fetching over HTTP: bounded in size and time, conditional, a record or a typed error out."""

import time
from dataclasses import dataclass

import anyio
import httpx2

from flows.errors import FetchError

MOST_BYTES = (
    20 * 1024 * 1024
)  # after decompression; the largest real feeds and pages are below 5 MB
MOST_SECONDS = 60.0  # in all: a server that drips a byte a second passes any per-read limit
AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to fetch; the validators are sent back byte for byte as they came."""

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: status 200 with a body, or 304 without. `url` is where redirects led."""

    url: str
    status: int
    body: bytes
    content_type: str | None
    etag: str | None
    last_modified: str | None
    seconds: float


async def fetch(client: httpx2.AsyncClient, wanted: Wanted) -> Fetched:
    """Fetch one address; FetchError says what was wrong with the answer, or that none came."""
    began = time.perf_counter()
    try:
        with anyio.fail_after(MOST_SECONDS):
            return await _fetch(client, wanted, began)
    except TimeoutError:
        raise _failed(wanted.url, f"took more than {MOST_SECONDS:.0f} s") from None
    except httpx2.InvalidURL as error:
        raise FetchError(wanted.url, f"is no address ({error})", "check its spelling") from None
    except httpx2.TooManyRedirects:
        raise _failed(wanted.url, "redirects in a circle") from None
    except httpx2.HTTPError as error:
        raise _failed(wanted.url, str(error) or type(error).__name__) from None


async def fetch_all(client: httpx2.AsyncClient, wanted: list[Wanted]) -> list[Fetched | FetchError]:
    """Fetch many, sixteen at once; answers in the order asked, errors in their places."""
    answers: list[Fetched | FetchError | None] = [None] * len(wanted)
    limit = anyio.CapacityLimiter(AT_ONCE)

    async def one(position: int) -> None:
        async with limit:
            try:
                answers[position] = await fetch(client, wanted[position])
            except FetchError as error:
                answers[position] = error

    async with anyio.create_task_group() as group:
        for position in range(len(wanted)):
            group.start_soon(one, position)
    return [answer for answer in answers if answer is not None]


async def _fetch(client: httpx2.AsyncClient, wanted: Wanted, began: float) -> Fetched:
    headers = {}
    if wanted.etag:
        headers["if-none-match"] = wanted.etag
    if wanted.last_modified:
        headers["if-modified-since"] = wanted.last_modified
    request = client.stream("GET", wanted.url, headers=headers, follow_redirects=True)
    async with request as response:
        if response.status_code not in (200, 304):
            raise _failed(wanted.url, f"answered {response.status_code}")
        body = bytearray()
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > MOST_BYTES:
                raise _failed(wanted.url, f"is larger than {MOST_BYTES >> 20} MiB")
        return Fetched(
            url=str(response.url),
            status=response.status_code,
            body=bytes(body),
            content_type=response.headers.get("content-type"),
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
            seconds=time.perf_counter() - began,
        )


def _failed(url: str, problem: str) -> FetchError:
    return FetchError(url, problem, "open it in a browser, or try again later")
