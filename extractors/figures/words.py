"""Cardinals: number words, and digits with magnitudes ("three hundred and two", "2.3m", "3 hundred
and 21", "two million and a half")."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.figures.lexicon import labels, number_words
from extractors.figures.literals import granularity, read_literal
from extractors.figures.pieces import Piece, is_plural, piece_at
from extractors.figures.units import currency_words

HYPHENS = frozenset("-\u2010\u2011")
FRACTION_SIGNS = dict(zip("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", (
    1 / 2, 1 / 3, 2 / 3, 1 / 4, 3 / 4, 1 / 5, 2 / 5, 3 / 5, 4 / 5, 1 / 6, 5 / 6, 1 / 8, 3 / 8,
    5 / 8, 7 / 8,
), strict=True))  # fmt: skip
_SPACED_SUFFIXES = frozenset(
    ["k", "M", "B", "mn", "Mn", "mln", "bn", "Bn", "BN", "bln", "tn", "trn", "tln", "cr", "mil"]
)
_MONEY_SIGNS = frozenset(
    [
        "$",
        "€",
        "£",
        "¥",
        "₹",
        "₽",
        "₦",
        "₩",
        "₪",
        "₺",
        "₱",
        "฿",
        "Rs",
        "RM",
        "USD",
        "EUR",
        "GBP",
        "N",
        "R",
    ]
)
_DECIMAL_MARKS = frozenset({"point"})


class Cardinal(NamedTuple):
    """A value, its granularity, the index after its last piece, and the largest scale named."""

    value: float
    grain: float
    last: int
    scale: float
    literal: bool  # digits alone, without a magnitude


@dataclass(slots=True)
class _Sum:
    """A cardinal as it grows: `group` below the next scale, `slot` the kind of the last word."""

    total: float = 0.0
    group: float = 0.0
    slot: str = ""
    scale: float = 1.0  # the last scale taken
    largest: float = 1.0
    grain: float = 0.0  # of a literal that opens the number

    @property
    def value(self) -> float:
        return self.total + self.group

    def take_literal(self, piece: Piece) -> bool:
        read = read_literal(piece.text)
        if read is None or not (self.slot == "" or (self.slot == "hundred" and 0 < read[0] < 100)):
            return False
        self.grain = read[1] if self.slot == "" else 1.0
        self.group += read[0]
        self.slot = "literal"
        return True

    def take_word(self, kind: str, amount: float) -> bool:
        if kind in ("scale", "dozen"):
            return self._take_scale(kind, amount)
        if kind == "hundred":
            fits = self.slot in ("", "digit", "teen", "literal", "ten", "scale")
            self.group = (self.group or 1.0) * 100 if fits else self.group
        elif kind == "digit":
            fits = self.slot in ("", "hundred", "scale") or (self.slot == "ten" and amount > 0)
            self.group += amount if fits else 0.0
        else:
            fits = self.slot in ("", "hundred", "scale")
            self.group += amount if fits else 0.0
        if fits:
            self.slot = kind
        return fits

    def _take_scale(self, kind: str, amount: float) -> bool:
        if self.slot == "scale" and kind == "scale" and amount >= self.scale:
            if self.total * amount > 1e21:
                return False
            self.total *= amount  # "three lakh crore"
        elif self.slot == "scale" or (self.scale > 1 and amount >= self.scale):
            return False
        else:
            self.total += (self.group if self.slot else 1.0) * amount
            self.group = 0.0
        if self.grain:
            self.grain *= amount
        self.slot, self.scale = "scale", amount
        self.largest = max(self.largest, self.total if amount == 12 else amount)
        return True


def read_cardinal(pieces: Sequence[Piece], first: int, with_and: bool = True) -> Cardinal | None:
    """The cardinal that begins at a piece; `with_and` False leaves "and" to "between a and b"."""
    total = _Sum()
    at = first
    while (after := _take(total, pieces, at, at > first, with_and)) is not None:
        at = after
    if not total.slot:
        return None
    literal = pieces[first].kind == "number"
    grain = total.grain if literal and total.grain else granularity(total.value)
    if literal and total.scale > 1 and total.grain and total.value == 10 ** _digits(total.value):
        grain = max(grain if "." in pieces[first].text else total.value / 2, grain)
    point = None if literal else _decimals(pieces, at)
    if point:
        value = total.value + point[0]
        return Cardinal(value, granularity(value), point[1], 1.0, False)
    value = float(f"{total.value:.15g}")  # 16.379 billion, not 16379000000.000002
    return Cardinal(value, grain, at, total.largest, literal and total.largest == 1.0)


def _digits(value: float) -> int:
    return len(str(int(value))) - 1 if value >= 1 else 0


def _take(total: _Sum, pieces: Sequence[Piece], at: int, inner: bool, with_and: bool) -> int | None:
    """The index after the word or literal taken at `at`, None where the number ends."""
    piece, joined = piece_at(pieces, at), False
    if inner and piece.text in HYPHENS and _bridges(total, pieces, at):
        piece, at = piece_at(pieces, at + 1), at + 1
    elif inner and piece.norm == "and" and with_and and total.slot in ("hundred", "scale"):
        piece, at, joined = piece_at(pieces, at + 1), at + 1, True
        if piece.kind == "number" and total.slot != "hundred":
            return None
    if piece.kind == "number":
        return at + 1 if total.take_literal(piece) else None
    kind, amount = _word(piece, pieces, at, total)
    if kind is None or (joined and not _completes(pieces, at, total, kind)):
        return None
    return at + 1 if total.take_word(kind, amount) else None


def _bridges(total: _Sum, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a hyphen joins two words of one number: "fifty-two", "fifty - two", "3.5-million"."""
    after = piece_at(pieces, at + 1)
    if total.slot == "ten":
        return after.norm in number_words()["digit"] and after.tight == pieces[at].tight
    joins = after.norm in number_words()["scale"] or after.norm in ("hundred", "dozen")
    return joins and pieces[at].tight and after.tight


