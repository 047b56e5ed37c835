"""What a number depends on and what is said of it: tokens first, then the parse."""

from extractors.parsing.tree import AUXILIARIES, Tokens, clause_head, copula, is_verb
from extractors.records import Token
from extractors.syntax_numbers import NumberPhrase, number_phrase
from extractors.syntax_words import syntax_words

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BE_HAVE = frozenset({"be", "have", "do", "get"})
_SKIPPED = frozenset({"RB", "RBR"})


def numeral_head(tokens: Tokens, index: int) -> int:
    """The word that a number modifies: the noun it counts, else the governor of the number
    ("killing 22": killing; "22 of the victims died": died). Its own last word for a root."""
    phrase = number_phrase(tokens, index)
    if phrase.counted is not None and not phrase.part:
        return phrase.counted
    verb = _verb_before(tokens, phrase)
    return _outside(tokens, phrase) if verb is None else verb


def predicate(tokens: Tokens, index: int) -> int | None:
    """The predicate of the clause in which a number stands: a verb, the noun or adjective that a
    copula belongs to ("22 are missing": missing), or the copula where the number is itself the
    predicate ("the toll was 22": was). None in a text without any."""
    phrase = number_phrase(tokens, index)
    after = _verb_after(tokens, phrase)
    before = _verb_before(tokens, phrase)
    if before is not None and tokens[before].lemma not in syntax_words().reporting:
        return before
    if after is not None:
        return after
    if before is not None:
        return before
    return _climb(tokens, phrase)


def _outside(tokens: Tokens, phrase: NumberPhrase) -> int:
    """The first governor outside the phrase, from the number upwards."""
    here = phrase.last
    for _ in range(phrase.end - phrase.first + 2):
        head = tokens[here].head
        if head == here:
            break
        if not phrase.first <= head <= phrase.end:
            return head
        here = head
    for inner in range(phrase.first, phrase.end + 1):
        if not phrase.first <= tokens[inner].head <= phrase.end:
            return tokens[inner].head
    return phrase.last


def _verb_before(tokens: Tokens, phrase: NumberPhrase) -> int | None:
    """The lexical verb whose object the phrase is, right before it ("and injuring 210")."""
    here = phrase.first - 1
    while here >= 0 and (tokens[here].tag in _SKIPPED or tokens[here].tag in ("DT", "PRP$")):
        here -= 1
    if here < 0:
        return None
    token = tokens[here]
    if token.lemma == "be" and token.tag != "VBG":
        return _existential(tokens, here)
    return here if is_verb(token) and token.dep not in ("case", "acl") else None


def _existential(tokens: Tokens, be: int) -> int | None:
    """The verb of "there were 22 ..."."""
    before = be - 1
    while before >= 0 and tokens[before].dep in AUXILIARIES:
        before -= 1
    return be if before >= 0 and tokens[before].text.lower() == "there" else None


def _verb_after(tokens: Tokens, phrase: NumberPhrase) -> int | None:
    """The predicate of the finite verb group that follows ("22 people have since died")."""
    if phrase.first > 0 and tokens[phrase.first - 1].tag in ("IN", "TO", "$"):
        return None
    here = phrase.end + 1
    while here < len(tokens) and tokens[here].tag in _SKIPPED:
        here += 1
    if here >= len(tokens) or tokens[here].tag not in _FINITE:
        return None
    if tokens[here].lemma not in _BE_HAVE and tokens[here].tag != "MD":
        return here
    return _main_verb(tokens, here)


def _main_verb(tokens: Tokens, auxiliary: int) -> int | None:
    """The verb or predicate that an auxiliary or copula before it belongs to."""
    for here in range(auxiliary + 1, min(auxiliary + 7, len(tokens))):
        token = tokens[here]
        if token.tag in ("VBN", "VBG", "VB") and token.lemma not in ("be", "have"):
            return here
        if token.tag in ("RB", "VB", "VBN", "MD") or token.lemma in ("be", "have"):
            continue
        if token.tag == "JJ":
            return here
        break
    return _predicate_of_copula(tokens[auxiliary], auxiliary)


def _predicate_of_copula(token: Token, place: int) -> int:
    return token.head if token.dep == "cop" and token.head > place else place


def _climb(tokens: Tokens, phrase: NumberPhrase) -> int | None:
    """The predicate by the parse, from the phrase upwards."""
    start = phrase.last
    if phrase.counted is not None and not phrase.part:
        start = phrase.counted
    own = copula(tokens, start)
    if own is not None:
        return own
    above = clause_head(tokens, start)
    if above == start:
        above = _outside(tokens, phrase)
        if not _within(phrase, above) and not is_verb(tokens[above]):
            above = clause_head(tokens, above)
    if _within(phrase, above):
        own = copula(tokens, above)
        return _nearest_verb(tokens, phrase) if own is None else own
    return above


def _within(phrase: NumberPhrase, index: int) -> bool:
    return phrase.first <= index <= phrase.end


def _nearest_verb(tokens: Tokens, phrase: NumberPhrase) -> int | None:
    """The nearest verb, the one before rather than the one after: the parse has none."""
    verbs = [token.index for token in tokens if is_verb(token)]
    before = [verb for verb in verbs if verb < phrase.first]
    return before[-1] if before else next(iter(verbs), None)
