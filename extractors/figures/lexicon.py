"""The package's word lists, read once from `data/`."""

from functools import cache
from typing import NamedTuple

from extractors.tables import blocks, rows


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


@cache
def number_words() -> dict[str, dict[str, float]]:
    """By kind ("digit", "scale", "denominator", ...), the words and what each stands for."""
    words: dict[str, dict[str, float]] = {}
    for row in rows("extractors.figures", "numbers.tsv"):
        words.setdefault(row["kind"], {})[row["word"]] = float(row["value"])
    return words


@cache
def vague_words() -> dict[str, Vague]:
    """Vague number words with their bounds."""
    return {
        row["words"]: Vague(float(row["low"]), float(row["soft_low"]), float(row["soft_high"]))
        for row in rows("extractors.figures", "vague.tsv")
    }


@cache
def labels() -> dict[str, frozenset[str]]:
    """Word sets by name; the comments in `labels.txt` say what each is for."""
    found = blocks("extractors.figures", "labels.txt")
    return {name: frozenset(words) for name, words in found.items()}


@cache
def hedges(side: str) -> dict[tuple[str, ...], Hedge]:
    """Hedges before or after a number ("before", "after"), keyed by their words."""
    table: dict[tuple[str, ...], Hedge] = {}
    for row in rows("extractors.figures", "hedges.tsv", glue=""):
        if row["side"] == side:
            for phrase in row["words"].split("|"):
                words = hedge_key(phrase)
                table.setdefault(words, Hedge(row["hedge"], len(words)))
    return table


def hedge_key(phrase: str) -> tuple[str, ...]:
    """A hedge's words as the text's pieces spell them: signs apart, full stops left out."""
    signs = {">=": (">", "="), "=>": ("=", ">"), "<=": ("<", "="), "=<": ("=", "<")}
    return signs.get(phrase) or tuple(phrase.replace(".", "").split())
