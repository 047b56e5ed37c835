"""Mutations that keep an input near to what news looks like: words and marks spliced into it."""

import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_WORD = re.compile(r"\S+")
_DIGITS = re.compile(r"\d+")
_SEPARATORS = (" ", " ", " ", "", "-", ", ", ". ", "\n\n")
_LONGEST_UNIT = 40  # characters of a fragment that is repeated
_REPEATED = 0.02  # share of inputs that repeat a fragment up to the full length


def bytes_of(text: str) -> bytes:
    """UTF-8; halves of surrogate pairs come out as the broken UTF-8 that they would be."""
    return text.encode("utf-8", "surrogatepass")


def text_of(data: bytes) -> str:
    """The text of `bytes_of`; what is no UTF-8 at all is replaced."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def load_pieces() -> dict[str, list[str]]:
    """The words and marks that are spliced in, by the kind of input."""
    path = Path(__file__).with_name("pieces.json")
    pieces: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return pieces


@dataclass(frozen=True, slots=True)
class Mutator:
    """Makes a text of another one; `pieces` are spliced in, and slices of `seeds`."""

    pieces: Sequence[str]
    seeds: Sequence[str]

    def mutate(self, text: str, longest: int, chance: random.Random) -> str:
        """A neighbour of the text with at most `longest` characters."""
        if chance.random() < _REPEATED:
            return self._repeated(text, longest, chance)
        for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
            text = chance.choice(_MUTATIONS)(self, text, chance)
        return text[:longest]

    def _repeated(self, text: str, longest: int, chance: random.Random) -> str:
        """A fragment over and over: what makes a search run back and forth."""
        parts = [self._fragment(text, chance) for _ in range(chance.choice((1, 1, 2, 3)))]
        unit = chance.choice(("", " ", " ", "-", ", ")).join(parts) or "a"
        unit += chance.choice(("", " "))
        head, tail = self._fragment(text, chance), self._fragment(text, chance)
        return (head + unit * (longest // len(unit)))[: longest - len(tail)] + tail

    def _fragment(self, text: str, chance: random.Random) -> str:
        if not text or chance.random() < 0.6:
            return chance.choice(self.pieces)
        start = chance.randrange(len(text))
        return text[start : start + chance.randrange(1, _LONGEST_UNIT)]

    def _inserted(self, text: str, chance: random.Random) -> str:
        at = _edge(text, chance)
        left, right = chance.choice(_SEPARATORS), chance.choice(_SEPARATORS)
        return text[:at] + left + chance.choice(self.pieces) + right + text[at:]

    def _replaced(self, text: str, chance: random.Random) -> str:
        words = list(_WORD.finditer(text))
        if not words:
            return chance.choice(self.seeds)
        start, end = chance.choice(words).span()
        return text[:start] + chance.choice(self.pieces) + text[end:]

    def _spliced(self, text: str, chance: random.Random) -> str:
        other, at = chance.choice(self.seeds), _edge(text, chance)
        start = _edge(other, chance)
        return text[:at] + other[start : start + chance.randrange(1, 200)] + text[at:]


def _edge(text: str, chance: random.Random) -> int:
    """An offset, mostly of a word's start or end."""
    at = chance.randint(0, len(text))
    if chance.random() < 0.3:
        return at
    found = _WORD.search(text, at)
    return chance.choice(found.span()) if found else at


def _cut(_: Mutator, text: str, chance: random.Random) -> str:
    start, end = sorted((_edge(text, chance), _edge(text, chance)))
    return text[:start] + text[min(end, start + 60) :]


def _doubled(_: Mutator, text: str, chance: random.Random) -> str:
    start, end = sorted((_edge(text, chance), _edge(text, chance)))
    return (
        text[:end] + chance.choice(_SEPARATORS) + text[start : min(end, start + 300)] + text[end:]
    )


def _swapped(_: Mutator, text: str, chance: random.Random) -> str:
    first, second, third = sorted(_edge(text, chance) for _ in range(3))
    return text[:first] + text[second:third] + text[first:second] + text[third:]


def _renumbered(_: Mutator, text: str, chance: random.Random) -> str:
    found = list(_DIGITS.finditer(text))
    if not found:
        return text
    start, end = chance.choice(found).span()
    number = str(chance.randrange(10 ** chance.choice((1, 2, 4, 6, 12, 30))))
    return text[:start] + number + text[end:]


def _recased(_: Mutator, text: str, chance: random.Random) -> str:
    start, end = sorted((_edge(text, chance), _edge(text, chance)))
    change = chance.choice((str.upper, str.lower, str.title, str.swapcase))
    return text[:start] + change(text[start:end]) + text[end:]


def _recoded(_: Mutator, text: str, chance: random.Random) -> str:
    """One character replaced by any other."""
    at = chance.randint(0, len(text))
    odd = chr(chance.choice((chance.randrange(128), chance.randrange(0x3000), 0xD800)))
    return text[:at] + odd + text[at + 1 :]


_MUTATIONS: tuple[Callable[[Mutator, str, random.Random], str], ...] = (
    Mutator._inserted, Mutator._inserted, Mutator._inserted, Mutator._replaced, Mutator._replaced,
    Mutator._spliced, _cut, _cut, _doubled, _swapped, _renumbered, _recased, _recoded,
)  # fmt: skip
