"""Fetching over HTTP: bounded in size and time, conditional, a record or a typed error out."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import anyio
import httpx2

from extractors.addresses import apart
from flows.errors import FetchError
from flows.web.fetch_errors import error_of, refusal, too_large
from flows.web.headers import fresh_for, retry_at
from flows.web.hosts import Turns, origin_of, put_off
from flows.web.logins import Logins, header

MOST_BYTES = 10 * 1024 * 1024  # decompressed; the largest real feeds and pages are below 5 MB
MOST_SECONDS = 30.0  # in all: a server that drips a byte a second passes any per-read limit
MOST_REDIRECTS = 5

_PERMANENT = (301, 308)
_MOST_SAID = 2_000  # bytes of an error's body that are looked at


# Raises FetchError for an address that must not be fetched.
May = Callable[[str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Web:
    """What fetching needs from the world: a client, the hosts' turns and the clock.

    `seconds` of real time is what one fetch may take in all. `logins` are those of feeds.
    """

    client: httpx2.AsyncClient
    turns: Turns
    clock: Callable[[], datetime]
    seconds: float = MOST_SECONDS
    logins: Logins = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to fetch; the validators are sent back byte for byte as they came.

    They are sent to the address whose answer gave them: `validated`, where redirects led away from
    `url`. `not_before` is a moment before which it must not be asked at all, `most_bytes` the limit
    of the decompressed body.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    not_before: datetime | None = None
    most_bytes: int = MOST_BYTES
    validated: str | None = None

    @property
    def conditional(self) -> bool:
        """Whether the server may answer that nothing has changed."""
        return bool(self.etag or self.last_modified)

    def conditions(self, url: str) -> dict[str, str]:
        """The headers of a request to one of the addresses that the way leads to."""
        if url != (self.validated or self.url):
            return {}
        marks = {"if-none-match": self.etag, "if-modified-since": self.last_modified}
        return {name: value for name, value in marks.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: status 200 with a body, or 304 without. `url` is where redirects led.

    `moved` is where an unbroken chain of permanent redirects from the address asked led, None
    without one. `fresh` is how long the answer stays fresh, `retry_at` a moment that the server
    asked us to wait for although it answered. `links` are its Link headers as they came.
    `validated` is where the validators came from, None where no redirect led away.
    """

    url: str
    status: int
    body: bytes
    content_type: str | None
    etag: str | None
    last_modified: str | None
    moved: str | None = None
    fresh: timedelta = timedelta()
    retry_at: datetime | None = None
    links: tuple[str, ...] = ()
    validated: str | None = None


@dataclass(slots=True)
class _Way:
    """How far redirects have led: where to go next, and whether all so far were permanent."""

    url: str
    permanent: bool = True
    moved: str | None = None
    retry_at: datetime | None = None

    def follow(self, response: httpx2.Response) -> None:
        """Take a redirect's step."""
        if response.next_request is None:
            raise FetchError(
                self.url, "redirects to no address", "open it in a browser", "redirects"
            )
        self.url, _ = apart(str(response.next_request.url))
        self.permanent = self.permanent and response.status_code in _PERMANENT
        self.moved = self.url if self.permanent else self.moved


async def fetch(web: Web, wanted: Wanted, may: May | None = None) -> Fetched:
    """Fetch one address; FetchError says what was wrong with the answer, or that none came.

    A host that asks us to wait is not asked again before, by whatever address. `may` is asked of
    each address that a redirect leads to, and raises FetchError where it is not to be followed.
    """
    now = web.clock()
    if wanted.not_before and wanted.not_before > now:
        raise put_off(wanted.url, wanted.not_before)
    way = _Way(wanted.url)
    left = web.seconds
    for _ in range(MOST_REDIRECTS + 1):
        async with web.turns.turn(way.url):
            began = anyio.current_time()
            found = await _step(web, wanted, way, left)
            left -= anyio.current_time() - began
        if found:
            return found
        if may:
            await may(way.url)
    raise FetchError(
        wanted.url,
        f"redirects more than {MOST_REDIRECTS} times",
        "open it in a browser",
        "redirects",
    )


async def fetch_all(web: Web, wanted: Sequence[Wanted]) -> list[Fetched | FetchError]:
    """Fetch many at once; answers in the order asked, errors in their places."""
    answers: list[Fetched | FetchError | None] = [None] * len(wanted)

    async def one(position: int) -> None:
        try:
            answers[position] = await fetch(web, wanted[position])
        except FetchError as error:
            answers[position] = error

    async with anyio.create_task_group() as group:
        for position in range(len(wanted)):
            group.start_soon(one, position)
    return [answer for answer in answers if answer is not None]


async def _step(web: Web, wanted: Wanted, way: _Way, seconds: float) -> Fetched | None:
    """One request: the answer, or None after a redirect."""
    try:
        with anyio.fail_after(max(0.0, seconds)):
            headers = wanted.conditions(way.url) | header(web.logins, wanted.url, way.url)
            request = web.client.stream("GET", way.url, headers=headers)
            async with request as response:
                _heed(web, way, response)
                if response.has_redirect_location:
                    way.follow(response)
                    return None
                return await _answer(response, wanted, way)
    except TimeoutError:
        problem = f"took more than {web.seconds:.0f} s"
        raise FetchError(wanted.url, problem, "try again later", "timeout") from None
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise error_of(wanted.url, error) from None


def _heed(web: Web, way: _Way, response: httpx2.Response) -> None:
    """A Retry-After holds for the whole host; with a good answer for this address only.

    A feed that sends one each time would otherwise never let its pages be fetched.
    """
    asked = retry_at(response.headers.get("retry-after"), web.clock())
    if asked is None:
        return
    way.retry_at = max(asked, way.retry_at or asked)
    if response.status_code not in (200, 304):
        web.turns.hosts.hold(origin_of(way.url), asked)


async def _answer(response: httpx2.Response, wanted: Wanted, way: _Way) -> Fetched:
    expected = (200, 304) if wanted.conditions(way.url) else (200,)
    if response.status_code not in expected:
        raise refusal(wanted.url, response, await _said(response), way.retry_at)
    headers = response.headers
    return Fetched(
        url=str(response.url),
        status=response.status_code,
        body=await _body(response, wanted),
        content_type=headers.get("content-type"),
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
        moved=way.moved,
        fresh=fresh_for(headers.get("cache-control"), headers.get("age")),
        retry_at=way.retry_at,
        links=tuple(headers.get_list("link")),
        validated=way.url if way.url != wanted.url else None,
    )


async def _body(response: httpx2.Response, wanted: Wanted) -> bytes:
    announced = response.headers.get("content-length", "")
    if announced.isdigit() and int(announced[:18]) > wanted.most_bytes:
        raise too_large(wanted.url, wanted.most_bytes)
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > wanted.most_bytes:
            raise too_large(wanted.url, wanted.most_bytes)
    return bytes(body)


async def _said(response: httpx2.Response) -> bytes:
    """The beginning of an error's body; nothing where it cannot be read."""
    said = b""
    try:
        async for chunk in response.aiter_bytes():
            said += chunk[:_MOST_SAID]
            if len(said) >= _MOST_SAID:
                break
    except httpx2.HTTPError:
        return said[:_MOST_SAID]
    return said[:_MOST_SAID]
