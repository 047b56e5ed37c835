"""Would weights fitted to data choose a figure's place better than those set by hand?

    python -m extractors.training.governing claims.jsonl.gz    (make governing)

The file holds short texts whose figures are annotated with their places (`gold`: `start`,
`quote_contains`, `place`), each with its field (`domain`). Of every figure whose sentence names the
right place and another one, the places are weighed by features that a person can read; a
conditional logit is fitted with one field left out in turn, and what it gets right there is
printed beside what the weights of `extractors.places.nearness` get right.
"""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.figures import find
from extractors.parsing.sentences import split
from extractors.places import Locations, load_gazetteer, locate
from extractors.places.anchors import Anchor
from extractors.places.fold import fold
from extractors.places.nearness import score
from extractors.records import Article, Sentence

FEATURES = ("role", "words between", "commas between", "clause boundaries", "behind the figure")
_STEPS = 400
_RATE = 0.5
_HOLD = 0.02  # how strongly weights are held to zero
_KINDS = frozenset({
    "province", "region", "state", "city", "department", "county", "municipality", "governorate",
})  # fmt: skip
Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """The places of one sentence for one figure: a row of features each, and the right ones."""

    domain: str
    rows: Rows
    right: tuple[int, ...]
    by_hand: int


def main(path: Path) -> None:
    """Print, for each field, how many choices are right by hand and fitted on the others."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        choices = [one for line in lines for one in choices_of(json.loads(line))]
    by_domain: dict[str, list[Choice]] = defaultdict(list)
    for one in choices:
        by_domain[one.domain].append(one)
    hand = fitted = 0
    print(f"{'field':16}{'choices':>8}{'by hand':>9}{'fitted':>8}")
    for domain, own in sorted(by_domain.items()):
        weights = fit([one for one in choices if one.domain != domain])
        first = sum(one.by_hand in one.right for one in own)
        second = sum(int(np.argmax(one.rows @ weights)) in one.right for one in own)
        hand, fitted = hand + first, fitted + second
        print(f"{domain:16}{len(own):8}{first:9}{second:8}")
    print(f"{'all':16}{len(choices):8}{hand:9}{fitted:8}")
    for name, weight in zip(FEATURES, fit(choices), strict=True):
        print(f"{name:20}{weight:8.2f}")


def choices_of(record: Mapping[str, Any]) -> Iterator[Choice]:
    """The choices of one annotated text."""
    article = Article(record["id"], record["text"], title=record.get("title"))
    sentences = split(article)
    spans = {one.index: [(f.start, f.end) for f in find(one.text)] for one in sentences}
    locations = locate(article, sentences, load_gazetteer(), spans)
    for gold in record["gold"]:
        names = gold.get("place")
        wanted = {plain(name) for name in (names if isinstance(names, list) else [names]) if name}
        here = next((one for one in sentences if _holds(one, gold["start"])), None)
        if here is None or here.start is None or not wanted:
            continue
        at = gold["start"] - here.start
        span = next((span for span in spans[here.index] if span[0] <= at < span[1]), None)
        if span is not None:
            yield from _choice(record["domain"], here, span, locations, wanted)


def _choice(
    domain: str,
    here: Sentence,
    span: tuple[int, int],
    locations: Locations,
    wanted: set[str],
) -> Iterator[Choice]:
    anchors = locations.candidates(here.index, span[0])
    right = tuple(i for i, one in enumerate(anchors) if plain(one.entry.name) in wanted)
    if right and len(right) < len(anchors):
        scores = [score(here.text, one, *span)[0] for one in anchors]
        rows = np.array([features(here.text, one, *span) for one in anchors])
        yield Choice(domain, rows, right, int(np.argmax(scores)))


def features(text: str, one: Anchor, start: int, end: int) -> list[float]:
    """A place's features for a figure, in the order of FEATURES."""
    after = one.start >= end
    between = text[end : one.start] if after else text[one.end : start]
    bounds = score(text, one, start, end)[1]
    return [one.weight, between.count(" ") / 10, between.count(","), bounds, after and not bounds]


def fit(choices: Sequence[Choice]) -> Rows:
    """The weights of a conditional logit, by gradient ascent with a penalty on their squares."""
    weights = np.zeros(len(FEATURES))
    for _ in range(_STEPS):
        slope = -_HOLD * len(choices) * weights
        for one in choices:
            chance = np.exp(one.rows @ weights - (one.rows @ weights).max())
            chance /= chance.sum()
            held = chance[list(one.right)] / chance[list(one.right)].sum()
            slope += held @ one.rows[list(one.right)] - chance @ one.rows
        weights += _RATE * slope / max(1, len(choices))
    return weights


def plain(name: str) -> str:
    """A place's name without the word for its kind: "Idlib province" is "idlib"."""
    words = [word for word in fold(name.split(",")[0]).split() if word not in _KINDS]
    return " ".join(words)


def _holds(sentence: Sentence, offset: int) -> bool:
    return (
        sentence.start is not None
        and sentence.end is not None
        and sentence.start <= offset < sentence.end
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("name the annotated texts: python -m extractors.training.governing FILE")
    main(Path(sys.argv[1]))
