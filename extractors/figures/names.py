"""Numbers that are names, years, codes or pronouns by the words around them: "Boeing 737",
"Article 5", "in 2015", "RAV4", "no one", "a two-way street". None of them is a quantity."""

from collections.abc import Sequence

from extractors.figures.amounts import Amount
from extractors.figures.lexicon import hedges, labels
from extractors.figures.pieces import Piece, is_plural, piece_at
from extractors.figures.units import units
from extractors.figures.words import HYPHENS
from extractors.figures.years import is_year

_OPENERS = frozenset([".", "!", "?", ":", ";", '"', "'", "“", "‘", "(", "—", "–", "|", "•"])
_LIST = 16  # pieces of a list after a label
_JOINTS = HYPHENS | set("/_.")


def is_name(pieces: Sequence[Piece], amount: Amount, floor: int, title_case: bool) -> bool:
    """Whether the number is part of a name, a code, a year, or an idiom.

    Pieces before `floor` belong to an earlier amount.
    """
    number = amount.number
    if number.kind == "vague":
        return _is_loose_time(amount)
    if number.kind in ("zero", "multiple", "ordinal", "share"):
        return False
    if _is_joined(pieces, amount, floor) or _is_denominator(pieces, amount):
        return True
    if amount.unit and not amount.unit.startswith("count"):
        return amount.unit == "day" and _is_some_day(pieces, amount)
    alone = number.last == number.first + 1 and pieces[number.first].norm == "one"
    if alone and _is_pronoun(pieces, number.first):
        return True
    if (
        _is_code(pieces, amount, floor)
        or _is_age(pieces, amount.first)
        or _is_labelled(pieces, amount)
    ):
        return True
    if _is_title(pieces, amount, title_case):
        return True
    return is_year(pieces, amount, _counts_next(pieces, amount.last))


def _is_loose_time(amount: Amount) -> bool:
    """ "several days", "a few minutes" state no figure."""
    known, vague = units().get(amount.unit), amount.number.vague
    return known is not None and known.dimension == "duration" and bool(vague and vague.low < 10)


def is_title_case(pieces: Sequence[Piece]) -> bool:
    """Whether the text capitalises its words, as many headlines do."""
    long = [piece.text for piece in pieces if piece.kind == "word" and len(piece.text) > 4]
    return sum(word[0].islower() for word in long) <= len(long) // 4


def _is_denominator(pieces: Sequence[Piece], amount: Amount) -> bool:
    """ "275 per dozen": what is measured against is not counted."""
    return not amount.unit and piece_at(pieces, amount.first - 1).norm == "per"


def _is_joined(pieces: Sequence[Piece], amount: Amount, floor: int) -> bool:
    """A code ("RAV4", "S-400", "5G", "737s") or an attribute without a unit ("two-way")."""
    first, last = amount.first, amount.last
    before, after = piece_at(pieces, first - 1), piece_at(pieces, last)
    digits = pieces[first].kind == "number"
    if pieces[first].tight and digits and before.kind == "word":
        return True
    if pieces[first].tight and before.tight and before.text in _JOINTS and first - 2 >= floor:
        earlier = piece_at(pieces, first - 2)
        if earlier.kind in ("word", "number", "masked") and earlier.norm not in labels()["prefix"]:
            return digits or before.text in HYPHENS
    if amount.unit:
        return False
    if after.tight and after.kind == "word" and digits:
        return True
    return after.tight and after.text in HYPHENS and _is_attribute(pieces, last)


def _is_age(pieces: Sequence[Piece], first: int) -> bool:
    """ "the age of eight", "aged four", "both ten"."""
    before = piece_at(pieces, first - 1).norm
    return before == "aged" or (before == "of" and piece_at(pieces, first - 2).norm == "age")


def _is_code(pieces: Sequence[Piece], amount: Amount, floor: int) -> bool:
    """Digits that nothing counts: "911", a number right after another ("five 787 jets"), an
    acronym's ("NBC 5"), eight digits and more without grouping."""
    first = amount.first
    text, before = pieces[first].text, piece_at(pieces, first - 1)
    if not amount.number.literal or first != amount.number.first:
        return False
    counts = _counts_next(pieces, amount.last)
    after = piece_at(pieces, amount.last).norm
    called = not counts or after in labels()["telephone_noun"]
    if text in labels()["telephone"] and called and before.norm != "between":
        return True
    if first == floor and floor > 0:
        return True
    following = piece_at(pieces, amount.last)
    if text in labels()["model"] and (after in labels()["aircraft"] or following.text.istitle()):
        return True
    if text.isdigit() and len(text) >= 8:
        return not counts
    acronym = before.kind == "word" and before.text.isupper() and 2 <= len(before.text) <= 5
    shouting = (
        piece_at(pieces, first - 2).text.isupper() or piece_at(pieces, amount.last).text.isupper()
    )
    return acronym and not counts and not shouting and after not in labels()["after_count"]


