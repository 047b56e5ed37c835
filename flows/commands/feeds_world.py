"""What the commands on feeds need of the world, put together in one place."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import anyio

from flows.feeds.checking import Looker
from flows.feeds.subscribing import Desk
from flows.settings import Settings
from flows.web.fetching import Web
from flows.web.hosts import Hosts, Turns
from flows.web.transport import new_client
from flows.workers.isolation import Workers
from flows.world import patience

GAP = timedelta(seconds=0.5)  # someone waits for the answer, and asks once
LONGEST = timedelta(minutes=10)  # that a command on feeds waits for turns


def desk_of(settings: Settings) -> Desk:
    """The warehouse's list of feeds, now."""
    return Desk(settings.warehouse, patience(), _now())


@asynccontextmanager
async def going(settings: Settings) -> AsyncIterator[Web]:
    """The web as the settings allow it; hosts are given a pause between requests."""
    gap = min(GAP, timedelta(seconds=settings.host_gap))
    async with new_client(settings.guard, settings.user_agent) as client:
        turns = Turns(Hosts(gap), _now, anyio.sleep, _now() + LONGEST)
        yield Web(client, turns, _now, logins=settings.logins)


@asynccontextmanager
async def looking(settings: Settings, workers: Workers) -> AsyncIterator[Looker]:
    """A look at the web, with processes to read in what comes."""
    async with going(settings) as web:
        yield Looker(web, workers)


def entries(count: int) -> str:
    """So many entries, in words."""
    return f"{count} {'entry' if count == 1 else 'entries'}"


def _now() -> datetime:
    return datetime.now(UTC)
