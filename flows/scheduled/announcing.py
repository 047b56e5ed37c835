"""What Prefect is told of a run's contradictions: an event each, and a table of them all.

Automations can hook into the events (docs/automation.md); delivery never depends on them. The
alerts are read back from the snapshot, since the event tells of their articles, too.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from prefect.artifacts import create_table_artifact
from prefect.events import emit_event

from extractors.moments import to_iso
from flows.messages.naming import outlet_of
from flows.messages.payload import ROOM, contradiction_of
from warehouse.alerts.on_file import AlertFile, feeds_listing, read_alert
from warehouse.file.keys import article_key, to_hex
from warehouse.file.query import reading
from warehouse.records import Account, Alert

EVENT = "counterclaim.contradiction"
TABLE = "counterclaim-contradictions"
_MOST_ARTICLES = 20  # of an alert; the server takes at most 100 related resources

Resource = dict[str, str]


def announce(
    warehouse: Path, alerts: Sequence[Alert], sources: Sequence[str], page_url: str | None
) -> None:
    """Emit one event a contradiction and, where there is any, leave a table with the run.

    `sources` are those that the run was given by name: where it was a single one, it is the feed of
    what no feed on file lists.
    """
    if not alerts:
        return
    with reading(warehouse) as connection:
        files = [read_alert(connection, alert.id) for alert in alerts]
        feeds = [feeds_listing(connection, list(file.accounts.values())) for file in files]
    only = list(sources) if len(sources) == 1 else []
    for file, listing in zip(files, feeds, strict=True):
        emit_event(**event_of(file, listing or only, page_url))
    create_table_artifact(
        table=table_of(files, page_url),
        key=TABLE,
        description=f"{len(files)} contradictions found by this run",
    )


def event_of(file: AlertFile, feeds: Iterable[str], page_url: str | None) -> dict[str, Any]:
    """The event of a contradiction; its id is the same however often it is made."""
    payload = contradiction_of(file.alert, file.accounts, page_url, ROOM)
    data = payload["data"]
    resource = {
        "prefect.resource.id": f"counterclaim.alert.{file.alert.id}",
        "prefect.resource.name": data["summary"],
        "counterclaim.severity": data["severity"],
        "counterclaim.kind": data["kind"],
        "counterclaim.measure": data["b"]["measure"],
        "counterclaim.place": data["b"]["place"]["name"],
        "counterclaim.country": data["b"]["place"]["country"],
    }
    return {
        "event": EVENT,
        "resource": _known(resource),
        "related": related_to(file, feeds),
        "payload": {"version": payload["version"], **data},
        "id": uuid5(NAMESPACE_URL, f"{EVENT}/{file.alert.id}/{to_iso(file.alert.raised)}"),
        "occurred": file.alert.raised,
    }


def related_to(file: AlertFile, feeds: Iterable[str]) -> list[Resource]:
    """The articles that hold the two figures, their publishers, and the feeds that list them."""
    first = file.alert.comparisons[0]
    ids = dict.fromkeys(key for c in file.alert.comparisons for key in (c.a_article, c.b_article))
    articles = [file.accounts[key] for key in ids][:_MOST_ARTICLES]
    sides = {first.a_article: "a", first.b_article: "b"}
    publishers = dict.fromkeys(account.publisher for account in articles if account.publisher)
    return [
        *(_article(account, sides.get(account.id)) for account in articles),
        *(_related("publisher", name, name) for name in publishers),
        *(_related("feed", url, url) for url in feeds),
    ]


def _article(account: Account, side: str | None) -> Resource:
    more = {"counterclaim.url": account.url, "counterclaim.side": side}
    name = account.title or outlet_of(account)
    return _related("article", to_hex(article_key(account.id)), name, more)


def _related(
    role: str, key: str, name: str, more: Mapping[str, str | None] | None = None
) -> Resource:
    return _known(
        {
            "prefect.resource.id": f"counterclaim.{role}.{key}",
            "prefect.resource.role": role,
            "prefect.resource.name": name,
            **(more or {}),
        }
    )


def _known(labels: Mapping[str, str | None]) -> Resource:
    return {label: value for label, value in labels.items() if value}


def table_of(files: Sequence[AlertFile], page_url: str | None) -> list[dict[str, str]]:
    """A row a contradiction, for the table that stays with the run."""
    rows = (contradiction_of(file.alert, file.accounts, page_url, ROOM)["data"] for file in files)
    return [
        {
            "alert": row["alert_id"],
            "severity": row["severity"],
            "kind": row["kind"],
            "summary": row["summary"],
            "on file": row["a"]["sentence"]["text"],
            "new": row["b"]["sentence"]["text"],
            "why": row["reason"],
            "link": row["link"] or row["b"]["article"]["url"] or "",
        }
        for row in rows
    ]
