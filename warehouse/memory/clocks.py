"""What a clock that once ran ahead has left behind: moments that lie years away.

Every wait has a longest: what stands farther away was put there by a wrong clock, and would keep
feeds unasked and messages unsent until then.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

import duckdb

from warehouse.file.moments import to_utc
from warehouse.file.sqlfiles import sql
from warehouse.file.transactions import transaction

# The longest waits, with room for the work of a round: a feed's next check and a host's robots.txt
# a day, a Retry-After a week, an article's next look and a message's next attempt three days, a
# lease ninety days.
_BOUNDS = {
    "clock_feeds": {"day": timedelta(days=1, hours=2), "week": timedelta(days=7, hours=2)},
    "clock_hosts": {"day": timedelta(days=1, hours=2), "week": timedelta(days=7, hours=2)},
    "clock_pages": {"day": timedelta(days=1, hours=2)},
    "clock_rechecks": {"days": timedelta(days=3, hours=2)},
    "clock_leases": {"quarter": timedelta(days=91)},
    "clock_messages": {"days": timedelta(days=3, hours=2)},
}
_TOLD = {
    "clock_feeds": "feeds",
    "clock_hosts": "hosts",
    "clock_pages": "pages",
    "clock_rechecks": "articles to be looked at again",
    "clock_leases": "leases",
    "clock_messages": "messages",
}


def mend(connection: duckdb.DuckDBPyConnection, now: datetime) -> Mapping[str, int]:
    """Make due what stands farther away than its longest legal wait; how much of what that was."""
    found: dict[str, int] = {}
    with transaction(connection):
        for name, bounds in _BOUNDS.items():
            moments = {one: to_utc(now + wait) for one, wait in bounds.items()}
            rows = connection.execute(sql(name), {"now": to_utc(now), **moments}).fetchall()
            if rows:
                found[_TOLD[name]] = len(rows)
    return found
