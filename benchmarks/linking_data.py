"""Pairs of events of two articles of which is known whether they are one, out of several fields.

`news` knows the event of each figure, `incidents` the shooting that an article is on, of which
event 0 is taken, `verdicts` the two figures that are of one thing. Nothing of the texts is kept.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from extractors.article import read_article
from extractors.article.archive import parse_record
from extractors.claims import Reader
from extractors.measures import relatives
from extractors.moments import day_of
from extractors.records import Quantity
from warehouse.events.told import Told, told_of
from warehouse.filing.accounts import accounts_of
from warehouse.records import Account

NEAR_DAYS = 12  # articles told farther apart are not asked about one event
SHOOTINGS = frozenset({"killed", "injured", "casualties"})
RELATED = frozenset({"contradicts", "corroborates", "updates", "revises"})


@dataclass(frozen=True, slots=True)
class Example:
    """Two events as told by two articles, of a field; `one`: they are one event."""

    field: str
    a: Told
    b: Told
    one: bool


def examples(folder: Path, reader: Reader) -> list[Example]:
    """All examples of the data in a folder."""
    news = list(_news(folder / "news.jsonl.gz", reader))
    pairs = list(_incidents(folder / "incidents.jsonl.gz", reader))
    return [*news, *pairs, *_verdicts(folder / "verdicts.jsonl.gz", reader)]


def _records(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _accounts(records: Sequence[Mapping[str, Any]], reader: Reader) -> list[Account]:
    kept = ("id", "title", "text", "published", "publisher", "url")
    pages = (
        parse_record(json.dumps({k: r[k] for k in kept if k in r}), str(r["id"])) for r in records
    )
    return accounts_of([read_article(page) for page in pages], reader, None)


def _news(path: Path, reader: Reader) -> Iterator[Example]:
    records = _records(path)
    told: dict[Any, list[tuple[Account, Quantity, str]]] = defaultdict(list)
    for record, account in zip(records, _accounts(records, reader), strict=True):
        for claim in account.quantities:
            key = _gold_event(claim, record["gold"])
            if key and claim.event_scope == "event":
                told[record["stream"]].append((account, claim, key))
    for claims in told.values():
        yield from _paired("news", claims)


def _gold_event(claim: Quantity, gold: Sequence[Mapping[str, Any]]) -> str | None:
    """The event of the gold figure that a claim's words overlap."""
    for one in gold:
        start, words = one["start"], one["figure"]
        if one["event"].startswith("?") or claim.start is None or not isinstance(start, int):
            continue
        assert claim.end is not None
        stated = {claim.value, claim.low, claim.high} & {one["low"], one["high"]} - {None}
        if start < claim.end and claim.start < start + len(words) and stated:
            return str(one["event"].split(" > ")[0])
    return None


def _paired(field: str, claims: Sequence[tuple[Account, Quantity, str]]) -> Iterator[Example]:
    """Each pair of events once for each two measures that may be compared."""
    seen = set()
    for (one, a, key_a), (other, b, key_b) in combinations(claims, 2):
        names = (one.id, a.event, a.measure, other.id, b.event, b.measure)
        if one.id == other.id or names in seen or b.measure not in relatives(a.measure or ""):
            continue
        if not (one.published and other.published):
            continue
        if abs((day_of(one.published) - day_of(other.published)).days) > NEAR_DAYS:
            continue
        seen.add(names)
        yield Example(field, told_of(one, a), told_of(other, b), key_a == key_b)


def _incidents(path: Path, reader: Reader) -> Iterator[Example]:
    records = _records(path)
    accounts = _accounts([r[side] for r in records for side in "ab"], reader)
    for number, record in enumerate(records):
        a, b = accounts[2 * number : 2 * number + 2]
        mains = [_main(account) for account in (a, b)]
        if mains[0] and mains[1]:
            one = record["gold"]["pair"] == "same"
            yield Example("shootings", told_of(a, mains[0]), told_of(b, mains[1]), one)


def _main(account: Account) -> Quantity | None:
    """The first claim of an article's own event on people who were hit."""
    own = (q for q in account.quantities if q.event == 0 and q.measure in SHOOTINGS)
    return next(own, None)


def _verdicts(path: Path, reader: Reader) -> Iterator[Example]:
    records = _records(path)
    accounts = _accounts([r[side] for r in records for side in "ab"], reader)
    for number, record in enumerate(records):
        gold, domain = record["gold"], f"verdicts {record['domain']}"
        a, b = accounts[2 * number : 2 * number + 2]
        if gold["verdict"] not in RELATED or gold.get("kind") == "self":
            yield from _strangers(domain, a, b)
            continue
        claims = [_claim(x, f) for x, f in zip((a, b), gold.get("figures") or (), strict=False)]
        if len(claims) == 2 and claims[0] and claims[1]:
            yield Example(domain, told_of(a, claims[0]), told_of(b, claims[1]), True)


def _claim(account: Account, figure: object) -> Quantity | None:
    own = (q for q in account.quantities if figure in (q.value, q.low, q.high))
    return next((q for q in own if q.event_scope == "event"), None)


def _strangers(field: str, a: Account, b: Account) -> Iterator[Example]:
    """Claims of one measure in two articles that have nothing to do with each other."""
    for one in a.quantities:
        for other in b.quantities:
            same = one.measure == other.measure and one.event_scope == other.event_scope == "event"
            if same and one.event == other.event == 0:
                yield Example(field, told_of(a, one), told_of(b, other), False)
                return
