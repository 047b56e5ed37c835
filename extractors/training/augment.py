"""Trees seen anew each epoch: other numerals, hedged figures, other quotes and capitals."""

import random
from collections.abc import Sequence
from dataclasses import replace

from extractors.training.conllu import Tree, Word
from extractors.training.grammar import Grammar
from extractors.training.numerals import other_numeral

_TYPOGRAPHIC = {"'": "’", "n't": "n’t", "N'T": "N’T", "``": "“", "''": "”"}
_LOW = "a an and as at by for from in into of on or over the to with"
_SMALL = frozenset(_LOW.split(" "))


def augment(tree: Tree, grammar: Grammar, chance: random.Random) -> Tree:
    """The tree with changes that leave its syntax as it was, or made in number phrases alone."""
    words = list(renumber(tree, chance).words)
    if chance.random() < 0.25:
        words = _hedge(words, grammar, chance)
    if chance.random() < 0.25:
        words = _quote(words)
    draw = chance.random()
    if draw < 0.03:
        words = [_title(word, place) for place, word in enumerate(words)]
    elif draw < 0.04:
        words = [replace(word, form=word.form.upper()) for word in words]
    elif draw < 0.05:
        words = [replace(word, form=word.form.lower()) for word in words]
    return replace(tree, words=tuple(words))


def renumber(tree: Tree, chance: random.Random) -> Tree:
    """Every second tree with other numerals of the same look."""
    if chance.random() >= 0.5:
        return tree
    return replace(tree, words=tuple(_renumber(word, chance) for word in tree.words))


def _renumber(word: Word, chance: random.Random) -> Word:
    if word.tag != "CD" or word.dep not in ("nummod", "compound", "obj", "nsubj", "obl", "conj"):
        return word
    return replace(word, form=other_numeral(word.form, chance))


def _hedge(words: list[Word], grammar: Grammar, chance: random.Random) -> list[Word]:
    """One bare cardinal before its noun becomes a hedged, round or written-out one."""
    governors = {word.head for word in words}
    bare = [
        place
        for place, word in enumerate(words)
        if word.tag == "CD"
        and word.dep == "nummod"
        and word.head > place
        and word.space
        and word.form.replace(",", "").isalnum()
        and words[word.head].tag in ("NNS", "NNPS")
        and place not in governors
        and (place == 0 or words[place - 1].space)
    ]
    if not bare:
        return words
    place = chance.choice(bare)
    branch = list(grammar.sentence(chance, "Q").words)
    if place > 0:
        branch[0] = replace(branch[0], form=branch[0].form.lower())
    return graft(words, place, branch)


def graft(words: Sequence[Word], place: int, branch: Sequence[Word]) -> list[Word]:
    """`words` with the word at `place`, which governs nothing, replaced by the words of `branch`,
    whose root takes over its label and governor."""
    more = len(branch) - 1
    old = words[place]

    def moved(head: int) -> int:
        return head + more if head > place else head

    grown = []
    for word in branch:
        root = word.head < 0
        head = moved(old.head) if root else word.head + place
        grown.append(replace(word, head=head, dep=old.dep if root else word.dep))
    grown[-1] = replace(grown[-1], space=old.space)
    kept = [replace(word, head=moved(word.head)) for word in words]
    return [*kept[:place], *grown, *kept[place + 1 :]]


def _quote(words: list[Word]) -> list[Word]:
    """Straight quotes and apostrophes as a typographer sets them."""
    return [replace(word, form=_set(word)) for word in words]


def _set(word: Word) -> str:
    if word.form == '"':
        return _TYPOGRAPHIC.get(word.tag, '"')
    if word.form in _TYPOGRAPHIC:
        return _TYPOGRAPHIC[word.form]
    return word.form.replace("'", "’") if word.form.startswith("'") else word.form


def _title(word: Word, place: int) -> Word:
    """A word as headlines write it."""
    if place and word.form.lower() in _SMALL:
        return word
    return replace(word, form=word.form[:1].upper() + word.form[1:])
