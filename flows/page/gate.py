"""What every request passes: known hosts only, own forms only, signed in where that is asked.

A page of another site can make a reader's browser ask ours. It learns nothing, since only known
hosts are answered (DNS rebinding), and it changes nothing, since what changes something must come
from our own pages (Origin) and carry their session's token.
"""

import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from flows.page.desk import Desk
from flows.page.sessions import COOKIE, LIFE, Session, cookie_of, feed_key_of, is_token, session_of

SAFE = frozenset({"GET", "HEAD"})
FEEDS = frozenset({"/disputes.atom", "/disputes.json"})
_OPEN = ("/static/", "/sign-in")
_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not "no-referrer": browsers would send our own forms with no origin.
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
# A link from elsewhere comes without the cookie, which is for requests of our own pages; asked once
# more by the page itself, it comes with it.
_AGAIN = """<!doctype html><html lang="en"><meta charset="utf-8"><title>One moment</title>
<meta http-equiv="refresh" content="0"><p><a href="">Go on</a></p></html>"""


class Gate:
    """The outermost layer of the app."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer here what is refused; pass on the rest, with its session in the state."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        known = session_of(_cookie(headers), self._desk.key, self._desk.clock())
        session = known or Session(secrets.token_urlsafe(24), self._desk.clock())
        scope.setdefault("state", {})["session"] = session
        answer = self._refusal(scope, headers, session)
        made = None if known or not self._has_forms() else session
        await (answer or self._app)(scope, receive, self._dressed(send, scope, made))

    def _has_forms(self) -> bool:
        return self._desk.writes or self._desk.token is not None

    def _refusal(self, scope: Scope, headers: Headers, session: Session) -> Response | None:
        if host_name(headers.get("host", "")) not in self._desk.hosts:
            told = "This name is not one that counterclaim is served under (see page_hosts)."
            return PlainTextResponse(told, 421)
        if scope["method"] not in SAFE | {"POST"}:
            return PlainTextResponse("Not allowed.", 405, {"allow": "GET, HEAD, POST"})
        if scope["method"] == "POST" and not self._is_own(headers):
            return PlainTextResponse("This form is not one of ours; nothing was changed.", 403)
        if self._desk.token is None or session.is_signed_in or self._is_open(scope):
            return None
        if scope["method"] == "POST":
            return PlainTextResponse("Sign in first; nothing was changed.", 403)
        if headers.get("sec-fetch-site") == "cross-site":
            return HTMLResponse(_AGAIN)
        query = scope["query_string"].decode("latin-1")
        here = scope["path"] + (f"?{query}" if query else "")
        return RedirectResponse(f"/sign-in?next={quote(here, safe='')}", 303)

    def _is_own(self, headers: Headers) -> bool:
        """Whether a form was sent by a page of the host that is asked, or that readers know."""
        origin = headers.get("origin")
        if origin is None:
            return headers.get("sec-fetch-site") == "same-origin"
        own = {headers.get("host"), _netloc(self._desk.page_url or "")} - {"", None}
        return _netloc(origin) in own

    def _is_open(self, scope: Scope) -> bool:
        path = scope["path"]
        if path.startswith(_OPEN):
            return True
        given = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=50).get("key", [])
        token = self._desk.token
        return path in FEEDS and bool(given and token and is_token(given[0], feed_key_of(token)))

    def _dressed(self, send: Send, scope: Scope, made: Session | None) -> Send:
        """The sending with our headers on each answer, and the cookie of a session just made."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
                if made is not None and scope["path"] not in FEEDS and "set-cookie" not in headers:
                    headers.append("set-cookie", set_cookie(made, self._desk))
            await send(message)

        return sending


def set_cookie(session: Session, desk: Desk) -> str:
    """The header that gives a reader the session."""
    secure = "; Secure" if desk.is_secure else ""
    life = int(LIFE.total_seconds())
    value = cookie_of(session, desk.key)
    return f"{COOKIE}={value}; Path=/; Max-Age={life}; HttpOnly; SameSite=Strict{secure}"


def host_name(host: str) -> str:
    """A Host header's name or address, without port and brackets; "" for none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _netloc(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def _cookie(headers: Headers) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None
