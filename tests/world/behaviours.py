"""How the orderly outlets behave: what one meets among real feeds."""

from collections.abc import Callable
from dataclasses import replace

from tests.world.formats import atom, json_feed, rdf, rss_091, sitemap
from tests.world.outlets import Asked, Outlet, Reply
from tests.world.rules import during, moved, slowly, status, wait_date, wait_seconds

FOR_EVER = 10_000.0
FEW = ("steady", "json", "busy for seconds", "closed until a date", "moved", "slow pages")


def orderly() -> dict[str, Outlet]:
    """The orderly outlets by what is particular about each, without addresses and titles yet."""

    def plain(**more: object) -> Outlet:
        return Outlet("", "", **more)  # type: ignore[arg-type]

    return {
        "steady": plain(),
        "bursty": plain(format=atom),
        "ttl": plain(ttl=45),
        "json": plain(format=json_feed, validators="etag"),
        "says 304 for ever": plain(lies=True),
        "dates only": plain(format=rdf, validators="modified"),
        "no validators": plain(format=rss_091, validators="none"),
        "fresh for long": plain(headers={"cache-control": "max-age=2700"}),
        "busy for seconds": plain(rules=(during(9, 11, wait_seconds(429, 3600), "/feed"),)),
        "closed until a date": plain(rules=(during(12, 17, wait_date(503, 17)),)),
        "busy": plain(rules=(during(8, 9, status(429), "/feed"),)),
        "down at times": plain(rules=(during(10, 15, status(503)), during(40, 42, status(502)))),
        "moved": plain(),
        "elsewhere for now": plain(path="/real"),
        "moved with 308": plain(),
        "gone": plain(rules=(during(72, FOR_EVER, status(410), "/feed"),)),
        "missing": plain(rules=(during(48, FOR_EVER, status(404), "/feed"),)),
        "silent": plain(),
        "edits": plain(),
        "edits with a note": plain(),
        "wire": plain(),
        "wire 2": plain(format=atom),
        "wire 3": plain(format=json_feed),
        "private": plain(robots="User-agent: *\nDisallow: /private/\nCrawl-delay: 3\n"),
        "slow pages": plain(),
        "western": plain(charset="windows-1252"),
        "utf-16": plain(charset="utf-16"),
        "sitemap": plain(format=sitemap, path="/news-sitemap.xml"),
        "pages down": plain(
            rules=(during(20, 30, lambda a: None if a.path == "/feed" else Reply(503)),)
        ),
        "robots down": plain(rules=(during(0, 10, status(503), "/robots.txt"),)),
        "zipped": plain(zipped=True),
    }


def move(outlets: dict[str, Outlet]) -> None:
    """The outlets whose feeds lie elsewhere, now or from the third day on."""
    for name, code, start in [("moved", 301, 30.0), ("moved with 308", 308, 50.0)]:
        outlet = outlets.get(name)
        if outlet:
            old, outlet.path = outlet.path, "/new/feed"
            to = f"http://{outlet.host}/new/feed"
            outlet.rules = (during(start, FOR_EVER, moved(code, to), old), _alias(outlet, old))
    outlet = outlets.get("elsewhere for now")
    if outlet:
        outlet.rules = (during(0, FOR_EVER, moved(302, outlet.feed), "/feed"),)
    outlet = outlets.get("slow pages")
    if outlet:
        own = replace(outlet)
        outlet.rules = (lambda asked: _slow(asked, outlet, own),)


def _alias(outlet: Outlet, old: str) -> Callable[[Asked], Reply | None]:
    """The feed at its old address, too, as long as it is not moved."""

    def rule(asked: Asked) -> Reply | None:
        if asked.path != old:
            return None
        return replace(outlet, rules=()).reply(replace(asked, path=outlet.path))

    return rule


def _slow(asked: Asked, outlet: Outlet, own: Outlet) -> Reply | None:
    if asked.path in (outlet.path, "/robots.txt"):
        return None
    own.items, own.title, own.host = outlet.items, outlet.title, outlet.host
    return slowly(0.3, own.reply)(asked)
