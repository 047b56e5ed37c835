"""A page of either kind to an article, within limits."""

from contextlib import suppress
from dataclasses import replace

from extractors.article.canonical import address_key, clean_address, entry_key
from extractors.article.dump import read_dump
from extractors.article.fulltext import better, page_of_full_text, placed_by_feed
from extractors.characters import on_one_line, without_controls
from extractors.errors import ArticleError
from extractors.records import Article, Origin, Page

MAX_PLAIN = 1_000_000  # characters of a plain-text page; books are no articles
MAX_LINES = 20_000  # of a plain-text page: 2 s at most
MAX_HTML = 10_000_000  # characters of markup; the longest news pages have 5 million
MAX_TAGS = 200_000  # of a page: ten times what news pages have; 300,000 take trafilatura 20 s
MAX_TEXT = 400_000  # characters of an article; the longest reports in print have 200,000

_MEND = "give one article a page"


def read_article(page: Page) -> Article:
    """Read the article in a page; what the record itself says goes before what the page says.

    A page that was fetched is named by its own address, and knows those that lead to it. Where its
    feed holds the article in full, and the page holds none or less, the feed's text counts.

    Raises ArticleError where no text is left, or far more than an article has. A hostile HTML
    page can take long: callers run those in a worker that can be killed.
    """
    full = page_of_full_text(page)
    is_two = full is not None and page.html != full.html
    article = _better(page, full) if full and is_two else _read(page)
    return _under_feed_s_id(replace(article, feed=page.feed), page)


def _better(page: Page, full: Page) -> Article:
    """The page's article or its feed's."""
    found: Article | ArticleError
    try:
        found = _read(page)
    except ArticleError as error:
        found = error
    with suppress(ArticleError):  # where the feed's text is none, what the page gave stands
        found = better(found, _read(full))
    if isinstance(found, ArticleError):
        raise found
    return found


def _read(page: Page) -> Article:
    if page.html is not None:
        article = _of_html(page, page.html)
    else:
        article = _of_text(_with_entry(page), page.text or "")
    article = _clean(article)
    if not article.text.strip():
        raise _without_text(page, article)
    if len(article.text) > MAX_TEXT:
        raise ArticleError(page.id, f"has an article of more than {MAX_TEXT} characters", _MEND)
    if page.origin:
        return _placed(article, page, page.origin)
    return placed_by_feed(article, page) if page.entry and page.entry.content else article


def _clean(article: Article) -> Article:
    """The article without control characters: titles and names end up in terminals and chats."""
    return replace(
        article,
        text=without_controls(article.text),
        title=_one_line(article.title),
        publisher=_one_line(article.publisher),
        author=_one_line(article.author),
    )


def _one_line(text: str | None) -> str | None:
    return on_one_line(text) or None if text else text


def _under_feed_s_id(article: Article, page: Page) -> Article:
    """The article, known by the id that its feed gives it, too: a new address is no new article."""
    if page.entry is None or not page.entry.id or not page.feed:
        return article
    key = entry_key(page.feed, page.entry.id)
    return replace(article, addresses=(*article.addresses, key))


def _without_text(page: Page, article: Article) -> ArticleError:
    mend = "give a page with an article in it"
    if article.kind == "error":
        return ArticleError(page.id, f'is an error page ("{(article.title or "")[:60]}")', mend)
    return ArticleError(page.id, "holds no article text", mend)


def _with_entry(page: Page) -> Page:
    """Plain text with what its feed says of it: the text itself states little."""
    entry = page.entry
    if entry is None:
        return page
    return replace(
        page,
        title=page.title or entry.title,
        published=page.published or entry.published,
        publisher=page.publisher or entry.publisher,
    )


def _placed(article: Article, page: Page, origin: Origin) -> Article:
    """A fetched article under the address that is its own, wherever a feed has found it."""
    own = clean_address(article.url or page.url or origin.url)
    addresses = (own, page.url or own, origin.url)
    keys = dict.fromkeys(key for key in map(address_key, addresses) if key)
    return replace(article, id=own, url=own, origin=origin, addresses=tuple(keys))


def _of_html(page: Page, html: str) -> Article:
    if len(html) > MAX_HTML:
        raise ArticleError(page.id, f"has more than {MAX_HTML} characters of markup", _MEND)
    if html.count("<") > MAX_TAGS:
        raise ArticleError(page.id, f"has more than {MAX_TAGS} tags", _MEND)
    # lxml and trafilatura take half a second to import: plain text does without them.
    from extractors.article.html import read_html

    return read_html(page)


def _of_text(page: Page, text: str) -> Article:
    if len(text) > MAX_PLAIN:
        raise ArticleError(page.id, f"has more than {MAX_PLAIN} characters of text", _MEND)
    if text.count("\n") > MAX_LINES:
        raise ArticleError(page.id, f"has more than {MAX_LINES} lines", _MEND)
    return read_dump(page)
