"""The positions of a dispute in a message, cut to a number of bytes."""

import math
from collections.abc import Sequence
from typing import Any

from extractors.moments import to_iso
from flows.messages.clipping import clipped, sendable, size
from warehouse.records import Alert, Position

_MOST, _LEAST = 12, 4
_NAMED = 3  # sources, voices and articles of a position that are named


def positions_in(alert: Alert, room: int) -> list[dict[str, Any]]:
    """The figures, the lowest first; of many the ends, the new ones and those of most voices."""
    most = max(_LEAST, min(_MOST, room // 100))
    return [_position(one, alert, room) for one in chosen(alert.positions, alert.joined, most)]


def chosen(positions: Sequence[Position], joined: Sequence[str], most: int) -> list[Position]:
    """As many positions as are shown, in their order."""
    ends = {position.key for position in (positions[0], positions[-1])} if positions else set()
    ranked = sorted(
        positions,
        key=lambda one: (one.key not in ends, one.key not in joined, -len(one.voices)),
    )
    kept = {position.key for position in ranked[:most]}
    return [position for position in positions if position.key in kept]


def _position(position: Position, alert: Alert, room: int) -> dict[str, Any]:
    short = room // 16
    articles = [one for one in position.articles if size(sendable(one)) <= room // 8]
    return {
        "quote": _cut(position.quote, short),
        "value": _finite(position.value),
        "low": _finite(position.low),
        "high": _finite(position.high),
        "soft_low": _finite(position.soft_low),
        "soft_high": _finite(position.soft_high),
        "unit": _cut(position.unit, short),
        "change": position.change,
        "sources": [_cut(one, short) for one in position.sources[:_NAMED]],
        "voices": [_cut(one, short) for one in position.voices[:_NAMED]],
        "independent_voices": len(position.voices),
        "articles": articles[:_NAMED],
        "article_count": len(position.articles),
        "first_day": to_iso(position.first_day),
        "last_day": to_iso(position.last_day),
        "new": position.key in alert.joined,
        "stands": position.fallen is None,
        "fallen": position.fallen,
        "instead": None if position.instead is None else _cut(position.instead, short),
    }


def _cut(text: str, most: int) -> str:
    return clipped(sendable(text), most)


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
