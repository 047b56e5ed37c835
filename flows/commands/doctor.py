"""`counterclaim doctor`: is all as it should be, and what to do where it is not."""

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import click

from extractors.errors import CounterclaimError
from flows.commands.endpoints_states import read_health
from flows.commands.jsonlines import write_line
from flows.settings import Settings, settings_file, settings_from
from flows.workers.resources import shared_reader
from warehouse.file.checkup import Checkup, check_up
from warehouse.file.query import ask, reading
from warehouse.file.snapshot import snapshot_path
from warehouse.file.soundness import is_sound
from warehouse.file.sqlfiles import sql

State = Literal["ok", "note", "bad"]
_FREE = 1 << 30  # bytes; a copy of the warehouse needs room beside it, too
_BEHIND = timedelta(minutes=10)  # that a snapshot may lie behind the last load


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: `state` is bad where something is to be done, note where it may be."""

    subject: str
    state: State
    says: str


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> int:
    """Check settings, model, disk, warehouse, snapshot, feeds and endpoints; change nothing.

    One line each, with what to do. Exit status 1 where something is bad.
    """
    bad = False
    for found in findings(ctx.obj):
        bad = bad or found.state == "bad"
        if as_json:
            write_line(asdict(found))
        else:
            click.echo(f"{found.state:4}  {found.subject:9}  {found.says}")
    return 1 if bad else 0


def findings(options: Mapping[str, str | None]) -> Iterator[Finding]:
    """What is found, one thing after the other; `options` hold --settings and --warehouse."""
    try:
        settings = settings_from(options)
    except CounterclaimError as error:
        yield Finding("settings", "bad", str(error))
        return
    file = settings_file(options)
    yield Finding("settings", "ok", str(file) if file else "none; all is as usual")
    yield _model()
    yield _disk(settings.warehouse)
    if not settings.warehouse.exists():
        says = f"{settings.warehouse} is not there yet; `counterclaim ingest` makes it"
        yield Finding("warehouse", "note", says)
    else:
        found = check_up(settings.warehouse)
        yield _warehouse(settings.warehouse, found)
        yield _snapshot(settings.warehouse, found)
    yield from _feeds(settings)
    yield from _endpoints(settings)


def _model() -> Finding:
    try:
        shared_reader()
    except CounterclaimError as error:
        return Finding("model", "bad", str(error))
    return Finding("model", "ok", "pipeline and gazetteer load")


def _disk(path: Path) -> Finding:
    folder = next(one for one in path.resolve().parents if one.exists())
    if not os.access(folder, os.W_OK | os.X_OK):
        says = f"{folder} cannot be written to; mend the rights, or name another with --warehouse"
        return Finding("disk", "bad", says)
    free = shutil.disk_usage(folder).free
    size = path.stat().st_size if path.exists() else 0
    told = f"{free / 1e9:,.1f} GB are free at {folder}"
    if free < _FREE or free < 2 * size:
        return Finding("disk", "bad", f"{told}; free some: snapshots and backups are whole copies")
    return Finding("disk", "ok", told)


def _warehouse(path: Path, found: Checkup) -> Finding:
    if found.is_locked:
        return Finding("warehouse", "note", f"{found.problem}; look again when it has ended")
    if found.problem:
        return Finding("warehouse", "bad", str(found.problem))
    if found.schema > found.newest:
        says = f"{path}: its schema {found.schema} is newer than this counterclaim; update it"
        return Finding("warehouse", "bad", says)
    older = found.schema < found.newest
    schema = f"schema {found.schema}" + (", brought up to date by the next load" if older else "")
    last = f", the last loaded {found.last_load:%Y-%m-%d %H:%M} UTC" if found.last_load else ""
    says = f"{path}: {found.articles:,} articles{last}; all {found.rows:,} rows can be read; "
    return Finding("warehouse", "ok", says + schema)


def _snapshot(path: Path, found: Checkup) -> Finding:
    snapshot = snapshot_path(path)
    if not snapshot.exists():
        return Finding("snapshot", "bad", "there is none to read; `counterclaim repair` makes it")
    if not is_sound(snapshot):
        says = f"{snapshot} is damaged; `counterclaim repair` makes it anew"
        return Finding("snapshot", "bad", says)
    made = datetime.fromtimestamp(snapshot.stat().st_mtime, UTC)
    told = f"{snapshot.name} of {made:%Y-%m-%d %H:%M} UTC can be read"
    if found.last_load and found.last_load - made > _BEHIND:
        says = f"{told}, but lies behind the last load; `counterclaim repair` makes it anew"
        return Finding("snapshot", "bad", says)
    return Finding("snapshot", "ok", told)


def _feeds(settings: Settings) -> Iterator[Finding]:
    if not snapshot_path(settings.warehouse).exists():
        return
    try:
        with reading(settings.warehouse) as connection:
            rows = ask(connection, sql("feeds_troubled")).rows
    except CounterclaimError:
        return  # told of the snapshot
    polled = sum(1 for _, _, problem in rows if problem is None)
    if not rows and not settings.feeds:
        says = "none is on the list; `counterclaim feeds add ADDRESS` adds one"
        yield Finding("feeds", "note", says)
    else:
        yield Finding("feeds", "ok", f"{polled} of {len(rows)} are well")
    for url, _, problem in rows:
        if problem is not None:
            says = f"{url}: {problem}; see `counterclaim feeds check {url}`"
            yield Finding("feeds", "bad", says)


def _endpoints(settings: Settings) -> Iterator[Finding]:
    for line in settings.unsent:
        yield Finding("endpoints", "bad", line)
    if not settings.endpoints:
        says = "none: alerts are filed and shown, and sent to nobody"
        yield Finding("endpoints", "note", says)
        return
    try:
        known = read_health(settings)
    except CounterclaimError:
        return  # told of the snapshot
    for endpoint in settings.endpoints:
        health = known.get(endpoint.name)
        if health is not None and health.state == "disabled":
            says = f"{endpoint.name} is disabled; `counterclaim endpoints enable {endpoint.name}`"
            yield Finding("endpoints", "bad", says)
        elif not endpoint.secret_env:
            yield Finding("endpoints", "ok", f"{endpoint.name} is enabled")
