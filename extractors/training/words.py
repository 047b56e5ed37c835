"""Which words the pipeline will know, learnt from treebanks: `extractors.parsing.known_words`."""

import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.attrs import NORM  # type: ignore[import-not-found]  # compiled, no stub
from spacy.language import Language
from spacy.training import Example

from extractors.parsing.known_words import KnownWords, kinds_of, plain
from extractors.training.conllu import Tree

_KNOWN = 2  # occurrences that make a word known
_KIND = 8  # occurrences that make an ending on rare words a kind
_HIDDEN = 0.5  # how often a word that is known barely is shown as its kind

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Seen:
    """The known words, and those of them that occur so seldom that they stand in for unknown ones:
    shown as their kinds now and then, they teach the layers what a kind is like."""

    known: KnownWords
    seldom: frozenset[str]

    def install(self, nlp: Language) -> None:
        """Let the layers of a new pipeline see words so; before it reads its first text."""
        nlp.vocab.lex_attr_getters[NORM] = self.known.seen_as  # type: ignore[attr-defined]

    def hide(self, examples: Iterable[Example], chance: random.Random) -> list[Example]:
        """The examples, some of their seldom words shown as their kinds."""
        made = list(examples)
        for example in made:
            for token in example.predicted:
                if plain(token.text) in self.seldom and chance.random() < _HIDDEN:
                    token.norm_ = self.known.kind(token.text)
        return made


def learn(trees: Iterable[Tree], made: Iterable[Tree]) -> Seen:
    """The words of the treebanks and of made sentences; endings are the treebanks' alone."""
    forms = [word.form for tree in trees for word in tree.words]
    counts = Counter(map(plain, forms))
    both = counts + Counter(plain(word.form) for tree in made for word in tree.words)
    known = {word for word, count in both.items() if count >= _KNOWN and not _DIGIT.search(word)}
    rare = [form for form in forms if both[plain(form)] <= _KNOWN and not _DIGIT.search(form)]
    endings = Counter(kind for form in rare for kind in kinds_of(form))
    kinds = {kind for kind, count in endings.items() if count >= _KIND}
    seldom = {word for word in known if counts[word] <= _KNOWN}
    return Seen(KnownWords(frozenset(known), frozenset(kinds)), frozenset(seldom))
