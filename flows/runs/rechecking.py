"""Articles on file, looked at again: what a publisher changes without notice is found here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import anyio

from extractors.article.archive import page_of_file
from extractors.errors import ArticleError, InputError
from extractors.records import Origin, Page
from flows.errors import FetchError
from flows.feeds.gathering_pages import going_out
from flows.feeds.recalling import robots_known
from flows.feeds.remembering import keep_hosts
from flows.feeds.sources import page_of_entry
from flows.feeds.visiting_pages import file_name
from flows.runs.ingesting import Report, load, show_stored
from flows.web.doors import Doors
from flows.web.fetching import Fetched, Wanted, Web, fetch
from flows.web.hosts import origin_of
from flows.web.robots import Robots
from flows.workers.pages import Job, account_pages
from flows.world import World
from warehouse.file.connection import writing
from warehouse.memory.hosts import hosts_of
from warehouse.memory.rechecks import Recheck, due, looked

MOST = 100  # articles looked at in one round, so that news is not kept waiting
PATIENCE = timedelta(seconds=20)  # that turns of hosts are waited for; the next round goes on


@dataclass(frozen=True, slots=True)
class Look:
    """What looking at one article gave: its page where it answered anew, or why there is none.

    None of both where the server said that nothing has changed.
    """

    item: Recheck
    page: Page | None = None
    error: InputError | None = None

    @property
    def put_off(self) -> bool:
        """Whether the host is to be given time: then the look stays due."""
        return isinstance(self.error, FetchError) and self.error.kind == "wait"


def recheck(world: World) -> Report:
    """Look at the articles that are due and store what has changed; bounded, so that a round of
    polling can hold it."""
    looks = recheck_due(world)
    pages = [look.page for look in looks if look.page]
    job = Job(world.clock())
    report = load(list(account_pages(pages, world.workers, job)), world) if pages else Report()
    failures = tuple(str(look.error) for look in looks if look.error and not look.put_off)
    remember_looks(looks, world)
    show_stored(world)
    return report + Report(failures=failures)


def recheck_due(world: World) -> list[Look]:
    """Fetch the articles that are due, conditionally where they have validators."""
    path = world.settings.warehouse
    if not path.exists():
        return []
    with writing(path, world.patience) as connection:
        items = due(connection, world.clock(), MOST)
        hosts = hosts_of(connection, {origin_of(item.origin.url) for item in items})
    if not items:
        return []
    robots = {origin: found for origin, host in hosts.items() if (found := robots_known(host))}
    looks, asked = anyio.run(_look_at_all, items, robots, world)
    with writing(path, world.patience) as connection:
        keep_hosts(connection, asked, world)
    return looks


def remember_looks(looks: Sequence[Look], world: World) -> None:
    """Plan the next look at each article, with the validators of its new answer."""
    done = [_with_answer(look) for look in looks if not look.put_off]
    if done:
        with writing(world.settings.warehouse, world.patience) as connection:
            looked(connection, done, world.clock())


def _with_answer(look: Look) -> Recheck:
    origin = look.page.origin if look.page else None
    return replace(look.item, origin=origin) if origin else look.item


async def _look_at_all(
    items: Sequence[Recheck], robots: Mapping[str, Robots], world: World
) -> tuple[list[Look], Mapping[str, Robots]]:
    looks: dict[int, Look] = {}
    async with going_out(world, world.clock() + PATIENCE) as web:
        doors = Doors(web, world.workers, robots)

        async def one(position: int) -> None:
            looks[position] = await _look_at(items[position], web, doors)

        async with anyio.create_task_group() as group:
            for position in range(len(items)):
                group.start_soon(one, position)
    return [looks[position] for position in range(len(items))], doors.asked


async def _look_at(item: Recheck, web: Web, doors: Doors) -> Look:
    origin = item.origin
    try:
        refused = await doors.refused(origin_of(origin.url), [origin.url])
        if refused:
            return Look(item, error=refused[origin.url])
        wanted = Wanted(origin.url, origin.etag, origin.last_modified)
        answer = await fetch(web, wanted, doors.check)
        page = None if answer.status == 304 else replace(_page(item, answer), asked=web.clock())
        return Look(item, page=page)
    except InputError as error:
        return Look(item, error=error)


def _page(item: Recheck, answer: Fetched) -> Page:
    """The page under the article's address, with what is on file where it states nothing."""
    try:
        page = page_of_file(file_name(answer), answer.body)
    except ArticleError as error:
        raise ArticleError(answer.url, error.problem, "open it in a browser") from None
    if item.entry:
        page = page_of_entry(page, item.entry, item.entry.publisher)
    return replace(page, origin=Origin(answer.url, answer.etag, answer.last_modified))
