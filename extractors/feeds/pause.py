"""How long a feed's publisher wants polls to be apart.

RSS 2.0, <ttl>: minutes. RDF Site Summary's syndication module: a period and how often in it.
"""

import re
from collections.abc import Mapping

_PERIODS = {
    "hourly": 3_600,
    "daily": 86_400,
    "weekly": 604_800,
    "monthly": 2_592_000,
    "yearly": 31_536_000,
}
_NUMBER = re.compile(r"\d{1,6}")


def asked_pause(head: Mapping[str, object]) -> int | None:
    """Seconds, by the feed's head as feedparser gives it; None where it does not say."""
    minutes = _number(head.get("ttl"))
    if minutes is not None:
        return minutes * 60
    named = head.get("sy_updateperiod")
    period = _PERIODS.get(named.strip().lower()) if isinstance(named, str) else None
    if period is None:
        return None
    return period // (_number(head.get("sy_updatefrequency")) or 1)


def _number(value: object) -> int | None:
    text = value.strip() if isinstance(value, str) else ""
    return int(text) if _NUMBER.fullmatch(text) else None
