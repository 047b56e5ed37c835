"""A listener with its server, on a clock that tests move: what runs aside runs at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from flows.hubs.listening import Ear, Listener
from flows.hubs.pushed import Taken
from flows.hubs.server import Answers, WebSubServer
from flows.world import World
from tests.flows.hubs.hub import Hub, hubbing
from tests.flows.simulated import Clock
from tests.flows.site import Answer
from warehouse.file.connection import writing
from warehouse.memory.feeds import add_feeds
from warehouse.memory.leases import Lease
from warehouse.records import Feed


@dataclass(slots=True)
class Desk:
    """A listener, its world and clock, the server's port and what was told."""

    world: World
    clock: Clock
    listener: Listener
    port: int
    told: list[str] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)

    def step(self, rounds: int = 3) -> None:
        """What is due now: a request leads to an answer, an answer to a change."""
        for _ in range(rounds):
            self.listener.tick()
            self.listener.handle(self.listener.inbox.take(0))

    @property
    def path(self) -> Path:
        return self.world.settings.warehouse

    def lease(self, feed: str) -> Lease | None:
        return self.listener.ledger.leases().get(feed)


@contextmanager
def listening(world: World, clock: Clock) -> Iterator[Desk]:
    numbers = count(1)
    told: list[str] = []
    taken: list[Taken] = []
    # The callback needs the port, which is known once the server runs.
    answers: list[Answers] = []
    lazy = Answers(
        lambda token, query: answers[0].verify(token, query),
        lambda token, body, signature: answers[0].push(token, body, signature),
    )
    with WebSubServer("127.0.0.1", 0, lazy) as server:
        ear = Ear(
            callback=f"http://127.0.0.1:{server.port}/websub",
            draw=lambda: f"unguessable-{next(numbers)}",
            tell=told.append,
            taken=taken.append,
            deliver=lambda: None,
            aside=lambda job: job(),
        )
        world = replace(world, clock=clock, sleep=clock.sleep, chance=lambda: 0.5)
        listener = Listener(world, ear)
        answers.append(Answers(listener.ledger.verify, listener.ledger.push))
        yield Desk(world, clock, listener, server.port, told, taken)


@contextmanager
def subscribing(world: World) -> Iterator[tuple[Hub, Desk, str]]:
    """A hub, a listener, and the address of a listed feed that names the hub."""
    with hubbing() as hub, listening(world, Clock()) as desk:
        feed = f"{hub.web.url}/feed"
        hub.web.routes["/feed"] = Answer(body=rss(hub.url, feed))
        with writing(world.settings.warehouse, world.patience) as connection:
            add_feeds(connection, [Feed(feed)])
        yield hub, desk, feed


def rss(hub: str, topic: str, items: str = "") -> bytes:
    """A feed that names its hub and itself."""
    links = f'<atom:link rel="hub" href="{hub}"/><atom:link rel="self" href="{topic}"/>'
    head = '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
    return f"{head}<title>Daral Post</title>{links}{items}</channel></rss>".encode()
