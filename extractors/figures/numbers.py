"""Numbers of every sort: cardinals, fractions and shares, ordinals, vague words, nothing at all."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from extractors.figures.lexicon import Vague, labels, number_words, vague_words
from extractors.figures.literals import granularity, read_literal
from extractors.figures.pieces import Piece, piece_at
from extractors.figures.words import FRACTION_SIGNS, HYPHENS, Cardinal, read_cardinal

Kind = Literal["cardinal", "share", "ordinal", "vague", "zero", "multiple"]


class Number(NamedTuple):
    """A number in the pieces `first` to `last` (excluded).

    `value` is None for vague words, whose bounds are in `vague`; `grain` is the granularity of
    design 3.1; a "share" is a fraction of 1. `literal`: digits alone; `scale`: the largest
    magnitude named.
    """

    first: int
    last: int
    value: float | None
    grain: float
    kind: Kind
    vague: Vague | None = None
    literal: bool = False
    scale: float = 1.0


_SLASHES = frozenset("/\u2044\u2215")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 128, 1000})
_HALVES = frozenset({"half", "quarter"})
_OF_WHOLE = frozenset(["the", "a", "an", "all", "its", "their", "his", "her", "our", "my", "your", "this", "that", "these", "those", "of"])
_NEGATIVE = frozenset({"minus", "negative"})


def read_number(pieces: Sequence[Piece], first: int) -> Number | None:
    """The number that begins at a piece, None where none does."""
    piece = pieces[first]
    if piece.kind not in ("number", "word"):
        return None
    readers = _READERS_OF_DIGITS if piece.kind == "number" else _READERS_OF_WORDS
    for read in readers:
        number = read(pieces, first)
        if number:
            return number
    return None


def _nothing(pieces: Sequence[Piece], first: int) -> Number | None:
    """ "no one", "nobody", "none", "not a single ...", "no civilians": 0."""
    word, after = pieces[first].norm, piece_at(pieces, first + 1)
    if word in ("nobody", "none"):
        return Number(first, first + 1, 0.0, 1.0, "zero")
    if word == "not" and after.norm in ("a", "one"):
        last = first + 2 + (piece_at(pieces, first + 2).norm == "single")
        return Number(first, last, 0.0, 1.0, "zero") if last > first + 2 else None
    if word != "no":
        return None
    hyphen = after.text in HYPHENS
    if piece_at(pieces, first + 1 + hyphen).norm == "one":
        return Number(first, first + 2 + hyphen, 0.0, 1.0, "zero")
    return Number(first, first + 1, 0.0, 1.0, "zero") if _denies_many(pieces, first + 1) else None


def _denies_many(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a plural noun stands at `at`, or one word on: "no foreign soldiers"."""
    for piece in (piece_at(pieces, at), piece_at(pieces, at + 1)):
        word = piece.norm
        if piece.kind != "word" or word in labels()["uncounted"]:
            return False
        if word in labels()["plural"]:
            return True
        if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
            return True
    return False


def _vague(pieces: Sequence[Piece], first: int) -> Number | None:
    """ "dozens", "tens of thousands", "several hundred", "a few dozen", "a couple of"."""
    word = pieces[first].norm
    at = first + 1
    if word in ("a", "another"):
        word, at = f"a {piece_at(pieces, at).norm}", at + 1
    found = vague_words().get(word)
    if found is None or not _is_amount(pieces, first, at, word):
        return None
    after = at
    if piece_at(pieces, at).norm == "of" and word != "several":
        after = at + 1
    more = piece_at(pieces, after).norm
    if word in ("several", "a few", "a couple", "a handful"):
        scale = _scale(more)
        if scale:
            return _scaled(first, after + 1, found, scale, word)
    elif after > at and more in vague_words() and vague_words()[more].low > 10:
        larger = vague_words()[more]
        low = found.low * larger.low
        return Number(first, after + 1, None, low, "vague", Vague(low, 2 * low, 10 * low - 1))
    if word == "a couple":
        return Number(first, at, 2.0, 1.0, "cardinal") if after > at or more == "more" else None
    return Number(first, at, None, found.low, "vague", found)


