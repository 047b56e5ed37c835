"""What the pipeline learns from and what it is measured on, by file and by genre."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.training import Example

from extractors.errors import InputError
from extractors.training.augment import augment, renumber
from extractors.training.conllu import Tree, read_trees
from extractors.training.documents import pieces, to_example
from extractors.training.grammar import Grammar

# The development part of EWT is learnt from too; that of GUM is held out beside the test parts.
LEARNT = ("ewt-train", "ewt-dev", "gum-train")
HELD_OUT = ("ewt-test", "gum-dev", "gum-test")
MADE = 2000  # made sentences an epoch, a tenth of all words


def read(folder: Path, names: Iterable[str]) -> list[Tree]:
    """The trees of the named treebank files; raises InputError where one is missing."""
    trees: list[Tree] = []
    for name in names:
        path = folder / f"{name}.conllu.gz"
        if not path.is_file():
            raise InputError(
                str(path), "no such treebank", "give the treebanks' folder as the argument"
            )
        trees.extend(read_trees(path))
    return trees


@dataclass(slots=True)
class ParserExamples:
    """Each call makes an epoch: the treebanks augmented, and sentences made anew."""

    trees: list[Tree]
    grammar: Grammar = field(default_factory=Grammar)

    def __call__(self, nlp: Language, chance: random.Random) -> list[Example]:
        seen = [augment(tree, self.grammar, chance) for tree in self.trees]
        made = [self.grammar.sentence(chance) for _ in range(MADE)]
        examples = [to_example(piece, nlp) for piece in pieces(seen, chance)]
        return examples + [to_example([tree], nlp) for tree in made]


@dataclass(slots=True)
class PlainExamples:
    """The treebanks with other numerals but their own capitals and quotes, and fewer made
    sentences: capitals tell names from nouns, and the augmentation blurs them."""

    trees: list[Tree]
    grammar: Grammar = field(default_factory=Grammar)

    def __call__(self, nlp: Language, chance: random.Random) -> list[Example]:
        seen = [renumber(tree, chance) for tree in self.trees]
        examples = [to_example(piece, nlp) for piece in pieces(seen, chance)]
        made = [self.grammar.sentence(chance) for _ in range(MADE * 3 // 5)]
        return examples + [to_example([tree], nlp) for tree in made]
