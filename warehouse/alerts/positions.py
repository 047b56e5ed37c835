"""The positions of a dispute: its claims by the figure that they give, and whether any clash."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from extractors.moments import day_of
from extractors.records import Quantity
from warehouse.file.keys import article_key, claim_number, key_of, to_hex
from warehouse.records import Account, Fallen, Position


@dataclass(frozen=True, slots=True)
class Member:
    """A claim that takes part in a dispute; `day` is that of its publication.

    `voice` is shared by reprints, `outlet` names the publisher, else the article. `fallen` says why
    the claim stands no longer, `instead` are the words of the figure that took its place.
    """

    claim: int
    article: str
    outlet: str
    voice: int
    day: date | None
    source: str | None
    quote: str
    measure: str
    unit: str
    change: str | None
    value: float | None
    low: float | None
    high: float | None
    soft_low: float | None
    soft_high: float | None
    fallen: Fallen | None = None
    instead: str | None = None

    @property
    def figure(self) -> str:
        """The key of the figure, however it is hedged."""
        stated = (self.value,) if self.value is not None else (self.low, self.high)
        return to_hex(key_of("figure", self.change, self.unit, *stated))


def member_of(quantity: Quantity, account: Account) -> Member:
    """A claim of an account as the member of a dispute, its text's reprints unknown."""
    return Member(
        claim=claim_number(quantity),
        article=account.id,
        outlet=account.publisher or account.id,
        voice=article_key(account.id),
        day=day_of(account.published) if account.published else None,
        source=quantity.source,
        quote=quantity.quote,
        measure=quantity.measure or "",
        unit=quantity.unit,
        change=quantity.change,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        soft_low=quantity.soft_low,
        soft_high=quantity.soft_high,
    )


def positions_of(members: Iterable[Member]) -> tuple[Position, ...]:
    """The members by their figures, the lowest first."""
    by_figure: dict[str, list[Member]] = {}
    for member in sorted(members, key=_told):
        by_figure.setdefault(member.figure, []).append(member)
    found = [_position(figure, held) for figure, held in by_figure.items()]
    return tuple(sorted(found, key=_size))


def is_open(members: Sequence[Member], clashes: Iterable[tuple[int, int]]) -> bool:
    """Whether two figures that somebody still holds clash; `clashes` are pairs of claims."""
    figure = {member.claim: member.figure for member in members}
    standing = {member.figure for member in members if member.fallen is None}
    return any(standing >= {figure.get(a), figure.get(b)} for a, b in clashes)


def _position(figure: str, held: Sequence[Member]) -> Position:
    """The position of members in order of time."""
    first = held[0]
    voices: Mapping[int, str] = {member.voice: member.outlet for member in reversed(held)}
    standing = [member for member in held if member.fallen is None]
    reasons = [name for name in get_args(Fallen) if any(m.fallen == name for m in held)]
    days = [member.day for member in held if member.day]
    return Position(
        key=figure,
        quote=first.quote,
        measure=first.measure,
        unit=first.unit,
        change=first.change,
        value=first.value,
        low=first.low,
        high=first.high,
        soft_low=first.soft_low,
        soft_high=first.soft_high,
        sources=tuple(dict.fromkeys(member.source for member in held if member.source)),
        voices=tuple(dict.fromkeys(voices[member.voice] for member in held)),
        articles=tuple(dict.fromkeys(member.article for member in held)),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        fallen=None if standing or not reasons else reasons[0],
        instead=None if standing else next((m.instead for m in held if m.instead), None),
    )


def _told(member: Member) -> tuple[date, str, int]:
    return member.day or date.max, member.article, member.claim


def _size(position: Position) -> tuple[float, float, str]:
    """By the figure as stated; of a range or a vague one by what readers take it to be."""
    low = position.soft_low if position.soft_low is not None else position.low
    high = position.soft_high if position.soft_high is not None else position.high
    known = [bound for bound in (low, high) if bound is not None]
    middle = position.value if position.value is not None else sum(known) / max(len(known), 1)
    return middle, high if high is not None else middle, position.key
