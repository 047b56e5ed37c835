"""Pairs of articles on file that are judged anew, since their events met or parted.

What they came to before and come to no longer is withdrawn, and what was withdrawn may stand again.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

import duckdb

from extractors.measures import relatives
from warehouse.file.appending import append
from warehouse.file.keys import claim_number
from warehouse.file.moments import to_utc
from warehouse.file.sqlfiles import sql
from warehouse.filing.judging import Judge, Judged, comparison_key, judge_all
from warehouse.filing.wall import Wall
from warehouse.records import Account


def judged_anew(
    connection: duckdb.DuckDBPyConnection,
    pairs: Sequence[tuple[Account, Account]],
    judge: Judge,
    wall: Wall,
    now: datetime,
) -> list[Judged]:
    """The comparisons of pairs of accounts on file; whether those on file stand is written down.

    A pair on which the judge fails keeps what it has.
    """
    if not pairs:
        return []
    failed = len(wall.spoilt)
    found = list(judge_all(pairs, judge, wall))
    spoilt = {(one.other, one.account.id) for one in wall.spoilt[failed:]}
    kept = [(a, b) for a, b in pairs if (a.id, b.id) not in spoilt]
    standing = {item.key for item in found}
    connection.execute(sql("stage_wanted"))
    append(connection, "wanted", ((key,) for key in {key for p in kept for key in _keys(*p)}))
    known = connection.execute(sql("known_standing")).fetchall()
    changed = [
        (key, key in standing, to_utc(now)) for key, was in known if was != (key in standing)
    ]
    append(connection, "store.comparison_states", sorted(changed))
    return found


def _keys(a: Account, b: Account) -> Iterator[int]:
    """The keys of all comparisons that two accounts may come to."""
    numbered = [(claim_number(claim), claim.measure or "") for claim in b.quantities]
    for claim in a.quantities:
        near, number = relatives(claim.measure or ""), claim_number(claim)
        yield from (comparison_key(number, other) for other, m in numbered if m in near)
