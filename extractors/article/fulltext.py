"""The article that a feed carries in full: in the page's place where that is not to be had, or
holds less than the feed gave.

A paywall, a form of consent or a page made by scripts leaves a stub; the publisher's own feed is
then the better witness of what was published.
"""

import re
from dataclasses import replace
from html import escape

from extractors.article.canonical import address_key, clean_address
from extractors.errors import ArticleError
from extractors.records import Article, FeedEntry, Page

FEWEST = 60  # words that make an article of what a feed calls the content
FEWEST_OF_SUMMARY = 150  # words that no teaser has
_SHORT = 0.5  # share of the feed's words below which a page is cut short
_SHARED = 0.3  # share of the feed's words below which a page shows something else
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_PARAGRAPH = re.compile(r"<(?:p|div|br|li)\b", re.I)


def full_text_of(entry: FeedEntry) -> str | None:
    """What the entry holds of its article in full, HTML or text; None for a teaser or nothing."""
    for text, fewest in ((entry.content, FEWEST), (entry.summary, FEWEST_OF_SUMMARY)):
        if text and len(_words(_TAG.sub(" ", text))) >= fewest:
            return text
    return None


def page_of_full_text(page: Page) -> Page | None:
    """A page of the feed's own text under the same address; None where the feed has none.

    It was not fetched, so it has no origin, and is not looked at again.
    """
    text = full_text_of(page.entry) if page.entry else None
    if text is None or page.entry is None:
        return None
    head = f"<title>{escape(page.entry.title or '')}</title>"
    body = text if _PARAGRAPH.search(text) else _paragraphs(text)
    markup = f"<html><head>{head}</head><body><article>{body}</article></body></html>"
    return replace(page, text=None, html=markup, origin=None)


def better(article: Article | ArticleError, full: Article) -> Article | ArticleError:
    """The page's article, or the feed's where the page gave none, a stub or something else."""
    if isinstance(article, ArticleError):
        return full
    shown, told = _words(article.text), _words(full.text)
    if len(told) < FEWEST:
        return article
    shared = len(set(told) & set(shown)) / len(set(told))
    is_less = len(shown) < len(told) * _SHORT or shared < _SHARED
    is_cut = article.kind in ("stub", "error") and len(shown) < len(told)
    return _with_text(article, full) if is_less or is_cut else article


def placed_by_feed(article: Article, page: Page) -> Article:
    """An article of a feed's text, named by the address that its page has."""
    own = clean_address(page.url) if page.url else page.id
    key = address_key(own)
    return replace(article, id=own, url=own, addresses=(key,) if key else ())


def _with_text(article: Article, full: Article) -> Article:
    """What the page states beside the feed's text; the page is not looked at again."""
    kind = None if article.kind in ("stub", "error") else article.kind
    title = full.title if article.kind == "error" else article.title or full.title
    return replace(
        article, text=full.text, title=title, language=full.language, kind=kind, origin=None
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n|\n", text) if part.strip())


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
