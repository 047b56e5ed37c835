"""What a feed says of an entry, made safe: plain titles, web links, moments, bounded ids."""

import hashlib
import re
from datetime import UTC, date, datetime
from html import unescape
from urllib.parse import urlsplit

MAX_TITLE = 1_000  # characters; a headline has a tenth of that
MAX_ID = 2_000  # characters; longer ids are replaced by their digest
MAX_URL = 4_000  # characters; longer ones are tracking or an attack
MAX_SUMMARY = 200_000  # characters of HTML; full-text feeds carry whole articles

_RAW_ELEMENT = re.compile(r"<(script|style)\b[^<>]{0,500}>[^<]*(?:</\1[^<>]{0,20}>)?", re.I)
_TAG = re.compile(r"<!--.{0,2000}?-->|</?[A-Za-z][^<>]{0,2000}>", re.S)
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_FIRST_YEAR = 1_000
_LONGEST_DATE = 100  # characters
_ESCAPE_CODE = re.compile("\x1b\\[[0-9;]{0,20}[A-Za-z]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL_IN_URL = re.compile(r"[\x00-\x1f\x7f]")
_CLOCK = re.compile(r"\d:\d\d|\dT\d\d")


def plain_title(value: object, markup: str) -> str | None:
    """A title as plain text on one line; None where nothing is left.

    `markup` is "html" where the feed's title is HTML (tags dropped, references resolved) and
    "text" where it is text as it stands (a "<" in it is a less-than sign).
    """
    if not isinstance(value, str):
        return None
    text = value[: MAX_TITLE * 20]
    if markup == "html":
        text = unescape(_without_tags(text))
    return one_line(_without_tags(text))


def one_line(text: str) -> str | None:
    """Text without control and direction marks, white space folded; None where nothing is left."""
    text = _SURROGATE.sub("\ufffd", _UNSEEN.sub("", _ESCAPE_CODE.sub("", text)))
    return " ".join(text.split())[:MAX_TITLE].rstrip() or None


def _without_tags(text: str) -> str:
    if "<" not in text:
        return text
    return _TAG.sub("", _RAW_ELEMENT.sub("", text))


def web_url(value: object) -> str | None:
    """An http or https address with a host, as the feed writes it; None for all else."""
    if not isinstance(value, str):
        return None
    text = _CONTROL_IN_URL.sub("", value).strip()
    scheme, colon, rest = text.partition(":")
    if not colon or scheme.lower() not in ("http", "https") or len(text) > MAX_URL:
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return f"{scheme.lower()}:{rest}" if parts.netloc else None


def entry_id(value: object) -> str | None:
    """An entry's id as the feed writes it; the digest of one that is too long to be stored."""
    if not isinstance(value, str) or not value:
        return None
    text = _SURROGATE.sub("\ufffd", value)
    if len(text) <= MAX_ID:
        return text
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def moment_of(parsed: object, written: object) -> date | None:
    """A moment from feedparser's UTC time tuple: a day where no time of day was written.

    None where what was written is too long for a date, or whose year is a
    system's zero.
    """
    if not isinstance(parsed, tuple) or len(parsed) < 6 or parsed[0] < _FIRST_YEAR:
        return None
    if isinstance(written, str) and len(written) > _LONGEST_DATE:
        return None
    year, month, day, hour, minute, second = parsed[:6]
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except (TypeError, ValueError, OverflowError):
        return None
    if isinstance(written, str) and not _CLOCK.search(written[:100]):
        return moment.date()
    return moment
