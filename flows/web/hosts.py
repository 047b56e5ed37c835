"""Whose turn it is: a gap between requests to one host, few connections to it, few in all.

What is known of hosts (`Hosts`) outlives a run; whose turn it is (`Turns`) belongs to one. Clock
and sleep are passed in, so that a simulated clock can drive both.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import anyio

from extractors.addresses import feed_address
from flows.errors import FetchError
from flows.web.headers import LONGEST_PAUSE

GAP = timedelta(seconds=1)
MOST_GAP = timedelta(seconds=30)  # of a crawl-delay; whoever asks for more gets that
AT_A_HOST = 2
AT_ONCE = 32  # so that as many hosts that hang are needed to hold up the others
LEAST_PATIENCE = timedelta(seconds=5)

Sleep = Callable[[float], Awaitable[None]]


def origin_of(url: str) -> str:
    """Scheme, host and port of an address: what has a turn, and a robots.txt, of its own.

    An address that cannot be taken apart is its own origin.
    """
    try:
        parts = urlsplit(feed_address(url))
    except ValueError:
        return url
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


@dataclass(slots=True)
class _Host:
    free: datetime | None = None
    not_before: datetime | None = None
    delay: timedelta = timedelta()


@dataclass(slots=True)
class Hosts:
    """When each host may be asked again: after the gap, its crawl-delay and its Retry-After."""

    gap: timedelta = GAP
    _hosts: dict[str, _Host] = field(default_factory=dict)

    def free_at(self, origin: str, now: datetime) -> datetime:
        """The moment from which the host may be asked; `now` where that is at once."""
        free = _credible(self._host(origin).free, now, max(self.gap, MOST_GAP))
        return max(free, self.held_until(origin, now))

    def take(self, origin: str, now: datetime) -> None:
        """A request goes out now."""
        host = self._host(origin)
        host.free = now + max(self.gap, min(host.delay, MOST_GAP))

    def hold(self, origin: str, until: datetime) -> None:
        """The host asked for no request before `until`; the latest such moment counts."""
        host = self._host(origin)
        host.not_before = max(until, host.not_before or until)

    def slow_down(self, origin: str, delay: timedelta) -> None:
        """The host's robots.txt asks for `delay` between requests."""
        self._host(origin).delay = delay

    def held_until(self, origin: str, now: datetime) -> datetime:
        """The end of the host's Retry-After; `now` where there is none."""
        return _credible(self._host(origin).not_before, now, LONGEST_PAUSE)

    def held(self, now: datetime) -> dict[str, datetime]:
        """The hosts that are still not to be asked, each with the moment that it named."""
        found = {origin: host.not_before for origin, host in self._hosts.items()}
        return {origin: until for origin, until in found.items() if until and until > now}

    def _host(self, origin: str) -> _Host:
        return self._hosts.setdefault(origin, _Host())


def _credible(moment: datetime | None, now: datetime, longest: timedelta) -> datetime:
    """A moment to come, `now` where it has passed; also where it lies beyond the longest wait: then
    the clock ran ahead when it was written down."""
    return moment if moment is not None and now < moment <= now + longest else now


class Turns:
    """The turns of one run. After `deadline` nobody is waited for longer than a few seconds.

    What would have to wait longer is put off to a later run (FetchError of kind "wait"), so that
    one host with many pages does not hold up the news of all others.
    """

    def __init__(
        self, hosts: Hosts, clock: Callable[[], datetime], sleep: Sleep, deadline: datetime
    ) -> None:
        self.hosts = hosts
        self._clock = clock
        self._sleep = sleep
        self._deadline = deadline
        self._limits: dict[str, anyio.Semaphore] = {}
        self._all = anyio.Semaphore(AT_ONCE)

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Hold one of the host's connections; raises FetchError where its turn is too far off."""
        origin = origin_of(url)
        latest = max(self._deadline, self._clock() + LEAST_PATIENCE)
        async with self._limits.setdefault(origin, anyio.Semaphore(AT_A_HOST)):
            while True:
                await self._wait(url, origin, latest)
                async with self._all:
                    now = self._clock()
                    if self.hosts.free_at(origin, now) > now:
                        continue  # another request to this host went out meanwhile
                    self.hosts.take(origin, now)
                    yield
                    return

    async def _wait(self, url: str, origin: str, latest: datetime) -> None:
        while True:
            now = self._clock()
            free = self.hosts.free_at(origin, now)
            held = self.hosts.held_until(origin, now)
            if free > latest or now > latest or held > now + LEAST_PATIENCE:
                raise put_off(url, free)
            if free <= now:
                return
            await self._sleep((free - now).total_seconds())


def put_off(url: str, until: datetime) -> FetchError:
    """The error for an address whose host is not to be asked before `until`."""
    return FetchError(
        url,
        f"its server is not to be asked before {until:%Y-%m-%d %H:%M:%S} UTC",
        "a later run asks it",
        "wait",
        retry_at=until,
    )
