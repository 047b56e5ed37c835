"""HTML pages: the main text by trafilatura, checked against the page, and what the page states.

trafilatura 2.3 finds the body of most news pages; what it leaves out (later sections of a page in
several containers) and leaves in (the headline, boxes, links to other stories) is mended here.
"""

from urllib.parse import urlsplit

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import (  # type: ignore[import-untyped]
    HtmlElement,
    HTMLParser,
    document_fromstring,
)

from extractors.article.body import body_text
from extractors.article.language import language_of
from extractors.article.metadata import Metadata, read_metadata
from extractors.errors import ArticleError
from extractors.records import Article, Page

_MEND = "give a page with an article in it"


def read_html(page: Page) -> Article:
    """The article of an HTML page; its text does not hold the headline.

    Raises ArticleError where the markup cannot be read at all.
    """
    tree = parse_tree(page)
    stated = read_metadata(tree, page.url)
    title = page.title or stated.title
    text = body_text(tree, title, stated.body)
    return Article(
        id=page.id,
        text=text,
        title=title,
        published=page.published or stated.published,
        publisher=page.publisher or stated.publisher,
        language=language_of(text) or stated.language,
        url=_address(page, stated),
    )


def parse_tree(page: Page) -> HtmlElement:
    """The page's tree by libxml2, which mends what is broken; else ArticleError."""
    markup = (page.html or "").replace("\0", "").encode("utf-8", "replace")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as broken:
        raise ArticleError(page.id, f"is no readable HTML ({broken})", _MEND) from broken


def _address(page: Page, stated: Metadata) -> str | None:
    """The canonical address, unless it is a front page's and the article was fetched elsewhere."""
    if stated.canonical is None:
        return page.url
    is_front = urlsplit(stated.canonical).path in ("", "/")
    if page.url and is_front and urlsplit(page.url).path not in ("", "/"):
        return page.url
    return stated.canonical
