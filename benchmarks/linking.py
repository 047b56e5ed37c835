"""Learns how much each sign weighs that two articles tell of one event.

    python -m benchmarks.linking FOLDER [--write]

reads the data in a folder, leaves each field out in turn, prints what a model that never saw it
makes of it, then the weights and how reliable the odds are. `--write` puts the weights in place.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.linking_data import Example, examples
from benchmarks.linking_fit import Model, fit
from flows.workers.resources import shared_reader
from warehouse.events.evidence import Atlas, evidence
from warehouse.events.linking import BIAS, ONE
from warehouse.judgement.lexicons import atlas_of

TABLE = Path(__file__).parent.parent / "warehouse" / "events" / "data" / "weights.tsv"
HEAD = """# How much each trait of `warehouse/events/evidence.py` weighs, in log odds: learned by
# `make linking` from pairs of events of which is known whether they are one; not set by hand.
trait\tweight
"""
BINS = (-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0)
# Traits that speak for two events; all others speak for one.
PARTING = frozenset({
    "age_clash", "apart_words", "both_aside", "day_unfit", "days_apart", "days_far",
    "figures_differ", "frequent_kind", "kind_clash", "means_clash", "name_clash", "next_day",
    "one_outlet", "other_day", "place_clash", "place_differs", "published_apart", "rivals",
    "same_city", "same_country", "series", "spot_clash", "street_clash", "target_clash",
    "told_apart",
})  # fmt: skip
LEAST = 20  # pairs that must show a trait for it to be weighed

Row = Mapping[str, float]


def field_of(example: Example) -> str:
    """The field that is left out together: all domains of one data set."""
    return example.field.split()[0]


def traits_of(found: Sequence[Example], atlas: Atlas) -> list[Row]:
    """The traits of each example, those too rare to be weighed left out."""
    rows = [{t.name: t.value for t in evidence(e.a, e.b, atlas)} for e in found]
    often = Counter(name for row in rows for name in row)
    return [{name: v for name, v in row.items() if often[name] >= LEAST} for row in rows]


def learned(found: Sequence[Example], rows: Sequence[Row]) -> Model:
    """The model of examples; a field of many pairs outweighs one of few by less than their number.

    A trait that would speak against its own sense (an agreement that parts) only echoes another
    one in these data: it is left out, and the rest is learned again.
    """
    sizes = Counter(map(field_of, found))
    share = [120 / sizes[field_of(e)] ** 0.7 for e in found]
    while True:
        model = fit(rows, [e.one for e in found], share)
        wrong = {name for name, w in model.weights.items() if (w > 0) == (name in PARTING)}
        if not wrong:
            return model
        rows = [{name: v for name, v in row.items() if name not in wrong} for row in rows]


def left_out(found: Sequence[Example], rows: Sequence[Row]) -> Iterator[str]:
    """A line for each field: what a model that never saw it makes of its pairs."""
    yield f"{'field left out':16}{'pairs':>7}{'one':>6}{'right of linked':>17}{'found of one':>14}"
    for field in sorted(set(map(field_of, found))):
        others = [(e, r) for e, r in zip(found, rows, strict=True) if field_of(e) != field]
        own = [(e, r) for e, r in zip(found, rows, strict=True) if field_of(e) == field]
        model = learned([e for e, _ in others], [r for _, r in others])
        linked = [e.one for e, row in own if model.odds(row) >= ONE]
        ones = sum(e.one for e, _ in own)
        right, met = sum(linked) / max(1, len(linked)), sum(linked) / max(1, ones)
        yield f"{field:16}{len(own):7}{ones:6}{right:17.0%}{met:14.0%}"


def reliability(found: Sequence[Example], rows: Sequence[Row], model: Model) -> Iterator[str]:
    """A line for each range of odds: how many pairs, and how many of them are one."""
    yield f"{'log odds from':>16}{'pairs':>7}{'one':>8}"
    edges = (-99.0, *BINS, 99.0)
    told = [(model.odds(row), e.one) for e, row in zip(found, rows, strict=True)]
    for low, high in pairwise(edges):
        held = [one for odds, one in told if low <= odds < high]
        if held:
            yield f"{low:16.0f}{len(held):7}{sum(held) / len(held):8.0%}"


def main() -> None:
    """Learn, print, and write where asked."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--write", action="store_true")
    args = options.parse_args()
    reader = shared_reader()
    found = examples(args.folder, reader)
    rows = traits_of(found, atlas_of(reader.gazetteer))
    model = learned(found, rows)
    print("\n".join([*left_out(found, rows), "", *reliability(found, rows, model), ""]))
    table = [(BIAS, model.bias), *sorted(model.weights.items(), key=lambda one: -one[1])]
    lines = "".join(f"{name}\t{weight:.2f}\n" for name, weight in table)
    print(lines)
    if args.write:
        TABLE.write_text(HEAD + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
