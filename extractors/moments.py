"""Moments: a `date` where only the day is known, an aware `datetime` where the time is."""

from datetime import UTC, date, datetime, timedelta

AHEAD = timedelta(days=2)  # that a stated moment may lie ahead: zones, clocks that go wrong


def parse_moment(text: str | None) -> date | None:
    """Read ISO 8601; a time without a zone is UTC.

    None for what is absent or not ISO 8601, and for a time that UTC has no year for (in the year 1
    east of Greenwich, in 9999 west of it): it could not be stored or compared.
    """
    if not text:
        return None
    text = text.strip()
    try:
        if len(text) <= 10:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment


def day_of(moment: date) -> date:
    """The day of a moment, as its own zone writes it."""
    return moment.date() if isinstance(moment, datetime) else moment


def days_after(day: date, number: int) -> date:
    """The day so many days later (earlier where negative), no farther than the calendar goes.

    Pages state the years 1 and 9999: beyond them Python has no day, and an error would end more
    than the page.
    """
    try:
        return day + timedelta(days=number)
    except OverflowError:
        return date.max if number > 0 else date.min


def to_iso(moment: date | None) -> str | None:
    """ISO 8601, to the second where the time is known."""
    if moment is None:
        return None
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="seconds")
    return moment.isoformat()


def is_after(moment: date | None, latest: datetime) -> bool:
    """Whether a moment, or the whole of a day, lies after an aware `latest`; no moment does not."""
    if moment is None:
        return False
    if isinstance(moment, datetime):
        return moment > latest
    return moment > latest.date()
