"""A dispute as it is shown: its figures on one scale, who holds each, the sentences; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flows.messages.disputes import dispute_in_words, figure_of, title_of
from flows.messages.naming import source_in_words
from flows.messages.period_words import dated, day_in_words
from flows.page.marking import Piece, figure_marked, link_of
from flows.page.scale import Mark, Tick, scale_of, short_number
from warehouse.page.disputes import Dispute, Telling
from warehouse.records import Alert, Position

_HOLDERS = 4  # of a figure that are named on a list
_FALLEN = {
    "corrected": "corrected since",
    "updated": "replaced by a newer figure",
    "withdrawn": "taken back",
    "edited": "edited out",
}
_KINDS = {
    "figures": "",
    "misquote": "Same source, different figure",
    "fall": "The total went down",
    "self": "Within one article",
    "edit": "Changed without notice",
}
_SURE = {
    "hard": ("Certain", "The figures cannot both be true."),
    "soft": ("Likely", "As readers take the words, the figures cannot both be true."),
}
_STATES = {"acknowledged": "Seen", "confirmed": "Confirmed", "dismissed": "Dismissed"}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who tells a figure: the outlet, whom it credits, when; `article` is a key."""

    outlet: str
    source: str | None
    day: str
    article: str


@dataclass(frozen=True, slots=True)
class Row:
    """A figure with its place on the scale and who holds it; `told` says in words what it means."""

    key: str
    figure: str
    quote: str
    told: str
    mark: Mark | None
    holders: tuple[Holder, ...]
    more: int
    fallen: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its figure marked, and where it stands."""

    outlet: str
    source: str | None
    day: str
    article: str
    title: str | None
    url: str | None
    place: str | None
    in_headline: bool
    fallen: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The sentences that hold one figure."""

    key: str
    figure: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a template needs of a dispute."""

    id: str
    title: str
    summary: str
    kind: str
    sure: str
    sure_why: str
    is_open: bool
    state: str | None
    note: str | None
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    is_logarithmic: bool
    reason: str
    reasons: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    groups: tuple[Group, ...]
    articles: int
    voices: int
    measure: str
    event_id: str | None
    days: str
    changed: str
    raised: str
    stamp: str

    @property
    def rows_in_words(self) -> list[tuple[str, str]]:
        """Each figure, and who holds it."""
        return [(row.figure, "; ".join(map(_who, row.holders))) for row in self.rows]


def _who(holder: Holder) -> str:
    credit = f", citing {holder.source}" if holder.source else ""
    return f"{holder.outlet}{credit}, {holder.day}"


def shown(dispute: Dispute) -> Shown:
    """A dispute for its page and, with fewer of its parts, for a list."""
    alert = dispute.alert
    scale = scale_of(alert.positions)
    by_figure: dict[str, list[Telling]] = {one.key: [] for one in alert.positions}
    for telling in dispute.tellings:
        by_figure.setdefault(telling.figure, []).append(telling)
    sure, why = _SURE[alert.severity]
    return Shown(
        id=alert.id,
        title=title_of(alert),
        summary=dispute_in_words(alert, dispute.accounts),
        kind=_KINDS.get(alert.kind, alert.kind),
        sure=sure,
        sure_why=why,
        is_open=alert.is_open,
        state=_STATES.get(alert.state),
        note=alert.note,
        rows=tuple(
            _row(one, by_figure[one.key], scale.marks.get(one.key) if scale else None)
            for one in alert.positions
        ),
        ticks=scale.ticks if scale else (),
        is_logarithmic=bool(scale and scale.is_logarithmic),
        reason=alert.comparisons[0].reason or alert.reason,
        reasons=tuple(dict.fromkeys(one.reason for one in alert.comparisons)),
        sentences=_first_two(alert, dispute.tellings),
        groups=tuple(
            Group(one.key, figure_of(one), _sentences(by_figure[one.key]))
            for one in alert.positions
            if by_figure[one.key]
        ),
        articles=len({one.article for one in dispute.tellings}),
        voices=len({voice for one in alert.positions for voice in one.voices}),
        measure=alert.measure,
        event_id=dispute.event_id,
        days=_days([one.day for one in dispute.tellings if one.day]),
        changed=day_in_words(dispute.changed, None),
        raised=alert.raised.isoformat(timespec="seconds"),
        stamp=dispute.changed.isoformat(timespec="seconds"),
    )


def _days(days: Sequence[date]) -> str:
    """When its articles were published."""
    if not days:
        return "undated"
    first, last = min(days), max(days)
    return (
        day_in_words(first, None)
        if first == last
        else f"{day_in_words(first, last)} to {day_in_words(last, None)}"
    )


def _row(position: Position, told: Sequence[Telling], mark: Mark | None) -> Row:
    standing = [one for one in told if one.fallen is None] or list(told)
    holders = tuple(dict.fromkeys(map(_holder, standing)))
    distinct = {(one.outlet, one.source): one for one in reversed(holders)}
    named = tuple(reversed(distinct.values()))
    return Row(
        key=position.key,
        figure=figure_of(position),
        quote=position.quote,
        told=_meaning(position),
        mark=mark,
        holders=named[:_HOLDERS],
        more=max(0, len(named) - _HOLDERS),
        fallen=_fall(position.fallen, position.instead),
    )


def _holder(one: Telling) -> Holder:
    return Holder(
        outlet=one.outlet,
        source=source_in_words(one.source) if one.source else None,
        day=dated(one.day),
        article=one.article,
    )


def _fall(fallen: str | None, instead: str | None) -> str | None:
    if fallen is None:
        return None
    now = f", now “{instead}”" if instead else ""
    return f"{_FALLEN.get(fallen, fallen)}{now}"


def _meaning(one: Position) -> str:
    """What a figure's words mean: "more than 40,000 people: read as 40k to 50k"."""
    low, high = one.soft_low, one.soft_high
    if low == high == one.value:
        return f"“{one.quote}”: exactly that"
    ends = " to ".join("open" if end is None else short_number(end) for end in (low, high))
    return f"“{one.quote}”: readers take it for {ends}"


def _first_two(alert: Alert, tellings: Sequence[Telling]) -> tuple[Sentence, ...]:
    """The sentences of the pair that the dispute is told by."""
    by_claim = {one.claim: one for one in tellings}
    first = alert.comparisons[0]
    sides = (by_claim.get(claim or "") for claim in (first.a_claim, first.b_claim))
    return tuple(_sentence(one) for one in sides if one is not None)


def _sentences(told: Sequence[Telling]) -> tuple[Sentence, ...]:
    """Of each article a sentence once, in order of time."""
    once = {(one.article, one.sentence): one for one in reversed(told)}
    return tuple(_sentence(one) for one in reversed(once.values()))


def _sentence(one: Telling) -> Sentence:
    return Sentence(
        outlet=one.outlet,
        source=source_in_words(one.source) if one.source else None,
        day=dated(one.day),
        article=one.article,
        title=one.title,
        url=link_of(one.url),
        place=one.place,
        in_headline=one.in_headline,
        fallen=_fall(one.fallen, one.instead),
        pieces=tuple(figure_marked(one.sentence, one.quote, one.quote_start)),
    )
