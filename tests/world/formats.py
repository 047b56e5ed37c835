"""Entries as feeds of every format."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article."""

    guid: str
    url: str
    title: str
    published: datetime


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed says of itself; `ttl` is in minutes."""

    title: str
    home: str
    ttl: int | None = None
    charset: str = "utf-8"


Format = Callable[[Head, Sequence[Entry]], bytes]


def _xml(head: Head, text: str) -> bytes:
    return f'<?xml version="1.0" encoding="{head.charset}"?>\n{text}'.encode(
        head.charset, "xmlcharrefreplace"
    )


def rss(head: Head, entries: Sequence[Entry]) -> bytes:
    """RSS 2.0."""
    ttl = f"<ttl>{head.ttl}</ttl>" if head.ttl else ""
    items = "".join(
        f'<item><guid isPermaLink="false">{escape(e.guid)}</guid><link>{escape(e.url)}</link>'
        f"<title>{escape(e.title)}</title><pubDate>{format_datetime(e.published)}</pubDate></item>"
        for e in entries
    )
    return _xml(
        head,
        f'<rss version="2.0"><channel><title>{escape(head.title)}</title>'
        f"<link>{head.home}</link><description/>{ttl}{items}</channel></rss>",
    )


def rss_091(head: Head, entries: Sequence[Entry]) -> bytes:
    """RSS 0.91: no ids, no dates."""
    items = "".join(
        f"<item><title>{escape(e.title)}</title><link>{escape(e.url)}</link></item>"
        for e in entries
    )
    return _xml(
        head,
        f'<rss version="0.91"><channel><title>{escape(head.title)}</title>'
        f"<link>{head.home}</link>{items}</channel></rss>",
    )


def rdf(head: Head, entries: Sequence[Entry]) -> bytes:
    """RSS 1.0."""
    items = "".join(
        f"<item rdf:about={quoteattr(e.url)}><title>{escape(e.title)}</title>"
        f"<link>{escape(e.url)}</link><dc:date>{e.published.isoformat()}</dc:date></item>"
        for e in entries
    )
    return _xml(
        head,
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<channel rdf:about="{head.home}"><title>{escape(head.title)}</title>'
        f"<link>{head.home}</link></channel>{items}</rdf:RDF>",
    )


def atom(head: Head, entries: Sequence[Entry]) -> bytes:
    """Atom 1.0."""
    items = "".join(
        f"<entry><id>{escape(e.guid)}</id><title>{escape(e.title)}</title>"
        f"<link href={quoteattr(e.url)}/><published>{e.published.isoformat()}</published>"
        f"<updated>{e.published.isoformat()}</updated></entry>"
        for e in entries
    )
    return _xml(
        head,
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(head.title)}</title>'
        f"<id>{head.home}</id>{items}</feed>",
    )


def json_feed(head: Head, entries: Sequence[Entry]) -> bytes:
    """JSON Feed 1.1."""
    items = [
        {"id": e.guid, "url": e.url, "title": e.title, "date_published": e.published.isoformat()}
        for e in entries
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": head.title, "items": items}
    return json.dumps(feed).encode()


def sitemap(head: Head, entries: Sequence[Entry]) -> bytes:
    """A sitemap of news."""
    items = "".join(
        f"<url><loc>{escape(e.url)}</loc><news:news><news:publication><news:name>"
        f"{escape(head.title)}</news:name><news:language>en</news:language></news:publication>"
        f"<news:publication_date>{e.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(e.title)}</news:title></news:news></url>"
        for e in entries
    )
    return _xml(
        head,
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{items}</urlset>',
    )
