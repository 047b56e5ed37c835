"""What the bounds of hedged figures should be: curves on development data that lies elsewhere.

    python -m benchmarks.calibration [folder of the benchmarks; ../shared/bench]

For each constant of `extractors.figures.bounds.Widths` and a range of values it prints the share of
contradictions that still alert and the share of agreeing pairs that alert falsely, over the pairs
that hold such a figure: the others cannot move. Then, for reports of events whose true figures are
known, where the truth lies when a report says "about", "nearly", "at least".

EQUATE's sentences bear no date. Soft bounds bind only between accounts of one moment, so both
sides are read as of one day here; the scorer `pairs`, which does not, shows the hard ones alone.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.calibration_events import NEWS, article, kind_of, records, reports, table
from extractors.article import read_article
from extractors.claims import Reader
from extractors.feeds import parse_feed
from extractors.figures import find
from extractors.figures.bounds import WIDTHS, Widths
from extractors.records import Article, Figure, Page, Quantity
from flows.feeds.sources import pages_of_feed, source_of
from flows.workers.resources import shared_reader
from warehouse.filing.accounts import accounts_of
from warehouse.judgement import Knowledge, compare
from warehouse.judgement.lexicons import knowledge_of
from warehouse.records import Account

BENCH = "../shared/bench"
DAY = date(2020, 1, 1)
LABELS = ("contradiction", "agreement", "looser")
# Hedge ("round" for a bare figure that is taken for a round one) and the values tried.
CURVES: Mapping[str, tuple[str, tuple[float, ...]]] = {
    "round_from": ("round", (10, 20, 50, 100, 1_000)),
    "round_grains": ("round", (0, 0.25, 0.5, 0.75, 1)),
    "round_share": ("round", (0, 0.02, 0.05, 0.1, 0.15)),
    "about_hard_grains": ("about", (0, 0.5, 1, 1.5, 2)),
    "about_hard_share": ("about", (0, 0.05, 0.1, 0.15, 0.2)),
    "about_grains": ("about", (0, 0.25, 0.5, 0.75, 1)),
    "about_share": ("about", (0, 0.02, 0.05, 0.1, 0.15)),
    "more_than_grains": ("more_than", (0.25, 0.5, 1, 2, 5)),
    "at_least_grains": ("at_least", (0.25, 0.5, 1, 2, 5)),
    "nearly_hard_grains": ("nearly", (0.25, 0.5, 1, 1.5, 2)),
    "nearly_grains": ("nearly", (0.1, 0.25, 0.5, 0.75, 1)),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts of one day; `label` is one of LABELS, see `label_of`."""

    a: Account
    b: Account
    label: str


@dataclass(frozen=True, slots=True)
class Development:
    """What the curves are drawn on: labelled pairs, and the bundled articles."""

    pairs: Sequence[Pair]
    seeds: Sequence[Account]
    knowledge: Knowledge


def main(words: Sequence[str], tell: Callable[[str], None]) -> None:
    """Print the curves, then how far off hedged figures were."""
    data = Path(words[0] if words else BENCH) / "data"
    reader = shared_reader()
    pairs = tuple(pairs_of(records(data / "pairs.jsonl.gz"), reader))
    known = Development(pairs, seeds(reader), knowledge_of(reader.gazetteer))
    tell(f"{'alerts under':30}" + "".join(f"{label:>18}" for label in (*LABELS, "seeds")))
    for name, (hedge, values) in CURVES.items():
        held = replace(known, pairs=[p for p in pairs if holds(p, hedge, name)])
        for value in values:
            tell(row(name, value, held))
    tell("")
    for line in table(reports(data, reader)):
        tell(line)


def label_of(gold: Mapping[str, Any]) -> str | None:
    """What a pair shows: a contradiction of figures; two accounts of news of which one follows
    from the other; or an exam's "more than 20" that follows from 30, which no account of one thing
    would say. None for what shows nothing of figures.
    """
    subset, label, exam = gold["subset"], gold["label"], gold["subset"] == "StressTest"
    if gold["question"] or not (exam or subset in NEWS):
        return None
    if label == "entailment":
        return "looser" if exam else "agreement"
    figures = gold["kind"] in ("figure", None) and (exam or subset == "RedditNLI")
    return "contradiction" if label == "contradiction" and figures else None


