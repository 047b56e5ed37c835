"""How often the rules that run read a figure, its noun, the word of its measure and its source.

The cases are sentences of our own: {"text", "expect": [{"number", "head", "predicate", "counted",
"source"}], "why"}. A number is given by its last word ("million"), everything else by the word
itself; null says that there is none. Asked of each number:

    found      whether it is read as a figure
    counted    whether noun or unit is the marked one, or none where none is marked
    source     whether the name of whoever is credited holds the marked word, or nobody is
    measured   whether it has a measure
    predicate  of those measured by a word: whether that is the marked predicate or head
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors import figures, meaning, sources
from extractors.parsing.pipeline import Pipeline
from extractors.parsing.sentences import split
from extractors.records import Article, Figure, Meaning, Token

ASKED = ("found", "counted", "source", "measured", "predicate")
Case = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """One reading; `right` None where there is nothing to be right about."""

    text: str
    number: str
    asked: str
    expected: str | None
    got: str | None
    right: bool | None


@dataclass(frozen=True, slots=True)
class _Read:
    """A figure with what was read of it, within its sentence's `tokens` and `text`."""

    text: str
    tokens: tuple[Token, ...]
    figure: Figure
    sense: Meaning
    source: str | None


def read_cases(paths: Iterable[Path]) -> list[Case]:
    """The cases of all files."""
    return [case for path in paths for case in json.loads(path.read_text(encoding="utf-8"))]


def score(pipeline: Pipeline, cases: Sequence[Case]) -> tuple[dict[str, float], list[Answer]]:
    """Per cent right by what is asked, and the wrong readings."""
    answers = [answer for case in cases for answer in _answers(case, _reads(pipeline, case))]
    asked = Counter(answer.asked for answer in answers if answer.right is not None)
    right = Counter(answer.asked for answer in answers if answer.right)
    scores = {name: round(100 * right[name] / asked[name], 1) for name in ASKED if asked[name]}
    return scores, [answer for answer in answers if answer.right is False]


def _reads(pipeline: Pipeline, case: Case) -> list[_Read]:
    article = Article("case", case["text"])
    sentences = split(article)
    parses = dict(enumerate(pipeline.parse([sentence.text for sentence in sentences])))
    credits = sources.credit(article, sentences, parses)
    reads = []
    for sentence in sentences:
        found, tokens = figures.find(sentence.text), parses[sentence.index]
        senses = meaning.read(sentence.text, tokens, found, sentence.part).meanings
        for figure, sense in zip(found, senses, strict=True):
            source = credits.source_of(sentence.index, figure.start, figure.end)
            reads.append(_Read(sentence.text, tokens, figure, sense, source))
    return reads


def _answers(case: Case, reads: Sequence[_Read]) -> Iterator[Answer]:
    left = list(reads)
    for marked in case["expect"]:
        holding = [one for one in (*left, *reads) if marked["number"] in _words(one)]
        read = holding[0] if holding else None  # two marks may be the ends of one range
        if read in left:
            left.remove(read)
        for asked in ASKED:
            expected, got, right = _judged(asked, marked, read)
            yield Answer(case["text"], marked["number"], asked, expected, got, right)


def _judged(
    asked: str, marked: Case, read: _Read | None
) -> tuple[str | None, str | None, bool | None]:
    """What is marked, what was read, and whether that is right."""
    if read is None:
        return marked["number"], None, None if asked == "predicate" else False
    if asked == "counted":
        got = _noun(read)
        return marked[asked], got, _names(marked[asked], got)
    if asked == "source":
        return marked[asked], read.source, _names(marked[asked], read.source)
    if asked == "predicate":
        at = read.sense.predicate
        word = None if at is None or read.sense.measure is None else read.tokens[at].text
        return marked[asked], word, None if word is None else word in _governors(marked)
    return marked["number"], read.sense.measure, asked == "found" or bool(read.sense.measure)


def _governors(marked: Case) -> set[str]:
    return {marked["predicate"], marked["head"]}


def _words(read: _Read) -> set[str]:
    start, end = read.figure.number_start, read.figure.number_end
    return {token.text for token in read.tokens if start <= token.start < end}


def _noun(read: _Read) -> str | None:
    """The counted noun, or the unit as the text writes it."""
    return read.figure.unit_text or read.sense.counted_text


def _names(expected: str | None, got: str | None) -> bool:
    if expected is None or got is None:
        return expected is got
    return expected.casefold() in got.casefold()
