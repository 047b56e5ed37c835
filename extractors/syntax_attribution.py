"""Whom a sentence credits with what a clause says, read from its syntax."""

from extractors.parsing.tree import (
    OBJECTS,
    SUBJECTS,
    Tokens,
    ancestors,
    children,
    is_verb,
    subject,
    subtree,
)
from extractors.syntax_words import syntax_words

_NAME = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_IN_NAME = _NAME | {"DT", "JJ", "POS", "PRP$", "HYPH", "CD", "VBN", "VBG", "WP"}
_COMPLEMENTS = frozenset({"ccomp", "parataxis", "xcomp", "advcl", "ROOT", "conj", "csubj"})
_QUOTES = frozenset({",", '"', "”", "''", "’"})


def attribution(tokens: Tokens, index: int) -> int | None:
    """The source that the sentence credits with the word `index`: "officials" in "22 people died,
    health officials said on Monday"; of a name its last word. None where the sentence speaks in
    its own voice."""
    for find in (_inserted, _governing, _according, _beside_verb, _headline):
        found = find(tokens, index)
        if found is not None and found != index:
            return _last_of_name(tokens, found)
    return None


def _inserted(tokens: Tokens, index: int) -> int | None:
    """The source between commas in the middle: "The raid, the ministry said, killed 13"."""
    for here in range(2, min(len(tokens) - 1, index)):
        if not _reports(tokens, here) or tokens[here + 1].text != ",":
            continue
        start = here - 1
        while start > 0 and tokens[start].tag in _IN_NAME:
            start -= 1
        if 0 < start < here - 1 and tokens[start].text == ",":
            return here - 1
    for here in range(1, min(len(tokens) - 2, index)):
        if tokens[here - 1].text == "," and _reports(tokens, here):
            name = name_head(tokens, here + 1)
            if name is not None and tokens[name + 1].text == "," and name < index:
                return name
    return None


def _governing(tokens: Tokens, index: int) -> int | None:
    """The subject of the nearest verb of reporting above the word; of "it had recorded", the
    subject further up where there is one."""
    below, pronoun = index, None
    for above in ancestors(tokens, index):
        verb = _teller(tokens, above, below)
        found = None if verb is None else _subject(tokens, verb)
        if found is not None and found != below:
            if tokens[found].text.lower() not in ("it", "they"):
                return found
            pronoun = found if pronoun is None else pronoun
        below = above
    return pronoun


def _teller(tokens: Tokens, above: int, below: int) -> int | None:
    """The verb of reporting by which a governor, or an aside of it, tells what is below."""
    if tokens[below].dep not in SUBJECTS and _tells(tokens, above, below):
        return above
    for child in children(tokens, above):
        if tokens[child].dep == "parataxis" and child != below and _reports(tokens, child):
            return child
    return None


def _subject(tokens: Tokens, verb: int) -> int | None:
    """The subject of a verb of reporting; the noun right before it where the parser reached over
    a comma for another ("The blast killed 50, a doctor at the clinic said")."""
    found = subject(tokens, verb)
    if found is None or found > verb:
        return found
    commas = [here for here in range(found, verb) if tokens[here].text == ","]
    if len(commas) == 1:
        nearer = name_head(tokens, commas[0] + 1)
        return found if nearer is None else nearer
    return tokens[found].head if tokens[found].dep == "appos" else found


def _tells(tokens: Tokens, verb: int, below: int) -> bool:
    """Whether what hangs on a verb by the word `below` is somebody's word by that verb."""
    words, lemma = syntax_words(), tokens[verb].lemma
    if not is_verb(tokens[verb]):
        return False
    if tokens[below].dep in OBJECTS or tokens[below].dep in ("obl", "nmod", "prep"):
        objects = [tokens[c].lemma for c in children(tokens, verb) if tokens[c].dep in OBJECTS]
        if lemma in words.revising:
            return bool(words.tolls & set(objects))
        return lemma in words.counting
    return lemma in words.reporting and tokens[below].dep in _COMPLEMENTS


def _reports(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    return token.lemma in syntax_words().reporting and token.tag in ("VBD", "VBZ", "VBP", "VBN")


def _according(tokens: Tokens, index: int) -> int | None:
    for here, token in enumerate(tokens[:-2]):
        if token.text.lower() == "according" and tokens[here + 1].text.lower() == "to":
            low, high = subtree(tokens, here + 2)
            return None if low <= index < high else name_head(tokens, here + 2)
    return None


def _beside_verb(tokens: Tokens, index: int) -> int | None:
    """The source by the words beside a verb of reporting, where the parse has none: before it
    ("..., a local official confirmed"), or after it at the end ("..., said Lena Brandt")."""
    for here in range(len(tokens) - 1, 0, -1):
        if not _reports(tokens, here) or not _clause_apart(tokens, here, index):
            continue
        governed = {tokens[child].dep for child in children(tokens, here)}
        if governed & OBJECTS and tokens[here].lemma != "tell":
            continue
        found = _subject(tokens, here)
        if found is not None:
            low, high = subtree(tokens, found)
            return None if low <= index < high else found
        before = here - 1
        while before > 0 and tokens[before].tag in ("RB", "MD"):
            before -= 1
        if tokens[before].tag in _NAME:
            return before
        if tokens[before].text in _QUOTES:
            return name_head(tokens, here + 1)
    return None


def _clause_apart(tokens: Tokens, verb: int, index: int) -> bool:
    """Whether the verb's own clause is not the word's: a comma or quote lies between them and the
    verb stands last, or the word comes after the verb and its complement's verb."""
    if index > verb:
        return any(is_verb(token) for token in tokens[verb + 1 :])
    gap = [token.text for token in tokens[index:verb]]
    return bool(_QUOTES & set(gap))


def _headline(tokens: Tokens, index: int) -> int | None:
    """ "UN: 3 million face hunger"; "17 killed in Gaza: health ministry"."""
    colons = [token.index for token in tokens if token.text == ":"]
    if len(colons) != 1:
        return None
    start, end = (0, colons[0]) if colons[0] < index else (colons[0] + 1, len(tokens))
    if end - start <= 4 and all(token.tag in _IN_NAME for token in tokens[start:end]):
        return name_head(tokens, start)
    return None


def name_head(tokens: Tokens, start: int) -> int | None:
    """The last noun of the noun phrase that begins at `start`, up to a preposition, a comma or a
    verb; None where no noun phrase begins there."""
    last = None
    for here in range(start, min(start + 10, len(tokens))):
        if tokens[here].tag not in _IN_NAME:
            break
        if tokens[here].tag in _NAME:
            last = here
    return last


def _last_of_name(tokens: Tokens, index: int) -> int:
    """The last word of a name that begins at `index` (UD: flat), so that both schemes agree."""
    while index + 1 < len(tokens):
        after = tokens[index + 1]
        if after.tag not in ("NNP", "NNPS") or after.dep not in ("flat", "compound", "appos"):
            break
        if tokens[index].tag not in ("NNP", "NNPS"):
            break
        index += 1
    return index
