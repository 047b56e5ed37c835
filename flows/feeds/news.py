"""What is new in a feed, and how often it brings something."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from extractors.records import FeedEntry
from warehouse.file.keys import key_of
from warehouse.records import Feed

_SMOOTHING = 0.3  # weight of the latest gap
_MOST_KEPT = 2_000  # entries besides those listed now; some feeds drop entries and list them again


@dataclass(frozen=True, slots=True)
class News:
    """`fresh` entries were new; `last` is when the latest came, `usual_gap` what now is usual.

    `listed` are the keys to be remembered, None where no body came. `last` and `usual_gap` are
    None where they do not change.
    """

    fresh: int = 0
    last: datetime | None = None
    usual_gap: float | None = None
    listed: frozenset[int] | None = None


def news_of(
    feed: Feed, entries: Sequence[FeedEntry], before: frozenset[int] | None, now: datetime
) -> News:
    """What a body brought; `before` are the keys remembered, None where none came so far."""
    keys = frozenset(map(_key, entries))
    if before is None:
        moments = _moments(entries, now)
        last = moments[-1] if moments else (now if entries else None)
        return News(len(keys), last, _gap_between(moments), keys)
    fresh = len(keys - before)
    listed = keys | before if len(keys | before) <= len(keys) + _MOST_KEPT else keys
    if not fresh:
        return News(0, None, None, listed)
    return News(fresh, now, _smoothed(feed, now), listed)


def _key(entry: FeedEntry) -> int:
    return key_of("entry", entry.id or entry.url or entry.title)


def _moments(entries: Iterable[FeedEntry], now: datetime) -> list[datetime]:
    """When the entries were published, as far as the time is known and not in the future."""
    dates = (entry.published for entry in entries)
    found = (date.astimezone(UTC) for date in dates if isinstance(date, datetime))
    return sorted(moment for moment in found if moment <= now)


def _gap_between(moments: Sequence[datetime]) -> float | None:
    """The mean of the gaps between moments; None for fewer than three, or all at once."""
    if len(moments) < 3:
        return None
    return (moments[-1] - moments[0]).total_seconds() / (len(moments) - 1) or None


def _smoothed(feed: Feed, now: datetime) -> float | None:
    """The usual time between polls that bring something, after one that did."""
    if feed.last_new_item is None:
        return None
    gap = max(0.0, (now - feed.last_new_item).total_seconds())
    if feed.usual_gap is None:
        return gap or None
    return feed.usual_gap + _SMOOTHING * (gap - feed.usual_gap)
