"""The package's word lists, read once from `data/`."""

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from extractors.tables import blocks


class Vague(NamedTuple):
    """The bounds of a vague number word: hard lower bound, soft range."""

    low: float
    soft_low: float
    soft_high: float

    def times(self, factor: float) -> "Vague":
        return Vague(self.low * factor, self.soft_low * factor, self.soft_high * factor)


class Hedge(NamedTuple):
    """A hedge of the table: its kind ("open" for words that only lead on to one) and length."""

    kind: str
    length: int


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a data file, comments left out."""
    data = resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    for line in data.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def number_words() -> dict[str, dict[str, float]]:
    """By kind ("digit", "scale", "denominator", ...), the words and what each stands for."""
    words: dict[str, dict[str, float]] = {}
    for kind, word, value in rows("numbers.tsv"):
        words.setdefault(kind, {})[word] = float(value)
    return words


@cache
def vague_words() -> dict[str, Vague]:
    """Vague number words with their bounds."""
    return {word: Vague(*map(float, bounds)) for word, *bounds in rows("vague.tsv")}


@cache
def labels() -> dict[str, frozenset[str]]:
    """Word sets by name; the comments in `labels.txt` say what each is for."""
    found = blocks("extractors.figures", "labels.txt")
    return {name: frozenset(words) for name, words in found.items()}


@cache
def hedges(side: str) -> dict[tuple[str, ...], Hedge]:
    """Hedges before or after a number ("before", "after"), keyed by their words."""
    table: dict[tuple[str, ...], Hedge] = {}
    for kind, where, phrases in rows("hedges.tsv"):
        if where == side:
            for phrase in phrases.split("|"):
                words = hedge_key(phrase)
                table.setdefault(words, Hedge(kind, len(words)))
    return table


def hedge_key(phrase: str) -> tuple[str, ...]:
    """A hedge's words as the text's pieces spell them: signs apart, full stops left out."""
    signs = {">=": (">", "="), "=>": ("=", ">"), "<=": ("<", "="), "=<": ("=", "<")}
    return signs.get(phrase) or tuple(phrase.replace(".", "").split())
