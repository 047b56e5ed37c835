"""The language pipeline: texts in, tokens out. A spaCy document never leaves this module.

It lies in `extractors/model`, is built by `extractors.training`, and speaks Universal Dependencies.
"""

import gzip
import json
import re
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from extractors.errors import PipelineError
from extractors.parsing.lean_import import import_spacy
from extractors.parsing.lemmas import Lemmas, load_lemmas
from extractors.records import Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc

    from extractors.parsing.known_words import KnownWords

LONGEST = 2500  # characters of a text that are parsed; the longest sentence of news has about 1,500
BATCH = 64  # texts parsed together
# Words that are remembered from text to text; beyond them each batch forgets its own, so that a
# long-lived process does not grow. The first words to come are, by and large, the commonest.
REMEMBERED = 30_000

# What refers to a note or a source stands close behind a word; "[12] dead" in a quote does not.
_NOTES = re.compile(r"(?<=\S)\[(?:\d{1,3}|[a-z]|(?:nb|note|n)\.? ?\d{1,2}|citation needed)\]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_COLUMNS: list[int | str] = ["IS_SPACE", "IDX", "LENGTH", "TAG", "POS", "DEP", "HEAD"]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded pipeline. Not for several threads at a time: spaCy's vocabulary is shared."""

    language: "Language"
    lemmas: Lemmas

    def parse(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        """The tokens of each text, in the texts' order, one or more roots each; white space makes
        none, and an empty text gives an empty tuple. Of a text longer than `LONGEST` characters
        only the words up to there are parsed, so that time is bounded."""
        bounded = [_bounded(text) for text in texts]
        names = _Names(self.language.vocab.strings)
        parsed: list[tuple[Token, ...]] = []
        for start in range(0, len(bounded), BATCH):
            batch = bounded[start : start + BATCH]
            full = len(self.language.vocab) >= REMEMBERED
            with self.language.memory_zone() if full else nullcontext():
                docs = self.language.pipe(batch, batch_size=BATCH)
                parsed.extend(
                    _tokens(text, doc, self.lemmas, names)
                    for text, doc in zip(batch, docs, strict=True)
                )
        return parsed


def load() -> Pipeline:
    """The shipped pipeline. Raises PipelineError where its files are missing or broken."""
    language = _shipped()
    from extractors.parsing import arithmetic

    arithmetic.stay_on_one_core()
    arithmetic.use(arithmetic.PredictionOps(), language)
    return Pipeline(language, load_lemmas())


def _see(language: "Language", words: "KnownWords") -> None:
    """Let the layers see words as they did in training. Of the 23 things that spaCy works out about
    each new word, keep those that something reads: the layers' four, and whether it is white
    space."""
    from spacy.attrs import (  # type: ignore[import-not-found]  # compiled, no stub
        IS_SPACE,
        NORM,
        PREFIX,
        SHAPE,
        SUFFIX,
    )

    getters = language.vocab.lex_attr_getters  # type: ignore[attr-defined]  # missing in the stub
    for attribute in set(getters) - {NORM, PREFIX, SUFFIX, SHAPE, IS_SPACE}:
        del getters[attribute]
    getters[NORM] = words.seen_as


def _shipped() -> "Language":
    import_spacy()
    from spacy.util import load_model_from_config

    import extractors.parsing.tokenizing  # noqa: F401  (registers the tokenizer that config.json names)
    from extractors.parsing.known_words import load_known_words

    folder = files("extractors") / "model"
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        words = load_known_words()
        weights = gzip.decompress((folder / "parser.bin.gz").read_bytes())
    except (OSError, ValueError, EOFError) as error:
        raise PipelineError(
            f"extractors/model: the shipped weights cannot be read ({error}); "
            "install counterclaim again, or build them with `make model`"
        ) from error
    language = load_model_from_config(config, validate=False)
    language.from_bytes(weights)
    _see(language, words)
    for labels in language.pipe_labels.values():
        for label in labels:
            language.vocab.strings.add(label)
    return language


def _bounded(text: str) -> str:
    """The text, or of a longer one the part up to the last space before `LONGEST`. Halves of
    surrogate pairs, which no encoder takes, become U+FFFD and marks of notes ("129 deaths.[2]")
    blanks, so that offsets stay."""
    if len(text) > LONGEST:
        end = text.rfind(" ", 0, LONGEST)
        text = text[: end if end > 0 else LONGEST]
    text = _NOTES.sub(lambda mark: " " * len(mark.group()), text)
    return _SURROGATES.sub("\ufffd", text)


class _Names(dict[int, str]):
    """The labels by spaCy's 64-bit keys, taken as signed numbers; each is looked up once."""

    def __init__(self, strings: "StringStore") -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, key: int) -> str:
        name = self[key] = self._strings[key % 2**64]
        return name


def _tokens(text: str, doc: "Doc", lemmas: Lemmas, names: _Names) -> tuple[Token, ...]:
    """The words of a text's document, read as one table, which is faster than word by word."""
    table = doc.to_array(_COLUMNS).view("int64").tolist()
    place: dict[int, int] = {}
    for row, (space, *_) in enumerate(table):
        if not space:
            place[row] = len(place)
    made = []
    for row, index in place.items():
        _, start, length, tag_id, pos, dep, head = table[row]
        word, tag = text[start : start + length], names[tag_id]
        made.append(
            Token(
                index,
                word,
                lemmas.of(word, tag),
                names[pos],
                tag,
                names[dep],
                place.get(row + head, index),
                start,
                start + length,
            )
        )
    return tuple(made)
