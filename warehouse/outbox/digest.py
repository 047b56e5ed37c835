"""Many messages as one: digests at set times, and a summary where a flood comes in.

`plan` decides which of the messages that are due are put off and which are told together; pure.
`warehouse.outbox.summarising` writes it down.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from warehouse.file.keys import key_of, to_hex

Cause = Literal["digest", "storm"]

WINDOW = timedelta(minutes=10)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Rule:
    """How an endpoint wants many messages: gathered every `digest_minutes`, None for at once, and
    in one where more than `storm_limit` come within ten minutes."""

    digest_minutes: int | None
    storm_limit: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that is due and was never tried."""

    id: str
    endpoint: str
    created: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """A message written of late; `summary` for one that stands for others."""

    id: str
    endpoint: str
    created: datetime
    summary: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """Messages of one endpoint that are told together; `members` oldest first."""

    endpoint: str
    cause: Cause
    members: tuple[Waiting, ...]

    @property
    def id(self) -> str:
        """Of the members' ids, so that the same messages make the same summary."""
        members = sorted(member.id for member in self.members)
        return f"msg_{to_hex(key_of('summary', self.endpoint, *members))}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of the messages that are due: those not named are sent as they are."""

    summaries: tuple[Summary, ...] = ()
    held: tuple[tuple[Waiting, datetime], ...] = ()

    def __add__(self, other: "Plan") -> "Plan":
        return Plan(self.summaries + other.summaries, self.held + other.held)


def plan(
    waiting: Sequence[Waiting],
    written: Sequence[Written],
    rules: Mapping[str, Rule],
    now: datetime,
) -> Plan:
    """What to do with the messages that are due, endpoint by endpoint; one without a rule sends
    each. `written` are all messages of the last ten minutes, those that wait included."""
    queues: dict[str, list[Waiting]] = defaultdict(list)
    for message in waiting:
        queues[message.endpoint].append(message)
    found = Plan()
    for endpoint, queue in queues.items():
        rule = rules.get(endpoint)
        if rule and rule.digest_minutes:
            found += _digest(queue, timedelta(minutes=rule.digest_minutes), now)
        elif rule:
            recent = [one for one in written if one.endpoint == endpoint]
            found += _storm(queue, recent, rule.storm_limit, now)
    return found


def _digest(queue: Sequence[Waiting], every: timedelta, now: datetime) -> Plan:
    """Digests go out at whole multiples of their interval, UTC."""
    times = {message.id: slot_end(message.created, every) for message in queue}
    ready = [message for message in queue if times[message.id] <= now]
    held = [(message, times[message.id]) for message in queue if times[message.id] > now]
    return _together(ready, "digest") + Plan(held=tuple(held))


def slot_end(moment: datetime, every: timedelta) -> datetime:
    """The first digest after a moment."""
    return _EPOCH + ((moment - _EPOCH) // every + 1) * every


def _storm(queue: Sequence[Waiting], recent: Sequence[Written], limit: int, now: datetime) -> Plan:
    """While a flood lasts there is one summary in ten minutes; what comes meanwhile waits."""
    flood = {one.id for one in recent if not one.summary} | {message.id for message in queue}
    if len(flood) <= limit:
        return Plan()
    told = max((one.created for one in recent if one.summary), default=None)
    if told is not None and told + WINDOW > now:
        return Plan(held=tuple((message, told + WINDOW) for message in queue))
    return _together(queue, "storm")


def _together(queue: Sequence[Waiting], cause: Cause) -> Plan:
    """One message is sent as it is."""
    return Plan((Summary(queue[0].endpoint, cause, tuple(queue)),)) if len(queue) > 1 else Plan()
