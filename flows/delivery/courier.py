"""Sending beside everything else: each endpoint in rounds of its own, in a thread of its own.

While one endpoint takes its time the others get what is new, and feeds are polled. The thread holds
the right to send only while there is something to send.
"""

import logging
import threading
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta

import anyio
import duckdb

from extractors.errors import CounterclaimError
from flows.delivery.keeping import Keeper
from flows.delivery.lanes import Limits, Post
from flows.delivery.lanes import deliver as attempt_all
from flows.delivery.sending import due_now, open_post
from flows.delivery.settling import by_name
from flows.delivery.sole import sole_sender
from flows.world import World
from warehouse.file.connection import writing
from warehouse.outbox.queue import next_due
from warehouse.records import Delivery, OutboxRow

LOOK = 0.1  # seconds between looks whether something is to be done
SOONEST = 1.0  # seconds until the outbox is looked into again unasked
AT_LEAST = 10.0  # seconds in which the outbox is looked into though nobody asked for it
AGAIN = 2.0  # seconds until a failure is tried again, or whether another process still sends
RECORD = 3.0  # seconds that a stop waits beyond an attempt's time, for its record

_log = logging.getLogger("counterclaim")


class Courier:
    """Sends what falls due until it is closed; `sent` asks it to look, and takes what it did."""

    def __init__(self, world: World, limits: Limits) -> None:
        self._limits = limits
        self._keeper = Keeper(world)
        self._asked = threading.Event()
        self._closing = threading.Event()
        self._taken = 0
        self._busy: set[str] = set()
        self._next = 0.0
        self._threads = ThreadPoolExecutor(1, "courier")
        self._working = self._threads.submit(anyio.run, self._work)

    def sent(self, world: World) -> Sequence[Delivery]:
        """Look into the outbox now; the attempts stored since this was last asked."""
        if self._working.done():
            self._working.result()  # raises what ended it, a defect of our own
        self._keeper.world = world
        self._asked.set()
        found = self._keeper.kept[self._taken :]
        self._taken += len(found)
        return found

    def close(self) -> None:
        """Begin nothing more; what is under way ends and is stored, within an attempt's time."""
        self._closing.set()
        wait((self._working,), self._limits.seconds + RECORD)
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _goes_on(self) -> bool:
        return not self._closing.is_set()

    async def _work(self) -> None:
        while self._goes_on():
            world = self._keeper.world
            with ExitStack() as held:
                ours = await self._looked(held)
                if ours:
                    opened = open_post(world.settings, world.clock, world.chance, self._goes_on)
                    async with opened as post:
                        await self._send(ours, replace(post, limits=self._limits))
            await anyio.sleep(LOOK)

    async def _looked(self, held: ExitStack) -> list[OutboxRow]:
        """What is due, where it is time to look and the right to send is ours."""
        if not self._is_time():
            return []
        warehouse = self._keeper.world.settings.warehouse
        if not warehouse.exists():
            return self._later(AT_LEAST)
        if not held.enter_context(sole_sender(warehouse)):
            return self._later(AGAIN)
        return await self._due()

    def _is_time(self) -> bool:
        return self._asked.is_set() or anyio.current_time() >= self._next

    def _later(self, seconds: float) -> list[OutboxRow]:
        self._asked.clear()
        self._next = anyio.current_time() + seconds
        return []

    async def _due(self) -> list[OutboxRow]:
        """What is due of the endpoints whose rounds are over."""
        self._asked.clear()
        try:
            rows, seconds = await anyio.to_thread.run_sync(_look, self._keeper.world)
        except (CounterclaimError, OSError, duckdb.Error) as error:
            _log.warning("%s", str(error).splitlines()[0])
            return self._later(AGAIN)
        self._next = anyio.current_time() + min(seconds, AT_LEAST)
        return [row for row in rows if row.endpoint not in self._busy | self._keeper.waits]

    async def _send(self, rows: Sequence[OutboxRow], post: Post) -> None:
        """Rounds of endpoints side by side until nothing is under way, or all is to end."""
        async with anyio.create_task_group() as keeping:
            keeping.start_soon(self._keeper.work)
            async with anyio.create_task_group() as group:
                while rows or self._busy:
                    for endpoint, messages in _by_endpoint(rows).items():
                        self._busy.add(endpoint)
                        group.start_soon(self._round, endpoint, messages, post)
                    await anyio.sleep(LOOK)
                    is_time = self._goes_on() and self._is_time()
                    rows = await self._due() if is_time else []
            keeping.cancel_scope.cancel()
        await anyio.to_thread.run_sync(self._published)

    async def _round(self, endpoint: str, rows: Sequence[OutboxRow], post: Post) -> None:
        endpoints = by_name(self._keeper.world.settings.endpoints)
        try:
            await attempt_all(rows, endpoints, post, self._keeper.end)
        finally:
            self._busy.discard(endpoint)
            self._asked.set()  # it may have more than one round takes

    def _published(self) -> None:
        try:
            self._keeper.publish()
        except (CounterclaimError, OSError, duckdb.Error) as error:
            _log.warning("%s", str(error).splitlines()[0])


def _look(world: World) -> tuple[list[OutboxRow], float]:
    """What is due now, and in how many seconds something falls due again."""
    rows = due_now(world)
    with writing(world.settings.warehouse, world.patience) as connection:
        soon = next_due(connection)
    seconds = (soon - world.clock()) / timedelta(seconds=1) if soon else AT_LEAST
    return rows, max(seconds, SOONEST)


def _by_endpoint(rows: Sequence[OutboxRow]) -> dict[str, list[OutboxRow]]:
    found: dict[str, list[OutboxRow]] = defaultdict(list)
    for row in rows:
        found[row.endpoint].append(row)
    return found
