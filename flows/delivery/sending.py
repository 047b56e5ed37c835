"""A round of deliveries: what is due is sent, and what came of it is kept.

Nothing is sent while the warehouse is open. Attempts, the endpoints that they disable and the
notices of it are stored in one transaction.
"""

import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

import anyio
import duckdb

from flows.delivery.chat import Chat
from flows.delivery.disabling import Disabling, notice_of, to_disable
from flows.delivery.lanes import Post
from flows.delivery.lanes import deliver as attempt_all
from flows.endpoints.endpoint import Endpoint
from flows.messages.digests import composer, rules_of
from flows.settings import Settings
from flows.web.transport import new_client
from flows.world import World
from warehouse.file.connection import writing
from warehouse.file.snapshot import publish
from warehouse.file.transactions import transaction
from warehouse.outbox.endpoints import change_state, failing, is_disabled
from warehouse.outbox.queue import add_attempts, add_messages, due
from warehouse.outbox.summarising import gather
from warehouse.records import Delivery, OutboxRow

MOST_MESSAGES = 500  # sent to one endpoint in one run; the rest is due at the next

_log = logging.getLogger("counterclaim")


def deliver(world: World) -> list[Delivery]:
    """Send the messages that are due, each once, and keep every attempt."""
    path, endpoints = world.settings.warehouse, by_name(world.settings.endpoints)
    if not path.exists():
        return []
    with writing(path, world.patience) as connection:
        summarise(connection, world)
        rows = due(connection, world.clock(), MOST_MESSAGES)
    attempts = anyio.run(_send, rows, endpoints, world) if rows else []
    if not attempts:
        return []
    world.reach("sent")
    with writing(path, world.patience) as connection:
        disabled = settle(connection, attempts, endpoints)
        publish(connection, path, world.reach)
    for one in disabled:
        _log.warning("%s", one.summary)
    return attempts


def summarise(connection: duckdb.DuckDBPyConnection, world: World) -> None:
    """Put off what waits for its digest, and make one message of many."""
    endpoints, now = world.settings.endpoints, world.clock()
    gather(connection, rules_of(endpoints), composer(endpoints, world.settings.page_url, now), now)


def by_name(endpoints: Sequence[Endpoint]) -> dict[str, Endpoint]:
    """Endpoints by their names."""
    return {endpoint.name: endpoint for endpoint in endpoints}


def settle(
    connection: duckdb.DuckDBPyConnection,
    attempts: Sequence[Delivery],
    endpoints: Mapping[str, Endpoint],
) -> list[Disabling]:
    """Store the attempts of a round with all that follows from them; the endpoints disabled."""
    with transaction(connection):
        add_attempts(connection, attempts)
        found = to_disable(attempts, failing(connection), endpoints)
        disabled = [one for one in found if not is_disabled(connection, one.endpoint.name)]
        for one in disabled:
            change_state(connection, one.endpoint.name, "disabled", one.reason, one.at)
        add_messages(connection, _notices(disabled, endpoints))
    return disabled


def _notices(disabled: Sequence[Disabling], endpoints: Mapping[str, Endpoint]) -> list[OutboxRow]:
    told = ((one, endpoints.get(one.endpoint.notify or "")) for one in disabled)
    return [notice_of(one, endpoint) for one, endpoint in told if endpoint is not None]


async def _send(
    rows: Sequence[OutboxRow], endpoints: Mapping[str, Endpoint], world: World
) -> list[Delivery]:
    async with open_post(world.settings, world.clock, world.chance) as post:
        return await attempt_all(rows, endpoints, post)


@asynccontextmanager
async def open_post(
    settings: Settings, clock: Callable[[], datetime], chance: Callable[[], float]
) -> AsyncIterator[Post]:
    """What sends messages, by HTTP and to chats, within the settings' guard."""
    with Chat(settings.guard) as chat:
        async with new_client(settings.guard, settings.user_agent) as client:
            yield Post(client, clock, chance, senders={"chat": chat.send})
