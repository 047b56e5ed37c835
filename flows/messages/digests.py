"""The body of a summary: how many alerts, the ten gravest quoted, the others by their ids.

Its form is `schemas/digest.v1.schema.json`.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from flows.endpoints.endpoint import Endpoint
from flows.messages.clipping import around, clipped
from flows.messages.cloudevents import packed, payload_in
from flows.messages.payload import MOST_BYTES, SOURCE, to_bytes
from flows.messages.period_words import day_in_words
from warehouse.outbox.digest import Rule, Summary
from warehouse.outbox.summarising import Compose

TYPE = "counterclaim.digest"
VERSION = 1
SCHEMA = "https://counterclaim.example/schemas/digest.v1.schema.json"
QUOTED = 10
_MOST_IDS = 300
_ROOM = (500, 250, 120, 60)  # bytes of a quoted sentence, at each try

Payload = Mapping[str, Any]


def rules_of(endpoints: Sequence[Endpoint]) -> dict[str, Rule]:
    """How each endpoint wants many messages, by its name."""
    return {one.name: Rule(one.digest_minutes, one.storm_limit) for one in endpoints}


def composer(endpoints: Sequence[Endpoint], page_url: str | None, now: datetime) -> Compose:
    """The function that makes a summary's body in the format of its endpoint."""
    forms = {one.name: one.format for one in endpoints}

    def compose(summary: Summary, bodies: Sequence[bytes]) -> bytes:
        members = [payload_in(body) for body in bodies]
        return body_of(summary, members, forms[summary.endpoint], page_url, now)

    return compose


def body_of(
    summary: Summary,
    members: Sequence[Payload],
    form: str,
    page_url: str | None,
    now: datetime,
) -> bytes:
    """The bytes of a summary; `members` are the payloads of its messages, oldest first."""
    for room in _ROOM:
        payload = digest_of(summary, members, page_url, now, room)
        body = to_bytes(packed(payload, form, summary.id, page_url or SOURCE, SCHEMA))
        if len(body) <= MOST_BYTES:
            break
    return body


def digest_of(
    summary: Summary, members: Sequence[Payload], page_url: str | None, now: datetime, room: int
) -> dict[str, Any]:
    """The payload, in which no sentence is longer than `room` bytes."""
    ranked = sorted((one["data"] for one in members), key=_gravity)
    return {
        "type": TYPE,
        "version": VERSION,
        "timestamp": now.isoformat(timespec="seconds"),
        "data": {
            "endpoint": summary.endpoint,
            "cause": summary.cause,
            "count": len(ranked),
            "hard": sum(one["severity"] == "hard" for one in ranked),
            "since": summary.members[0].created.isoformat(timespec="seconds"),
            "until": summary.members[-1].created.isoformat(timespec="seconds"),
            "summary": clipped(_sentence(summary, ranked), 4 * room),
            "link": f"{page_url.rstrip('/')}/alerts" if page_url else None,
            "alerts": [_quoted(one, room) for one in ranked[:QUOTED]],
            "others": [one["alert_id"] for one in ranked[QUOTED : QUOTED + _MOST_IDS]],
        },
    }


def _sentence(summary: Summary, ranked: Sequence[Payload]) -> str:
    hard = sum(one["severity"] == "hard" for one in ranked)
    grave = f", {hard} of them hard" if hard else ""
    when = _span(summary.members[0].created, summary.members[-1].created)
    return f"{len(ranked)} contradictions, {when}{grave}; the gravest: {ranked[0]['summary']}"


def _span(first: datetime, last: datetime) -> str:
    if f"{first:%F %R}" == f"{last:%F %R}":
        return f"{last:%H:%M} UTC on {day_in_words(last, None)}"
    if first.date() == last.date():
        return f"{first:%H:%M} to {last:%H:%M} UTC on {day_in_words(last, None)}"
    return f"{day_in_words(first, last)} to {day_in_words(last, None)}"


def _gravity(data: Payload) -> tuple[bool, float, str]:
    """Hard ones first, then by how many times the greater figure is the smaller one."""
    a, b = (_size(data[side]["figure"]) for side in "ab")
    apart = max(a, b) / min(a, b) if a > 0 and b > 0 else 0.0
    return data["severity"] != "hard", -apart, data["alert_id"]


def _size(figure: Payload) -> float:
    if figure["value"] is not None:
        return abs(float(figure["value"]))
    return abs(float(figure["soft_low"] or 0) + float(figure["soft_high"] or 0)) / 2


def _quoted(data: Payload, room: int) -> dict[str, Any]:
    return {
        "alert_id": data["alert_id"],
        "severity": data["severity"],
        "kind": data["kind"],
        "summary": clipped(data["summary"], room),
        "link": data.get("link"),
        "a": _side(data["a"], room),
        "b": _side(data["b"], room),
    }


def _side(side: Payload, room: int) -> dict[str, Any]:
    sentence, article = side["sentence"], side["article"]
    quote = clipped(side["figure"]["quote"], room // 2)
    at = sentence["text"].find(quote)
    url = article["url"]
    return {
        "quote": quote,
        "sentence": around(sentence["text"], quote, at if at >= 0 else None, room).text,
        "publisher": article["publisher"] and clipped(article["publisher"], room // 2),
        "published": article["published"],
        "url": url if url and len(url.encode()) <= room else None,
    }
