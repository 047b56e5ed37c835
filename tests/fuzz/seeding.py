"""Inputs to begin with, made of the sentences in tests/cases."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path

CASES = Path(__file__).parents[1] / "cases"
_FILES = (
    "figures/*", "training/*", "meaning/**/*", "periods/*", "places/*", "sources/*", "parsing/*",
    "article/datelines", "article/furniture", "filing/*", "judgement/articles/*",
)  # fmt: skip
_PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>{0} | The Daral Post</title>'
    '<meta property="og:title" content="{0}"><meta property="article:published_time" '
    'content="2021-03-04T10:00:00Z"><link rel="canonical" href="https://news.example/a">'
    '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Flood"}}</script>'
    "</head><body><nav><a href='/'>Home</a></nav><article><h1>{0}</h1>"
    "<time datetime='2021-03-04'>4 March</time>{1}</article><footer>About us</footer></body></html>"
)
_RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{0}</title><item>'
    "<title>{1}</title><link>https://news.example/a</link><guid>a1</guid>"
    "<pubDate>Tue, 04 Mar 2021 10:00:00 +0100</pubDate><description>{2}</description>"
    '<source url="https://news.example/feed">Post</source></item></channel></rss>'
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>{0}</title><entry><title type="html">{1}'
    '</title><link href="https://news.example/a"/><id>urn:a</id><updated>2021-03-04T10:00:00Z'
    '</updated><content type="html">{2}</content></entry></feed>'
)
_OPML = (
    '<?xml version="1.0"?><opml version="2.0"><head><title>{0}</title></head><body><outline '
    'text="{1}"><outline text="{2}" xmlUrl="https://news.example/f" htmlUrl="https://news.example"'
    ' category="/a/b"/></outline><outline title="x" xmlUrl="feed://news.example"/></body></opml>'
)


def sentences() -> tuple[str, ...]:
    """The texts of the case files, each once."""
    found: dict[str, None] = {}
    for pattern in _FILES:
        for path in sorted(CASES.glob(f"{pattern}.json")):
            value = json.loads(path.read_text(encoding="utf-8"))
            found |= dict.fromkeys(text for text in _texts(value) if len(text) > 10)
    return tuple(found)


def _texts(value: object) -> Iterator[str]:
    """What stands under "text", "a", "b" and "setting" at any depth."""
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ("text", "setting") and isinstance(item, str):
                yield item.replace("[", "").replace("]", "")
            elif key in ("a", "b") and isinstance(item, list):
                yield from (part for part in item if isinstance(part, str))
            else:
                yield from _texts(item)


def seeds_of(kind: str) -> tuple[str, ...]:
    """The seeds of a kind of input: text, article, html, feed, opml or record."""
    lines = sentences()
    if kind == "text":
        return lines
    triples = [lines[at : at + 6] for at in range(0, len(lines) - 6, 6)]
    return tuple(_made(kind, triple) for triple in triples)


def _made(kind: str, lines: tuple[str, ...]) -> str:
    title, safe = lines[0], [escape(line) for line in lines]
    if kind == "article":
        return f"{title}\n\n" + "\n\n".join(" ".join(lines[at : at + 2]) for at in (1, 3, 5))
    if kind == "html":
        return _PAGE.format(safe[0], "".join(f"<p>{line}</p>" for line in safe[1:]))
    if kind == "feed":
        if len(title) % 3 == 0:
            return _json_feed(lines)
        return (_RSS if len(title) % 3 == 1 else _ATOM).format(*safe)
    if kind == "opml":
        return _OPML.format(*safe)
    record = {"id": "a", "text": " ".join(lines), "title": title, "published": "2021-03-04"}
    return json.dumps(record)


def _json_feed(lines: tuple[str, ...]) -> str:
    item = {"id": "1", "url": "https://news.example/a", "title": lines[1], "content_text": lines[2]}
    item["date_published"] = "2021-03-04T10:00:00Z"
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": lines[0], "items": [item]})
