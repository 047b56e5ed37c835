"""How often the head, predicate, counted noun and source of a figure are read rightly.

The cases are sentences of our own: {"text", "expect": [{"number", "head", "predicate", "counted",
"source"}], "why"}. A number is given by its last word ("million"), everything else by the word
itself; "=" is the number's own word, null says that there is none.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.parsing.pipeline import Pipeline
from extractors.records import Token
from extractors.syntax_attribution import attribution
from extractors.syntax_numbers import number_phrase
from extractors.syntax_predicates import numeral_head, predicate

ASKED = ("head", "predicate", "counted", "source")


@dataclass(frozen=True, slots=True)
class Miss:
    """One wrong reading."""

    text: str
    number: str
    asked: str
    expected: str | None
    got: str | None


def read_cases(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """The cases of all files."""
    return [case for path in paths for case in json.loads(path.read_text(encoding="utf-8"))]


def score(
    pipeline: Pipeline, cases: Sequence[dict[str, Any]]
) -> tuple[dict[str, float], list[Miss]]:
    """Per cent right by what is asked, and the wrong readings."""
    parses = pipeline.parse([case["text"] for case in cases])
    misses = [
        miss for case, tokens in zip(cases, parses, strict=True) for miss in _misses(case, tokens)
    ]
    asked = sum(len(case["expect"]) for case in cases)
    wrong = Counter(miss.asked for miss in misses)
    return {name: round(100 * (1 - wrong[name] / asked), 1) for name in ASKED}, misses


def _misses(case: Mapping[str, Any], tokens: tuple[Token, ...]) -> Iterator[Miss]:
    used: set[int] = set()
    for figure in case["expect"]:
        place = next(
            (t.index for t in tokens if t.text == figure["number"] and t.index not in used), None
        )
        if place is None:
            for name in ASKED:
                yield Miss(case["text"], figure["number"], name, figure[name], "no such word")
            continue
        used.add(place)
        got = {
            "head": numeral_head(tokens, place),
            "predicate": predicate(tokens, place),
            "counted": number_phrase(tokens, place).counted,
            "source": attribution(tokens, place),
        }
        for name, index in got.items():
            found = None if index is None else tokens[index].text
            if name == "head" and index == place:
                found = "="
            if found != figure[name]:
                yield Miss(case["text"], figure["number"], name, figure[name], found)
