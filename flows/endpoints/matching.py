"""Whether a filter lets an alert through: pure."""

from collections.abc import Callable, Iterable, Mapping
from math import inf

from extractors.records import Quantity
from flows.endpoints.filters import Filter
from warehouse.records import Account, Alert

# Whether the place that a filter names, by name or id, holds the place of an id.
Holds = Callable[[str, str], bool]


def matches(wanted: Filter, alert: Alert, accounts: Mapping[str, Account], holds: Holds) -> bool:
    """Whether all fields of the filter hold of the alert; `accounts` by article id.

    Measure, country, place, source, publisher and feed may be those of either side, in any of the
    alert's comparisons: who follows one agency wants to know whichever side it is on.
    """
    first, compared = alert.comparisons[0], alert.comparisons
    sides = [side for c in compared for side in (c.a, c.b)]
    articles = {key for c in compared for key in (c.a_article, c.b_article)} & accounts.keys()
    return (
        _one_of(wanted.verdict, [first.verdict])
        and _one_of(wanted.severity, [alert.severity])
        and not (wanted.min_severity == "hard" and alert.severity != "hard")
        and _one_of(wanted.kind, [alert.kind])
        and _one_of(wanted.measure, (side.measure for side in sides))
        and _one_of(wanted.country, (side.country for side in sides))
        and _one_of(wanted.publisher, (accounts[key].publisher for key in articles))
        and _one_of(wanted.feed, (accounts[key].feed for key in articles))
        and (not wanted.source or any(_credits(side, wanted.source) for side in sides))
        and (not wanted.place or any(_lies_in(side, wanted.place, holds) for side in sides))
        and _apart(wanted.min_ratio, first.a, first.b)
    )


def _one_of(wanted: tuple[str, ...], found: Iterable[str | None]) -> bool:
    names = {name.casefold() for name in wanted}
    return not names or any(one is not None and one.casefold() in names for one in found)


def _credits(side: Quantity, wanted: tuple[str, ...]) -> bool:
    """By whole words, so that "United Nations" is found in "doctors (via the United Nations)"."""
    source = f" {_words(side.source or '')} "
    return any(f" {_words(name)} " in source for name in wanted)


def _words(text: str) -> str:
    letters = (letter if letter.isalnum() else " " for letter in text.casefold())
    return " ".join("".join(letters).split())


def _lies_in(side: Quantity, wanted: tuple[str, ...], holds: Holds) -> bool:
    """By the gazetteer; by the name alone where the figure's place is not in it."""
    if side.place_id is not None:
        return any(holds(name, side.place_id) for name in wanted)
    return _one_of(wanted, [side.place])


def _apart(least: float | None, a: Quantity, b: Quantity) -> bool:
    if least is None:
        return True
    ratio = ratio_of(a, b)
    return ratio is None or ratio >= least


def ratio_of(a: Quantity, b: Quantity) -> float | None:
    """How many times the greater figure is the smaller one, from 1; None where one is unknown.

    Nothing against something, and a rise against a fall, are infinitely far apart.
    """
    one, other = _size(a), _size(b)
    if one is None or other is None:
        return None
    if one == other:
        return 1.0
    less, more = sorted((abs(one), abs(other)))
    return inf if less == 0 or (one < 0) != (other < 0) else more / less


def _size(side: Quantity) -> float | None:
    """The figure as stated; of a range or a vague one the middle of what readers take it to be."""
    if side.value is not None:
        return side.value
    if side.soft_low is None or side.soft_high is None:
        return None
    return (side.soft_low + side.soft_high) / 2
