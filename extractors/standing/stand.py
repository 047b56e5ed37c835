"""The standing of an article's quantities, and the readings that depend on it.

A corrected or a withdrawn figure is also negated: the article does not assert it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.records import Quantity, Token
from extractors.standing.cues import Cue, cue_of
from extractors.standing.increments import raised
from extractors.standing.owners import owned
from extractors.standing.superseded import take_back
from extractors.standing.turns import differing, exact

_GONE = ("corrected", "withdrawn")
_HELD = ("asserted", "quoted")


def stand(
    quantities: Sequence[Quantity], parses: Mapping[str, Sequence[Token]]
) -> tuple[Quantity, ...]:
    """An article's quantities, in the text's order, with what it says of each.

    `parses` holds the tokens of their sentences, by the sentence's text.
    """
    mended = [differing(exact(one)) for one in owned(quantities, parses)]
    cues = [cue_of(one) if one.measure else None for one in mended]
    stood = [_stood(one, cue) for one, cue in zip(mended, cues, strict=True)]
    return raised(take_back(stood, cues), cues)


def _stood(quantity: Quantity, cue: Cue | None) -> Quantity:
    """A quantity as its own sentence has it; what comes on top is told by the article."""
    if cue is None or cue.category == "on_top":
        return quantity
    gone = cue.category in _GONE and quantity.modality in _HELD
    modality = "negated" if gone else quantity.modality
    return replace(quantity, standing=cue.category, modality=modality)
