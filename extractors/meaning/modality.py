"""How firmly a sentence states a figure: asserted, negated, forecast, hypothetical or quoted."""

from extractors.meaning.governor import Governor
from extractors.meaning.view import View
from extractors.meaning.words import group
from extractors.records import Modality


def modality(view: View, governor: Governor | None, number: int) -> Modality:
    """The modality of figure `number`, governed by `governor`."""
    if governor is not None:
        groups = (*governor.chain, *((governor.verb,) if governor.verb else ()))
        auxiliaries = frozenset[str]().union(*(here.aux for here in groups))
        passed = {here.lemma for here in governor.chain}
        if auxiliaries & group("negation") and view.figures[number].value != 0:
            return "negated"
        if passed & group("fearing") or passed & group("intending"):
            return "hypothetical"
        if auxiliaries & group("forecast") or passed & group("expecting"):
            return "forecast"
        if auxiliaries & group("possible"):
            return "hypothetical"
    if _conditional(view, number):
        return "hypothetical"
    first = view.spans[number][0]
    return "quoted" if first < len(view.quoted) and view.quoted[first] else "asserted"


def _conditional(view: View, number: int) -> bool:
    """Whether the figure stands in a clause after "if" or "unless"."""
    for i in range(view.spans[number][0] - 1, -1, -1):
        if view.low[i] in (",", ";", "“", "”"):
            return False
        if view.low[i] in ("if", "unless"):
            return view.word(i - 1) != "as"
    return False