def _scaled(first: int, last: int, found: Vague, scale: float, word: str) -> Number:
    if word == "a couple":
        return Number(first, last, 2 * scale, scale, "cardinal", scale=scale)
    return Number(first, last, None, scale, "vague", found.times(scale))


def _scale(word: str) -> float | None:
    """The scale word's value ("thousand"), in its plural too."""
    words = number_words()
    for kind in ("scale", "hundred", "dozen"):
        found = words[kind].get(word)
        if found:
            return found
    return None


def _is_amount(pieces: Sequence[Piece], first: int, last: int, word: str) -> bool:
    """Whether a word that has other senses counts here: "scores of", "a few people"."""
    after = piece_at(pieces, last)
    if word == "scores":
        return after.norm in ("of", "were", "are", "have", "more", "killed", "injured", "dead")
    if word == "tens":
        return after.norm == "of" and piece_at(pieces, last + 1).norm in vague_words()
    return piece_at(pieces, first - 1).norm not in ("the", "quite") or word not in ("a few",)


def _share_of(pieces: Sequence[Piece], first: int) -> Number | None:
    """ "one in five", "nine out of ten", "1 in every 100": a share."""
    if piece_at(pieces, first + 1).norm not in ("in", "out"):
        if piece_at(pieces, first + 1).text not in HYPHENS:
            return None
    part = read_cardinal(pieces, first)
    if part is None or part.scale > 1:
        return None
    at = part.last
    hyphen = piece_at(pieces, at).text in HYPHENS
    at += hyphen
    link = piece_at(pieces, at).norm
    if link == "out" and piece_at(pieces, at + 1).norm == "of":
        at += 2
    elif link == "in":
        at += 1
    else:
        return None
    at += piece_at(pieces, at).norm == "every"
    at += hyphen and piece_at(pieces, at).text in HYPHENS
    return _ratio(pieces, first, part, at, link)


def _ratio(
    pieces: Sequence[Piece], first: int, part: Cardinal, at: int, link: str
) -> Number | None:
    whole = read_cardinal(pieces, at) if at < len(pieces) else None
    if whole is None or not 0 < part.value < whole.value:
        return None
    odd = part.value > 1 and whole.value not in (3, 4, 5, 10, 20, 100, 1000)
    if link == "in" and (odd or _is_time(piece_at(pieces, whole.last))):
        return None
    value = part.value / whole.value
    return Number(first, whole.last, value, 0.05 * value, "share")


def _is_time(piece: Piece) -> bool:
    stem = piece.norm.rstrip("s")
    return stem in ("day", "hour", "week", "month", "year", "minute", "second", "decade", "attack",
                    "incident", "strike", "separate", "different", "night", "%")  # fmt: skip


def _digit_fraction(pieces: Sequence[Piece], first: int) -> Number | None:
    """ "3/4", "10 1/2", "2½"."""
    whole, at = 0.0, first
    if piece_at(pieces, first + 1).text not in _SLASHES:
        read = read_literal(pieces[first].text)
        if read is None or read[0] != int(read[0]):
            return None
        whole, at = read[0], first + 1
        sign = FRACTION_SIGNS.get(piece_at(pieces, at).text)
        if sign:
            return Number(first, at + 1, whole + sign, 0.25, "cardinal")
    slash, under = piece_at(pieces, at + 1), piece_at(pieces, at + 2)
    if slash.text not in _SLASHES or not (slash.tight and under.tight):
        return None
    over, below = _small(piece_at(pieces, at)), _small(under)
    if over is None or below not in _DENOMINATORS or not 0 < over < below:
        return None
    if at > first:
        return Number(first, at + 3, whole + over / below, 1 / below, "cardinal")
    return Number(first, at + 3, over / below, 0.1 * over / below, "share")


def _small(piece: Piece) -> int | None:
    return (
        int(piece.text)
        if piece.kind == "number" and piece.text.isdigit() and len(piece.text) < 5
        else None
    )


