"""One article, many addresses: what three feeds link to in three ways is one article on file."""

from collections.abc import Collection, Iterable
from dataclasses import replace

import duckdb

from extractors.article.canonical import address_key
from warehouse.file.appending import append
from warehouse.file.sqlfiles import sql
from warehouse.records import Account


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
    filed. The first id that an address came under stays."""
    given = [replace(a, addresses=tuple(map(_storable, a.addresses))) for a in accounts]
    wanted = sorted({address for account in given for address in account.addresses})
    known = dict(connection.execute(sql("addresses_of"), {"keys": wanted}).fetchall())
    before = set(known)
    named = [_named(account, known) for account in given]
    append(connection, "store.addresses", ((a, i) for a, i in known.items() if a not in before))
    return named


def _named(account: Account, known: dict[str, str]) -> Account:
    """The account under its id on file; `known` takes in its addresses."""
    held = (known[address] for address in account.addresses if address in known)
    article_id = next(held, account.id)
    for address in account.addresses:
        known.setdefault(address, article_id)
    return account if article_id == account.id else renamed(account, article_id)


def renamed(account: Account, article_id: str) -> Account:
    """The account and its claims under another id."""
    claims = tuple(replace(q, article_id=article_id) for q in account.quantities)
    return replace(account, id=article_id, quantities=claims)


def _storable(address: str) -> str:
    """The address with question marks for halves of characters, which UTF-8 does not have."""
    return address.encode("utf-8", "replace").decode()
