"""Times on their way into the database and out: there they are naive UTC.

A publication is a day or a time. The day is kept as the publisher's zone writes it; a time is kept
as UTC with its zone's offset, so that the day comes out the same again.
"""

from datetime import UTC, date, datetime, timedelta, timezone

from extractors.moments import day_of

Stored = tuple[date | None, datetime | None, int | None]


def to_utc(moment: datetime) -> datetime:
    """Naive UTC for the database. Raises ValueError for a time without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()}: a time needs a zone")
    return moment.astimezone(UTC).replace(tzinfo=None)


def from_utc(moment: datetime) -> datetime:
    """An aware time from the database's naive UTC."""
    return moment.replace(tzinfo=UTC)


def store_published(published: date | None) -> Stored:
    """The day, the time in naive UTC and the zone's offset in minutes; each None where unknown."""
    if published is None:
        return None, None, None
    if not isinstance(published, datetime):
        return published, None, None
    offset = published.utcoffset() or timedelta()
    return day_of(published), to_utc(published), int(offset.total_seconds() // 60)


def read_published(day: date | None, at: datetime | None, offset: int | None) -> date | None:
    """The moment that `store_published` stored."""
    if at is None:
        return day
    return from_utc(at).astimezone(timezone(timedelta(minutes=offset or 0)))
