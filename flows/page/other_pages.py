"""The pages of sources, search, feeds and the state of it all."""

import threading
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from flows.page.asked import word_of
from flows.page.desk import Check, Desk
from flows.page.marking import Piece, pieces
from flows.page.rendering import Pages
from warehouse.page.feeds import read_feeds
from warehouse.page.searching import MOST, ClaimHit, search
from warehouse.page.sources import read_sources

READS = ["GET", "HEAD"]
_FRESH = timedelta(minutes=1)  # what the state of it all is known for


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

    looked = _Looked(desk)

    def status(request: Request) -> Response:
        moment, found = looked.now()
        return pages.show(request, "status.html", {"findings": found, "moment": moment})

    for path, page in (
        ("/sources", sources),
        ("/search", searched),
        ("/feeds", feeds),
        ("/status", status),
    ):
        app.add_api_route(path, page, methods=READS)


class _Looked:
    """What was found last, for a minute: looking reads the whole of the warehouse."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._turn = threading.Lock()
        self._last: tuple[datetime, list[Check]] | None = None

    def now(self) -> tuple[datetime, list[Check]]:
        """When somebody looked, and what was found."""
        with self._turn:
            moment = self._desk.clock()
            if self._last is None or moment - self._last[0] > _FRESH:
                self._last = moment, list(self._desk.findings())
            return self._last


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
