"""WebSub from the subscriber's side (W3C Recommendation of 23 January 2018): decisions only.

What a lease becomes when it is asked for, granted, denied or lost, when the hub is to be asked
next, and whether a push is the hub's. Time and chance are passed in.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from extractors.feeds.values import one_line
from warehouse.memory.leases import HubNote, Lease

Mode = Literal["subscribe", "unsubscribe"]

LEASE = timedelta(days=10)  # asked for; the hub decides
SHORTEST, LONGEST = timedelta(seconds=30), timedelta(days=90)
OPEN_FOR = timedelta(hours=1)  # in which a hub may verify a request
RENEW_AT, RENEW_SPREAD = 0.65, 0.15  # of the lease: time for a dozen tries before it ends
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=2), timedelta(days=1)
DENIED_PAUSE = timedelta(days=3)
PARTING_TRIES = 2  # to end a subscription that keeps another from being asked for
SLOWED = timedelta(hours=1)  # between polls of a feed whose hub pushes it
MOST_CHALLENGE = 2_000  # characters

_METHODS = ("sha1", "sha256", "sha384", "sha512")  # section 8.1


def signature_holds(body: bytes, header: str | None, secret: str) -> bool:
    """Whether X-Hub-Signature ("sha256=hex") is the body's, by the secret that the hub was given.

    Compared in constant time. A method that the Recommendation does not name holds never.
    """
    method, equals, signature = (header or "").strip().partition("=")
    if not equals or method.lower() not in _METHODS:
        return False
    expected = hmac.new(secret.encode(), body, getattr(hashlib, method.lower())).hexdigest()
    return hmac.compare_digest(expected.encode(), signature.strip().lower().encode())


def request_form(lease: Lease, mode: Mode, callback: str, secret: str) -> dict[str, str]:
    """The form that is posted to the hub (section 5.1)."""
    form = {"hub.mode": mode, "hub.topic": lease.topic, "hub.callback": callback}
    if mode == "subscribe":
        form["hub.secret"] = secret
        form["hub.lease_seconds"] = str(int(LEASE.total_seconds()))
    return form


def mode_of(lease: Lease) -> Mode:
    """What the hub is to be asked for."""
    return "unsubscribe" if lease.state == "leaving" else "subscribe"


def wanted(note: HubNote, lease: Lease | None, now: datetime) -> Lease | None:
    """The lease that a feed's hubs call for: the one there is, a new one, one to be left, or none.

    After a failure the feed's next hub is asked, if it names several. A subscription to a topic or
    at a hub that the feed no longer names is ended before another is asked for, so that none is
    left behind; a hub that does not let go of it is not waited for.
    """
    if not note.hubs:
        return left(lease, now) if lease else None
    topic = note.topic or note.feed
    new = Lease(note.feed, note.hubs[0], topic, next_request=now)
    if lease is None:
        return new
    if lease.topic != topic or lease.hub not in note.hubs:
        stuck = lease.state == "leaving" and lease.failures >= PARTING_TRIES
        return new if stuck else left(lease, now) or new
    if lease.state == "leaving":
        return replace(new, hub=lease.hub)
    if lease.lives(now) or lease.failures == 0:
        return lease
    return replace(lease, hub=note.hubs[lease.failures % len(note.hubs)])


def left(lease: Lease, now: datetime) -> Lease | None:
    """The lease of a feed that is no longer wanted: the hub is asked to end it, until it ends."""
    if lease.state == "leaving":
        over = lease.expires is None or lease.expires <= now
        return None if over else lease
    if not lease.lives(now) and lease.asked is None:
        return None
    ends = lease.expires or now + OPEN_FOR
    return replace(lease, state="leaving", asked=None, expires=ends, next_request=now, failures=0)


def is_due(lease: Lease, now: datetime) -> bool:
    """Whether the hub is to be asked now."""
    return lease.next_request is None or lease.next_request <= now


def asked(lease: Lease, now: datetime) -> Lease:
    """A request goes out: the hub may verify it for a while."""
    return replace(lease, asked=now, next_request=now + OPEN_FOR)


def aged(lease: Lease, now: datetime, chance: float) -> Lease:
    """The lease as time has changed it: it has ended, or a request was never verified."""
    if lease.state == "live" and not lease.lives(now):
        lease = replace(lease, state="failing")
    if lease.asked is None or now < lease.asked + OPEN_FOR:
        return lease
    if lease.granted is not None and lease.granted >= lease.asked:
        return replace(lease, asked=None)
    return failed(lease, "the hub did not verify the request", now, chance)


def failed(lease: Lease, why: str, now: datetime, chance: float) -> Lease:
    """A request came to nothing; a lease that still runs stays live until it ends."""
    pause = min(FIRST_PAUSE * 2 ** min(lease.failures, 20), LONGEST_PAUSE)
    state = lease.state if lease.state == "leaving" or lease.lives(now) else "failing"
    return replace(
        lease,
        state=state,
        asked=None,
        failures=lease.failures + 1,
        error=why,
        next_request=now + pause * (0.75 + 0.5 * chance),
    )


def denied(lease: Lease, reason: str | None, now: datetime, chance: float) -> Lease:
    """The hub will not push the feed, or no longer (section 5.2): it is asked again in days."""
    said = one_line(reason[:200]) if reason else None
    why = f"the hub denied it: {said}" if said else "the hub denied it"
    return replace(
        failed(lease, why, now, chance),
        state="denied",
        expires=None,
        next_request=now + DENIED_PAUSE * (0.75 + 0.5 * chance),
    )


def granted(lease: Lease, seconds: str | None, now: datetime, chance: float) -> Lease:
    """The hub has verified a subscription for `seconds`, as it wrote them.

    The request stays open to further verifications for its hour: where our answer was lost, the
    hub asks again.
    """
    lasts = _lease_of(seconds)
    return replace(
        lease,
        state="live",
        granted=now,
        expires=now + lasts,
        next_request=now + lasts * (RENEW_AT + RENEW_SPREAD * chance),
        failures=0,
        error=None,
    )


def _lease_of(seconds: str | None) -> timedelta:
    text = (seconds or "").strip()
    if not (text.isascii() and text.isdigit()):
        return timedelta(days=1)  # the hub must say it; one that does not is asked again daily
    return max(SHORTEST, min(timedelta(seconds=int(text[:9])), LONGEST))


def verifies(lease: Lease, question: Mapping[str, str], now: datetime) -> bool:
    """Whether a hub's verification of intent (section 5.3) is of the request that is open."""
    is_open = lease.asked is not None and now < lease.asked + OPEN_FOR
    same = question.get("hub.topic") == lease.topic and question.get("hub.mode") == mode_of(lease)
    challenge = question.get("hub.challenge", "")
    return is_open and same and 0 < len(challenge) <= MOST_CHALLENGE


def slowed(
    usual: timedelta, lease: Lease | None, last_new_item: datetime | None, now: datetime
) -> timedelta:
    """The pause until a feed is polled again, longer while a hub pushes it.

    A hub is trusted as long as no poll has found news that it had not pushed.
    """
    if lease is None or not lease.lives(now) or lease.granted is None:
        return usual
    trusted_since = max(lease.granted, lease.last_push or lease.granted)
    missed = last_new_item is not None and last_new_item > trusted_since
    return usual if missed else max(usual, SLOWED)
