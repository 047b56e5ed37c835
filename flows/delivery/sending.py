"""Sending what is due: each message once, what came of it kept as it comes.

Nothing is sent while the warehouse is open.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

import anyio
import duckdb

from flows.delivery.chat import Chat
from flows.delivery.keeping import Keeper
from flows.delivery.lanes import Post
from flows.delivery.lanes import deliver as attempt_all
from flows.delivery.settling import by_name
from flows.delivery.sole import sole_sender
from flows.messages.digests import composer, rules_of
from flows.settings import Settings
from flows.web.transport import new_client
from flows.world import World
from warehouse.file.connection import writing
from warehouse.outbox.queue import due
from warehouse.outbox.summarising import gather
from warehouse.records import Delivery, OutboxRow

MOST_MESSAGES = 500  # sent to one endpoint in one run; the rest is due at the next
SPAN = 60.0  # seconds in which a run begins attempts; the rest is due at the next


def deliver(world: World) -> list[Delivery]:
    """Send the messages that are due, each once, and keep every attempt as it ends.

    Nothing is sent where another process is at it. A slow endpoint's lane is left after a while.
    """
    if not world.settings.warehouse.exists():
        return []
    with sole_sender(world.settings.warehouse) as is_ours:
        rows = due_now(world) if is_ours else []
        if not rows:
            return []
        keeper = Keeper(world)
        attempts = anyio.run(_send, rows, keeper)
        keeper.publish()
        return attempts


def due_now(world: World) -> list[OutboxRow]:
    """What is to be sent now, after digests were made of what is to be told together."""
    with writing(world.settings.warehouse, world.patience) as connection:
        summarise(connection, world)
        return due(connection, world.clock(), MOST_MESSAGES)


def summarise(connection: duckdb.DuckDBPyConnection, world: World) -> None:
    """Put off what waits for its digest, and make one message of many."""
    endpoints, now = world.settings.endpoints, world.clock()
    gather(connection, rules_of(endpoints), composer(endpoints, world.settings.page_url, now), now)


async def _send(rows: Sequence[OutboxRow], keeper: Keeper) -> list[Delivery]:
    world = keeper.world
    until = anyio.current_time() + SPAN

    def goes_on() -> bool:
        return anyio.current_time() < until

    endpoints = by_name(world.settings.endpoints)
    async with (
        open_post(world.settings, world.clock, world.chance, goes_on) as post,
        anyio.create_task_group() as group,
    ):
        group.start_soon(keeper.work)
        found = await attempt_all(rows, endpoints, post, keeper.end)
        group.cancel_scope.cancel()
    return found


def always() -> bool:
    """Where nothing ends a round before its time."""
    return True


@asynccontextmanager
async def open_post(
    settings: Settings,
    clock: Callable[[], datetime],
    chance: Callable[[], float],
    goes_on: Callable[[], bool] = always,
) -> AsyncIterator[Post]:
    """What sends messages, by HTTP and to chats, within the settings' guard."""
    with Chat(settings.guard) as chat:
        async with new_client(settings.guard, settings.user_agent) as client:
            yield Post(client, clock, chance, senders={"chat": chat.send}, goes_on=goes_on)
