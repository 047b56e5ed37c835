"""Asking hosts for their robots.txt before their pages are asked for."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import anyio

from flows.errors import FetchError
from flows.web.fetching import Wanted, Web, fetch
from flows.web.hosts import origin_of
from flows.web.robots import PATH, Robots, judge, robots_of, shut_at
from flows.workers.isolation import IsolationError, Workers, WorkersGone


class Doors:
    """The hosts' robots.txt in one run: those known before, and those asked for meanwhile."""

    def __init__(self, web: Web, workers: Workers, known: Mapping[str, Robots]) -> None:
        self.asked: dict[str, Robots] = {}
        self._web = web
        self._workers = workers
        self._known = dict(known)
        self._locks: dict[str, anyio.Lock] = {}

    async def check(self, url: str) -> None:
        """Raise FetchError where an address, such as a redirect's, is not to be fetched."""
        for error in (await self.refused(origin_of(url), [url])).values():
            raise error

    async def refused(self, origin: str, urls: Sequence[str]) -> dict[str, FetchError]:
        """Those of a host's addresses that are not to be fetched, each with the reason."""
        try:
            async with self._locks.setdefault(origin, anyio.Lock()):
                robots = await self._robots(origin)
        except FetchError as error:  # the host's turn is too far off
            return dict.fromkeys(urls, error)
        if shut_at(robots, self._web.clock()):
            return {url: _shut(url, robots) for url in urls}
        if robots.text is None:
            return {}
        try:
            future = self._workers.submit(judge, robots.text, list(urls))
            allowed, delay = await anyio.to_thread.run_sync(self._workers.outcome, future)
        except (IsolationError, WorkersGone) as killed:
            return {url: _unreadable(url, robots, str(killed)) for url in urls}
        if delay:
            self._web.turns.hosts.slow_down(origin, timedelta(seconds=min(delay, 86_400)))
        return {
            url: _forbidden(url, robots) for url, may in zip(urls, allowed, strict=True) if not may
        }

    async def _robots(self, origin: str) -> Robots:
        """What is known of the host, asked anew where that has expired."""
        before = self._known.get(origin)
        if before and before.expires > self._web.clock():
            return before
        try:
            robots = robots_of(
                origin, before, await fetch(self._web, Wanted(origin + PATH)), self._web.clock()
            )
        except FetchError as error:
            if error.kind == "wait":
                raise
            robots = robots_of(origin, before, error, self._web.clock())
        self._known[origin] = self.asked[origin] = robots
        return robots


def _forbidden(url: str, robots: Robots) -> FetchError:
    problem = f"robots.txt of {robots.origin} does not allow it"
    return FetchError(url, problem, "ask its publisher for a feed with full texts", "robots")


def _shut(url: str, robots: Robots) -> FetchError:
    problem = f"robots.txt of {robots.origin} cannot be had now, so its pages are left alone"
    return FetchError(
        url, problem, "it is asked for again later", "robots", retry_at=robots.expires
    )


def _unreadable(url: str, robots: Robots, reason: str) -> FetchError:
    problem = f"robots.txt of {robots.origin} {reason}"
    return FetchError(url, problem, "tell its publisher")
