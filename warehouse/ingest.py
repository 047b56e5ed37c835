"""The main job in one transaction: from articles to claims, comparisons, alerts and messages."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime

import duckdb

from extractors.errors import FAULTS
from warehouse.alerts.comparisons import new_only
from warehouse.alerts.raising import Outgoing, Raised, raise_alerts
from warehouse.alerts.withdrawing import judged_anew
from warehouse.events.evidence import BLANK, Atlas
from warehouse.file.keys import article_key
from warehouse.file.sqlfiles import sql
from warehouse.file.transactions import transaction
from warehouse.filing.batch import prepare
from warehouse.filing.candidates import find_pairs, pairs_on_file, read_accounts
from warehouse.filing.collecting import rare_collection
from warehouse.filing.happenings import file_happenings
from warehouse.filing.judging import Judge, Judged, Screen, all_pass, judge_all
from warehouse.filing.load import stage, store
from warehouse.filing.series import Filing
from warehouse.filing.voices import assign_voices
from warehouse.filing.wall import ROW_FAULTS, Spoilt, Wall, spoilt
from warehouse.memory.rechecks import plan
from warehouse.records import Account, Alert


@dataclass(frozen=True, slots=True)
class Ways:
    """What the warehouse is handed: how claims are filed, judged and made into messages.

    `reach` is called at named points; tests kill the process there. `screen` spares the judge what
    it would find unrelated. `limit` bounds the time that one pair of articles may be judged for.
    `atlas` is what the links of events ask of places.
    """

    filing: Filing
    judge: Judge
    outgoing: Outgoing
    reach: Callable[[str], None]
    screen: Screen = all_pass
    limit: Callable[[], AbstractContextManager[None]] = nullcontext
    atlas: Atlas = BLANK


# Writes down what an editor said of events; the pairs of versions to be judged for it.
Edit = Callable[[duckdb.DuckDBPyConnection, datetime], Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What one batch changed.

    `articles` were new or revised (`revised`), `unchanged` on file already. `verdicts` counts the
    new comparisons; `attached` the contradictions that joined an alert on file. `spoilt` are the
    articles and pairs that failed, `cut` the ids of articles of whose claims, so many, only the
    first were filed.
    """

    articles: int
    revised: int
    unchanged: int
    claims: int
    verdicts: Mapping[str, int]
    alerts: tuple[Alert, ...]
    attached: int
    messages: int
    spoilt: tuple[Spoilt, ...] = ()
    cut: tuple[tuple[str, int], ...] = ()

    def __add__(self, other: "LoadReport") -> "LoadReport":
        return LoadReport(
            self.articles + other.articles,
            self.revised + other.revised,
            self.unchanged + other.unchanged,
            self.claims + other.claims,
            Counter(self.verdicts) + Counter(other.verdicts),
            self.alerts + other.alerts,
            self.attached + other.attached,
            self.messages + other.messages,
            self.spoilt + other.spoilt,
            self.cut + other.cut,
        )


# Claims that are compared with each other in one transaction. A hundred usual articles hold 750;
# the comparisons grow with the square.
MOST_AT_ONCE = 4_000
NOTHING = LoadReport(0, 0, 0, 0, {}, (), 0, 0)


def ingest_accounts(
    connection: duckdb.DuckDBPyConnection, accounts: Iterable[Account], ways: Ways, now: datetime
) -> LoadReport:
    """Load a batch in one transaction; the same batch again changes nothing.

    One that holds very many claims is loaded in several, which comes to the same. A batch that
    fails by what one of its articles holds is loaded article by article, so that only the culprit
    is left out.
    """
    parts = list(_portions(accounts))
    return sum((_loaded(connection, part, ways, now) for part in parts), NOTHING)


def _portions(accounts: Iterable[Account]) -> Iterator[list[Account]]:
    """The accounts in lists of a bounded number of claims; one list where there are none."""
    held: list[Account] = []
    claims = 0
    for account in accounts:
        claims += len(account.quantities)
        if held and claims > MOST_AT_ONCE:
            yield held
            held, claims = [], len(account.quantities)
        held.append(account)
    yield held


