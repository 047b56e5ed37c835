"""When a message that did not arrive is tried again.

Standard Webhooks 1.0.0 recommends attempts at 0, 5 s, 5 m, 30 m, 2 h, 5 h, 10 h, 14 h, 20 h and
24 h after each other, with jitter, so that an endpoint which comes back is not run over. Jitter
shortens a wait, so that after 76 hours a message has arrived or is a dead letter.
"""

from datetime import timedelta

WAITS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
_JITTER = 0.1


def wait_after(attempt: int, asked: timedelta | None, chance: float) -> timedelta | None:
    """How long to wait after failed attempt `attempt` (from 1); None when it was the last.

    `asked` is the endpoint's own Retry-After, obeyed where it is longer. `chance`, from 0 to 1,
    shortens the schedule's wait by up to a tenth.
    """
    if attempt > len(WAITS):
        return None
    wait = WAITS[attempt - 1] * (1 - _JITTER * chance)
    return max(wait, asked) if asked else wait