def _cardinal(pieces: Sequence[Piece], first: int) -> Number | None:
    """A cardinal, with what may follow it: "and a half", "-thirds", "of a million"."""
    negative = pieces[first].norm in _NEGATIVE
    at = first + negative
    at += negative and piece_at(pieces, at).text in HYPHENS
    between = piece_at(pieces, first - 1).norm == "between"
    found = read_cardinal(pieces, at, not between) if at < len(pieces) else None
    if found is None:
        return None
    number = _denominated(pieces, first, at, found) or _mixed(pieces, first, found)
    if number is None:
        number = Number(
            first, found.last, found.value, found.grain, "cardinal",
            literal=found.literal, scale=found.scale,
        )  # fmt: skip
    if negative and number.value is not None:
        number = number._replace(value=-number.value)
    return number


def _denominated(pieces: Sequence[Piece], first: int, at: int, found: Cardinal) -> Number | None:
    """ "two thirds", "one-eighth", "three quarters of a million"."""
    last = found.last + (piece_at(pieces, found.last).text in HYPHENS)
    below = number_words()["denominator"].get(piece_at(pieces, last).norm)
    if below is None or not 0 < found.value < min(below, 100) or pieces[at].kind == "number":
        return None
    if found.value == 1 and piece_at(pieces, last).norm.endswith("s"):
        return None
    quarters = below == 4 and found.value == 2
    earlier = piece_at(pieces, first - 1).norm
    if quarters or (below == 4 and earlier in ("last", "past", "next", "first", "previous")):
        return None
    return _part(pieces, first, last + 1, found.value / below)


def _part(pieces: Sequence[Piece], first: int, last: int, share: float) -> Number:
    """A share, or the amount it makes of a scale: "half a million", "two thirds of a billion"."""
    at = last + (piece_at(pieces, last).norm == "of")
    for _ in range(2):
        at += (
            piece_at(pieces, at).norm in ("a", "an", "one") or piece_at(pieces, at).text in HYPHENS
        )
    scale = _scale(piece_at(pieces, at).norm)
    if scale:
        value = share * scale
        return Number(first, at + 1, value, granularity(value), "cardinal", scale=scale)
    return Number(first, last, share, 0.1 * share, "share")


def _mixed(pieces: Sequence[Piece], first: int, found: Cardinal) -> Number | None:
    """ "three and a half (million)", "two million and a half", "one hundred and two thirds"."""
    if piece_at(pieces, found.last).norm != "and":
        return None
    at = found.last + 1
    over = 1.0 if piece_at(pieces, at).norm in ("a", "one") else None
    if over is None:
        over = number_words()["digit"].get(piece_at(pieces, at).norm)
    last = at + 1 + (piece_at(pieces, at + 1).text in HYPHENS)
    below = number_words()["denominator"].get(piece_at(pieces, last).norm)
    if over is None or below is None or not 0 < over < below:
        return None
    return _with_fraction(pieces, first, found, last + 1, over / below)


def _with_fraction(
    pieces: Sequence[Piece], first: int, found: Cardinal, last: int, share: float
) -> Number:
    scale = _scale(piece_at(pieces, last).norm)
    if scale and found.scale > scale:
        value = found.value + share * scale
        last += 1
    elif scale:
        value = (found.value + share) * scale
        last += 1
    else:
        value = found.value + share * (found.scale if found.value >= found.scale else 1.0)
    return Number(first, last, value, granularity(value), "cardinal", scale=scale or found.scale)


def _article(pieces: Sequence[Piece], first: int) -> Number | None:
    """ "a hundred", "a dozen", "half a million", "a third of", "a quarter", "half the"."""
    word, after = pieces[first].norm, piece_at(pieces, first + 1)
    if word == "half":
        return _half(pieces, first, first + 1)
    if word == "quarter" and _scale(after.norm):
        return _part(pieces, first, first + 1, 0.25)
    if word not in ("a", "an"):
        return None
    scale = _scale(after.norm)
    if scale:
        number = _cardinal(pieces, first + 1)
        return number._replace(first=first) if number else None
    if after.norm == "half":
        return _half(pieces, first, first + 2)
    below = number_words()["denominator"].get(after.norm)
    if below is None or after.norm.endswith("s"):
        return None
    number = _part(pieces, first, first + 2, 1 / below)
    whole = piece_at(pieces, first + 2).norm == "of" or number.kind == "cardinal"
    return number if whole or (below == 100 and _closes(pieces, first + 2)) else None


