"""One article as the page shows it: its text, what is read in it, its revisions, other voices."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from extractors.records import Quantity
from warehouse.errors import UnknownArticle
from warehouse.file.keys import claim_number, from_hex, to_hex
from warehouse.file.moments import from_utc
from warehouse.file.sqlfiles import sql
from warehouse.filing.candidates import read_accounts

_VOICES = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim of an article with its key, and the disputes and the event that it is part of."""

    claim: str
    quantity: Quantity
    disputes: tuple[str, ...]
    event: str | None


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision with its claims by their keys, in the text's order; `seen` is when it was read."""

    number: int
    seen: datetime
    title: str | None
    claims: Mapping[str, Quantity]


@dataclass(frozen=True, slots=True)
class OtherArticle:
    """An article of the same text (`is_reprint`), or on one of the same events."""

    key: str
    outlet: str
    title: str | None
    day: date | None
    is_reprint: bool


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article as its last revision has it; `revisions` begin with the last one."""

    key: str
    id: str
    publisher: str | None
    published: datetime | None
    title: str | None
    url: str | None
    language: str | None
    author: str | None
    kind: str | None
    text: str
    readings: tuple[Reading, ...]
    revisions: tuple[Revision, ...]
    others: tuple[OtherArticle, ...]


def read_article(connection: duckdb.DuckDBPyConnection, key_text: str) -> ArticleFile:
    """The article of a key. Raises UnknownArticle."""
    key = from_hex(key_text.lower())
    rows = (
        [] if key is None else connection.execute(sql("page_article"), {"article": key}).fetchall()
    )
    if key is None or not rows:
        raise UnknownArticle(key_text, "no article has this key", "search for it")
    accounts = read_accounts(connection, [row[0] for row in rows])
    revisions = tuple(
        Revision(
            row[1],
            from_utc(row[11]),
            row[5],
            {to_hex(claim_number(one)): one for one in accounts[row[0]].quantities},
        )
        for row in rows
    )
    _, _, article_id, publisher, published, title, url, language, author, kind, text, *_ = rows[0]
    return ArticleFile(
        key=to_hex(key),
        id=article_id,
        publisher=publisher,
        published=from_utc(published) if published else None,
        title=title,
        url=url,
        language=language,
        author=author,
        kind=kind,
        text=text or "",
        readings=_readings(connection, key, revisions[0]),
        revisions=revisions,
        others=_others(connection, key, rows[0][12]),
    )


def _readings(
    connection: duckdb.DuckDBPyConnection, key: int, last: Revision
) -> tuple[Reading, ...]:
    values = {"article": key}
    disputes: dict[str, list[str]] = defaultdict(list)
    for claim, alert in connection.execute(sql("page_article_disputes"), values).fetchall():
        disputes[claim].append(alert)
    events = dict(connection.execute(sql("page_article_events"), values).fetchall())
    return tuple(
        Reading(
            claim,
            one,
            tuple(disputes.get(claim, ())),
            events.get(one.event) if one.event_scope == "event" else None,
        )
        for claim, one in last.claims.items()
    )


def _others(
    connection: duckdb.DuckDBPyConnection, key: int, voice: int
) -> tuple[OtherArticle, ...]:
    values = {"article": key, "voice": voice, "most": _VOICES}
    rows = connection.execute(sql("page_voices"), values).fetchall()
    return tuple(OtherArticle(*row) for row in rows)
