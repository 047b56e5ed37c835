"""Signing in with the desk's token, and out."""

import secrets
import threading
from collections import deque
from datetime import datetime, timedelta

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from flows.page.desk import Desk
from flows.page.forms import form_of
from flows.page.gate import set_cookie
from flows.page.rendering import Pages
from flows.page.sessions import Session, is_token

_WRONG_TRIES, _WITHIN = 10, timedelta(minutes=1)


class _Tries:
    """Wrong tokens of late, of all readers together: so many a minute and no more."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._wrong: deque[datetime] = deque(maxlen=_WRONG_TRIES)

    def may_try(self, now: datetime) -> bool:
        """Whether another try is heard."""
        with self._turn:
            full = len(self._wrong) == _WRONG_TRIES
            return not full or now - self._wrong[0] > _WITHIN

    def note(self, now: datetime) -> None:
        """A wrong token was given."""
        with self._turn:
            self._wrong.append(now)


def add_to(app: FastAPI, desk: Desk, pages: Pages) -> None:
    """The routes of signing in; none where there is no token."""
    if desk.token is None:
        return
    token, tries = desk.token, _Tries()

    def asked(request: Request) -> Response:
        values = {"next": local(request.query_params.get("next", "")), "is_wrong": False}
        return pages.show(request, "sign_in.html", values)

    async def given(request: Request) -> Response:
        fields = await form_of(request, desk)
        now, onward = desk.clock(), local(fields.get("next", ""))
        if not tries.may_try(now):
            raise HTTPException(429, "Too many wrong tokens; try again in a minute.")
        if not is_token(fields.get("secret", ""), token):
            tries.note(now)
            return pages.show(request, "sign_in.html", {"next": onward, "is_wrong": True}, 403)
        session = Session(secrets.token_urlsafe(24), now, is_signed_in=True)
        return RedirectResponse(onward, 303, {"set-cookie": set_cookie(session, desk)})

    async def left(request: Request) -> Response:
        await form_of(request, desk)
        session = Session(secrets.token_urlsafe(24), desk.clock())
        return RedirectResponse("/sign-in", 303, {"set-cookie": set_cookie(session, desk)})

    app.add_api_route("/sign-in", asked, methods=["GET", "HEAD"])
    app.add_api_route("/sign-in", given, methods=["POST"])
    app.add_api_route("/sign-out", left, methods=["POST"])


def local(address: str) -> str:
    """An address of this page to go on to; the first page for any other."""
    plain = all(32 < ord(letter) < 127 and letter != "\\" for letter in address)
    return address if plain and address.startswith("/") and address[1:2] != "/" else "/disputes"
