"""One article, many addresses: what three feeds link to in three ways is one article on file."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime

import duckdb

from extractors.article.canonical import ENTRY_MARK, address_key
from extractors.article.titles import alike
from warehouse.file.appending import append
from warehouse.file.moments import from_utc
from warehouse.file.sqlfiles import sql
from warehouse.records import Account

_Told = tuple[str | None, date | None]  # an article's headline and moment


def known_urls(connection: duckdb.DuckDBPyConnection, urls: Collection[str]) -> set[str]:
    """Those of some addresses that need not be fetched: the article, by whatever address it came,
    is on file, or its page is in quarantine."""
    keys = {url: address_key(url) for url in map(_storable, urls)}
    asked = {"urls": sorted(keys), "keys": sorted({key for key in keys.values() if key})}
    found = {row[0] for row in connection.execute(sql("known_urls"), asked).fetchall()}
    return {url for url in urls if _storable(url) in found or keys[_storable(url)] in found}


def under_known_ids(
    connection: duckdb.DuckDBPyConnection, accounts: Iterable[Account]
) -> list[Account]:
    """The accounts, each under the id that one of its addresses has on file; new addresses are
    filed. The first id that an address came under stays.

    The id that a feed gave an entry counts as an address where headline or moment agree: some
    feeds use one again for another story.
    """
    given = [replace(a, addresses=tuple(map(_storable, a.addresses))) for a in accounts]
    wanted = sorted({address for account in given for address in account.addresses})
    known = dict(connection.execute(sql("addresses_of"), {"keys": wanted}).fetchall())
    before = set(known)
    told = _told(connection, {i for address, i in known.items() if _is_entry(address)})
    named = [_named(account, known, told) for account in given]
    append(connection, "store.addresses", ((a, i) for a, i in known.items() if a not in before))
    return named


def _told(connection: duckdb.DuckDBPyConnection, ids: set[str]) -> dict[str, _Told]:
    if not ids:
        return {}
    rows = connection.execute(sql("entries_told"), {"ids": sorted(ids)}).fetchall()
    return {name: (title, from_utc(at) if at else None) for name, title, at in rows}


def _named(account: Account, known: dict[str, str], told: dict[str, _Told]) -> Account:
    """The account under its id on file; `known` takes in its addresses, `told` what it says."""
    own = (account.title, account.published)
    held = (
        known[address]
        for address in account.addresses
        if address in known and (not _is_entry(address) or _agree(told.get(known[address]), own))
    )
    article_id = next(held, account.id)
    told[article_id] = own
    for address in account.addresses:
        known.setdefault(address, article_id)
    return account if article_id == account.id else renamed(account, article_id)


def _is_entry(address: str) -> bool:
    return address.startswith(ENTRY_MARK)


def _agree(one: _Told | None, other: _Told) -> bool:
    """Whether two headlines are wordings of one, or both name one moment."""
    if one is None:
        return False
    if isinstance(one[1], datetime) and one[1] == other[1]:
        return True
    return bool(one[0] and other[0] and alike(one[0], other[0]))


def renamed(account: Account, article_id: str) -> Account:
    """The account and its claims under another id."""
    claims = tuple(replace(q, article_id=article_id) for q in account.quantities)
    return replace(account, id=article_id, quantities=claims)


def _storable(address: str) -> str:
    """The address with question marks for halves of characters, which UTF-8 does not have."""
    return address.encode("utf-8", "replace").decode()
