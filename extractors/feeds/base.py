"""Where the relative links of a feed in XML lead from, besides `xml:base`, which goes before.

Atom: the address that the feed came from (RFC 4287, 2; RFC 3986, 5.1.3). RSS has no rule; readers
take the channel's link, since a feed is often served by another host than its articles.
"""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from extractors.feeds.values import web_url

_HEAD = 100_000  # characters in which the first entry begins
_FIRST_ENTRY = re.compile(r"<(?:[\w.-]{1,30}:)?(?:item|entry)[\s>]", re.I)
_ATOM = re.compile(r"<(?:[\w.-]{1,30}:)?feed[\s>]", re.I)
_CHANNEL_LINK = re.compile(r"<link>\s{0,100}(?:<!\[CDATA\[\s{0,100})?([^<>\s]{1,4000})", re.I)
_ELSEWHERE = re.compile(r"<(image|textinput)\b.{0,5000}?</\1>", re.I | re.S)
_ATOM_LINK = re.compile(r"<link\b([^<>]{1,5000})>", re.I)
_HREF = re.compile(r"\bhref\s{0,10}=\s{0,10}[\"']([^\"'<>]{1,4000})")
_REL = re.compile(r"\brel\s{0,10}=\s{0,10}[\"']([^\"'<>]{0,100})")


def base_of(text: str, name: str) -> str:
    """The absolute address at which relative links are resolved; empty where there is none.

    `name` is the feed as the user knows it, a file or an address.
    """
    own = web_url(name)
    head = text[:_HEAD]
    first = _FIRST_ENTRY.search(head)
    head = head[: first.start()] if first else head
    if _ATOM.search(head):
        return own or joined("", _alternate(head)) or ""
    link = _CHANNEL_LINK.search(_ELSEWHERE.sub("", head))
    return joined(own or "", unescape(link[1]) if link else None) or own or ""


def _alternate(head: str) -> str | None:
    """The address that an Atom feed gives as its page's, or as its own."""
    for wanted in (("alternate",), ("", "self")):
        for link in _ATOM_LINK.findall(head):
            relation, address = _REL.search(link), _HREF.search(link)
            if address and (relation[1].lower() if relation else wanted[0]) in wanted:
                return unescape(address[1])
    return None


def joined(base: str, address: object) -> str | None:
    """An address of the web, where it is relative at `base`; None where it is none.

    A `base` that is no address (a file's name) resolves nothing.
    """
    if not isinstance(address, str) or not address.strip():
        return None
    try:
        return _without_login(web_url(urljoin(web_url(base) or "", address.strip())))
    except ValueError:
        return None


def _without_login(url: str | None) -> str | None:
    """The address without a name and password before its host: entries are filed and shown."""
    parts = urlsplit(url) if url else None
    if parts is None or "@" not in parts.netloc:
        return url
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
