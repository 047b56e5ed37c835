"""What an answer's headers ask of us: pure functions of the header and the time."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST_PAUSE = timedelta(days=7)  # a longer Retry-After is a mistake, and would lose the feed

_SECONDS = re.compile(r"\d{1,9}")
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s{0,5}=\s{0,5}\"?(\d{1,9})", re.I)
_FRESH_ONCE = re.compile(r"(?:^|[\s,])(?:no-cache|no-store)(?:$|[\s,=])", re.I)


def retry_at(header: str | None, now: datetime) -> datetime | None:
    """The moment before which a server wants no request (RFC 9110, 10.2.3).

    `header` is its Retry-After: seconds, or an HTTP date. None where it says nothing that can be
    read, or a moment that has passed; at most a week is granted.
    """
    if not header:
        return None
    text = header.strip()
    if _SECONDS.fullmatch(text):
        asked = now + timedelta(seconds=int(text))
    else:
        try:
            asked = parsedate_to_datetime(text[:100])
        except (ValueError, TypeError):
            return None
        # "-0000" is UTC of an unknown place (RFC 5322, 3.3), which the parser gives without a zone.
        asked = asked if asked.tzinfo else asked.replace(tzinfo=UTC)
    return min(asked, now + LONGEST_PAUSE) if asked > now else None


def fresh_for(cache_control: str | None, age: str | None) -> timedelta:
    """How long the answer stays fresh by its Cache-Control: max-age less its Age (RFC 9111, 4.2).

    Zero where nothing is said, or where it is to be validated each time.
    """
    if not cache_control or _FRESH_ONCE.search(cache_control[:1_000]):
        return timedelta()
    found = _MAX_AGE.search(cache_control[:1_000])
    if not found:
        return timedelta()
    spent = age.strip() if age else ""
    old = int(spent) if _SECONDS.fullmatch(spent) else 0
    return timedelta(seconds=max(0, int(found[1]) - old))
