"""The number record, and numbers that are no cardinals: vague words, ordinals, nothing at all."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from extractors.figures.lexicon import Vague, labels, number_words, vague_words
from extractors.figures.literals import read_literal
from extractors.figures.pieces import Piece, piece_at
from extractors.figures.words import HYPHENS

Kind = Literal["cardinal", "share", "ordinal", "vague", "zero", "multiple"]


class Number(NamedTuple):
    """A number in the pieces `first` to `last` (excluded).

    `value` is None for vague words, whose bounds are in `vague`; `grain` is the granularity of
    DESIGN (Figures); a "share" is a fraction of 1. `literal`: digits alone; `scale`: the largest
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


def nothing(pieces: Sequence[Piece], first: int) -> Number | None:
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


def vague_word(pieces: Sequence[Piece], first: int) -> Number | None:
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
        scale = scale_of(more)
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


def scale_of(word: str) -> float | None:
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
        opens = first == 0 and after.norm in ("were", "are", "have", "more", "killed", "dead")
        return after.norm == "of" or opens
    if word == "tens":
        return after.norm == "of" and piece_at(pieces, last + 1).norm in vague_words()
    return piece_at(pieces, first - 1).norm not in ("the", "quite") or word not in ("a few",)


def ordinal(pieces: Sequence[Piece], first: int) -> Number | None:
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


def multiple(pieces: Sequence[Piece], first: int) -> Number | None:
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
