"""Accounts as one string each: what comparisons read back of an article, its text left out."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from extractors.events.story import from_json, to_json
from extractors.moments import parse_moment
from extractors.records import Event, Quantity
from warehouse.filing.rows import CLAIM_FIELDS, quantity_row
from warehouse.records import Account

_MEASURE, _START, _END = map(CLAIM_FIELDS.index, ("measure", "window_start", "window_end"))
_EVENT_FIELDS = tuple(field.name for field in fields(Event))
_event_row: Callable[[Event], tuple[object, ...]] = attrgetter(*_EVENT_FIELDS)
_SETS = frozenset(field.name for field in fields(Event) if field.default == frozenset())
_DAYS = frozenset({"first_day", "last_day"})


def pack(account: Account) -> str:
    """An account as three lines of JSON: what it is, its claims, its events.

    Claims and events are lists in the order of their records' fields. Most accounts that are read
    back are told by the first line to have nothing to say; their claims are not parsed.
    """
    claims = _encoded([quantity_row(quantity) for quantity in account.quantities])
    events = _encoded([_event_row(event) for event in account.events])
    return f"{_encoded(_head(account))}\n{claims}\n{events}"


def _head(account: Account) -> dict[str, Any]:
    return {
        "id": account.id,
        "publisher": account.publisher,
        "published": account.published,
        "title": account.title,
        "url": account.url,
        "first_seen": account.first_seen,
        "language": account.language,
        "fingerprint": account.fingerprint,
        "revision": account.revision,
        "feed": account.feed,
        "story": to_json(account.story) if account.story else None,
        "measures": sorted({q.measure for q in account.quantities if q.measure is not None}),
    }


def _encoded(value: object) -> str:
    return json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: date | frozenset[Any]) -> object:
    return sorted(value) if isinstance(value, frozenset) else value.isoformat()


class Packed:
    """A packed account; its claims are made into records only when the account is asked for.

    `story` is that of the article, `measures` those of its claims, `events` what it tells of.
    Files hold older forms too: no events; and one object, its claims within.
    """

    __slots__ = ("_claims", "_events", "_held", "story")

    def __init__(self, text: str) -> None:
        head, _, rest = text.partition("\n")
        self._claims, _, self._events = rest.partition("\n")
        self._held = json.loads(head)
        story = self._held["story"]
        self.story = from_json(story) if story else None

    @property
    def id(self) -> str:
        """The article's id."""
        return str(self._held["id"])

    @property
    def measures(self) -> frozenset[str]:
        """What its claims measure."""
        if "measures" in self._held:
            return frozenset(self._held["measures"])
        return frozenset(claim[_MEASURE] for claim in self._held["claims"])

    @property
    def events(self) -> tuple[Event, ...]:
        """What the article tells of."""
        return tuple(map(_event, json.loads(self._events))) if self._events else ()

    def account(self) -> Account:
        """The account, without its text."""
        held, seen = self._held, self._held["first_seen"]
        claims = json.loads(self._claims) if self._claims else held["claims"]
        return Account(
            id=held["id"],
            publisher=held["publisher"],
            published=parse_moment(held["published"]),
            title=held["title"],
            url=held["url"],
            first_seen=datetime.fromisoformat(seen) if seen else None,
            quantities=tuple(map(_quantity, claims)),
            story=self.story,
            language=held["language"],
            fingerprint=held["fingerprint"],
            revision=held["revision"],
            feed=held.get("feed"),
            events=self.events,
        )


def unpack(text: str) -> Account:
    """The account that `pack` packed, without its text."""
    return Packed(text).account()


def _quantity(values: list[Any]) -> Quantity:
    start, end = values[_START], values[_END]
    if start is not None:
        values[_START] = date.fromisoformat(start)
    if end is not None:
        values[_END] = date.fromisoformat(end)
    return Quantity(*values)


def _event(values: list[Any]) -> Event:
    """An event of a row of its fields; one of an older form lacks the last of them."""
    held = dict(zip(_EVENT_FIELDS, values, strict=False))
    for name in _SETS & held.keys():
        held[name] = frozenset(held[name])
    for name in _DAYS & held.keys():
        held[name] = date.fromisoformat(held[name]) if held[name] else None
    return Event(**held)


def encodable(account: Account) -> Account:
    """The account itself, or one with question marks where its strings hold half a character.

    JSON may hold lone surrogates, which UTF-8 and so the database does not.
    """
    try:
        pack(account).encode()
        (account.text or "").encode()
    except UnicodeEncodeError:
        whole = unpack(pack(account).encode(errors="replace").decode())
        text, author = (
            None if words is None else words.encode(errors="replace").decode()
            for words in (account.text, account.author)
        )
        return replace(
            whole,
            text=text,
            author=author,
            modified=account.modified,
            kind=account.kind,
            origin=account.origin,
            addresses=account.addresses,
        )
    return account