def _is_attribute(pieces: Sequence[Piece], hyphen: int) -> bool:
    word = piece_at(pieces, hyphen + 1)
    if not word.tight or word.kind != "word":
        return word.kind == "masked"
    return (word.norm,) not in hedges("after") and word.norm not in (
        "strong",
        "magnitude",
        "to",
        "or",
    )


def _is_some_day(pieces: Sequence[Piece], amount: Amount) -> bool:
    """ "may one day become": no length of time."""
    modal = piece_at(pieces, amount.first - 1).norm in labels()["one_day_before"]
    return pieces[amount.number.first].norm == "one" and modal


def _is_pronoun(pieces: Sequence[Piece], at: int) -> bool:
    """ "one" that stands for somebody or something: "this one", "one another", "one day"."""
    before, after = piece_at(pieces, at - 1), piece_at(pieces, at + 1)
    if after.norm in labels()["one_after"] or after.text in HYPHENS or after.text in ("'", "’"):
        return True
    if before.norm == "the" and after.norm == "hand":
        return True
    if piece_at(pieces, at - 2).norm in ("a", "an") and before.kind == "word":
        return True  # "a likely one"
    if piece_at(pieces, at - 2).norm in labels()["one_degree"]:
        return True  # "the most expensive one"
    if before.norm in labels()["one_before"]:  # "the one victim" counts
        return after.norm not in labels()["counted_ordinal"]
    return after.norm in ("to", "for", "in", "with", "as") and before.norm in ("is", "be", "was")


def _is_labelled(pieces: Sequence[Piece], amount: Amount) -> bool:
    """A number after a word that names by number, or in a list after one: "Article 5", "top 10",
    "category one", "Chapters 17 to 22"."""
    at = amount.first - 1
    listed = at
    while amount.first - listed < _LIST and _lists(piece_at(pieces, listed)):
        listed -= 1
    if not any(piece.kind == "number" for piece in pieces[listed + 1 : at + 1]):
        listed = at  # "last year, to 8,912": a comma alone makes no list
    at = at if _counts_next(pieces, amount.last) else listed
    at -= piece_at(pieces, at).text in HYPHENS or piece_at(pieces, at).text == "."
    before = piece_at(pieces, at)
    if before.norm not in labels()["label"] or amount.first != amount.number.first:
        return False
    if before.norm in labels()["label_always"]:
        return True
    return not (_counts_next(pieces, amount.last) and before.text.islower())


def _lists(piece: Piece) -> bool:
    return piece.kind == "number" or piece.norm in (",", "and", "or", "to", "through", "-", "–")


def _counts_next(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a plural noun, or what else follows a count, stands at `at` or one word on."""
    first, second = piece_at(pieces, at), piece_at(pieces, at + 1)
    return _is_plural(first) or (
        first.kind == "word"
        and first.text.islower()
        and _is_plural(second)
        and first.norm not in labels()["link"]
    )


def _is_plural(piece: Piece) -> bool:
    return is_plural(piece) or piece.text in ("dead", "more")


def _is_title(pieces: Sequence[Piece], amount: Amount, title_case: bool) -> bool:
    """A short number after a capitalised word, or a capitalised number word, within a sentence
    that capitalises names only: "Windows 10", "the Big Four"."""
    at = amount.first - 1
    before, piece = piece_at(pieces, at), pieces[amount.first]
    if title_case or at < 0 or before.text in _OPENERS:
        return False
    after = piece_at(pieces, amount.last)
    if piece.kind == "word":
        return piece.text.istitle() and (before.text[:1].isupper() or after.text.istitle())
    if at < 1 or before.kind != "word" or not before.text[0].isupper():
        return False
    known = labels()["month"] | labels()["weekday"]
    if not (piece.text.isdigit() and len(piece.text) <= 4) or before.norm in known:
        return False
    opens = piece_at(pieces, at - 1).text in _OPENERS and at > 0
    return not (opens or _counts_next(pieces, amount.last) or after.norm in labels()["after_count"])
