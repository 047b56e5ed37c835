"""The body of a message: all that an editor needs to decide, in one JSON object.

Its form is `schemas/contradiction.v1.schema.json`. A message is never longer than MOST_BYTES:
sentences are cut around their figures, the rest at its end, twice as short at each try.
"""

import json
import math
from collections.abc import Mapping
from typing import Any

from extractors.moments import to_iso
from extractors.records import Quantity
from flows.endpoints.channels import USUAL
from flows.messages.clipping import around, clipped, fitting, sendable, size
from flows.messages.cloudevents import packed
from flows.messages.disputes import dispute_in_words, title_of
from flows.messages.positions import positions_in
from warehouse.alerts.telling import message_id
from warehouse.records import Account, Alert, Gate

TYPE = "counterclaim.contradiction"
VERSION = 1
SCHEMA = "https://counterclaim.example/schemas/contradiction.v1.schema.json"
SOURCE = "counterclaim"  # a URI reference; the page's address where there is one
MOST_BYTES = 20_000
_MOST_GATES, _MOST_VOICES = 40, 20
_TRIES = 5
ROOM = 2000  # bytes of a sentence or a reason, halved at each try


def body_of(
    alert: Alert,
    accounts: Mapping[str, Account],
    form: str = USUAL,
    endpoint: str = "",
    page_url: str | None = None,
) -> bytes:
    """The bytes that are stored, signed and sent; `accounts` by article id.

    `form` is the endpoint's format ("chat" is stored as the plain payload and put into words when
    it is sent), `endpoint` its name, `page_url` the address that the page is reached at.
    """
    message = message_id(alert, endpoint)
    for room in (ROOM >> halving for halving in range(_TRIES)):
        payload = contradiction_of(alert, accounts, page_url, room)
        body = to_bytes(packed(payload, form, message, page_url or SOURCE, SCHEMA))
        if len(body) <= MOST_BYTES:
            break
    return body


def to_bytes(event: Mapping[str, Any]) -> bytes:
    """An object as compact JSON in UTF-8."""
    return json.dumps(event, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def contradiction_of(
    alert: Alert, accounts: Mapping[str, Account], page_url: str | None, room: int
) -> dict[str, Any]:
    """The payload, in which no text is longer than `room` bytes."""
    first = alert.comparisons[0]
    a, b = accounts[first.a_article], accounts[first.b_article]
    return {
        "type": TYPE,
        "version": VERSION,
        "timestamp": alert.raised.isoformat(timespec="seconds"),
        "data": {
            "alert_id": alert.id,
            "turn": alert.turn,
            "open": alert.is_open,
            "verdict": "contradicts",
            "severity": alert.severity,
            "kind": alert.kind,
            "title": clipped(sendable(title_of(alert)), room // 4),
            "summary": clipped(sendable(dispute_in_words(alert, accounts)), room),
            "reason": clipped(sendable(first.reason or alert.reason), room),
            "gates": [_gate(gate, room // 8) for gate in first.gates[:_MOST_GATES]],
            "pairs": len(alert.comparisons),
            "link": link_of(alert.id, page_url),
            "figures": len(alert.positions),
            "positions": positions_in(alert, room),
            "a": _side(first.a, a, alert.voices_of(a.id, first.a), room),
            "b": _side(first.b, b, alert.voices_of(b.id, first.b), room),
        },
    }


def link_of(alert_id: str, page_url: str | None) -> str | None:
    """Where the page shows an alert; None where no address of the page is set."""
    return f"{page_url.rstrip('/')}/alerts/{alert_id}" if page_url else None


def _gate(gate: Gate, room: int) -> dict[str, str]:
    detail = clipped(sendable(gate.detail), room)
    return {"gate": gate.gate, "outcome": gate.outcome, "detail": detail}


def _side(
    quantity: Quantity, account: Account, voices: tuple[str, ...], room: int
) -> dict[str, Any]:
    short = room // 4
    return {
        "figure": _figure(quantity, short),
        "measure": _short(quantity.measure, short),
        "counted": _short(quantity.counted, short),
        "counted_text": _short(quantity.counted_text, short),
        "place": {
            "name": _short(quantity.place, short),
            "id": quantity.place_id,
            "country": quantity.country,
        },
        "period": {
            "start": to_iso(quantity.window_start),
            "end": to_iso(quantity.window_end),
            "kind": quantity.window_kind,
        },
        "source": _short(quantity.source, short),
        "modality": quantity.modality,
        "sentence": _sentence(quantity, short, room),
        "article": _article(account, room),
        "voices": [clipped(sendable(voice), room // 16) for voice in voices[:_MOST_VOICES]],
        "independent_voices": len(voices),
    }


def _figure(quantity: Quantity, short: int) -> dict[str, Any]:
    return {
        "quote": _short(quantity.quote, short),
        "value": _finite(quantity.value),
        "low": _finite(quantity.low),
        "high": _finite(quantity.high),
        "soft_low": _finite(quantity.soft_low),
        "soft_high": _finite(quantity.soft_high),
        "hedge": quantity.hedge,
        "change": quantity.change,
        "unit": _short(quantity.unit, short),
        "unit_text": _short(quantity.unit_text, short),
    }


def _sentence(quantity: Quantity, short: int, room: int) -> dict[str, Any]:
    """The sentence, or the part of it around the figure; offsets are of what is shown."""
    text, quote = sendable(quantity.sentence), sendable(quantity.quote)
    piece = around(text, quote[: fitting(quote, short)], _place(quantity), room)
    first = quantity.sentence_start
    known = first is not None and quantity.sentence_end is not None
    return {
        "text": piece.text,
        "start": first + piece.start if known and first is not None else None,
        "end": first + piece.end if known and first is not None else None,
        "figure_start": piece.figure_start,
        "figure_end": piece.figure_end,
        "whole": len(piece.text) == len(text),
        "part": quantity.part,
    }


def _place(quantity: Quantity) -> int | None:
    """Where in its sentence the figure's words begin; None where they are not in it as they are."""
    at = None
    if quantity.start is not None and quantity.sentence_start is not None:
        at = quantity.start - quantity.sentence_start
    if at is None or not quantity.sentence.startswith(quantity.quote, max(at, 0)):
        at = quantity.sentence.find(quantity.quote)
    return at if at >= 0 else None


def _article(account: Account, room: int) -> dict[str, Any]:
    return {
        "id": _whole(account.id, room),
        "title": _short(account.title, room // 4),
        "url": _whole(account.url, room),
        "publisher": _short(account.publisher, room // 8),
        "author": _short(account.author, room // 8),
        "published": to_iso(account.published),
    }


def _short(text: str | None, most: int) -> str | None:
    return None if text is None else clipped(sendable(text), most)


def _whole(text: str | None, most: int) -> str | None:
    """An address or an id: cut short it would name something else, so it is left out."""
    return text if text is not None and size(sendable(text)) <= most else None


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
