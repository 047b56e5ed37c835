"""A batch of accounts on its way in: what is new, what is revised, what is known already."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import duckdb

from extractors.records import Quantity
from warehouse.file.appending import append
from warehouse.file.keys import article_key, claim_number, content_key
from warehouse.file.sqlfiles import sql
from warehouse.filing.packing import encodable
from warehouse.filing.windows import told
from warehouse.memory.addresses import under_known_ids
from warehouse.records import Account

# Claims of one article that are filed, the first of them; a long report holds some hundred. Of a
# table of thousands the rest is told of, and left out.
MOST_CLAIMS = 1_000
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Fresh:
    """An account to load, its revision set; `version` is its number in the order of loading.

    `before` is the version that it revises, None for a new article; `carried` are the keys of its
    claims that the revision before held already.
    """

    account: Account
    version: int
    before: int | None
    carried: frozenset[int]

    @property
    def key(self) -> int:
        """The article's key."""
        return article_key(self.account.id)

    def claims(self) -> list[tuple[int, Quantity, bool]]:
        """Key, claim and whether it is carried over, the carried ones first."""
        numbered = [(claim_number(q), q) for q in self.account.quantities]
        return sorted(
            ((key, q, key in self.carried) for key, q in numbered), key=lambda claim: not claim[2]
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be loaded, in order of publication, and how many accounts were known already.

    `cut` are the ids of articles with more claims than are filed of one, and how many they have.
    """

    fresh: tuple[Fresh, ...]
    unchanged: int
    cut: tuple[tuple[str, int], ...] = ()

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts alone."""
        return tuple(fresh.account for fresh in self.fresh)


def prepare(connection: duckdb.DuckDBPyConnection, accounts: Iterable[Account]) -> Batch:
    """Tell what is new from what is on file; only quantities with a measure are kept."""
    held = under_known_ids(connection, (_claims_only(encodable(account)) for account in accounts))
    given = sorted(held, key=_order)
    connection.execute(sql("stage"))
    append(connection, "batch_keys", ((article_key(a.id), content_key(a)) for a in given))
    history = _History(connection)
    fresh = [f for f in map(history.add, given) if f is not None]
    cut = tuple(
        (f.account.id, len(f.account.quantities))
        for f in fresh
        if len(f.account.quantities) > MOST_CLAIMS
    )
    return Batch(tuple(map(_bounded, fresh)), len(given) - len(fresh), cut)


def _bounded(fresh: Fresh) -> Fresh:
    some = fresh.account.quantities[:MOST_CLAIMS]
    return replace(fresh, account=replace(fresh.account, quantities=some))


class _History:
    """The revisions on file of the batch's articles, and those that the batch adds."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._last: dict[int, tuple[int, int, int]] = {}
        self._contents: set[int] = set()
        self._claims: dict[int, frozenset[int]] = {}
        self._version = _last_version(connection)
        for key, revision, content, version in connection.execute(sql("known_articles")).fetchall():
            self._last[key] = revision, version, content
            self._contents.add(content)
        for key, claims in connection.execute(sql("known_claims")).fetchall():
            self._claims[key] = frozenset(claims)

    def add(self, account: Account) -> Fresh | None:
        """The account as it is to be loaded, None where its content is known.

        A page that was fetched is what the publisher shows now: one that shows again what it
        showed before the last edit is a further revision. What lies in an archive may be old, so
        there a content that was ever on file changes nothing.
        """
        key, content = article_key(account.id), content_key(account)
        revision, before, last = self._last.get(key, (-1, None, None))
        if content == last or (content in self._contents and account.origin is None):
            return None
        held = self._claims.get(key, frozenset())
        self._version += 1
        self._contents.add(content)
        self._last[key] = revision + 1, self._version, content
        self._claims[key] = frozenset(map(claim_number, account.quantities))
        revised = replace(account, revision=revision + 1)
        return Fresh(revised, self._version, before, held & self._claims[key])


def _last_version(connection: duckdb.DuckDBPyConnection) -> int:
    row = connection.execute(sql("last_version")).fetchone()
    return int(row[0]) if row else -1


def _claims_only(account: Account) -> Account:
    claims = {claim_number(q): q for q in account.quantities if q.measure is not None}
    return replace(account, quantities=tuple(claims.values()))


def _order(account: Account) -> tuple[date, datetime, str]:
    published = account.published
    at = published if isinstance(published, datetime) else _EARLIEST
    return told(account), at, account.id
