"""Names from four sources, brought to one set of labels: PERSON, ORG, LOC, NORP.

GUM marks every mention (`Entity=` in MISC); a name is a mention whose head is a proper noun, cut to
the proper nouns. No source marks nationalities: a capitalised adjective inside a sentence is one.
"""

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.training.conllu import Tree, Word

MISSING = "-"
_KINDS = {
    "person": "PERSON", "organization": "ORG", "place": "LOC", "PER": "PERSON", "ORG": "ORG",
    "LOC": "LOC", "GPE": "LOC", "PERSON": "PERSON", "NORP": "NORP",
}  # fmt: skip
_BRACKET = re.compile(r"\((\d+)-([a-z]+)-[^()]*(\))?|(\d+)\)")
_PROPER = frozenset({"NNP", "NNPS"})
_INNER = frozenset({"of", "for", "the", "and", "-", "al", "de", "&"})


@dataclass(frozen=True, slots=True)
class Named:
    """A sentence with a tag a word: "B-ORG", "I-ORG", "O", or `MISSING` where nobody looked."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...]


def from_gum(tree: Tree) -> Named:
    """Names of persons, organisations and places by GUM's mentions, nationalities by capitals."""
    tags = ["O"] * len(tree.words)
    for start, end, kind in sorted(_mentions(tree), key=lambda span: span[0] - span[1]):
        first, last = _name(tree.words, start, end)
        if first < last and all(tag == "O" for tag in tags[first:last]):
            _put(tags, first, last, kind)
    for place, word in enumerate(tree.words):
        if place and tags[place] == "O" and word.tag == "JJ" and word.form[:1].isupper():
            tags[place] = "B-NORP"
    return _named(tree, tags)


def from_made(tree: Tree) -> Named:
    """Names of a made sentence: the MISC of a word is the name's kind and number."""
    tags, before = [], ""
    for word in tree.words:
        kind = _KINDS.get(word.misc.split(" ")[0], "")
        mark = "I" if word.misc == before else "B"
        tags.append(f"{mark}-{kind}" if kind else "O")
        before = word.misc
    return _named(tree, tags)


def from_columns(path: Path, column: int) -> Iterator[Named]:
    """Names of a gzipped file of words and tags; `column` is the word's. IO tags are read as IOB;
    labels outside the set are missing, nationalities too (a capitalised word that is no name)."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    for block in blocks:
        rows = [line.split() for line in block.split("\n") if line and not line.startswith("# ")]
        words = [row[column] for row in rows]
        if words:
            yield Named(tuple(words), tuple(_spaces(words)), tuple(_read(rows, column)))


def _read(rows: list[list[str]], column: int) -> Iterator[str]:
    before = "O"
    for place, row in enumerate(rows):
        mark, _, kind = row[column + 1].partition("-")
        if not kind:
            unsure = place and row[column][:1].isupper()
            yield MISSING if unsure else "O"
        elif kind not in _KINDS:
            yield MISSING
        else:
            yield f"{'I' if before == kind and mark == 'I' else 'B'}-{_KINDS[kind]}"
        before = kind


def _mentions(tree: Tree) -> Iterator[tuple[int, int, str]]:
    """(first word, word after the last, label) of the mentions of the kinds we know."""
    started: dict[str, tuple[int, str]] = {}
    for place, word in enumerate(tree.words):
        field = next((one for one in word.misc.split("|") if one.startswith("Entity=")), "")
        for number, kind, whole, closed in _BRACKET.findall(field):
            if number and whole:
                if kind in _KINDS:
                    yield place, place + 1, _KINDS[kind]
            elif number:
                started[number] = (place, kind)
            elif closed in started:
                start, kind = started.pop(closed)
                if kind in _KINDS:
                    yield start, place + 1, _KINDS[kind]


def _name(words: tuple[Word, ...], start: int, end: int) -> tuple[int, int]:
    """The proper nouns around the head of a mention; an empty span where the head is none."""
    heads = [p for p in range(start, end) if not start <= words[p].head < end]
    if not heads or words[heads[0]].tag not in _PROPER:
        return start, start
    first, last = heads[0], heads[0] + 1
    while first > start and _in_name(words, first - 1, start, end):
        first -= 1
    while last < end and _in_name(words, last, start, end):
        last += 1
    while words[first].dep == "nmod:desc" or words[first].tag not in _PROPER | {"JJ"}:
        first += 1
    while words[last - 1].tag not in _PROPER:
        last -= 1
    return first, last


def _in_name(words: tuple[Word, ...], place: int, start: int, end: int) -> bool:
    word = words[place]
    if word.tag in _PROPER or (word.form[:1].isupper() and word.tag in ("JJ", "NN")):
        return True
    return word.form.lower() in _INNER and start < place < end - 1


def _put(tags: list[str], first: int, last: int, kind: str) -> None:
    for place in range(first, last):
        tags[place] = f"{'B' if place == first else 'I'}-{kind}"


def _named(tree: Tree, tags: Iterable[str]) -> Named:
    words = tuple(word.form for word in tree.words)
    return Named(words, tuple(word.space for word in tree.words), tuple(tags))


def _spaces(words: list[str]) -> Iterator[bool]:
    """Whether a space follows each word, by what English sets close."""
    for word, after in zip(words, [*words[1:], ""], strict=True):
        close = after[:1] in ".,;:!?)%]" or after in ("'s", "n't", "’s") or word in ("(", "[", "$")
        yield not close
