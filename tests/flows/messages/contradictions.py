"""Small contradictions to be told: two figures with their articles, from plain tables of cases."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from extractors.moments import parse_moment
from extractors.records import Quantity
from tests.warehouse.samples import BASE, NOW
from warehouse.alerts.assembling import alert_of
from warehouse.alerts.positions import Member, member_of
from warehouse.records import Account, Alert, Comparison

_OF_ARTICLE = {"outlet", "title", "url", "published", "id"}
_DAYS = {"window_start", "window_end"}


def side(spec: Mapping[str, Any]) -> tuple[Quantity, Account]:
    """A figure and its article; what a case does not say is unknown, dates are ISO 8601."""
    told = {key: value for key, value in spec.items() if key not in _OF_ARTICLE}
    told = {k: date.fromisoformat(v) if k in _DAYS and v else v for k, v in told.items()}
    name = spec.get("id") or spec.get("outlet") or "one"
    sentence = told.pop("sentence", f"They spoke of {told['quote']} there.")
    start = sentence.find(told["quote"])
    blank: dict[str, Any] = dict.fromkeys(("place", "place_id", "country", *_DAYS, "window_kind"))
    blank |= {"article_id": name, "sentence": sentence, "sentence_end": len(sentence)}
    blank |= {"counted": None, "counted_text": None}
    blank |= {"start": start, "end": start + len(told["quote"])}
    quantity = replace(BASE, **{**blank, **told})
    published = parse_moment(spec.get("published"))
    account = Account(
        id=name,
        publisher=spec.get("outlet"),
        published=published,
        title=spec.get("title"),
        url=spec.get("url"),
        first_seen=NOW,
        quantities=(quantity,),
        story=None,
        text=sentence,
    )
    return quantity, account


def compared(a: Quantity, b: Quantity, kind: str = "figures") -> Comparison:
    return Comparison(
        "contradicts",
        "hard",
        kind,
        "They differ.",
        a,
        b,
        a.article_id,
        b.article_id,  # type: ignore[arg-type]
    )


def alert(a: Quantity, b: Quantity, **changes: Any) -> Alert:
    comparison = replace(compared(a, b), **changes.pop("comparison", {}))
    members = changes.pop("members", None) or [_member(a), _member(b)]
    made = alert_of("0123456789abcdef", NOW, (comparison,), members, {})
    return replace(made, **changes)


def _member(quantity: Quantity) -> Member:
    account = Account(
        id=quantity.article_id,
        publisher=None,
        published=None,
        title=None,
        url=None,
        first_seen=NOW,
        quantities=(quantity,),
        story=None,
    )
    return member_of(quantity, account)
