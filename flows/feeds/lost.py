"""Feeds whose parser was killed or failed: their bytes on the way into quarantine, and back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.records import Page
from flows.errors import FetchError


@dataclass(frozen=True, slots=True)
class Lost:
    """Bytes that could not be parsed, and why. `page.text` holds them, one character a byte."""

    page: Page
    reason: str


class FeedLost(FetchError):
    """A feed, or sitemaps of it, that made the parser hang, fill the memory or crash.

    `lost` are the bytes, to be quarantined.
    """

    def __init__(self, name: str, problem: str, lost: Sequence[Lost]) -> None:
        super().__init__(name, problem, "see `counterclaim quarantine list`", "feed")
        self.lost = tuple(replace(one, page=replace(one.page, feed=name)) for one in lost)


def lost_at(url: str, body: bytes, reason: str) -> Lost:
    """What came from an address."""
    return Lost(Page(url, text=body.decode("latin-1"), url=url), reason)


def lost_file(name: str, body: bytes, reason: str) -> Lost:
    """What a file on disk held."""
    return Lost(Page(name, text=body.decode("latin-1")), reason)


def bytes_of(page: Page) -> bytes:
    """The bytes of a feed that was kept as a page."""
    return (page.text or "").encode("latin-1", "replace")