def _loaded(
    connection: duckdb.DuckDBPyConnection, held: list[Account], ways: Ways, now: datetime
) -> LoadReport:
    try:
        return _in_one(connection, held, ways, now)
    except (*FAULTS, *ROW_FAULTS) as error:
        if not held:
            raise
        if len(held) == 1:
            return replace(NOTHING, spoilt=(spoilt(held[0], "load", error),))
    return sum((_loaded(connection, [one], ways, now) for one in held), NOTHING)


def _in_one(
    connection: duckdb.DuckDBPyConnection, accounts: Sequence[Account], ways: Ways, now: datetime
) -> LoadReport:
    ways.reach("before transaction")
    with transaction(connection), rare_collection():
        report = _ingest(connection, accounts, ways, now)
        ways.reach("before commit")
    ways.reach("after commit")
    return report


def judge_again(
    connection: duckdb.DuckDBPyConnection, ids: tuple[str, str], ways: Ways, now: datetime
) -> LoadReport:
    """Judge two articles on file whose judgement failed, the first the one that came earlier.

    What they come to is stored and told as if they had just been loaded.
    """
    wall = Wall(ways.limit)
    with transaction(connection):
        found = _last_versions(connection, ids)
        pairs = [(found[0], found[-1])] if len(found) == len(set(ids)) else []
        judged = new_only(connection, judge_all(pairs, ways.judge, wall))
        raised = raise_alerts(connection, judged, ways.outgoing, now, wall)
    return _report_of(judged, raised, wall)


def edit_events(
    connection: duckdb.DuckDBPyConnection, edit: Edit, ways: Ways, now: datetime
) -> LoadReport:
    """Let an editor say which mentions are one event, and judge anew the articles that it concerns.

    What they come to is stored and told as if they had just been loaded.
    """
    wall = Wall(ways.limit)
    with transaction(connection):
        pairs = pairs_on_file(connection, (), edit(connection, now))
        judged = new_only(connection, judged_anew(connection, pairs, ways.judge, wall, now))
        raised = raise_alerts(connection, judged, ways.outgoing, now, wall)
    return _report_of(judged, raised, wall)


def _last_versions(connection: duckdb.DuckDBPyConnection, ids: tuple[str, str]) -> list[Account]:
    """The accounts on file of some articles, each once, in order."""
    versions = []
    for one in dict.fromkeys(ids):
        row = connection.execute(sql("article_version"), {"article": article_key(one)}).fetchone()
        versions += [row[0]] if row and row[0] is not None else []
    accounts = read_accounts(connection, versions)
    return [accounts[version] for version in versions]


def _ingest(
    connection: duckdb.DuckDBPyConnection, accounts: Sequence[Account], ways: Ways, now: datetime
) -> LoadReport:
    wall = Wall(ways.limit)
    batch = prepare(connection, accounts)
    stage(connection, batch, assign_voices(connection, batch), ways.filing, now)
    ways.reach("staged")
    regrouped = file_happenings(connection, batch, ways.filing.levels, ways.atlas, wall)
    ways.reach("events filed")
    new = {fresh.version for fresh in batch.fresh if fresh.before is None}
    also = [pair for pair in regrouped if not new.isdisjoint(pair)]
    again = [pair for pair in regrouped if new.isdisjoint(pair)]
    pairs = find_pairs(connection, batch, ways.screen, wall, also)
    ways.reach("candidates found")
    found = list(judge_all(pairs, ways.judge, wall))
    found += judged_anew(
        connection, pairs_on_file(connection, batch.fresh, again), ways.judge, wall, now
    )
    judged = new_only(connection, found)
    ways.reach("judged")
    store(connection)
    plan(connection, batch.accounts, now)
    ways.reach("loaded")
    raised = raise_alerts(connection, judged, ways.outgoing, now, wall)
    ways.reach("alerted")
    return replace(
        _report_of(judged, raised, wall),
        articles=len(batch.accounts),
        revised=sum(account.revision > 0 for account in batch.accounts),
        unchanged=batch.unchanged,
        cut=batch.cut,
        claims=sum(len(account.quantities) for account in batch.accounts),
    )


def _report_of(judged: Sequence[Judged], raised: Raised, wall: Wall) -> LoadReport:
    return replace(
        NOTHING,
        verdicts=Counter(item.comparison.verdict for item in judged),
        alerts=raised.alerts,
        attached=raised.attached,
        messages=raised.messages,
        spoilt=tuple(wall.spoilt),
    )
