"""How firmly a sentence states a figure: asserted, negated, forecast, hypothetical or quoted."""

from extractors.meaning.governors import Governor
from extractors.meaning.view import View
from extractors.records import Modality

_FORECAST = frozenset(["will", "would", "'ll", "shall", "wo"])
_HYPOTHETICAL = frozenset(["could", "may", "might", "should", "can", "ca"])
_FORECAST_VERBS = frozenset(["expect", "forecast", "predict", "project", "set", "plan", "aim", "hope"])
_FEARED = frozenset(["fear", "risk", "threaten", "plan", "aim", "want", "hope", "try"])


def modality(view: View, governor: Governor | None, number: int) -> Modality:
    """The modality of figure `number`, governed by `governor`."""
    groups = [*governor.chain, *([governor.verb] if governor.verb else [])] if governor else []
    words = frozenset[str]().union(*(group.aux for group in groups))
    lemmas = {group.lemma for group in groups[:-1]}
    if words & {"not", "n't", "never"}:
        return "negated"
    if words & _FORECAST or lemmas & _FORECAST_VERBS:
        return "forecast"
    if words & _HYPOTHETICAL or lemmas & _FEARED:
        return "hypothetical"
    first = view.spans[number][0]
    return "quoted" if first < len(view.quoted) and view.quoted[first] else "asserted"