def pairs_of(found: Iterator[dict[str, Any]], reader: Reader) -> Iterator[Pair]:
    """The labelled pairs as accounts of one day."""
    kept = [record for record in found if label_of(record["gold"])]
    sides = accounts([replace(article(r[s]), published=DAY) for r in kept for s in "ab"], reader)
    for record, a, b in zip(kept, sides[::2], sides[1::2], strict=True):
        yield Pair(a, b, str(label_of(record["gold"])))


def seeds(reader: Reader) -> list[Account]:
    """The accounts of the bundled articles, dated by their feed."""
    source = source_of(str(files("seeds") / "feed.xml"))
    entries = parse_feed(source.path.read_bytes(), source.name)
    pages = [page for page in pages_of_feed(source, entries) if isinstance(page, Page)]
    return accounts([read_article(page) for page in pages], reader)


def accounts(articles: Sequence[Article], reader: Reader) -> list[Account]:
    """The articles as the judgement sees them."""
    return accounts_of(articles, reader, None)


def holds(pair: Pair, hedge: str, name: str) -> bool:
    """Whether either side has a figure that the constant may move."""
    return any(
        kind_of(q) == hedge or (name == "round_from" and q.hedge == "exact" and may_be_round(q))
        for account in (pair.a, pair.b)
        for q in account.quantities
    )


def may_be_round(quantity: Quantity) -> bool:
    """Whether a figure ends in zero."""
    return quantity.value is not None and quantity.value % 10 == 0


def row(name: str, value: float, known: Development) -> str:
    """What alerts under one value, by label; the value in use is starred."""
    widths = replace(WIDTHS, **{name: float(value)})
    cells = []
    for label in LABELS:
        pairs = [pair for pair in known.pairs if pair.label == label]
        hits = sum(bool(alerts(pair.a, pair.b, widths, known.knowledge)) for pair in pairs)
        cells.append(f"{hits} of {len(pairs)}")
    both = combinations(known.seeds, 2)
    found = {alert for a, b in both for alert in alerts(a, b, widths, known.knowledge)}
    star = "*" if value == getattr(WIDTHS, name) else " "
    return f"{name:20}{value:>8g}{star} " + "".join(f"{c:>18}" for c in (*cells, f"{len(found)}"))


def alerts(a: Account, b: Account, widths: Widths, knowledge: Knowledge) -> set[tuple[str, ...]]:
    """The contradictions between two accounts: articles and measure."""
    found = compare(rebound(a, widths), rebound(b, widths), knowledge).comparisons
    clashing = [c for c in found if c.verdict == "contradicts"]
    return {(c.a_article, c.b_article, c.a.measure or "") for c in clashing}


def rebound(account: Account, widths: Widths) -> Account:
    """The account with the bounds that its figures have under other widths."""
    return replace(account, quantities=tuple(moved(q, widths) for q in account.quantities))


def moved(quantity: Quantity, widths: Widths) -> Quantity:
    """A quantity with its bounds under other widths."""
    now = zip(flat(find(quantity.sentence)), flat(find(quantity.sentence, widths)), strict=True)
    for old, new in now:
        if marks(old) == marks(quantity):
            return replace(
                quantity, low=new.low, high=new.high, soft_low=new.soft_low, soft_high=new.soft_high
            )
    return quantity


def flat(found: Sequence[Figure]) -> Iterator[Figure]:
    """The figures with their conversions."""
    for figure in found:
        yield figure
        if figure.converted:
            yield figure.converted


def marks(figure: Figure | Quantity) -> tuple[object, ...]:
    """What the bounds of a figure follow from, and they themselves."""
    return figure.value, figure.hedge, figure.unit, figure.low, figure.high


if __name__ == "__main__":
    try:
        main(sys.argv[1:], print)
    except FileNotFoundError as error:
        sys.exit(f"calibration: no {error.filename}; name the folder of the benchmarks")
