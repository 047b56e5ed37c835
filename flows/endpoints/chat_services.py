"""Addresses of chats and mailboxes as Apprise writes them: which are taken, how they are shown."""

import re
from collections.abc import Mapping
from functools import cache

from flows.tables import rows_of

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_PIECES = re.compile(r"[^\s/:@?&=#,;]+")
_SHORTEST_SECRET = 5  # characters; shorter pieces of an address are words like "post" or "on"


@cache
def services() -> Mapping[str, str]:
    """The name of each service by the beginning of its addresses ("slack://")."""
    return dict(rows_of("chat_services.tsv"))


def beginning_of(url: str) -> str | None:
    """The known beginning of an address, None where it has none."""
    low = url.lower()
    return next((beginning for beginning in services() if low.startswith(beginning)), None)


def complaint(url: str) -> tuple[str, str] | None:
    """Why an address cannot be used and the mend, None where it can; tells nothing of what is in
    it."""
    if beginning_of(url):
        return None
    problem = f"its `url` is none of a chat or mailbox; they begin with {', '.join(services())}"
    return problem, "see docs/webhooks.md"


def shown(url: str) -> str:
    """An address without what must stay secret, which in a chat's may be any part of it."""
    return f"{beginning_of(url) or 'chat://'}…"


def without_secrets(text: str, url: str) -> str:
    """A text in which no piece of the address is left."""
    rest = _SCHEME.sub("", url, count=1)
    pieces = {piece for piece in _PIECES.findall(rest) if len(piece) >= _SHORTEST_SECRET}
    for piece in sorted(pieces, key=len, reverse=True):
        text = text.replace(piece, "…")
    return text
