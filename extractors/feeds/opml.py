"""OPML 1.0 and 2.0 lists of feeds (http://opml.org/spec2.opml): read and written.

No feed is dropped because something about it is odd: an outline that cannot be used comes out with
the reason why, at its line.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import quoteattr

from lxml import etree  # type: ignore[import-untyped]

from extractors.errors import FeedError
from extractors.feeds.decoding import decoded
from extractors.feeds.markup import NOT_XML, mended
from extractors.feeds.values import one_line, web_url

MAX_BYTES = 20_000_000
_FEED_TYPES = ("rss", "atom", "rdf", "feed")
_DEEPEST = 50  # folders within folders
_ESCAPED = {'"': "&quot;", "'": "&apos;"}
_OUTLINE = re.compile(r"<outline\b(?:[^<]|<(?![/A-Za-z!?])){0,20000}>", re.I)
# A value ends at the quote that a next attribute or the outline's end follows.
_ATTRIBUTE = re.compile(
    r"""(?P<name>\s[\w:.-]{1,50}\s{0,20}=\s{0,20})(?P<quote>["'])(?P<value>.*?)(?P=quote)"""
    r"""(?=\s{1,200}[\w:.-]{1,50}\s{0,20}=\s{0,20}["']|\s{0,200}/?>\Z)""",
    re.S,
)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed of a list. `url` is http(s); `folder` the outlines around it, outermost first."""

    url: str
    title: str | None
    site: str | None
    folder: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Unusable:
    """An outline that names a feed, but none that can be fetched."""

    line: int
    problem: str


def read_opml(body: bytes, name: str) -> tuple[Subscription | Unusable, ...]:
    """The feeds of a list in its order; raises FeedError where the bytes are no OPML.

    An address that is listed twice comes out twice: it is the caller that knows what is on file.
    """
    if len(body) > MAX_BYTES:
        raise FeedError(name, f"is larger than {MAX_BYTES // 1_000_000} MB", "split the list")
    root = _root(body, name)
    # Not etree.QName: it refuses the names that a mended tag may have ("opml:").
    if root.tag.rpartition("}")[2].lower() != "opml":
        raise FeedError(name, "is no OPML list", "export one from your feed reader")
    return tuple(
        found for outline in root.iterchildren("{*}body") for found in _outlines(outline, ())
    )


def _root(body: bytes, name: str) -> etree._Element:
    text = decoded(body)
    text = body.decode("latin-1") if text is None else mended(text)
    try:
        try:
            root = etree.fromstring(text.encode(), _parser("strict"))
        except etree.XMLSyntaxError:
            root = etree.fromstring(_OUTLINE.sub(_quoted_anew, text).encode(), _parser("lenient"))
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise FeedError(name, f"is no XML ({broken})", "export the list again") from broken
    if root is None or not isinstance(root.tag, str):
        raise FeedError(name, "is no XML", "export the list again")
    return root


def _parser(manner: Literal["strict", "lenient"]) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=manner == "lenient",
        huge_tree=False,
    )


def _quoted_anew(outline: re.Match[str]) -> str:
    """An outline whose values may hold their own quotes and "<", each escaped."""
    return _ATTRIBUTE.sub(_attribute, outline.group())


def _attribute(found: re.Match[str]) -> str:
    value = found["value"].replace("<", "&lt;").replace(found["quote"], _ESCAPED[found["quote"]])
    return f"{found['name']}{found['quote']}{value}{found['quote']}"


def _outlines(parent: etree._Element, folder: tuple[str, ...]) -> Iterator[Subscription | Unusable]:
    if len(folder) > _DEEPEST:
        yield Unusable(parent.sourceline or 0, "lies in too many folders")
        return
    for outline in parent.iterchildren("{*}outline", "outline"):
        values = {str(key).lower(): str(value) for key, value in outline.items()}
        label = one_line(values.get("title") or values.get("text") or "")
        if "xmlurl" not in values and values.get("type", "").lower() in _FEED_TYPES:
            values["xmlurl"] = values.get("url", "")  # as lists of the early 2000s have it
        if "xmlurl" in values:
            yield _subscription(values, label, folder, outline.sourceline or 0)
        yield from _outlines(outline, (*folder, label or ""))


def _subscription(
    values: dict[str, str], label: str | None, folder: tuple[str, ...], line: int
) -> Subscription | Unusable:
    written = values["xmlurl"].strip()
    # "feed:" stands in for http in lists of the 2000s: feed://host/path, feed:https://host/path.
    if written.lower().startswith("feed:"):
        rest = written[5:]
        written = "http:" + rest if rest.startswith("//") else rest
    url = web_url(written)
    if url is None:
        return Unusable(line, f'has no http(s) address: "{one_line(written[:80]) or ""}"')
    if not folder and values.get("category", "").startswith("/"):
        folder = tuple(part for part in values["category"].split("/") if part)
    return Subscription(url, label, web_url(values.get("htmlurl")), folder, line)


def write_opml(title: str, subscriptions: Iterable[Subscription]) -> str:
    """A list in OPML 2.0, folders as outlines around their feeds.

    Folders come out where their first feed stands; what is read back is what was written but for
    the lines.
    """
    head = f"<head><title>{_text(title)}</title></head>"
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', head, "<body>"]
    open_folder: tuple[str, ...] = ()
    for subscription in subscriptions:
        lines += _moves(open_folder, subscription.folder)
        open_folder = subscription.folder
        lines.append("  " * len(open_folder) + _outline(subscription))
    return "\n".join([*lines, *_moves(open_folder, ()), "</body>", "</opml>", ""])


def _moves(before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    """The ends and starts of outlines that lead from one folder to another."""
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    ends = ["  " * depth + "</outline>" for depth in range(len(before) - 1, same - 1, -1)]
    starts = [
        "  " * depth + f"<outline text={_quoted(after[depth])} title={_quoted(after[depth])}>"
        for depth in range(same, len(after))
    ]
    return ends + starts


def _outline(subscription: Subscription) -> str:
    label = _quoted(subscription.title or subscription.url)
    parts = ["<outline", 'type="rss"', f"text={label}", f"title={label}"]
    parts.append(f"xmlUrl={_quoted(subscription.url)}")
    if subscription.site:
        parts.append(f"htmlUrl={_quoted(subscription.site)}")
    return " ".join([*parts, "/>"])


def _quoted(text: str) -> str:
    """An attribute's value; characters that XML cannot hold are left out."""
    return quoteattr(NOT_XML.sub("", text))


def _text(text: str) -> str:
    return NOT_XML.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
