"""Attempts on their way into the warehouse: in small groups, soon after each has ended.

A process that dies sends again only what it had sent in the last moments, under the same id. The
snapshot for readers is made anew when all is quiet, since it is as large as the warehouse.
"""

import logging
from collections.abc import Sequence

import anyio
import duckdb

from extractors.errors import CounterclaimError
from flows.delivery.settling import by_name, settle
from flows.world import World
from warehouse.file.connection import writing
from warehouse.file.snapshot import publish
from warehouse.records import Delivery

GROUPED = 0.2  # seconds in which attempts that end are stored together
FAILED = 2.0  # seconds until attempts that could not be stored are tried again

_log = logging.getLogger("counterclaim")


class Keeper:
    """Stores attempts as they end; `kept` are those stored so far."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.kept: list[Delivery] = []
        self._ended: list[Delivery] = []
        self._unpublished = False

    def end(self, attempt: Delivery) -> None:
        """An attempt has ended."""
        self._ended.append(attempt)

    @property
    def waits(self) -> frozenset[str]:
        """The endpoints with attempts that are not stored yet: they get nothing meanwhile."""
        return frozenset(attempt.endpoint for attempt in self._ended)

    async def work(self) -> None:
        """Store what ends until cancelled. What cannot be stored is told of and tried again."""
        while True:
            await anyio.sleep(GROUPED)
            if not self._ended:
                continue
            try:
                await anyio.to_thread.run_sync(self.store)
            except (CounterclaimError, OSError, duckdb.Error) as error:
                _log.warning("%s", str(error).splitlines()[0])
                await anyio.sleep(FAILED)

    def store(self) -> None:
        """Store what has ended."""
        group = tuple(self._ended)
        if not group:
            return
        self.world.reach("sent")
        self._store(group)
        del self._ended[: len(group)]
        self.kept += group
        self._unpublished = True

    def _store(self, group: Sequence[Delivery]) -> None:
        settings = self.world.settings
        with writing(settings.warehouse, self.world.patience) as connection:
            disabled = settle(connection, group, by_name(settings.endpoints))
        for one in disabled:
            _log.warning("%s", one.summary)

    def publish(self) -> None:
        """Store what has ended, and show readers all that was stored."""
        self.store()
        if self._unpublished:
            path = self.world.settings.warehouse
            with writing(path, self.world.patience) as connection:
                publish(connection, path, self.world.reach)
            self._unpublished = False
