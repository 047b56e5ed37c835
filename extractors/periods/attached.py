"""What the parse says of an expression's place: what modifies another noun does not date a figure.

"killed 12 at a base captured in May", "... at a base that fell in May": May is the base's. The
clauses' signs do not show it, the parse does: the expression hangs on a verb that modifies a noun,
and that noun is neither the figure's nor an event.
"""

from collections.abc import Sequence

from extractors.periods.vocabulary import cues
from extractors.records import Token

_DEPTH = 8
_PART = 6  # words between a part's figure and the noun of its whole


def dates_another(tokens: Sequence[Token], figure: tuple[int, int], start: int) -> bool:
    """Whether the expression that begins at `start` belongs to a noun apart from the figure.

    Offsets are the sentence's. False where the tokens, possibly none, do not say so.
    """
    begin = next((token for token in tokens if token.end > start), None)
    counted = next((token for token in tokens if token.end > figure[0]), None)
    if begin is None or counted is None:
        return False
    verb = _modifier(tokens, begin)
    if verb is None:
        return False
    noun = tokens[verb.index - 1] if verb.dep == "conj" else tokens[verb.head]
    if {noun.text.lower(), verb.text.lower()} & (cues("event") | cues("extent")):
        return False
    if _is_whole(tokens, counted, noun):
        return False
    above = {token.index for token in _chain(tokens, counted)}
    return noun.index not in above and verb.index not in above


def _is_whole(tokens: Sequence[Token], counted: Token, noun: Token) -> bool:
    """Is the noun what the figure is a part of: "70 percent of the 2,400 pupils who passed"?"""
    between = [token.text.lower() for token in tokens[counted.index + 1 : noun.index]]
    return "of" in between[:2] and "of" not in between[2:] and len(between) <= _PART


def _modifier(tokens: Sequence[Token], token: Token) -> Token | None:
    """The nearest verb above the token, where it modifies a noun (UD and spaCy's labels)."""
    for above in _chain(tokens, token)[1:]:
        if above.pos in ("VERB", "AUX"):
            modifies = above.dep in ("acl", "acl:relcl") or _bare_participle(tokens, above)
            return above if modifies else None
    return None


def _bare_participle(tokens: Sequence[Token], verb: Token) -> bool:
    """A participle behind its noun that was parsed as a second verb: "a base captured"."""
    if verb.dep != "conj" or verb.tag != "VBN" or verb.index == 0:
        return False
    joined = any(token.head == verb.index and token.dep == "cc" for token in tokens)
    return tokens[verb.index - 1].pos == "NOUN" and not joined


def _chain(tokens: Sequence[Token], token: Token) -> list[Token]:
    """The token and its governors, the nearest first."""
    chain = [token]
    while chain[-1].head != chain[-1].index and len(chain) < _DEPTH:
        chain.append(tokens[chain[-1].head])
    return chain
