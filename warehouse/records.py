"""The records of the warehouse, in the order in which they arise.

Account -> Comparison -> Verdict (two accounts) -> Position, Alert -> OutboxRow -> Delivery.

Times are timezone-aware; the database holds them as naive UTC, and only `warehouse.file.moments`
converts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from extractors.records import ArticleKind, Event, Origin, Quantity

if TYPE_CHECKING:
    from extractors.events.story import Story

VerdictName = Literal["contradicts", "updates", "revises", "corroborates", "unrelated"]
Severity = Literal["hard", "soft"]
Kind = Literal["figures", "misquote", "fall", "self", "edit"]
AlertState = Literal["open", "acknowledged", "confirmed", "dismissed"]
Turn = Literal["opened", "joined", "closed", "reopened"]
Fallen = Literal["corrected", "updated", "withdrawn", "edited"]
FeedState = Literal["active", "paused", "gone"]
FeedNotice = Literal["gone", "failing", "silent"]
DeliveryOutcome = Literal["delivered", "retry", "dead"]


@dataclass(frozen=True, slots=True)
class Account:
    """One article as the judgement sees it: who published what when, and the claims in it.

    `published` is a moment (a date where only the day is known), `first_seen` the time at which we
    first read it. `quantities` are those with a measure. `text` is the clean text, None where the
    account was read back from the warehouse to be compared. `revision` counts from 0 and is set by
    the warehouse; two revisions of one article share `id`. `fingerprint` is the 64-bit Simhash of
    the text (`extractors.article.fingerprint`), by which reprints count as one voice. `origin` and
    `addresses` (keys of those that lead to the article) are set on articles that were fetched.
    `events` are those that the article tells of; a quantity's `event` is an index among them.
    `event_keys` are the keys of those that are on file, by their index.
    """

    id: str
    publisher: str | None
    published: date | None
    title: str | None
    url: str | None
    first_seen: datetime | None
    quantities: tuple[Quantity, ...]
    story: "Story | None"
    text: str | None = None
    language: str | None = None
    fingerprint: int | None = None
    revision: int = 0
    author: str | None = None
    modified: date | None = None
    kind: ArticleKind | None = None
    origin: Origin | None = None
    addresses: tuple[str, ...] = ()
    feed: str | None = None
    events: tuple[Event, ...] = ()
    event_keys: Mapping[int, int] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Of what tells accounts apart; a hash of all claims would cost more than judging them."""
        return hash((self.id, self.revision, len(self.quantities)))


@dataclass(frozen=True, slots=True)
class Gate:
    """What one gate said: its name ("place"), its outcome ("same", "contains", "differs",
    "unknown" ...) and the evidence in words ("Maaret al-Numan lies in Idlib")."""

    gate: str
    outcome: str
    detail: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on two claims; `a` is the one on file, `b` the new one.

    `severity` and `kind` are None unless the verdict is "contradicts". `a_article`, `b_article` are
    article ids. `a_claim`, `b_claim` are keys of claims (`warehouse.file.keys.claim_number`), None
    where no warehouse is involved. `reason` is the sentence for the reader.
    """

    verdict: VerdictName
    severity: Severity | None
    kind: Kind | None
    reason: str
    a: Quantity
    b: Quantity
    a_article: str
    b_article: str
    gates: tuple[Gate, ...] = ()
    a_claim: str | None = None
    b_claim: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on two accounts: the gravest of its comparisons, "unrelated" without any."""

    id: str
    verdict: VerdictName
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """One figure of a dispute, with all that hold it, however they word it.

    `quote` and the bounds are those of the account that told it first. `sources` are whom articles
    credit with it, `voices` the independent ones among who tells it (reprints count once), both the
    first first; `articles` are ids. `first_day`, `last_day` are days of publication. `fallen` says
    why nobody holds it any more (corrected, updated, withdrawn, edited), None while it stands;
    `instead` are the words of the figure that took its place.
    """

    key: str
    quote: str
    measure: str
    unit: str
    change: str | None
    value: float | None
    low: float | None
    high: float | None
    soft_low: float | None
    soft_high: float | None
    sources: tuple[str, ...]
    voices: tuple[str, ...]
    articles: tuple[str, ...]
    first_day: date | None
    last_day: date | None
    fallen: Fallen | None = None
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """A dispute: figures for one event or series of which at least two cannot both be true.

    `positions` are those figures, the lowest first. `comparisons` begins with the one that the
    alert, or this turn of it, is told by. `turn` is what is told now: that the dispute opened, that
    further figures `joined` (their positions' keys), that it closed, or that it opened again, after
    `earlier` turns. `is_open`: two positions that stand still clash. `measure` and `counted` are
    what the figures share, `event` is what they are about as one of the articles tells it, None for
    sums and levels.
    """

    id: str
    raised: datetime
    severity: Severity
    kind: Kind
    reason: str
    comparisons: tuple[Comparison, ...]
    measure: str
    counted: str | None
    positions: tuple[Position, ...]
    event: Event | None = None
    turn: Turn = "opened"
    earlier: int = 0
    joined: tuple[str, ...] = ()
    is_open: bool = True
    state: AlertState = "open"
    note: str | None = None

    def voices_of(self, article_id: str, quantity: Quantity) -> tuple[str, ...]:
        """The voices that hold a figure of an article; empty for one that takes no part."""
        mine = (p for p in self.positions if article_id in p.articles)
        return next((p.voices for p in mine if p.value == quantity.value), ())


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A message waiting for an endpoint; `payload` is the body, byte for byte as it is signed."""

    id: str
    alert_id: str
    endpoint: str
    payload: bytes
    created: datetime
    due: datetime
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt at a message; `next_due` is None once delivered or dead.

    `hold_until` is set where the endpoint asked that no message at all be sent before.
    """

    message_id: str
    endpoint: str
    attempt: int
    at: datetime
    outcome: DeliveryOutcome
    status: int | None
    error: str | None
    next_due: datetime | None
    hold_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is polled and what is remembered of it between polls.

    The fields are in the order of the statement `feeds_all`.

    `etag` and `last_modified` are the server's own words, sent back byte for byte and to no other
    address than `validated`, where redirects led (None: to `url` itself). `failures` counts failed
    polls since the last success, `error` is what went wrong at the last one and `error_kind` its
    sort (`flows.errors.FetchKind`). `last_full` is when a body last came, `unchanged` counts
    answers 304 since; `lied` is when a body last showed that one of them was false. `usual_gap` is
    the time in seconds that passes before the feed brings something new, `least_wait` the pause in
    seconds that the feed itself asks for between polls, `not_before` a server's Retry-After.
    `missing_since` is the first 404 since the last success. `moved_to` is the permanent redirect
    seen `moved_sightings` times since `moved_since`; `previous` are the addresses that the feed had
    before, the oldest first. `notice` is what an editor should know.
    """

    url: str
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    next_check: datetime | None = None
    last_success: datetime | None = None
    last_new_item: datetime | None = None
    failures: int = 0
    error: str | None = None
    state: FeedState = "active"
    added: datetime | None = None
    last_poll: datetime | None = None
    last_full: datetime | None = None
    unchanged: int = 0
    usual_gap: float | None = None
    least_wait: float | None = None
    not_before: datetime | None = None
    error_kind: str | None = None
    missing_since: datetime | None = None
    moved_to: str | None = None
    moved_sightings: int = 0
    moved_since: datetime | None = None
    previous: tuple[str, ...] = ()
    notice: FeedNotice | None = None
    lied: datetime | None = None
    validated: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: plain Python values, times naive UTC."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
