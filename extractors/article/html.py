"""HTML pages: the main text by trafilatura, checked against the page, and what the page states.

trafilatura 2.3 finds the body of most news pages; what it leaves out (later sections of a page in
several containers) and leaves in (the headline, boxes, links to other stories) is mended here.
"""

import re
from datetime import date, datetime
from urllib.parse import urlsplit

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import (  # type: ignore[import-untyped]
    HtmlElement,
    HTMLParser,
    document_fromstring,
)

from extractors.article.body import body_text
from extractors.article.canonical import believed
from extractors.article.kinds import kind_of
from extractors.article.language import language_of
from extractors.article.metadata import Metadata, Published, read_metadata
from extractors.article.shaping import shaped
from extractors.characters import markup_without_controls
from extractors.errors import ArticleError
from extractors.moments import AHEAD, day_of, is_after
from extractors.records import Article, FeedEntry, Page

# References to control characters: libxml2 puts them into the text, and trafilatura fails on them.
_NO_CHARACTER = re.compile(
    r"&#(?:0{0,6}(?:[0-8]|1[1-24-9]|2\d|3[01]|127)|x0{0,6}(?:[0-8bcef]|1[0-9a-f]|7f|fff[ef]))(?:;|(?![\da-f]))",
    re.I,
)
_MEND = "give a page with an article in it"


def read_html(page: Page) -> Article:
    """The article of an HTML page; its text does not hold the headline.

    Raises ArticleError where the markup cannot be read at all.
    """
    tree = parse_tree(page)
    address = page.origin.url if page.origin else page.url
    stated = read_metadata(tree, address)
    entry = page.entry or FeedEntry(None, None, None, None)
    title = page.title or stated.title or entry.title
    text = body_text(shaped(tree), title, stated.body)
    return Article(
        id=page.id,
        text=text,
        title=title,
        published=page.published or _published(stated.published, entry, page.asked),
        publisher=page.publisher or stated.publisher or entry.publisher,
        language=language_of(text) or stated.language,
        url=_address(page, stated),
        author=stated.author,
        modified=stated.modified,
        kind=kind_of(stated.marks, text, lambda: str(tree.text_content())),
    )


def _published(stated: Published, entry: FeedEntry, asked: datetime | None) -> date | None:
    """The page's own moment; the feed's where it knows the time of that day, and before a time
    that only stands on the page. What lies after the page was fetched is of something to come."""
    latest = asked + AHEAD if asked else None
    own = [*stated.stated, stated.address]
    page = next((m for m in own if m and not (latest and is_after(m, latest))), None)
    feed = entry.published
    if page is None:
        shown = None if latest and is_after(stated.shown, latest) else stated.shown
        return feed if feed and not _same_day(shown, feed) else _finer(shown, feed)
    return feed if isinstance(feed, datetime) and day_of(feed) == page else page


def _same_day(shown: date | None, feed: date) -> bool:
    return shown is not None and day_of(shown) == day_of(feed)


def _finer(shown: date | None, feed: date | None) -> date | None:
    """Of two moments of one day that which knows the time."""
    return feed if isinstance(feed, datetime) or shown is None else shown


def parse_tree(page: Page) -> HtmlElement:
    """The page's tree by libxml2, which mends what is broken; else ArticleError."""
    markup = _NO_CHARACTER.sub("", markup_without_controls(page.html or "")).encode(
        "utf-8", "replace"
    )
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as broken:
        raise ArticleError(page.id, f"is no readable HTML ({broken})", _MEND) from broken


def _address(page: Page, stated: Metadata) -> str | None:
    """The canonical address, unless it is a front page's and the article was fetched elsewhere.

    Of a page that was fetched only one of its own site is believed.
    """
    if page.origin:
        return believed(stated.canonical, page.origin.url) or page.url
    if stated.canonical is None:
        return page.url
    is_front = urlsplit(stated.canonical).path in ("", "/")
    if page.url and is_front and urlsplit(page.url).path not in ("", "/"):
        return page.url
    return stated.canonical
