"""When two addresses lead to one article, and which of its addresses a page may claim as its own.

Feeds decorate addresses with tracking parameters, link to the mobile or AMP variant, or to http;
the page itself names its canonical address. What a page says of itself is believed only within its
own site: otherwise any page could pass for another outlet's article and seem to revise it.
"""

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

from extractors.addresses import feed_address

ENTRY_MARK = "guid:"  # no address begins so
_VARIANTS = ("www.", "m.", "mobile.", "amp.")
_AMP_CACHE = ".cdn.ampproject.org"
_AMP_PATH = re.compile(r"^/(?:[acvi]/)?(?:s/)?(?P<rest>[^/]+\.[^/]+/.*)$")
_AMP_VIEWER = re.compile(r"^/amp/(?:s/)?(?P<rest>[^/]+\.[^/]+/.*)$")
_AMP_END = re.compile(r"(?:/amp/?|\.amp)$|\.amp(?=\.html?$)")
# Besides those that courlan knows: campaign marks of newsrooms' own systems.
_TRACKERS = re.compile(
    r"(?:(?:at|ns|mc|pk|utm|ito|wt)[_.]\w+|icid|ocid|smid|smtyp|taid|cmp|cmpid|ftag|ftcamp|rss|feed"
    r"|partner|amp|outputtype|fbclid|gclid|sr_share|share)(?:=|$)",
    re.I,
)


def clean_address(url: str) -> str:
    """The address without tracking parameters and fragment; one that cannot be read as it is."""
    plain = feed_address(url)
    if "?" not in plain:
        return plain
    try:
        parts = urlsplit(plain)
    except ValueError:
        return plain
    return urlunsplit(parts._replace(query=_query(parts)))


def _query(parts: SplitResult) -> str:
    # Imported where needed: it takes half a second, and few addresses have a query.
    from courlan.clean import clean_query

    return "&".join(
        pair for pair in clean_query(parts.query).split("&") if not _TRACKERS.match(pair)
    )


def address_key(url: str) -> str | None:
    """What all addresses of one article share: "example.org/2024/03/story"; None for no address.

    Scheme, "www.", mobile and AMP variants, tracking parameters and a last slash are left off. Not
    for fetching.
    """
    try:
        parts = urlsplit(_out_of_cache(clean_address(url)))
        host, path = parts.hostname or "", parts.path
        port = f":{parts.port}" if parts.port else ""  # ValueError for what is no number
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    path = _AMP_END.sub("", path.rstrip("/")).rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    return f"{_plain_host(host)}{port}{path}{query}"


def entry_key(feed: str, entry: str) -> str:
    """What all addresses share that one feed gives under one id: "guid:example.org/rss:4711"."""
    return f"{ENTRY_MARK}{address_key(feed) or feed}:{entry}"


def _plain_host(host: str) -> str:
    for variant in _VARIANTS:
        rest = host.removeprefix(variant)
        if rest != host and "." in rest:
            return rest
    return host


def _out_of_cache(url: str) -> str:
    """The publisher's address of a page in a cache of AMP pages."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    found = None
    if host.endswith(_AMP_CACHE):
        found = _AMP_PATH.match(parts.path)
    elif host in ("www.google.com", "google.com"):
        found = _AMP_VIEWER.match(parts.path)
    return f"https://{found['rest']}" if found else url


def believed(canonical: str | None, fetched: str) -> str | None:
    """The canonical address that a page fetched from `fetched` names, where it may be its own.

    None where it is on another site, a front page, or a section that the fetched page lies in:
    sites name those by mistake, and all their articles would become one.
    """
    if canonical is None:
        return None
    try:
        own, other = urlsplit(_out_of_cache(fetched)), urlsplit(canonical)
        hosts = own.hostname or "", other.hostname or ""
    except ValueError:
        return None
    above = other.path.rstrip("/") + "/"
    if own.path.rstrip("/").startswith(above) and not _AMP_END.search(own.path):
        return None
    return clean_address(canonical) if _same_site(*hosts) else None


def _same_site(one: str, other: str) -> bool:
    if _plain_host(one) == _plain_host(other):
        return True
    from courlan import extract_domain

    sites = [extract_domain(f"https://{host}/") for host in (one, other)]
    if None in sites:  # no domain that is registered in public: a newsroom's own network
        one, other = sorted(map(_plain_host, (one, other)), key=len)
        return "." in one and other.endswith(f".{one}")
    return sites[0] == sites[1]
