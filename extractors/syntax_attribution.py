"""Whom a sentence credits with what a clause says, read from its syntax."""

from extractors.syntax import (
    SUBJECTS,
    Tokens,
    ancestors,
    child_of,
    children,
    is_verb,
    subject,
)
from extractors.syntax_words import syntax_words

_NAME = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_IN_NAME = _NAME | {"DT", "JJ", "POS", "PRP$", "HYPH", "CD", "VBN", "VBG", "WP"}
_BEFORE_VERB = frozenset({"RB", "MD", "VBZ", "VBD", "VBP"})


def attribution(tokens: Tokens, index: int) -> int | None:
    """The head of the source that the sentence credits with the word `index` ("officials" in
    "22 people died, health officials said on Monday"); None where it speaks in its own voice."""
    by_parse = _by_parse(tokens, index)
    if by_parse is not None:
        return by_parse
    return _by_tokens(tokens, index)


def _by_parse(tokens: Tokens, index: int) -> int | None:
    below = index
    for above in (index, *ancestors(tokens, index)):
        if above != index and _reports(tokens, above) and tokens[below].dep not in SUBJECTS:
            found = subject(tokens, above)
            if found is not None and found != below:
                return _core(tokens, found)
        found = _inserted(tokens, above, index)
        if found is not None:
            return found
        below = above
    return None


def _inserted(tokens: Tokens, above: int, index: int) -> int | None:
    """ "according to X" or ", X said" that hangs on the clause."""
    for child in children(tokens, above):
        if tokens[child].dep == "parataxis" and child != index and _reports(tokens, child):
            found = subject(tokens, child)
            if found is not None:
                return _core(tokens, found)
    return None


def _reports(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    return is_verb(token) and token.lemma in syntax_words().reporting


def _core(tokens: Tokens, index: int) -> int:
    """The name in an apposition that the parser took for the subject ("X, a minister, said")."""
    if tokens[index].dep == "appos":
        return tokens[index].head
    before = index - 1
    while before >= 0 and tokens[before].tag in ("DT", "JJ", "NN", "NNP") and before > index - 5:
        before -= 1
    governed = child_of(tokens, index, frozenset({"appos"}))
    return index if governed is None or governed > index else governed


def _by_tokens(tokens: Tokens, index: int) -> int | None:
    for here, token in enumerate(tokens):
        lower = token.text.lower()
        if lower == "according" and here + 2 < len(tokens):
            found = name_head(tokens, here + 2)
            if found is not None and found != index:
                return found
        if _reports(tokens, here) and token.tag in ("VBD", "VBZ", "VBP"):
            found = _beside(tokens, here, index)
            if found is not None:
                return found
    return None


def _beside(tokens: Tokens, verb: int, index: int) -> int | None:
    """The subject right before or, at the end of a sentence, right after a verb of reporting."""
    found = subject(tokens, verb)
    if found is None and verb > 0 and tokens[verb - 1].tag in _NAME:
        found = verb - 1
    if found is None and verb > 0 and tokens[verb - 1].text in (",", '"', "”", "''"):
        found = name_head(tokens, verb + 1)
    return None if found is None or found == index else _core(tokens, found)


def name_head(tokens: Tokens, start: int) -> int | None:
    """The head of the noun phrase that begins at `start`: its last noun before a preposition, a
    comma or a verb; of a name in several words, what the parser takes for its head."""
    last = None
    for here in range(start, min(start + 10, len(tokens))):
        token = tokens[here]
        if token.tag not in _IN_NAME:
            break
        if token.tag in _NAME:
            last = here
    if last is None:
        return None
    while start <= tokens[last].head < last and tokens[last].dep in ("flat", "appos", "compound"):
        last = tokens[last].head
    return last
