"""Disputes as Atom (RFC 4287) and JSON Feed 1.1, with the filters of the list in the address."""

from datetime import UTC, datetime

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from starlette.requests import Request
from starlette.responses import Response

from flows.page.desk import Desk
from flows.page.dispute_pages import filters_of
from flows.page.rendering import Pages, address
from flows.page.shown_dispute import Shown, shown
from warehouse.page.disputes import find_disputes
from warehouse.page.filters import Filters

MOST = 30
# What ids begin with (RFC 4151), the same wherever the page is served: a reader that follows a desk
# to another address knows what it has seen.
_TAG = "tag:counterclaim.example,2026"
_EMPTY = datetime(1970, 1, 1, tzinfo=UTC)  # an Atom feed is updated at some moment, whatever it has


def add_to(app: FastAPI, desk: Desk, pages: Pages) -> None:
    """The routes of the feeds."""

    def found(request: Request) -> tuple[Filters, list[Shown]]:
        filters = filters_of(request.query_params)
        with desk.lookout.looking() as connection:
            disputes = find_disputes(connection, filters, MOST, 0).disputes
        return filters, [shown(one) for one in disputes]

    def atom(request: Request) -> Response:
        filters, disputes = found(request)
        root = root_of(request, desk)
        values = {
            "disputes": disputes,
            "root": root,
            "title": _title(filters),
            "own": root + _own(request),
            "site": root + address("/disputes", filters.as_values()),
            "id": f"{_TAG}:{address('disputes', filters.as_values())}",
            "tag": f"{_TAG}:dispute",
            "updated": max((one.stamp for one in disputes), default=_EMPTY.isoformat()),
        }
        text = pages.text("disputes.atom.xml", values)
        return Response(text, media_type="application/atom+xml; charset=utf-8")

    def json(request: Request) -> Response:
        filters, disputes = found(request)
        root = root_of(request, desk)
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": _title(filters),
            "home_page_url": root + address("/disputes", filters.as_values()),
            "feed_url": root + _own(request),
            "language": "en",
            "items": [_item(one, root) for one in disputes],
        }
        return JSONResponse(feed, media_type="application/feed+json; charset=utf-8")

    app.add_api_route("/disputes.atom", atom, methods=["GET", "HEAD"])
    app.add_api_route("/disputes.json", json, methods=["GET", "HEAD"])


def root_of(request: Request, desk: Desk) -> str:
    """Where readers reach the page: the setting page_url, else the address that was asked."""
    if desk.page_url:
        return desk.page_url.rstrip("/")
    return f"{request.url.scheme}://{request.url.netloc}"


def _own(request: Request) -> str:
    query = request.url.query
    return request.url.path + (f"?{query}" if query else "")


def _title(filters: Filters) -> str:
    asked = ", ".join(f"{name} {value}" for name, value in filters.as_values().items())
    return f"Disputes: {asked}" if asked else "Disputes"


def _item(one: Shown, root: str) -> dict[str, object]:
    url = f"{root}/disputes/{one.id}"
    return {
        "id": f"{_TAG}:dispute:{one.id}",
        "url": url,
        "title": one.title,
        "summary": one.summary,
        "content_text": "\n\n".join([one.summary, *map(_line, one.rows_in_words), one.reason]),
        "date_published": one.raised,
        "date_modified": one.stamp,
        "tags": [one.measure, "open" if one.is_open else "closed", one.sure.lower()],
    }


def _line(row: tuple[str, str]) -> str:
    return f"{row[0]}: {row[1]}"
