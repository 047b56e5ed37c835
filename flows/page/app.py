"""The page's server as an ASGI application."""

import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from extractors.errors import CounterclaimError
from flows.page import article_pages, dispute_pages, event_pages, other_pages, own_feeds, signing_in
from flows.page.desk import Desk
from flows.page.gate import Gate
from flows.page.rendering import STATIC, Pages, static_bytes
from warehouse.errors import UnknownAlert, UnknownArticle, UnknownEvent, WarehouseError

_YEAR = 31_536_000
_WRONG = {
    400: "This cannot be understood",
    403: "Not allowed",
    404: "There is no such page",
    405: "Not allowed",
    413: "Too large",
    429: "Too many tries",
    503: "Not just now",
}


def page_of(desk: Desk) -> Gate:
    """The application that serves a desk, whole."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    pages = Pages(desk)
    _static(app)
    app.add_api_route("/", _front, methods=["GET", "HEAD"])
    for room in (dispute_pages, article_pages, event_pages, other_pages, own_feeds, signing_in):
        room.add_to(app, desk, pages)
    _failures(app, pages)
    return Gate(app, desk)


def _front() -> Response:
    return RedirectResponse("/disputes", 303)


def _static(app: FastAPI) -> None:
    def static(name: str) -> Response:
        try:
            body = static_bytes(name)
        except KeyError:
            raise HTTPException(404) from None
        headers = {"cache-control": f"public, max-age={_YEAR}, immutable"}
        return Response(body, media_type=STATIC[name], headers=headers)

    app.add_api_route("/static/{name}", static, methods=["GET", "HEAD"])


def _failures(app: FastAPI, pages: Pages) -> None:
    def told(request: Request, status: int, line: str) -> Response:
        values = {"title": _WRONG.get(status, "This went wrong"), "line": line}
        return pages.show(request, "wrong.html", values, status)

    async def by_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        line = "" if error.detail in ("Not Found", "Method Not Allowed") else str(error.detail)
        return told(request, error.status_code, line)

    async def by_ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, CounterclaimError)
        return told(request, _status_of(error), str(error))

    async def unforeseen(request: Request, error: Exception) -> Response:
        sys.stderr.write(f"counterclaim: {request.url.path}: {type(error).__name__}: {error}\n")
        return told(request, 500, "Something failed that should not; the server's log says what.")

    handlers: Mapping[Any, Callable[[Request, Exception], Awaitable[Response]]] = {
        HTTPException: by_http,
        CounterclaimError: by_ours,
        Exception: unforeseen,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


def _status_of(error: CounterclaimError) -> int:
    if isinstance(error, UnknownAlert | UnknownArticle | UnknownEvent):
        return 404
    if isinstance(error, WarehouseError):
        return 503
    return 500
