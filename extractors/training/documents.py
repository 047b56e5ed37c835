"""Trees to spaCy documents: what the parser learns from and is measured on."""

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from extractors.training.conllu import Tree, Word

LONGEST = 10  # sentences a document: enough to learn where sentences end


def paragraphs(trees: Iterable[Tree]) -> Iterator[list[Tree]]:
    """The trees of each paragraph, at most `LONGEST` together."""
    for _, group in groupby(trees, key=lambda tree: (tree.document, tree.paragraph)):
        members = list(group)
        for start in range(0, len(members), LONGEST):
            yield members[start : start + LONGEST]


def pieces(trees: Iterable[Tree], chance: random.Random) -> Iterator[list[Tree]]:
    """Paragraphs broken at random: the product parses single sentences, yet must find an end that
    the rules missed, so the parser sees both."""
    for paragraph in paragraphs(trees):
        start = 0
        while start < len(paragraph):
            length = 1 if chance.random() < 0.6 else chance.randint(2, LONGEST)
            yield paragraph[start : start + length]
            start += length


def to_doc(trees: Sequence[Tree], vocab: Vocab) -> Doc:
    """One document of the trees, with tags, morphology, lemmas, heads and sentence starts."""
    words: list[Word] = [word for tree in trees for word in tree.words]
    heads: list[int] = []
    for tree in trees:
        first = len(heads)
        heads.extend(
            first + (position if word.head < 0 else word.head)
            for position, word in enumerate(tree.words)
        )
    doc = Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words[:-1]] + [False],
        tags=[word.tag for word in words],
        pos=[word.pos for word in words],
        morphs=[word.morph for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=[word.dep for word in words],
    )
    for token, word in zip(doc, words, strict=True):
        if not word.pos:  # a made word: "" would be learnt as an analysis, None is missing
            token.set_morph(None)  # type: ignore[attr-defined]  # missing in the stub
    return doc


def to_example(trees: Sequence[Tree], nlp: Language) -> Example:
    """The raw text as the tokenizer cuts it, with the trees as its reference."""
    reference = to_doc(trees, nlp.vocab)
    return Example(nlp.make_doc(reference.text), reference)
