"""The names' examples, and their scores."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from extractors.training.corpus import MADE, read
from extractors.training.entities import MISSING, Named, from_columns, from_gum, from_made
from extractors.training.grammar import Grammar

LABELS = ("PERSON", "ORG", "LOC", "NORP")


def to_example(named: Named, nlp: Language) -> Example:
    """The raw text as the tokenizer cuts it, with the names as its reference."""
    doc = Doc(nlp.vocab, words=list(named.words), spaces=list(named.spaces))
    entities = [tag if tag != MISSING else "-" for tag in biluo(named.tags)]
    record = {"words": list(named.words), "spaces": list(named.spaces), "entities": entities}
    return Example.from_dict(nlp.make_doc(doc.text), record)


def biluo(tags: Iterable[str]) -> list[str]:
    """IOB tags with the last word of a name and names of one word marked as spaCy wants them."""
    given = list(tags)
    made = []
    for tag, after in zip(given, [*given[1:], "O"], strict=True):
        mark, dash, kind = tag.partition("-")
        if not kind:
            made.append(tag)
            continue
        ends = after != f"I-{kind}"
        made.append(f"{('U' if mark == 'B' else 'L') if ends else mark}{dash}{kind}")
    return made


@dataclass(slots=True)
class NameExamples:
    """Each call makes an epoch: GUM, wikigold, UNER's development part and made sentences."""

    named: list[Named]
    grammar: Grammar = field(default_factory=Grammar)

    def __call__(self, nlp: Language, chance: random.Random) -> list[Example]:
        made = [from_made(self.grammar.sentence(chance)) for _ in range(MADE)]
        return [to_example(named, nlp) for named in [*self.named, *made]]


def learnt(folder: Path) -> list[Named]:
    """All that names are learnt from."""
    gum = [from_gum(tree) for tree in read(folder, ["gum-train"])]
    uner = from_columns(folder / "uner-ewt-dev.iob2.gz", 1)
    return [*gum, *uner, *from_columns(folder / "wikigold.conll.gz", 0)]


def score(nlp: Language, folder: Path) -> dict[str, dict[str, float]]:
    """F1 in per cent by test set and label."""
    gum = read(folder, ["gum-dev", "gum-test"])
    sets = {
        "GUM dev and test": [from_gum(tree) for tree in gum],
        "GUM news": [from_gum(t) for t in gum if t.document.startswith("GUM_news")],
        "UNER EWT test": list(from_columns(folder / "uner-ewt-test.iob2.gz", 1)),
    }
    return {name: _score(nlp, named) for name, named in sets.items()}


def _score(nlp: Language, named: Sequence[Named]) -> dict[str, float]:
    """By the labels that the set marks at all."""
    marked = {tag.partition("-")[2] for one in named for tag in one.tags}
    by_label = nlp.evaluate([to_example(one, nlp) for one in named])["ents_per_type"] or {}
    return {
        label: round(100 * float(by_label[label]["f"]), 1)
        for label in LABELS
        if label in marked and label in by_label
    }
