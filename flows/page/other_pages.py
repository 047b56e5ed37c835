"""The pages of sources, search, feeds and the state of it all."""

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from flows.page.asked import word_of
from flows.page.desk import Desk
from flows.page.marking import figure_marked
from flows.page.rendering import Pages
from warehouse.page.feeds import read_feeds
from warehouse.page.searching import MOST, search
from warehouse.page.sources import read_sources

READS = ["GET", "HEAD"]


def add_to(app: FastAPI, desk: Desk, pages: Pages) -> None:
    """The routes of these pages."""

    def sources(request: Request) -> Response:
        found = desk.lookout.once(read_sources)
        return pages.show(request, "sources.html", {"found": found})

    def searched(request: Request) -> Response:
        text = word_of(request.query_params, "q") or ""
        with desk.lookout.looking() as connection:
            hits = search(connection, text)
        claims = [
            (one, figure_marked(one.sentence, one.quote, one.quote_start)) for one in hits.claims
        ]
        values = {"text": text, "hits": hits, "claims": claims, "most": MOST}
        return pages.show(request, "search.html", values)

    def feeds(request: Request) -> Response:
        with desk.lookout.looking() as connection:
            found = read_feeds(connection)
        return pages.show(request, "feeds.html", {"feeds": found})

    def status(request: Request) -> Response:
        return pages.show(request, "status.html", {"findings": list(desk.findings())})

    for path, page in (
        ("/sources", sources),
        ("/search", searched),
        ("/feeds", feeds),
        ("/status", status),
    ):
        app.add_api_route(path, page, methods=READS)
