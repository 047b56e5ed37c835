"""What a feed says of an entry, made safe: plain titles, web links, moments, bounded ids."""

import hashlib
import re
from html import unescape
from urllib.parse import urlsplit

from extractors.characters import on_one_line, without_controls

MAX_TITLE = 1_000  # characters; a headline has a tenth of that
MAX_ID = 2_000  # characters; longer ids are replaced by their digest
MAX_URL = 4_000  # characters; longer ones are tracking or an attack
MAX_SUMMARY = 200_000  # characters of HTML; full-text feeds carry whole articles

_RAW_ELEMENT = re.compile(r"<(script|style)\b[^<>]{0,500}>[^<]*(?:</\1[^<>]{0,20}>)?", re.I)
_TAG = re.compile(r"<!--.{0,2000}?-->|</?[A-Za-z][^<>]{0,2000}>", re.S)
# With its semicolon: of "AT&T" or "Us&not;" HTML would make other characters without one.
_REFERENCE = re.compile(r"&(?:#\d{1,8}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});")
_CONTROL_IN_URL = re.compile(r"[\x00-\x1f\x7f]")


def plain_title(value: object, markup: str) -> str | None:
    """A title as plain text on one line; None where nothing is left.

    `markup` is "html" where the feed's title is HTML (tags dropped, references resolved) and
    "text" where it is text as it stands (a "<" in it is a less-than sign).
    """
    if not isinstance(value, str):
        return None
    text = value[: MAX_TITLE * 20]
    if markup == "html":
        text = _REFERENCE.sub(lambda found: unescape(found.group()), _without_tags(text))
    return one_line(_without_tags(text))


def one_line(text: str) -> str | None:
    """Text without control and direction marks, white space folded; None where nothing is left."""
    return on_one_line(text)[:MAX_TITLE].rstrip() or None


def _without_tags(text: str) -> str:
    if "<" not in text:
        return text
    return _TAG.sub("", _RAW_ELEMENT.sub("", text))


def web_url(value: object) -> str | None:
    """An http or https address with a host, as the feed writes it; None for all else.

    One with a line break or another control character within is refused: in a list, a header or a
    terminal it would be two.
    """
    text = value.strip() if isinstance(value, str) else ""
    if _CONTROL_IN_URL.search(text):
        return None
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
    text = without_controls(value)
    if len(text) <= MAX_ID:
        return text
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
