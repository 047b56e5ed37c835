"""Search over claims, articles and events: all words must occur."""

from dataclasses import dataclass
from datetime import date

import duckdb

from warehouse.file.sqlfiles import sql

MOST = 30  # of each kind
_WORDS = 8  # that are heeded


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """A claim in whose sentence the words occur; `claim` and `article` are keys."""

    claim: str
    article: str
    quote: str
    sentence: str
    quote_start: int | None
    outlet: str
    day: date | None
    source: str | None


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article in whose headline or text they do."""

    article: str
    outlet: str
    title: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class EventHit:
    """An event whose name, kind, place or day they do."""

    id: str
    name: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, the latest first, at most `MOST` of each kind."""

    claims: tuple[ClaimHit, ...] = ()
    articles: tuple[ArticleHit, ...] = ()
    events: tuple[EventHit, ...] = ()


def search(connection: duckdb.DuckDBPyConnection, text: str) -> Hits:
    """What holds all the words of a text, in any order and any case."""
    words = text.lower().split()[:_WORDS]
    if not words:
        return Hits()
    values = {"words": words, "most": MOST}
    claims = connection.execute(sql("page_search_claims"), values).fetchall()
    articles = connection.execute(sql("page_search_articles"), values).fetchall()
    events = connection.execute(sql("page_search_events"), values).fetchall()
    return Hits(
        tuple(ClaimHit(*row) for row in claims),
        tuple(ArticleHit(*row) for row in articles),
        tuple(EventHit(*row) for row in events),
    )
