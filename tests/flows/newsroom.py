"""A news site on a real local server, asked by worlds with a simulated clock.

Each request is kept with the moment at which it came.
"""

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from flows.web.hosts import Hosts
from flows.world import World
from tests.flows.simulated import Clock
from tests.flows.site import Answer, Request, serving

STORY = (
    "Heavy rain flooded the lower town on Friday, killing {n} people and driving hundreds from"
    " their homes, the mayor said. Schools stay closed until Monday, and the bridge is shut."
)
TEXT = {"content-type": "text/plain; charset=utf-8"}


@dataclass(slots=True)
class Site:
    """A feed at /feed with its pages; `answers` says what else is answered at a path."""

    clock: Clock
    stories: list[str] = field(default_factory=list)
    answers: dict[str, Answer | Callable[[Request], Answer]] = field(default_factory=dict)
    asked: list[tuple[datetime, Request]] = field(default_factory=list)
    url: str = ""

    @property
    def feed(self) -> str:
        return f"{self.url}/feed"

    def paths(self) -> list[str]:
        """What was asked for since this was last called."""
        found = [request.path for _, request in self.asked]
        self.asked.clear()
        return found

    def answer(self, request: Request) -> Answer:
        self.asked.append((self.clock(), request))
        found = self.answers.get(request.path)
        if found is not None:
            return found(request) if callable(found) else found
        if request.path == "/feed":
            return self.listing(request)
        name = request.path.strip("/")
        if name in self.stories:
            return Answer(body=STORY.format(n=10 + self.stories.index(name)).encode(), headers=TEXT)
        return Answer(404)

    def listing(self, request: Request) -> Answer:
        """The feed, or 304 to whoever has it."""
        etag = f'"{len(self.stories)}"'
        if request.headers.get("if-none-match") == etag:
            return Answer(304, headers={"etag": etag})
        items = "".join(
            f"<item><title>{s}</title><link>{self.url}/{s}</link><guid>{s}</guid></item>"
            for s in reversed(self.stories)
        )
        body = f'<rss version="2.0"><channel><title>Town Post</title>{items}</channel></rss>'
        return Answer(body=body.encode(), headers={"etag": etag})


class _Everything(dict[str, Callable[[Request], Answer]]):
    """Routes that give every path to the site."""

    def __init__(self, site: Site) -> None:
        super().__init__()
        self._site = site

    def get(self, path, default=None):
        return self._site.answer


@contextmanager
def site_of(clock: Clock, *stories: str):
    """A running site."""
    site = Site(clock, list(stories))
    with serving(_Everything(site)) as web:
        site.url = web.url
        yield site


def timed(world: World, clock: Clock, feeds: tuple[str, ...] = (), gap: float = 0.0) -> World:
    """The world on a simulated clock, as a process that has just started."""
    settings = replace(world.settings, feeds=feeds)
    hosts = Hosts(timedelta(seconds=gap))
    return replace(
        world, settings=settings, clock=clock, sleep=clock.sleep, chance=lambda: 0.0, hosts=hosts
    )
