"""A page of either kind to an article."""

from extractors.article.dump import read_dump
from extractors.errors import ArticleError
from extractors.records import Article, Page


def read_article(page: Page) -> Article:
    """Read the article in a page; what the record itself says goes before what the page says.

    Raises ArticleError where no text is left. A hostile HTML page can take long: callers run those
    in a worker that can be killed.
    """
    if page.html is not None:
        from extractors.article.html import read_html

        article = read_html(page)
    else:
        article = read_dump(page)
    if not article.text:
        raise ArticleError(page.id, "holds no article text", "give a page with an article in it")
    return article
