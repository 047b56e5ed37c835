"""What the pipeline learns from and what it is measured on, by file and by genre."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.training import Example

from extractors.errors import InputError
from extractors.training.augment import augment
from extractors.training.conllu import Tree, read_trees
from extractors.training.documents import pieces, to_example
from extractors.training.grammar import Grammar
from extractors.training.words import Seen, learn

# The development part of EWT is learnt from too; that of GUM is held out beside the test parts.
LEARNT = ("ewt-train", "ewt-dev", "gum-train")
MADE = 1000  # made sentences an epoch, a fifteenth of all words
EWT_SHARE = 0.7

_GUM = "GUM_"  # what its documents' names begin with


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


def words(trees: list[Tree]) -> Seen:
    """The words to know: the treebanks' and those of an epoch's made sentences."""
    grammar, chance = Grammar(), random.Random(1)
    return learn(trees, [grammar.sentence(chance) for _ in range(2 * MADE)])


@dataclass(slots=True)
class ParserExamples:
    """Each call makes an epoch: the treebanks augmented, and sentences made anew. Of EWT, whose
    web logs and e-mail are less like news than GUM, each epoch draws a part."""

    trees: list[Tree]
    seen: Seen
    grammar: Grammar = field(default_factory=Grammar)

    def __call__(self, nlp: Language, chance: random.Random) -> list[Example]:
        examples = []
        for piece in pieces(self.trees, chance):
            if piece[0].document.startswith(_GUM) or chance.random() < EWT_SHARE:
                changed = [augment(tree, self.grammar, chance) for tree in piece]
                examples.append(to_example(changed, nlp))
        made = [self.grammar.sentence(chance) for _ in range(MADE)]
        examples += [to_example([tree], nlp) for tree in made]
        return self.seen.hide(examples, chance)
