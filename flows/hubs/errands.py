"""What is slow and runs aside: asking hubs, and looking at feeds for theirs.

Nothing is decided or stored here; what came of an errand goes into the inbox.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

import anyio

from flows.feeds.checking import Look, Looker, look_at
from flows.feeds.gathering_pages import going_out
from flows.hubs.asking import Request, ask_hubs
from flows.hubs.inbox import Asked, Inbox, Seen
from flows.web.transport import new_client
from flows.world import World
from warehouse.memory.leases import HubNote

RELOOK = timedelta(days=7)  # at a feed whose polls have not told of its hubs
RELOOK_FAILED = timedelta(days=1)
LOOK_PATIENCE = timedelta(minutes=2)

Job = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Errands:
    """`aside` runs a job elsewhere, or at once where a simulated clock drives everything."""

    world: World
    inbox: Inbox
    aside: Callable[[Job], None]

    def ask(self, requests: Sequence[Request]) -> None:
        """Post requests to hubs."""
        if requests:
            self.aside(partial(self._ask, requests))

    def look(self, feeds: Sequence[str], known: Mapping[str, HubNote]) -> None:
        """See which hubs feeds name; `known` is what was seen of them before."""
        if feeds:
            self.aside(partial(self._look, feeds, known))

    def _ask(self, requests: Sequence[Request]) -> None:
        for answer in anyio.run(self._ask_all, requests):
            self.inbox.put(answer)

    async def _ask_all(self, requests: Sequence[Request]) -> list[Asked]:
        settings = self.world.settings
        async with new_client(settings.guard, settings.user_agent) as client:
            return await ask_hubs(client, requests)

    def _look(self, feeds: Sequence[str], known: Mapping[str, HubNote]) -> None:
        notes: tuple[HubNote, ...] = ()
        try:
            notes = anyio.run(self._look_at, feeds, known)
        finally:
            self.inbox.put(Seen(notes))

    async def _look_at(
        self, feeds: Sequence[str], known: Mapping[str, HubNote]
    ) -> tuple[HubNote, ...]:
        now = self.world.clock()
        async with going_out(self.world, now + LOOK_PATIENCE) as web:
            looks = await look_at(feeds, Looker(web, self.world.workers))
        return tuple(note_of(look, known.get(look.url), now) for look in looks)


def note_of(look: Look, before: HubNote | None, now: datetime) -> HubNote:
    """What a look gives; one that failed changes nothing and is repeated after a day."""
    if look.error and not look.entries:
        note = before or HubNote(look.url, (), None, now)
        return replace(note, looked=now - RELOOK + RELOOK_FAILED)
    return HubNote(look.url, look.pushed.hubs, look.pushed.topic, now)


def is_unknown(note: HubNote | None, now: datetime) -> bool:
    """Whether a feed's hubs are not known, or nothing was heard of them for long."""
    return note is None or now >= note.looked + RELOOK
