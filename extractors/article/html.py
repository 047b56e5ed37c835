"""HTML."""

import trafilatura

from extractors.records import Article, Page


def read_html(page: Page) -> Article:
    text = trafilatura.extract(page.html, include_comments=False) or ""
    return Article(page.id, text, page.title, page.published, page.publisher, None, page.url)
