"""Articles as pages of HTML."""

from datetime import datetime
from html import escape

from tests.world.stories import Telling


def page(telling: Telling, url: str, outlet: str, published: datetime) -> str:
    """A page as small outlets have it: a menu, the article, a footer."""
    body = "".join(f"<p>{escape(text)}</p>" for text in telling.paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(telling.title)} | {outlet}</title>'
        f'<link rel="canonical" href="{escape(url)}">'
        f'<meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{published.isoformat()}"></head>'
        f'<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><main><article>'
        f"<h1>{escape(telling.title)}</h1>{body}</article></main>"
        f"<footer>All rights reserved by {outlet}</footer></body></html>"
    )
