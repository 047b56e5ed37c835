"""`counterclaim events`: which figures are about one event; listed, shown, merged, split."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import click

from flows.commands.shown import show_alert
from flows.commands.shown_table import show_table
from flows.runs.ways import ways_of
from flows.settings import settings_from
from flows.world import patience, real_world
from warehouse.events.editing import merge_events, split_event
from warehouse.events.reading import EventFile, Wanted, list_events, read_event
from warehouse.file.connection import writing
from warehouse.file.query import reading
from warehouse.file.snapshot import publish
from warehouse.ingest import Edit, edit_events
from warehouse.records import Answer

_COLUMNS = ("event_id", "name", "articles", "voices", "claims", "contradictions")
_SHOWN = 10
_DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def events() -> None:
    """List and show events, or say that two are one or one is two."""


@events.command("list")
@click.option("--kind", help="Only of this kind (strike, flood, election ...).")
@click.option("--place", help="Only in places named so, or in the country of this code.")
@click.option("--day", type=_DAY, help="Only those that a day may belong to (2031-05-04).")
@click.option("--articles", default=1, show_default=True, help="Told by so many at least.")
@click.option("--most", default=50, show_default=True, help="How many, the latest first.")
@click.option("--json", "form", flag_value="json", help="One JSON object an event.")
@click.pass_context
def list_(
    ctx: click.Context,
    kind: str | None,
    place: str | None,
    day: datetime | None,
    articles: int,
    most: int,
    form: str | None,
) -> None:
    """List the latest events."""
    wanted = Wanted(kind, place, day.date() if day else None, articles)
    with reading(settings_from(ctx.obj).warehouse) as connection:
        answer = list_events(connection, wanted, most)
    show_table(answer if form else _narrow(answer), form)


def _narrow(answer: Answer) -> Answer:
    """The columns that fit a terminal."""
    chosen = [answer.columns.index(name) for name in _COLUMNS]
    rows = tuple(tuple(row[i] for i in chosen) for row in answer.rows)
    return Answer(_COLUMNS, rows)


@events.command()
@click.argument("event")
@click.option("--json", "form", flag_value="json", help="One JSON object.")
@click.pass_context
def show(ctx: click.Context, event: str, form: str | None) -> None:
    """Show EVENT (an id or its beginning): its figures, articles, and why they are of one event."""
    with reading(settings_from(ctx.obj).warehouse) as connection:
        found = read_event(connection, event)
    if form:
        told = {**_records(found.event)[0]}
        told |= {"articles": _records(found.articles), "links": _records(found.links)}
        click.echo(json.dumps(told, ensure_ascii=False, default=str))
    else:
        for line in lines_of(found):
            click.echo(line)


def _records(answer: Answer) -> list[dict[str, object]]:
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def lines_of(found: EventFile) -> list[str]:
    """What a reader sees of an event."""
    (event,) = _records(found.event)
    lines = [f"{event['event_id']}  {event['name']}", "", "Figures"]
    figures = event["figures"]
    assert isinstance(figures, list)
    lines += [f"  {_figure(figure)}" for figure in figures]
    lines += ["", "Articles"]
    for article in _records(found.articles):
        lines += _article(article)
    links = _records(found.links)
    inside = [_link(one) for one in links if one["a_event_id"] == one["b_event_id"]]
    if inside:
        lines += ["", "Why these are one"] + [f"  {line}" for line in _first(inside)]
    # The surest link with each other event; they come in that order.
    others: dict[object, str] = {}
    for one in links:
        for other in {one["a_event_id"], one["b_event_id"]} - {event["event_id"]}:
            others.setdefault(other, f"{other}  {_link(one)}")
    if others:
        lines += ["", "Perhaps the same"] + [f"  {line}" for line in _first([*others.values()])]
    return lines


def _first(lines: list[str]) -> list[str]:
    more = len(lines) - _SHOWN
    return lines if more <= 0 else [*lines[:_SHOWN], f"and {more} more (--json has all)"]


def _figure(figure: Mapping[str, object]) -> str:
    low, high = figure["low"], figure["high"]
    ends = [_number(end) for end in (low, high)]
    span = ends[0] if low == high else f"{ends[0]} to {ends[1]}"
    of = str(figure["measure"]).replace("_", " ")
    unit = "" if figure["unit"] == "count" else f" {figure['unit']}"
    counted = f" ({figure['counted']})" if figure["counted"] else ""
    return f"{of}{counted}: {span}{unit}, in {figure['claims']} claims"


def _number(value: object) -> str:
    return f"{value:,.10g}" if isinstance(value, float) else "?"


def _article(article: Mapping[str, object]) -> list[str]:
    claims = article["claims"]
    assert isinstance(claims, list)
    day = f"{article['published']:%Y-%m-%d}" if article["published"] else "undated"
    told = ", ".join(f"“{claim['quote']}” {claim['measure'] or ''}".strip() for claim in claims)
    who = article["publisher"] or "?"
    return [f"  {day}  {who}: {article['title'] or ''}  [{article['article_id']}]", f"    {told}"]


def _link(one: Mapping[str, object]) -> str:
    return f"{one['a_article_id']} and {one['b_article_id']}: {one['reason']}"


@events.command()
@click.argument("a")
@click.argument("b")
@click.option("--note", help="Why; kept with it.")
@click.pass_context
def merge(ctx: click.Context, a: str, b: str, note: str | None) -> None:
    """Say that events A and B are one; their articles are held against each other."""
    _edit(ctx, lambda connection, now: merge_events(connection, (a, b), note, now))


@events.command()
@click.argument("event")
@click.argument("articles", nargs=-1, required=True)
@click.option("--note", help="Why; kept with it.")
@click.pass_context
def split(ctx: click.Context, event: str, articles: tuple[str, ...], note: str | None) -> None:
    """Say that ARTICLES (their ids) tell of another event than the other articles of EVENT."""
    _edit(ctx, lambda connection, now: split_event(connection, event, articles, note, now))


def _edit(ctx: click.Context, edit: Edit) -> None:
    settings = settings_from(ctx.obj)
    with real_world(settings) as world, writing(settings.warehouse, patience()) as connection:
        report = edit_events(connection, edit, ways_of(world), datetime.now(UTC))
        publish(connection, settings.warehouse, lambda point: None)
    for alert in report.alerts:
        show_alert(alert)
    verdicts = ", ".join(f"{count} {name}" for name, count in sorted(report.verdicts.items()))
    click.echo(f"compared anew: {verdicts or 'nothing more'}; {len(report.alerts)} alerts")
