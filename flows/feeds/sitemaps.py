"""Following an index of sitemaps: bounded in depth and number, each part read in isolation."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from extractors.records import FeedEntry, ParsedFeed

MOST_READ = 12  # sitemaps below one address
DEEPEST = 3  # the protocol allows no index in an index; sites have some

# Addresses to what each holds, in order; an address that gave nothing has a feed with `error`.
Read = Callable[[Sequence[str]], Awaitable[Sequence[ParsedFeed]]]


async def whole(feed: ParsedFeed, url: str, read: Read) -> ParsedFeed:
    """The feed with the entries of the sitemaps that it names; itself where it names none.

    Sitemaps that cannot be read are told of in `error`, and cost no other.
    """
    if not feed.parts:
        return feed
    entries: dict[str, FeedEntry] = {}
    problems: list[str] = []
    seen, titles, level = {url}, [feed.title], list(feed.parts)
    for _ in range(DEEPEST):
        level = [part for part in dict.fromkeys(level) if part not in seen]
        level = level[: MOST_READ + 1 - len(seen)]
        if not level:
            break
        seen.update(level)
        found = await read(level)
        for part in found:
            entries |= {entry.url: entry for entry in part.entries if entry.url}
        problems += [part.error for part in found if part.error]
        titles += [part.title for part in found]
        level = [deeper for part in found for deeper in part.parts]
    title = next((title for title in titles if title), None)
    error = f"{url}: {len(problems)} of its sitemaps: {problems[0]}" if problems else feed.error
    return replace(feed, title=title, entries=tuple(entries.values()), error=error, parts=())
