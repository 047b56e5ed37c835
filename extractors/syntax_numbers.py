"""Number phrases, found by their tokens: the parse is right on a numeral's governor in four cases
of five only, and the two label schemes head "$3.4 billion" and "more than 400" differently.

"more than half a million people": first = "more", last = "million", counted = "people".
"""

from dataclasses import dataclass

from extractors.parsing.tree import Tokens
from extractors.syntax_words import syntax_words

_PREMODIFIERS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNP", "HYPH", "RB", "RBS"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_DASHES = frozenset({"-", "–", "—"})
_LINKS = _DASHES | {"to", "or"}
_PERCENT = frozenset({"%", "percent", "pct"})


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """Token indices. `first`: the first word, hedge included; `last`: the number's last word;
    `counted`: the counted or unit noun ("people", "percent", "$"), None where the number stands
    alone; `end`: the last word of number and noun; `part`: the noun is that of a whole ("22 of the
    victims"), so it does not govern the number."""

    first: int
    last: int
    counted: int | None
    end: int
    part: bool


def number_phrase(tokens: Tokens, index: int) -> NumberPhrase:
    """The phrase of the number that the token `index` is part of."""
    first, last = _number(tokens, index)
    stop = _second_number(tokens, first, last)
    money = _currency(tokens, first)
    if money is not None:
        return NumberPhrase(_hedge(tokens, money), last, money, stop, False)
    start = _hedge(tokens, first)
    counted = _noun(tokens, stop + 1)
    if counted is not None:
        counted = _parsed(tokens, last, counted)
        return NumberPhrase(start, last, counted, counted, False)
    whole = _whole(tokens, stop + 1)
    if whole is not None:
        return NumberPhrase(start, last, whole, whole, True)
    return NumberPhrase(start, last, None, stop, False)


def is_number(tokens: Tokens, index: int) -> bool:
    """Whether a token is part of a number in digits or words."""
    token, words = tokens[index], syntax_words()
    lower = token.text.lower()
    if token.tag == "CD" or token.text[:1].isdigit():
        return True
    return lower in words.vague or (lower in words.multipliers and index > 0 and len(lower) > 2)


def _number(tokens: Tokens, index: int) -> tuple[int, int]:
    """First and last word of the number itself: "half a million", "twenty-two", "1.5 bn"."""
    words, first, last = syntax_words(), index, index
    while last + 1 < len(tokens) and _goes_on(tokens, last):
        last += 2 if tokens[last + 1].text in ("-", "of", "and") else 1
    while first > 0 and _goes_on(tokens, first - 1) and is_number(tokens, first - 1):
        first -= 1
    while first > 1 and tokens[first - 1].text == "of" and _is_vague(tokens, first):
        if not _is_vague(tokens, first - 2):
            break
        first -= 2
    if first > 0 and tokens[first].text.lower() in words.multipliers | words.parts:
        lead = tokens[first - 1].text.lower()
        if lead in ("a", "few", "several", "an"):
            first -= 1
            if first > 0 and tokens[first - 1].text.lower() in ("half", "a", "quarter"):
                first -= 1
    return first, last


def _is_vague(tokens: Tokens, index: int) -> bool:
    return tokens[index].text.lower() in syntax_words().vague


def _goes_on(tokens: Tokens, here: int) -> bool:
    """Whether the number goes on after the token `here`."""
    words, after = syntax_words(), tokens[here + 1]
    text, own = after.text.lower(), tokens[here].text.lower()
    if text in words.multipliers:
        return True
    if after.tag == "CD" and own.isalpha() and text.isalpha():
        return True
    if here + 2 >= len(tokens):
        return False
    then = tokens[here + 2]
    if text == "-" and own.isalpha() and then.text.isalpha() and then.tag == "CD":
        return after.start == tokens[here].end
    if text == "of" and own in words.vague:
        return then.text.lower() in words.vague
    return text == "and" and own in ("hundred", "thousand") and then.tag == "CD"


def _second_number(tokens: Tokens, first: int, last: int) -> int:
    """The last word of the range that the number begins ("20 to 30", "between 20 and 30")."""
    tail = [token.text.lower() for token in tokens[last + 1 : last + 4]]
    if tail in (["and", "a", "half"], ["and", "a", "quarter"]):
        return last + 3
    if last + 2 >= len(tokens) or not is_number(tokens, last + 2):
        return last
    link = tokens[last + 1].text.lower()
    between = first > 0 and tokens[first - 1].text.lower() == "between"
    if link in _LINKS or (between and link == "and"):
        return _number(tokens, last + 2)[1]
    return last


def _currency(tokens: Tokens, first: int) -> int | None:
    if first > 0 and tokens[first - 1].text in syntax_words().currencies:
        return first - 1
    return None


def _hedge(tokens: Tokens, first: int) -> int:
    """The first word of the hedge before a number, or the number's own first."""
    hedges = syntax_words().hedges
    start = first
    while start > 0 and tokens[start - 1].text.lower() in hedges:
        start -= 1
    while start < first and tokens[start].text.lower() in ("of", "to", "or", "the", "so", "not"):
        start += 1
    return start


def _noun(tokens: Tokens, start: int) -> int | None:
    """The noun that the number before `start` counts, over its adjectives and compounds."""
    times, found = syntax_words().times, None
    for here in range(start, min(start + 8, len(tokens))):
        token = tokens[here]
        if token.text.lower() in times or (found is not None and token.tag == "VBG"):
            break
        if token.text.lower() in _PERCENT:
            return here
        if token.text.lower() == "per" and tokens[-1].index > here:
            return here + 1 if tokens[here + 1].text.lower() == "cent" else found
        if token.tag in _NOUNS:
            found = here
            if token.tag == "NNS" and token.dep != "compound":
                break
            continue
        if found is not None and token.tag != "HYPH":
            break
        if token.tag not in _PREMODIFIERS and token.text not in _DASHES:
            break
        if token.tag in ("VBN", "VBG") and not _modifies(tokens, here):
            break
    return found


def _parsed(tokens: Tokens, last: int, found: int) -> int:
    """The noun of the same phrase that the parser took, which knows a compound's inner words ("a
    6-month delay": month); the one found where it took none."""
    head = tokens[last].head
    if tokens[last].dep != "nummod" or head <= last or tokens[head].tag not in _NOUNS:
        return found
    inner = tokens[min(head, found) + 1 : max(head, found)]
    return head if all(token.tag in _PREMODIFIERS for token in inner) else found


def _modifies(tokens: Tokens, here: int) -> bool:
    """Whether a participle stands before its noun ("22 wounded soldiers"), not after ("22 killed
    in ...", "22 people fleeing")."""
    after = here + 1
    return after < len(tokens) and tokens[after].tag in _NOUNS | {"JJ"}


def _whole(tokens: Tokens, start: int) -> int | None:
    """The noun after "of": "dozens of people", "22 of the victims"."""
    if start >= len(tokens) or tokens[start].text.lower() != "of":
        return None
    here = start + 1
    while here < len(tokens) and tokens[here].tag in ("DT", "PRP$", "PDT", "CD", "$"):
        here += 1
    if here < len(tokens) and tokens[here].tag == "PRP":
        return here
    found = _noun(tokens, here)
    if found is not None and found + 1 < len(tokens) and tokens[found + 1].tag == "POS":
        return _noun(tokens, found + 2) or found
    return found
