"""Where a feed says that its news are pushed from (WebSub, W3C Recommendation 23 January 2018).

Section 4: the links "hub" and "self" stand in the headers of the answer, which take precedence, or
in the feed itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from extractors.feeds.values import web_url

MOST_HUBS = 5  # a publisher has one or two
MAX_HEADER = 20_000  # characters of one Link header

_LINK = re.compile(r"<([^<>]{1,4000})>([^<]*)")
_REL = re.compile(
    r"""(?:^|;)\s{0,20}rel\s{0,20}=\s{0,20}(?:"([^"]{0,200})"|([^";,\s]{1,200}))""", re.I
)


@dataclass(frozen=True, slots=True)
class HubLinks:
    """The hubs that push a feed, the preferred first, and the address that they know it by.

    `topic` is None where the publisher does not say it.
    """

    hubs: tuple[str, ...] = ()
    topic: str | None = None


def hub_links(links: Iterable[tuple[str, str]], base: str) -> HubLinks:
    """Of (relation, address) pairs those that name hubs and the feed itself, resolved at `base`."""
    hubs: list[str] = []
    topic = None
    for relation, address in links:
        found = _resolved(base, address)
        if found is None:
            continue
        relations = relation.lower().split()
        if "hub" in relations and found not in hubs:
            hubs.append(found)
        if "self" in relations and topic is None:
            topic = found
    return HubLinks(tuple(hubs[:MOST_HUBS]), topic)


def header_links(headers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The links of an answer's Link headers (RFC 8288), as (relation, address)."""
    for header in headers:
        for address, parameters in _LINK.findall(header[:MAX_HEADER]):
            relation = _REL.search(parameters)
            if relation:
                yield relation[1] or relation[2] or "", address


def markup_links(links: object) -> Iterator[tuple[str, str]]:
    """The links of a feed's own head, as feedparser lists them."""
    for link in links if isinstance(links, list) else ():
        if isinstance(link, Mapping):
            relation, address = link.get("rel"), link.get("href")
            if isinstance(relation, str) and isinstance(address, str):
                yield relation, address


def _resolved(base: str, address: str) -> str | None:
    try:
        return web_url(urljoin(base, address.strip()))
    except ValueError:
        return None
