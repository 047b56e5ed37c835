"""Where the truth lies when a report says "about", "nearly" or "at least".

True figures are those of shootings and operations in which the killed and injured were counted in
the end, and exact figures in sentences of which the hedged one follows. Airwars' texts are not
used: their "at least" is the archive's own minimum, so that the truth equals it by construction.
"""

import gzip
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.article import read_article
from extractors.claims import Reader, extract_all
from extractors.figures import find
from extractors.figures.literals import granularity
from extractors.records import Article, Figure, Page, Quantity

HEDGES = ("round", "about", "nearly", "more_than", "at_least")
NEWS = ("NewsNLI", "RTE-Quant", "RedditNLI")
PERSONS = frozenset({None, "person", "civilian", "victim"})
LEAD = 1_000  # characters; further down articles tell of other events
NEAR = 2.0  # a truth more than so many times larger or smaller is another event's
BINS = ("below -s", "to -s/2", "to 0", "0", "to s/2", "to s", "to 2s", "above")


@dataclass(frozen=True, slots=True)
class Report:
    """What a report said and what was the case; `data` says where that is known from."""

    data: str
    quantity: Quantity
    true: float


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a packed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def article(record: Mapping[str, Any]) -> Article:
    """The article of a record, undated."""
    return read_article(Page(id=str(record["id"]), text=record["text"]))


def kind_of(figure: Figure | Quantity) -> str:
    """The hedge, "round" for a bare figure with room on either side."""
    bare = figure.hedge == "exact" and figure.low != figure.high
    return "round" if bare else figure.hedge


def reports(data: Path, reader: Reader) -> Iterator[Report]:
    """All hedged reports whose truth is known."""
    for name in ("casualties", "isaf"):
        found = [r for r in records(data / f"{name}.jsonl.gz") if _is_hedged(r["text"])]
        read = extract_all([article(r) for r in found], reader)
        for record, quantities in zip(found, read, strict=True):
            yield from _of_event(name, quantities, _truths(record["gold"]))
    yield from _of_pairs(data / "pairs.jsonl.gz", reader)


def _is_hedged(text: str) -> bool:
    """Whether a text is worth parsing: finding figures is quick, parsing is not."""
    return any(kind_of(figure) in HEDGES for line in text.split("\n") for figure in find(line))


def _truths(gold: Mapping[str, Any]) -> dict[str, float]:
    """The true figure by measure; casualties are the killed and the injured."""
    known = {
        name: float(gold[name]) for name in ("killed", "injured", "detained") if gold.get(name)
    }
    if "injured" in gold:
        known["casualties"] = known.get("killed", 0.0) + known.get("injured", 0.0)
    return known


def _of_event(
    data: str, quantities: Sequence[Quantity], true: Mapping[str, float]
) -> Iterator[Report]:
    """The hedged tolls of an article's beginning against the event's own."""
    for q in quantities:
        truth = true.get(q.measure or "")
        lead = (q.start or 0) < LEAD and q.counted in PERSONS and q.part_of is None
        stated = q.modality in ("asserted", "quoted") and q.change is None
        near = truth and q.value and 1 / NEAR <= truth / q.value <= NEAR
        if truth and near and lead and stated and kind_of(q) in HEDGES:
            yield Report(data, q, truth)


def _of_pairs(path: Path, reader: Reader) -> Iterator[Report]:
    """Sentences of news of which one entails the other, one hedged, one to a finer granularity."""
    gold = [r for r in records(path) if _agrees(r["gold"])]
    read = iter(extract_all([article(r[side]) for r in gold for side in "ab"], reader))
    for a, b in zip(read, read, strict=True):
        for one, other in ((a, b), (b, a)):
            for q in one:
                yield from (Report("news pairs", q, x) for x in _finer(q, other))


def _agrees(gold: Mapping[str, Any]) -> bool:
    return bool(gold["label"] == "entailment" and gold["subset"] in NEWS)


def _finer(q: Quantity, others: Iterable[Quantity]) -> Iterator[float]:
    """Exact figures in the same unit that may be what `q` rounds."""
    if kind_of(q) not in HEDGES or not q.value:
        return
    for other in others:
        if other.value and other.hedge == "exact" and other.unit == q.unit:
            finer = granularity(other.value) < granularity(q.value)
            if finer and 1 / NEAR < other.value / q.value < NEAR:
                yield other.value


def table(found: Iterable[Report]) -> Iterator[str]:
    """A line for each source and hedge: how many truths lie how far off, in granularities `s`."""
    rows: dict[tuple[str, str], list[int]] = {}
    for report in found:
        assert report.quantity.value is not None
        off = (report.true - report.quantity.value) / granularity(report.quantity.value)
        rows.setdefault((report.data, kind_of(report.quantity)), [0] * len(BINS))[_bin(off)] += 1
    yield f"{'truth less what was said':24}{'n':>4} " + "".join(f"{head:>10}" for head in BINS)
    for (data, hedge), counts in sorted(rows.items()):
        cells = "".join(f"{count or '.':>10}" for count in counts)
        yield f"{data:12}{hedge:12}{sum(counts):>4} {cells}"


def _bin(off: float) -> int:
    """The place in BINS of a difference in granularities."""
    if off < 0:
        return bisect_right((-1.0, -0.5), off)
    return 3 if off == 0 else 4 + bisect_left((0.5, 1.0, 2.0), off)
