"""Which alerts an endpoint is to get: a filter in the settings or on the command line.

Within a field any of the values will do, all fields given must hold. What is unknown passes a
threshold: an alert that is missed costs more than one too many.

[endpoints.filter]
measure = ["killed", "injured"]
place = "Idlib"            # and all that lies in it
min_severity = "hard"
min_ratio = 1.5            # one figure at least one and a half times the other
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import Any, get_args

from extractors.measures import known_measures
from flows.errors import SettingsError
from warehouse.records import Kind, Severity, VerdictName

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "verdict": get_args(VerdictName),
    "severity": get_args(Severity),
    "min_severity": get_args(Severity),
    "kind": get_args(Kind),
}
_ONE_VALUE = ("min_severity", "min_ratio")


@dataclass(frozen=True, slots=True)
class Filter:
    """What an endpoint wants; empty fields want all.

    `country` ISO 3166 codes, `place` names or ids of the gazetteer. `min_ratio` is how many times
    the greater figure must be the smaller one, at least 1.
    """

    verdict: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    feed: tuple[str, ...] = ()
    min_severity: Severity | None = None
    min_ratio: float | None = None


EVERYTHING = Filter()
FIELDS = tuple(field.name for field in fields(Filter))


def filter_of(where: str, table: Mapping[str, Any]) -> Filter:
    """The filter that a table of the settings holds: a value or a list of them for each field.

    Raises SettingsError, which names `where`, for a field or value that is none.
    """
    values: dict[str, Any] = {}
    for name, given in table.items():
        if name not in FIELDS:
            known = ", ".join(FIELDS)
            raise SettingsError(where, f"unknown filter {name!r}", f"the fields are {known}")
        listed = given if isinstance(given, Sequence) and not isinstance(given, str) else [given]
        checked = tuple(_checked(where, name, value) for value in listed)
        if name in _ONE_VALUE and len(checked) != 1:
            raise SettingsError(where, f"filter {name} has {len(checked)} values", "give one")
        values[name] = checked[0] if name in _ONE_VALUE else checked
    return Filter(**values)


def in_words(wanted: Filter) -> str:
    """The filter as the command line takes it: "measure=killed measure=injured"."""
    parts: list[str] = []
    for name in FIELDS:
        value = getattr(wanted, name)
        values = value if isinstance(value, tuple) else () if value is None else (value,)
        parts += [
            f"{name}={one:g}" if isinstance(one, float) else f"{name}={one}" for one in values
        ]
    return " ".join(parts)


def _checked(where: str, name: str, value: Any) -> str | float:
    if name == "min_ratio":
        return _ratio(where, value)
    text = str(value).strip() if isinstance(value, str | int) else ""
    if not text:
        raise SettingsError(where, f"filter {name} has no value", f'write {name} = "..."')
    if name in _CHOICES and text not in _CHOICES[name]:
        choices = ", ".join(_CHOICES[name])
        raise SettingsError(where, f"filter {name} cannot be {text!r}", f"it is one of {choices}")
    if name == "country" and not (len(text) == 2 and text.isalpha()):
        mend = "write the ISO 3166 code of two letters, or filter by place"
        raise SettingsError(where, f"filter country cannot be {text!r}", mend)
    if name == "measure" and ":" not in text and text not in known_measures():
        near = get_close_matches(text, sorted(known_measures()), n=1) or ["killed"]
        mend = f"write {near[0]!r}, or an open one such as 'sell:car'; see the view `claims`"
        raise SettingsError(where, f"filter measure cannot be {text!r}", mend)
    return text.upper() if name == "country" else text


def _ratio(where: str, value: Any) -> float:
    try:
        ratio = float(value)
    except (TypeError, ValueError):
        ratio = 0.0
    if not 1.0 <= ratio < float("inf"):
        mend = "write a number from 1, such as 1.5 for half as much again"
        raise SettingsError(where, f"filter min_ratio cannot be {value!r}", mend)
    return ratio
