"""Independent voices: reprints of one text count once.

Texts whose fingerprints differ in few bits, told within days of each other, share a voice. They are
found by bands: two fingerprints that differ in fewer bits than there are bands agree in one band.
"""

from collections.abc import Iterable, Iterator, Sequence

import duckdb

from extractors.fingerprint import distance
from warehouse.appending import append
from warehouse.batch import Batch
from warehouse.keys import article_key, key_of
from warehouse.records import Account
from warehouse.sqlfiles import sql
from warehouse.windows import day_number, told

BANDS = 8
SAME = 7  # bits: below the number of bands, so that no near-duplicate is missed
DAYS = 14


def assign_voices(connection: duckdb.DuckDBPyConnection, batch: Batch) -> dict[int, int]:
    """The voice key of each article of the batch, by article key; new bands are stored.

    A revision keeps the voice of its article.
    """
    printed = [a for a in batch.accounts if a.fingerprint is not None]
    near = _Near(_on_file(connection, printed))
    voices: dict[int, int] = dict(connection.execute(sql("known_voices")).fetchall())
    rows = []
    for account in batch.accounts:
        key = article_key(account.id)
        if key not in voices:
            voices[key] = near.voice(account) or key_of("voice", account.id)
            rows += list(near.add(account, voices[key]))
    append(connection, "store.voices", rows)
    return voices


class _Near:
    """Fingerprints by band."""

    def __init__(self, rows: Iterable[tuple[int, int, int, int]]) -> None:
        self._bands: dict[int, list[tuple[int, int, int]]] = {}
        for band, day, found, voice in rows:
            self._bands.setdefault(band, []).append((day, found, voice))

    def voice(self, account: Account) -> int | None:
        """The voice of the nearest text, None where none is near."""
        if account.fingerprint is None:
            return None
        day, best = day_number(told(account)), (SAME + 1, 0)
        for band in bands(account.fingerprint):
            for known_day, found, voice in self._bands.get(band, ()):
                if abs(known_day - day) <= DAYS:
                    best = min(best, (distance(found, account.fingerprint), voice))
        return best[1] if best[0] <= SAME else None

    def add(self, account: Account, voice: int) -> Iterator[tuple[int, int, int, int]]:
        """Take a text in; its rows of store.voices."""
        if account.fingerprint is None:
            return
        day = day_number(told(account))
        for band in bands(account.fingerprint):
            self._bands.setdefault(band, []).append((day, account.fingerprint, voice))
            yield band, day, account.fingerprint, voice


def bands(found: int) -> tuple[int, ...]:
    """The bands of a fingerprint: eight bits each, with the band's number above them."""
    return tuple(i << 8 | (found >> 8 * i & 0xFF) for i in range(BANDS))


def _on_file(
    connection: duckdb.DuckDBPyConnection, accounts: Sequence[Account]
) -> list[tuple[int, int, int, int]]:
    wanted = {band for a in accounts if a.fingerprint is not None for band in bands(a.fingerprint)}
    if not wanted:
        return []
    told_days = [day_number(told(a)) for a in accounts]
    connection.execute(sql("stage_wanted"))
    append(connection, "wanted", ((band,) for band in sorted(wanted)))
    days = {"first": min(told_days) - DAYS, "last": max(told_days) + DAYS}
    return connection.execute(sql("near_texts"), days).fetchall()


def voices_of(
    connection: duckdb.DuckDBPyConnection, stance: int, days: Sequence[int]
) -> tuple[str, ...]:
    """The independent voices that hold a stance around some days: one publisher (or article id) a
    group of near-duplicates, the first to say it first."""
    found = connection.execute(
        sql("voices_of"), {"stance": stance, "first": min(days) - DAYS, "last": max(days) + DAYS}
    )
    return tuple(row[0] for row in found.fetchall())
