"""Templates into answers."""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from flows.messages.naming import source_in_words
from flows.messages.period_words import dated
from flows.page.desk import Desk
from flows.page.scale import short_number
from flows.page.sessions import feed_key_of, form_token

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HERE = Path(__file__).parent
STATIC = {
    "page.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
# What stands in the head of each page, in order.
SECTIONS = (
    ("/disputes", "Disputes"),
    ("/events", "Events"),
    ("/series", "Series"),
    ("/sources", "Sources"),
    ("/search", "Search"),
    ("/feeds", "Feeds"),
    ("/status", "Status"),
)


class Pages:
    """The templates with what all of them may use; everything that is put in is escaped."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._templates = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters |= {
            "capital": _capital,
            "day": dated,
            "grouped": grouped,
            "source": source_in_words,
            "plain": plain,
            "short": short_number,
        }
        self._templates.globals |= {
            "address": address,
            "asset": asset,
            "sections": SECTIONS,
            "plural": plural,
        }

    def show(
        self, request: Request, name: str, values: Mapping[str, Any], status: int = 200
    ) -> HTMLResponse:
        """A template as an answer."""
        desk = self._desk
        text = self._templates.get_template(name).render(
            **values,
            here=request.url.path,
            writes=desk.writes,
            has_token=desk.token is not None,
            feed_key=feed_key_of(desk.token) if desk.token else None,
            is_signed_in=request.state.session.is_signed_in,
            form_token=form_token(request.state.session, desk.key),
        )
        return HTMLResponse(text, status)

    def text(self, name: str, values: Mapping[str, Any]) -> str:
        """A template as text, for what is no page."""
        return self._templates.get_template(name).render(**values)


def address(path: str, values: Mapping[str, object] | None = None, **more: object) -> str:
    """A path with a query of those values that are set."""
    both = {**(values or {}), **more}
    query = urlencode({name: value for name, value in both.items() if value not in (None, "")})
    return f"{path}?{query}" if query else path


@cache
def asset(name: str) -> str:
    """The address of a static file, another one whenever the file changes."""
    digest = hashlib.sha256(static_bytes(name)).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


@cache
def static_bytes(name: str) -> bytes:
    """A static file. Raises KeyError for what is none of ours."""
    if name not in STATIC:
        raise KeyError(name)
    return (_HERE / "static" / name).read_bytes()


def grouped(number: float | None) -> str:
    """A number with its thousands grouped, "–" for an unknown one."""
    return "–" if number is None else f"{number:,.10g}"


def plural(count: int, one: str, several: str | None = None) -> str:
    """A count with its noun."""
    return f"{count:,} {one if count == 1 else several or f'{one}s'}"


def plain(text: str) -> str:
    """A text without the characters that XML 1.0 cannot hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
