"""The pages of events, and of series."""

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from extractors.characters import no_formula
from flows.page.asked import day_of_text, last_of, number_of, word_of
from flows.page.desk import Desk
from flows.page.plot import HEIGHT, plots_of
from flows.page.rendering import Pages
from warehouse.events.reading import Wanted
from warehouse.page.events import (
    A_LIST,
    MOST_FIGURES,
    SeriesWanted,
    TimedFigure,
    event_kinds,
    find_events,
    known_series,
    latest_events,
    read_event_page,
    read_series,
)

_SCOPES = ("event", "period", "total", "level")
_COLUMNS = (
    *("day", "measure", "counted", "place", "quote", "value", "unit", "low", "high", "soft_low"),
    *("soft_high", "change", "source", "outlet", "title", "claim", "article", "dispute"),
)


def add_to(app: FastAPI, desk: Desk, pages: Pages) -> None:
    """The routes of events and series."""

    def listed(request: Request) -> Response:
        query = request.query_params
        number = number_of(query)
        several = word_of(query, "told") == "several"
        day = day_of_text(word_of(query, "day") or "")
        wanted = Wanted(word_of(query, "kind"), word_of(query, "place"), day, 2 if several else 1)
        if (wanted, number) == (Wanted(), 1):
            found, total = desk.lookout.once(latest_events)
        else:
            with desk.lookout.looking() as connection:
                found, total = find_events(connection, wanted, A_LIST, (number - 1) * A_LIST)
        asked = {name: query.get(name, "").strip() for name in ("kind", "place", "day", "told")}
        values = {
            "events": found,
            "total": total,
            "kinds": desk.lookout.once(event_kinds),
            "fields": asked,
            "asked": {name: value for name, value in asked.items() if value},
            "number": number,
            "last": last_of(total, A_LIST),
        }
        return pages.show(request, "events.html", values)

    def one(request: Request, event_id: str) -> Response:
        with desk.lookout.looking() as connection:
            found = read_event_page(connection, event_id)
        if found.event.id != event_id:
            return RedirectResponse(f"/events/{found.event.id}", 303)
        values = {
            "event": found.event,
            "plots": plots_of(found.figures),
            "articles": _articles(found.figures),
            "neighbours": found.neighbours,
            "height": HEIGHT,
        }
        return pages.show(request, "event.html", values)

    def series(request: Request) -> Response:
        wanted = _wanted(request)
        with desk.lookout.looking() as connection:
            figures = read_series(connection, wanted) if wanted.measure else ()
        values = {
            "known": desk.lookout.once(known_series),
            "fields": asdict(wanted),
            "scopes": _SCOPES,
            "plots": plots_of(figures),
            "total": len(figures),
            "most": MOST_FIGURES,
            "height": HEIGHT,
        }
        return pages.show(request, "series.html", values)

    def sheet(request: Request) -> Response:
        wanted = _wanted(request)
        if not wanted.measure:
            raise HTTPException(400, "Name a measure, as in ?measure=killed.")
        with desk.lookout.looking() as connection:
            figures = read_series(connection, wanted)
        headers = {"content-disposition": 'attachment; filename="series.csv"'}
        return Response(_csv(figures), media_type="text/csv; charset=utf-8", headers=headers)

    reads = ["GET", "HEAD"]
    app.add_api_route("/events", listed, methods=reads)
    app.add_api_route("/events/{event_id}", one, methods=reads)
    app.add_api_route("/series", series, methods=reads)
    app.add_api_route("/series.csv", sheet, methods=reads)


def _wanted(request: Request) -> SeriesWanted:
    query = request.query_params
    scope = word_of(query, "scope")
    if scope and scope not in _SCOPES:
        raise HTTPException(400, f"scope is one of {', '.join(_SCOPES)}.")
    measure, place = word_of(query, "measure"), word_of(query, "place")
    return SeriesWanted(measure or "", place, word_of(query, "counted"), scope)


def _articles(figures: tuple[TimedFigure, ...]) -> Iterator[TimedFigure]:
    """The first figure of each article: it names it."""
    seen = set()
    for one in figures:
        if one.article not in seen:
            seen.add(one.article)
            yield one


def _csv(figures: tuple[TimedFigure, ...]) -> str:
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow(_COLUMNS)
    for one in figures:
        sheet.writerow([no_formula(getattr(one, name)) for name in _COLUMNS])
    return text.getvalue()
