"""The page of an article."""

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from flows.page.desk import Desk
from flows.page.rendering import Pages
from flows.page.shown_article import shown_article
from warehouse.page.articles import read_article


def add_to(app: FastAPI, desk: Desk, pages: Pages) -> None:
    """The route of articles."""

    def one(request: Request, key: str) -> Response:
        with desk.lookout.looking() as connection:
            found = read_article(connection, key)
        return pages.show(request, "article.html", {"one": shown_article(found)})

    app.add_api_route("/articles/{key}", one, methods=["GET", "HEAD"])
