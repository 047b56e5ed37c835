"""Reading a parse, whichever of two label schemes it has.

Universal Dependencies (universaldependencies.org/u/dep) is what the shipped pipeline speaks;
spaCy's own English pipelines speak the ClearNLP scheme. All functions take a sentence's tokens and
indices into them; none raises for a wrong parse, they answer None or nothing instead.
"""

from collections.abc import Iterator, Sequence

from extractors.records import Token

Tokens = Sequence[Token]

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "nsubjpass", "csubj", "csubj:pass"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "nsubjpass", "csubj:pass", "csubjpass"})
OBJECTS = frozenset({"obj", "dobj", "iobj", "dative"})
AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass"})
PASSIVE_AUXILIARIES = frozenset({"aux:pass", "auxpass"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
# The head of such a word is a clause of its own.
CLAUSES = frozenset({
    "ROOT", "ccomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "relcl", "csubj", "csubj:pass",
    "parataxis", "xcomp", "pcomp",
})  # fmt: skip
COMPLEMENTS = frozenset({"ccomp", "parataxis", "advcl"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


def children(tokens: Tokens, index: int) -> list[int]:
    """The indices of the words that `index` governs, in the text's order."""
    return [token.index for token in tokens if token.head == index and token.index != index]


def ancestors(tokens: Tokens, index: int) -> Iterator[int]:
    """The governors of a word, nearest first; ends at the root, and at a loop if there is one."""
    seen = {index}
    while tokens[index].head not in seen:
        index = tokens[index].head
        seen.add(index)
        yield index


def subtree(tokens: Tokens, index: int) -> tuple[int, int]:
    """The first index of the words below a word and the one after the last."""
    low = high = index
    for token in tokens:
        if token.index == index or index in ancestors(tokens, token.index):
            low, high = min(low, token.index), max(high, token.index)
    return low, high + 1


def child_of(tokens: Tokens, index: int, labels: frozenset[str]) -> int | None:
    """The first child with one of the labels."""
    for child in children(tokens, index):
        if tokens[child].dep in labels:
            return child
    return None


def subject(tokens: Tokens, verb: int) -> int | None:
    """The subject of a verb or predicate, its own or, of a conjunct or a complement that has none,
    that of the verb above ("rose on Monday and fell on Tuesday")."""
    for _ in range(6):
        found = child_of(tokens, verb, SUBJECTS)
        if found is not None:
            return found
        if tokens[verb].dep not in ("conj", "xcomp") or tokens[verb].head == verb:
            return None
        verb = tokens[verb].head
    return None


def objects(tokens: Tokens, verb: int) -> list[int]:
    """The direct and indirect objects of a verb."""
    return [child for child in children(tokens, verb) if tokens[child].dep in OBJECTS]


def is_passive(tokens: Tokens, verb: int) -> bool:
    """Whether a verb is in the passive: by its auxiliary or its subject's label."""
    labels = {tokens[child].dep for child in children(tokens, verb)}
    if labels & (PASSIVE_AUXILIARIES | PASSIVE_SUBJECTS):
        return True
    token = tokens[verb]
    return token.dep == "conj" and token.tag == "VBN" and is_passive(tokens, token.head)


def is_negated(tokens: Tokens, verb: int) -> bool:
    """Whether a word of negation hangs on the verb (UD: advmod "not"; ClearNLP: neg)."""
    return any(
        tokens[child].dep == "neg" or tokens[child].text.lower() in NEGATIONS
        for child in children(tokens, verb)
    )


def auxiliaries(tokens: Tokens, verb: int) -> list[int]:
    """The auxiliaries and modals of a verb ("may have been")."""
    return [child for child in children(tokens, verb) if tokens[child].dep in AUXILIARIES]


def preposition(tokens: Tokens, noun: int) -> int | None:
    """The preposition of a noun: a child in UD (case), the governor in ClearNLP (pobj)."""
    if tokens[noun].dep == "pobj":
        return tokens[noun].head
    return child_of(tokens, noun, frozenset({"case"}))


def governor(tokens: Tokens, noun: int) -> int:
    """The word that a noun depends on, with no preposition between in either scheme; its own index
    for a root."""
    token = tokens[noun]
    if token.dep != "pobj":
        return token.head
    above = token.head
    while tokens[above].dep == "prep" and tokens[above].head != above:
        higher = tokens[above].head
        if tokens[higher].dep not in ("prep", "pobj") or tokens[higher].pos in _NOUNS:
            return higher
        above = higher
    return tokens[above].head


def copula(tokens: Tokens, predicate: int) -> int | None:
    """The copula of a nominal or adjectival predicate; in ClearNLP it governs (attr, acomp)."""
    if tokens[predicate].dep in ("attr", "acomp"):
        return tokens[predicate].head
    return child_of(tokens, predicate, frozenset({"cop"}))


def is_verb(token: Token) -> bool:
    """Whether a word is a lexical verb by its Penn tag; "is" and "have" as auxiliaries are not."""
    return token.tag.startswith("VB") and token.dep not in AUXILIARIES | {"cop", "amod"}


def clause_head(tokens: Tokens, index: int) -> int:
    """The predicate of the clause that a word stands in: the nearest verb at or above it, the word
    a copula belongs to, or the root."""
    here = index
    for _ in range(len(tokens) + 1):
        token = tokens[here]
        if token.head == here or (here != index and _is_predicate(tokens, here)):
            return here
        here = token.head
    return index


def _is_predicate(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    if is_verb(token) and token.dep not in ("compound", "case", "amod"):
        return True
    if copula(tokens, index) is not None:
        return True
    return token.dep in CLAUSES and child_of(tokens, index, SUBJECTS) is not None
