"""The reason of a verdict, in words that an editor can check against both sentences."""

import math
from collections.abc import Mapping
from functools import cache

from extractors.meaning.classes import sub_groups
from extractors.moments import day_of
from extractors.records import Event, Quantity
from extractors.tables import rows
from warehouse.events.told import single_event
from warehouse.judgement.case import Case
from warehouse.judgement.course import in_words
from warehouse.judgement.relations import closed
from warehouse.judgement.side import Side
from warehouse.judgement.verdicts import Ruling

_MOST_SHARED = 3
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
    both = f"Both {_subject(case)}{_shared(case)}. {_said(case.a)}; {_said(case.b)}."
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
    """In what one figure counts some of what the other does, where that decides."""
    if case.relation not in ("contains", "within"):
        return ""
    parts = [gate.detail for gate in case.gates if gate.outcome == case.relation]
    part, whole = ("second", "first") if case.relation == "contains" else ("first", "second")
    return f" (the {part} counts only some of what the {whole} does: {'; '.join(parts)})"


def _subject(case: Case) -> str:
    """What both tell: "count the dead of the strike in Sarmin on 14 May 2017"."""
    quantity = case.a.quantity
    measure = (quantity.measure or "").replace("_", " ").replace(":", " ")
    told = _counting().get(quantity.measure or "") or f"give “{measure}”"
    known = quantity.counted if quantity.counted in sub_groups() else None
    of = f" ({known.replace('_', ' ')})" if known and case.b.quantity.counted == known else ""
    return f"{told}{of}{_event(case)}{_day(case)}{_places(case)}"


@cache
def _counting() -> Mapping[str, str]:
    return {row["measure"]: row["words"] for row in rows("warehouse.judgement", "counting.tsv")}


def _told(case: Case) -> list[Event | None]:
    """The single events that the two figures are about, as their articles tell them."""
    return [single_event(side.account, side.quantity) for side in (case.a, case.b)]


def _event(case: Case) -> str:
    """What happened, where both speak of one event and either says of what kind."""
    told = _told(case)
    if None in told:
        return ""
    name = next((event.name for event in told if event and event.name), None)
    kind = next((event.kind for event in told if event and event.kind), None)
    return f" of {name}" if name else f" of the {kind}" if kind else ""


def _day(case: Case) -> str:
    """The event's day, where both tell the same one."""
    days = {
        event.first_day if event and event.first_day == event.last_day else None
        for event in _told(case)
    }
    day = days.pop() if len(days) == 1 else None
    return f" on {in_words(day)}" if day else ""


def _shared(case: Case) -> str:
    """What the two have in common that makes them one event, where that was asked."""
    gate = next((gate for gate in case.gates if gate.gate == "event"), None)
    if gate is None or gate.outcome != "same":
        return ""
    shared = [words for words in gate.detail.split("; ") if words.startswith("both ")]
    return f" ({'; '.join(shared[:_MOST_SHARED])})" if shared else ""


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
