"""HTML pages: the main text by trafilatura, checked against the page, and what the page states.

trafilatura 2.3 finds the body of most news pages; what it leaves out (later sections of a page in
several containers) and leaves in (the headline, boxes, links to other stories) is mended here.
"""

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
from extractors.article.metadata import Metadata, read_metadata
from extractors.errors import ArticleError
from extractors.moments import day_of
from extractors.records import Article, FeedEntry, Page

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
    text = body_text(tree, title, stated.body)
    return Article(
        id=page.id,
        text=text,
        title=title,
        published=page.published or _published(stated, entry),
        publisher=page.publisher or stated.publisher or entry.publisher,
        language=language_of(text) or stated.language,
        url=_address(page, stated),
        author=stated.author,
        modified=stated.modified,
        kind=kind_of(stated.marks, text, lambda: str(tree.text_content())),
    )


def _published(stated: Metadata, entry: FeedEntry) -> date | None:
    """The page's moment; the feed's where it knows the time of a day that the page names."""
    page, feed = stated.published, entry.published
    if page is None or (isinstance(feed, datetime) and day_of(feed) == page):
        return feed
    return page


def parse_tree(page: Page) -> HtmlElement:
    """The page's tree by libxml2, which mends what is broken; else ArticleError."""
    markup = (page.html or "").replace("\0", "").encode("utf-8", "replace")
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
