"""Articles: a page in, the article without the page's furniture out."""

from extractors.article.read import read_article

__all__ = ["read_article"]