def _completes(pieces: Sequence[Piece], at: int, total: _Sum, kind: str) -> bool:
    """Whether the words after "and" go on with the number, and are no second one that is as large:
    "two hundred and two thousand" goes on, "one hundred and two hundred" does not."""
    if kind in ("scale", "hundred", "dozen"):
        return False
    rest = read_cardinal(pieces, at, with_and=False)
    if rest is None or _is_fraction(pieces, rest.last):
        return False  # "one hundred and three quarters"
    if total.slot == "scale":
        return rest.value < total.scale
    after = at + 1 + (kind == "ten" and piece_at(pieces, at + 1).text in HYPHENS)
    after += kind == "ten" and piece_at(pieces, after).norm in number_words()["digit"]
    return piece_at(pieces, after).norm != "hundred"


def _is_fraction(pieces: Sequence[Piece], at: int) -> bool:
    at += piece_at(pieces, at).text in HYPHENS
    return piece_at(pieces, at).norm in number_words()["denominator"]


def _word(piece: Piece, pieces: Sequence[Piece], at: int, total: _Sum) -> tuple[str | None, float]:
    words = number_words()
    for kind in ("digit", "teen", "ten", "hundred", "scale"):
        if piece.norm in words[kind]:
            return kind, words[kind][piece.norm]
    if piece.norm == "dozen" or (piece.norm == "dozens" and total.slot):
        return "dozen", 12.0
    if total.slot == "literal" and piece.text in words["suffix"] and _is_suffix(pieces, at):
        return "scale", words["suffix"][piece.text]
    return None, 0.0


def _is_suffix(pieces: Sequence[Piece], at: int) -> bool:
    """Whether letters after digits are a magnitude: "2.3m", "10 bn"; not metres ("3m tall")."""
    piece, after = pieces[at], piece_at(pieces, at + 1)
    if not piece.tight:
        return piece.text in _SPACED_SUFFIXES and not (piece.text == "B" and after.kind != "word")
    if piece.text in ("K", "M", "B") and not _is_money_sign(piece_at(pieces, at - 2)):
        resolution = piece.text == "K" and piece_at(pieces, at - 1).text in ("2", "4", "5", "8")
        return not (resolution or after.text.istitle())  # "4K video", "the 2B Mindset"
    if piece.text != "m":
        return True
    return not _is_metres(pieces, at)


def _is_metres(pieces: Sequence[Piece], at: int) -> bool:
    before, after = piece_at(pieces, at - 2), piece_at(pieces, at + 1)
    if _is_money_sign(before):
        return False
    if after.text in HYPHENS:
        after = piece_at(pieces, at + 2)
    if {after.norm, piece_at(pieces, at + 2).norm} & currency_words():
        return False  # "1,180m Swedish kronor"
    if after.norm in labels()["metre_after"]:
        return True
    if after.kind != "word" or after.norm in labels()["link"]:
        return not _tells_of_money(pieces, at)
    return not (is_plural(after) or is_plural(piece_at(pieces, at + 2)))


def _tells_of_money(pieces: Sequence[Piece], at: int) -> bool:
    """Whether money or magnitudes stand near: "profits of 2.3m in May" are millions."""
    near = {piece.norm for piece in pieces[max(0, at - 12) : at + 8]}
    return bool(near & (labels()["money"] | {"bn", "million", "billion", "$", "£", "€"}))


def _is_money_sign(piece: Piece) -> bool:
    return piece.text in _MONEY_SIGNS


def _decimals(pieces: Sequence[Piece], at: int) -> tuple[float, int] | None:
    """The decimals in words after "point": "zero three" is .03, "seventy-one" .71."""
    if piece_at(pieces, at).norm not in _DECIMAL_MARKS:
        return None
    digits, at = "", at + 1
    while (digit := number_words()["digit"].get(piece_at(pieces, at).norm)) is not None:
        digits, at = digits + str(int(digit)), at + 1
    if not digits:
        rest = read_cardinal(pieces, at, with_and=False)
        if rest is None or not 9 < rest.value < 100 or rest.literal:
            return None
        digits, at = str(int(rest.value)), rest.last
    return float("0." + digits), at
