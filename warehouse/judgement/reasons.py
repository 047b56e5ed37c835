"""The reason of a verdict, in words that an editor can check against both sentences."""

import math

from extractors.moments import day_of
from extractors.records import Quantity
from warehouse.judgement.case import Case
from warehouse.judgement.relations import closed
from warehouse.judgement.side import Side
from warehouse.judgement.verdicts import Ruling

_NEVER = {
    "hard": "By their words the two cannot both be true",
    "soft": "As readers take the words the two cannot both be true",
}


def reason_of(case: Case, ruling: Ruling) -> str:
    """One or two sentences: what is compared, the two figures with who says them, what decided."""
    if closed(case.gates) is not None:
        return f"Not comparable: {ruling.because}."
    if ruling.verdict == "unrelated":
        return f"Compatible: {ruling.because}."
    both = f"Both give {_subject(case)}. {_said(case.a)}; {_said(case.b)}."
    return f"{both} {_finding(case, ruling)}"


def _finding(case: Case, ruling: Ruling) -> str:
    if ruling.verdict == "contradicts":
        start = _NEVER[ruling.severity or "hard"]
        return f"{start}{_containment(case)}: {ruling.because}."
    if ruling.verdict == "corroborates":
        return f"They agree: {ruling.because}."
    word = "An update" if ruling.verdict == "updates" else "A revision"
    return f"{word}: {ruling.because}."


def _containment(case: Case) -> str:
    """Names the dimensions in which one figure is a part of the other."""
    parts = [gate.detail for gate in case.gates if gate.outcome in ("contains", "within")]
    return f" (a part cannot exceed its whole: {'; '.join(parts)})" if parts else ""


def _subject(case: Case) -> str:
    quantity = case.a.quantity
    measure = (quantity.measure or "").replace("_", " ").replace(":", " ")
    of = f" ({quantity.counted})" if quantity.counted and quantity.counted not in measure else ""
    return f"“{measure}”{of}{_places(case)}"


def _places(case: Case) -> str:
    """Where, as far as both articles say it; two places or two spellings are both named."""
    one, other = case.a.quantity.place, case.b.quantity.place
    found = next((gate.outcome for gate in case.gates if gate.gate == "place"), "unknown")
    if one is None or other is None:
        return f" (only one names a place, {one or other})" if one or other else ""
    if found == "same":
        return f" in {one}" if one == other else f" in {one} (also written {other})"
    if found == "contains":
        return f" in {other}, which lies in {one}"
    if found == "within":
        return f" in {one}, which lies in {other}"
    return f" (the articles speak of {one} and of {other})"


def _said(side: Side) -> str:
    account, quantity = side.account, side.quantity
    who = account.publisher or account.id
    when = f", {day_of(account.published)}" if account.published else ""
    source = f" (citing {quantity.source})" if quantity.source else ""
    return f"{who}{when}{source}: “{quantity.quote}”{_read_as(quantity)}"


def _read_as(quantity: Quantity) -> str:
    low, high = quantity.soft_low, quantity.soft_high
    if low is not None and high is not None and math.isclose(low, high):
        return ""
    if low is None and high is None:
        return ""
    unit = "" if quantity.unit == "count" else f" {quantity.unit}"
    if high is None:
        return f", read as {low:,.10g}{unit} or more"
    if low is None:
        return f", read as {high:,.10g}{unit} or less"
    return f", read as {low:,.10g} to {high:,.10g}{unit}"
