"""Made sentences: a small dependency grammar of figures in the news, expanded at random.

The treebanks hold seven sentences of the kind "..., killing 22 and injuring 210"; news holds
thousands. The grammar (`grammar.tsv`, `names.tsv`) was written for this project; its notation is
explained there.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extractors.tables import rows
from extractors.training.conllu import Tree, Word
from extractors.training.numerals import digits, number_word

_NUMBERS = frozenset({"D", "W", "Y", "M", "DEC"})
_TOKEN = re.compile(r"\[[\w:]+|\]|~?\{\w+\}|[^\s\[\]]+")


@dataclass(slots=True)
class _Node:
    """A word among its dependents; `before` and `after` hold (label, node)."""

    form: str = ""
    tag: str = ""
    glued: bool = False
    before: list[tuple[str, "_Node"]] = field(default_factory=list)
    after: list[tuple[str, "_Node"]] = field(default_factory=list)


class Grammar:
    """The rules of the two files; `sentence` makes a tree of them."""

    def __init__(self) -> None:
        self.rules: dict[str, list[list[str]]] = {}
        for name in ("grammar.tsv", "names.tsv"):
            for row in rows("extractors.training", name):
                made = [_TOKEN.findall(body) for body in row["alternatives"].split(" || ")]
                self.rules.setdefault(row["name"], []).extend(made)

    def sentence(self, chance: random.Random, rule: str = "ROOT") -> Tree:
        """A made sentence."""
        node = _Node()
        self._fill(node, iter(self._body(rule, chance)), chance)
        words: list[Word] = []
        _write(node, "ROOT", words)
        form = words[0].form
        words[0] = replace(words[0], form=form[:1].upper() + form[1:])
        return Tree("made", "made", 0, tuple(words))

    def _body(self, rule: str, chance: random.Random) -> list[str]:
        if rule in _NUMBERS:
            return [_number(rule, chance) + "/CD"]
        return chance.choice(self.rules[rule])

    def _fill(self, node: _Node, tokens: Iterator[str], chance: random.Random) -> None:
        """Read tokens into `node` up to the bracket that closes it."""
        for token in tokens:
            if token == "]":
                return
            if token.startswith("["):
                child = _Node()
                self._fill(child, tokens, chance)
                (node.after if node.form else node.before).append((token[1:], child))
            elif token.endswith("}"):
                self._slot(node, token, chance)
            elif token != "-":
                node.glued = token.startswith("~")
                node.form, _, node.tag = token.removeprefix("~").rpartition("/")

    def _slot(self, node: _Node, token: str, chance: random.Random) -> None:
        """The rule's words become part of the phrase that the slot stands in."""
        rule = token.removeprefix("~")[1:-1]
        before = len(node.before)
        self._fill(node, iter(self._body(rule, chance)), chance)
        if token.startswith("~"):
            _first(node.before[before][1] if len(node.before) > before else node).glued = True


def _number(rule: str, chance: random.Random) -> str:
    if rule == "W":
        return number_word(chance)
    if rule == "Y":
        return str(chance.randint(1990, 2029))
    if rule == "M":
        return str(chance.randint(1, 31))
    if rule == "DEC":
        return f"{chance.randint(1, 90)}.{chance.randint(1, 9)}"
    return digits(chance)


def _first(node: _Node) -> _Node:
    return _first(node.before[0][1]) if node.before and node.form else node


def _write(node: _Node, dep: str, words: list[Word]) -> int:
    """Append the words of `node` in order; returns the index of its own."""
    places = [_write(child, label, words) for label, child in node.before]
    if node.glued and words:
        words[-1] = replace(words[-1], space=False)
    here = len(words)
    words.append(Word(node.form, "_", "", node.tag, "", -1, dep, True))
    places += [_write(child, label, words) for label, child in node.after]
    for place in places:
        words[place] = replace(words[place], head=here)
    return here
