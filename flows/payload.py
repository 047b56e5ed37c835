"""The body of a webhook: all that an editor needs to decide, in one JSON object."""

import json
from collections.abc import Mapping
from typing import Any

from extractors.moments import to_iso
from extractors.records import Quantity
from warehouse.records import Account, Alert, Comparison

TYPE = "counterclaim.contradiction"
VERSION = 1
_LONGEST_SENTENCE = 1500  # characters; keeps a payload far below 20 KB


def body_of(alert: Alert, accounts: Mapping[str, Account]) -> bytes:
    """The bytes that are stored, signed and sent; `accounts` by article id."""
    comparison = alert.comparisons[0]
    a, b = accounts[comparison.a_article], accounts[comparison.b_article]
    payload = {
        "type": TYPE,
        "version": VERSION,
        "timestamp": alert.raised.isoformat(timespec="seconds"),
        "data": {
            "alert_id": alert.id,
            "verdict": comparison.verdict,
            "severity": alert.severity,
            "kind": alert.kind,
            "summary": summary_of(comparison, a, b),
            "reason": alert.reason,
            "gates": [
                {"gate": gate.gate, "outcome": gate.outcome, "detail": gate.detail}
                for gate in comparison.gates
            ],
            "a": {**_side(comparison.a, a), "voices": list(alert.a_voices)},
            "b": {**_side(comparison.b, b), "voices": list(alert.b_voices)},
        },
    }
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()


def summary_of(comparison: Comparison, a: Account, b: Account) -> str:
    """One sentence in plain words: who reports what, and who had what."""
    new, old = comparison.b, comparison.a
    what = (new.measure or "").replace("_", " ").replace(":", " ")
    place = f" in {new.place}" if new.place else ""
    return (
        f"{_voice(new, b)} reports {new.quote} ({what}{place}); {_voice(old, a)} had {old.quote}."
    )


def _voice(quantity: Quantity, account: Account) -> str:
    outlet = account.publisher or account.title or account.id
    return f"{outlet}, citing {quantity.source}," if quantity.source else outlet


def _side(quantity: Quantity, account: Account) -> dict[str, Any]:
    return {
        "figure": {
            "quote": quantity.quote,
            "value": quantity.value,
            "low": quantity.low,
            "high": quantity.high,
            "soft_low": quantity.soft_low,
            "soft_high": quantity.soft_high,
            "hedge": quantity.hedge,
            "unit": quantity.unit,
        },
        "measure": quantity.measure,
        "counted": quantity.counted,
        "place": {
            "name": quantity.place,
            "id": quantity.place_id,
            "country": quantity.country,
        },
        "period": {
            "start": to_iso(quantity.window_start),
            "end": to_iso(quantity.window_end),
            "kind": quantity.window_kind,
        },
        "source": quantity.source,
        "sentence": {
            "text": quantity.sentence[:_LONGEST_SENTENCE],
            "start": quantity.sentence_start,
            "end": quantity.sentence_end,
        },
        "article": {
            "id": account.id,
            "title": account.title,
            "url": account.url,
            "publisher": account.publisher,
            "published": to_iso(account.published),
        },
    }
