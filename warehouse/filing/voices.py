"""Independent voices: reprints of one text count once.

A text joins the voice of the nearest text told within days of it whose fingerprint is nearly its
own (`extractors.article.fingerprint`). All fingerprints of those days are compared: bands, as are
usual for Simhash, would miss half of the reprints that lost a paragraph.
"""

from collections.abc import Sequence

import duckdb

from extractors.article.fingerprint import SAME, distance
from warehouse.file.appending import append
from warehouse.file.keys import article_key, key_of
from warehouse.file.sqlfiles import sql
from warehouse.filing.batch import Batch
from warehouse.filing.windows import day_number, told
from warehouse.records import Account

# A wire story is reprinted within days.
DAYS = 7


def assign_voices(connection: duckdb.DuckDBPyConnection, batch: Batch) -> dict[int, int]:
    """The voice key of each article of the batch, by article key; new texts are stored.

    A revision keeps the voice of its article.
    """
    voices: dict[int, int] = dict(connection.execute(sql("known_voices")).fetchall())
    new = {article_key(a.id): a for a in batch.accounts if article_key(a.id) not in voices}
    near = _near_on_file(connection, new)
    texts: list[tuple[int, int, int]] = []
    for key, account in new.items():
        voices[key] = near.get(key) or _among(texts, account) or key_of("voice", account.id)
        if account.fingerprint is not None:
            texts.append((day_number(told(account)), account.fingerprint, voices[key]))
    append(connection, "store.voices", texts)
    return voices


def _near_on_file(
    connection: duckdb.DuckDBPyConnection, accounts: dict[int, Account]
) -> dict[int, int]:
    """The voices on file of reprints, by article key."""
    rows = [
        (key, day_number(told(account)), account.fingerprint)
        for key, account in accounts.items()
        if account.fingerprint is not None
    ]
    connection.execute(sql("stage_texts"))
    append(connection, "batch_texts", rows)
    return dict(connection.execute(sql("near_texts"), {"same": SAME, "days": DAYS}).fetchall())


def _among(texts: Sequence[tuple[int, int, int]], account: Account) -> int | None:
    """The voice of the nearest of some texts of the batch, None where none is near."""
    if account.fingerprint is None:
        return None
    day = day_number(told(account))
    found = (
        (distance(mark, account.fingerprint), voice)
        for told_on, mark, voice in texts
        if abs(told_on - day) <= DAYS
    )
    best = min(found, default=(SAME + 1, 0))
    return best[1] if best[0] <= SAME else None
