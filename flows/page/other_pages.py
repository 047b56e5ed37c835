"""The pages of sources, search, feeds and the state of it all."""

from collections.abc import Iterator, Sequence

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from flows.page.asked import word_of
from flows.page.desk import Desk
from flows.page.marking import Piece, pieces
from flows.page.rendering import Pages
from warehouse.page.feeds import read_feeds
from warehouse.page.searching import MOST, ClaimHit, search
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
        values = {"text": text, "hits": hits, "claims": _by_sentence(hits.claims), "most": MOST}
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


def _by_sentence(claims: Sequence[ClaimHit]) -> list[tuple[ClaimHit, list[Piece]]]:
    """Each sentence once, by the first of its figures, with all of them marked."""
    held: dict[tuple[str, str], list[ClaimHit]] = {}
    for one in claims:
        held.setdefault((one.article, one.sentence), []).append(one)
    return [(some[0], pieces(some[0].sentence, list(_spans(some)))) for some in held.values()]


def _spans(claims: Sequence[ClaimHit]) -> Iterator[tuple[int, int, str]]:
    for one in claims:
        start = one.quote_start if one.quote_start is not None else one.sentence.find(one.quote)
        if one.sentence.startswith(one.quote, max(start, 0)):
            yield start, start + len(one.quote), one.claim