def _half(pieces: Sequence[Piece], first: int, last: int) -> Number | None:
    """ "half" as a share: "half of", "half the", "more than half", "half a million"."""
    before, after = piece_at(pieces, first - 1), piece_at(pieces, last)
    number = _part(pieces, first, last, 0.5)
    if number.kind == "cardinal":
        return number
    named = before.norm in (
        "first", "second", "other", "the", "better", "top", "bottom", "latter",
        "this", "each", "either", "last", "next",
    )  # fmt: skip
    if named or after.text in HYPHENS or before.text in HYPHENS:
        return None
    bounded = before.norm in ("than", "over", "about", "nearly", "almost", "around", "roughly")
    if after.norm in _OF_WHOLE or bounded or _closes(pieces, last):
        return number
    return None


def _closes(pieces: Sequence[Piece], at: int) -> bool:
    return piece_at(pieces, at).text in (".", ",", ";", "") or at >= len(pieces)


def _ordinal(pieces: Sequence[Piece], first: int) -> Number | None:
    """ "a 12th victim", "the third death": an ordinal that counts what follows it."""
    piece, after = pieces[first], piece_at(pieces, first + 1)
    if piece.kind == "number":
        read = read_literal(piece.text)
        if read is None or not (after.tight and after.norm in ("st", "nd", "rd", "th")):
            return None
        value, last = read[0], first + 2
    else:
        found = _ordinal_word(pieces, first)
        if found is None:
            return None
        value, last = found
    nouns = (piece_at(pieces, last).norm, piece_at(pieces, last + 1).norm)
    counts = any(noun in labels()["counted_ordinal"] for noun in nouns)
    return Number(first, last, value, 1.0, "ordinal") if counts and value > 1 else None


def _ordinal_word(pieces: Sequence[Piece], first: int) -> tuple[float, int] | None:
    ordinals = number_words()["ordinal"]
    word = pieces[first].norm
    if word in ordinals:
        return ordinals[word], first + 1
    tens, unit = number_words()["ten"].get(word), piece_at(pieces, first + 2).norm
    if tens and piece_at(pieces, first + 1).text in HYPHENS and 0 < ordinals.get(unit, 0) < 10:
        return tens + ordinals[unit], first + 3
    return None


def _fraction_sign(pieces: Sequence[Piece], first: int) -> Number | None:
    value = FRACTION_SIGNS.get(pieces[first].text)
    return Number(first, first + 1, value, 0.1 * value, "share") if value else None


def _multiple(pieces: Sequence[Piece], first: int) -> Number | None:
    """ "twice as many", "three times more", "tenfold"."""
    word = pieces[first].norm
    times = {"twice": 2.0, "thrice": 3.0}.get(word)
    if times:
        compares = piece_at(pieces, first + 1).norm in ("as", "the", "that", "its", "more")
        return Number(first, first + 1, times, 0.1, "multiple") if compares else None
    if word.endswith("fold") and len(word) < 14:
        for kind in ("digit", "teen", "ten", "hundred"):
            value = number_words()[kind].get(word.removesuffix("fold"))
            if value:
                return Number(first, first + 1, value, 0.1, "multiple")
    return None


Reader = Callable[[Sequence[Piece], int], Number | None]
_READERS_OF_DIGITS: tuple[Reader, ...] = (_ordinal, _digit_fraction, _share_of, _cardinal)
_READERS_OF_WORDS: tuple[Reader, ...] = (
    _nothing, _vague, _article, _share_of, _ordinal, _cardinal, _fraction_sign, _multiple,
)  # fmt: skip
