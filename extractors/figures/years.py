"""Years: four digits without grouping that name a time, not a count."""

from collections.abc import Sequence

from extractors.figures.amounts import Amount
from extractors.figures.lexicon import hedges, labels
from extractors.figures.pieces import Piece, is_plural, piece_at

_SPANS = frozenset({"to", "-", "\u2013", "\u2014", "through"})
_LOOSE = frozenset(  # before years as well as counts
    ["about", "around", "a", "an", "the", "this", "likely", "perhaps", "maybe", "probably"]
)
