"""The points of `extractors/events/data/antecedents.tsv`, fitted to annotated articles.

    python -m extractors.training.antecedents news.jsonl.gz    (make antecedents)

The file holds articles whose figures are annotated with their events (`gold`: `start`, `figure`,
`scope`, `event`). Each claim that is annotated is laid against the events told before it; the
evidence on each pair is a row, and whether the two are one event its answer. A logistic model is
drawn towards the points in use, its signs held to their meaning. Printed are both, and how many
rows each gets right in articles that it was not fitted on.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.claims import Reader, extract
from extractors.events import reading
from extractors.events.scenes import Scene
from extractors.events.spotting import Spotter
from extractors.events.teller import Teller
from extractors.events.threads import Thread
from extractors.moments import day_of, parse_moment
from extractors.parsing.pipeline import load
from extractors.parsing.sentences import split
from extractors.places import load_gazetteer, locate
from extractors.records import Article, Quantity
from extractors.tables import rows

FOLDS = 5
_HOLD = 6.0  # how strongly points are drawn towards those in use
_STEPS = 4000
_SUMS = ("TOTAL", "LEVEL", "PERIOD", "?")
Row = tuple[list[str], bool, int]  # the evidence, whether it is one event, the article's number


class Recorder(Teller):
    """A teller that keeps what it weighed for each claim."""

    seen: list[tuple[Quantity, list[tuple[Thread, list[str]]]]]

    def candidates(self, scene: Scene) -> list[tuple[Thread, list[str]]]:
        """As the teller's, and kept."""
        found = super().candidates(scene)
        if scene.claim is not None:
            self.seen.append((scene.claim, found))
        return found


def main(path: Path) -> None:
    """Print the points in use and those fitted, and how many rows of unseen articles are right."""
    table = rows("extractors.events", "antecedents.tsv")
    names = [row["evidence"] for row in table]
    used = np.array([float(row["points"]) for row in table])
    reader = Reader(load(), load_gazetteer())
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [row for number, line in enumerate(lines) for row in rows_of(line, reader, number)]
    matrix = np.array([[name == "any" or name in one[0] for name in names] for one in found], float)
    answers = np.array([one[1] for one in found], float)
    folds = np.array([one[2] % FOLDS for one in found])
    right = 0
    for fold in range(FOLDS):
        points = fit(matrix[folds != fold], answers[folds != fold], used)
        right += int(((matrix[folds == fold] @ points > 0) == answers[folds == fold]).sum())
    print(f"{len(found)} rows; right with the points in use, fitted on other articles:")
    print(int(((matrix @ used > 0) == answers).sum()), right)
    for name, one, other in zip(names, used, fit(matrix, answers, used), strict=True):
        print(f"{name:18}{one:8.1f}{other:8.1f}")


def rows_of(line: str, reader: Reader, number: int) -> Iterator[Row]:
    """The rows of one annotated article."""
    record: Mapping[str, Any] = json.loads(line)
    published = parse_moment(record["published"])
    article = Article(record["id"], record["text"], record.get("title"), published)
    sentences, quantities = split(article), extract(article, reader)
    locations = locate(article, sentences, reader.gazetteer)
    day = day_of(published) if published else None
    teller = Recorder(reader.gazetteer, Spotter(sentences, locations, reader.gazetteer), day)
    teller.seen = []
    reading.tie(teller, sentences, quantities, locations, day)
    keys = {id(one): key for one in quantities if (key := _key(one, record["gold"]))}
    for claim, weighed in teller.seen:
        for thread, evidence in weighed:
            told = [keys[id(one)] for one in thread.claims if id(one) in keys and one is not claim]
            if told and id(claim) in keys:
                yield evidence, told[0] == keys[id(claim)], number


def _key(claim: Quantity, gold: list[Mapping[str, Any]]) -> str | None:
    """The event that a claim is annotated with, without the part; None for sums and unread ones."""
    for one in gold:
        start, words = one["start"], one["figure"].lower()
        if start == "H" or claim.start is None or claim.measure is None:
            continue
        if claim.start < start + len(words) and start < claim.start + len(claim.quote):
            return None if one["event"].startswith(_SUMS) else one["event"].split(" > ")[0].strip()
    return None


def fit(matrix: NDArray[Any], answers: NDArray[Any], used: NDArray[Any]) -> NDArray[Any]:
    """The points of a logistic model by gradient descent, none across the sign that it has now."""
    low, high = np.where(used < 0, -9.0, 0.0), np.where(used > 0, 9.0, 0.0)
    pull = np.where(used == 0, 0.0, _HOLD)
    low, high = np.where(used == 0, -0.5, low), np.where(used == 0, 0.5, high)
    step = 1 / (0.25 * np.linalg.eigvalsh(matrix.T @ matrix).max() + _HOLD)
    points = used.copy()
    for _ in range(_STEPS):
        slope = matrix.T @ (1 / (1 + np.exp(-matrix @ points)) - answers) + pull * (points - used)
        points = np.clip(points - step * slope, low, high)
    return points


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("name the annotated articles: python -m extractors.training.antecedents FILE")
    main(Path(sys.argv[1]))
