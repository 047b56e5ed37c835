"""Claims and accounts made by hand, for tests that must not depend on extraction."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from extractors.events.story import story_of
from extractors.moments import parse_moment
from extractors.records import Article, Quantity
from warehouse.events.evidence import Atlas
from warehouse.judgement import Knowledge
from warehouse.records import Account

_INSIDE = {
    "ID-IL": {"ID-IL", "MAARET", "SARAQEB"},
    "SY": {"SY", "ID-IL", "MAARET", "SARAQEB", "HOMS"},
}
_CLASSES = {"person": {"civilian", "child", "woman", "fighter"}, "civilian": {"child"}}
_UNITS = {"km2": (1.0, "area"), "mile2": (2.59, "area"), "count": (1.0, "count")}
KNOWLEDGE = Knowledge(
    place_contains=lambda outer, inner: inner in _INSIDE.get(outer, set()),
    class_contains=lambda outer, inner: inner in _CLASSES.get(outer, set()),
    to_base=lambda value, unit: (
        (value * _UNITS[unit][0], _UNITS[unit][1]) if unit in _UNITS else None
    ),
    same_source=lambda a, b: a.split()[-1] == b.split()[-1],
    atlas=Atlas(
        holds=lambda outer, inner: outer == inner or inner in _INSIDE.get(outer, set()),
        fineness=lambda place: 0 if place == "SY" else 1 if place == "ID-IL" else 3,
        people=lambda _: 0,
    ),
)
TEXT = (
    "Karim Haddad of the rescue corps spoke in Saraqeb about the offensive, the bakery that"
    " burned on Harbour Road and the convoy of trucks that left on Thursday. "
)


def claim(quote: str = "80,000 people", **fields: Any) -> Quantity:
    """A claim of 80,000 people displaced in Idlib, with what `fields` change.

    `value` sets all bounds that are not given; `more_than` and `at_least` leave the top open.
    """
    value = fields.get("value", 80_000.0)
    hedge = fields.get("hedge", "exact")
    open_top = hedge in ("more_than", "at_least")
    defaults: dict[str, Any] = {
        "article_id": "a", "sentence_start": None, "sentence_end": None, "start": None,
        "end": None, "value": value, "low": value, "high": None if open_top else value,
        "soft_low": fields.get("low", value), "soft_high": fields.get("high", value),
        "hedge": hedge, "change": None, "unit": "count", "unit_text": None,
        "measure": "displaced", "counted": "person", "counted_text": "people", "place": "Idlib",
        "place_id": "ID-IL", "country": "SY", "window_start": None, "window_end": None,
        "window_kind": None, "source": None, "modality": "asserted", "part": "body",
        "paragraph": 1, "place_via": "clause", "part_of": None, "consistent": True,
        "sentence": f"The offensive near Saraqeb has driven {quote} from their homes.",
    }  # fmt: skip
    given = {name: _dated(name, value) for name, value in fields.items()}
    return Quantity(quote=quote, **{**defaults, **given})


def _dated(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name in ("window_start", "window_end") and value else value


def account(
    id: str, published: str | None, *quantities: Quantity, text: str = TEXT, **fields: Any
) -> Account:
    """An account of the one story of `TEXT`, published as given, with claims."""
    moment = parse_moment(published)
    article = Article(id, text, fields.get("title"), moment)
    return Account(
        id=id,
        publisher=fields.get("publisher", f"The {id}"),
        published=moment,
        title=fields.get("title"),
        url=None,
        first_seen=None,
        quantities=quantities,
        story=story_of(article),
        text=text,
        revision=fields.get("revision", 0),
    )


def side_fields(case: Mapping[str, Any]) -> tuple[str, str | None, dict[str, Any], dict[str, Any]]:
    """A side of a case file: article id, moment, account fields, claim fields."""
    known = {"id", "published", "text", "title", "publisher", "revision"}
    about = {key: value for key, value in case.items() if key in known - {"id", "published"}}
    fields = {key: value for key, value in case.items() if key not in known}
    return case.get("id", "a"), case.get("published"), about, fields
