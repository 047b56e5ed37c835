"""The whole chain meets hostile addresses: feeds, articles, robots.txt, redirects, webhooks.

All of them go out through one transport; here each is led inside, and nobody arrives.
"""

import re
from dataclasses import replace
from html import escape

import pytest

from flows.endpoints.endpoint import Endpoint
from flows.runs.ingesting import deliver, ingest
from flows.web.addresses import guard_of
from tests.flows.conftest import SEEDS
from tests.flows.runs.test_ingest import ask, site
from tests.flows.site import Answer, serving
from tests.flows.web.test_addresses_hostile import CASES, NAMED, names_of
from tests.flows.web.wires import watched

ROOT = SEEDS.parent
GATE = "127.0.1.1"
HOSTILE = [
    case["url"]
    for case in CASES
    if case["url"].startswith(("http://", "https://", "HTTP://")) and case["url"].isprintable()
]


@pytest.fixture
def gated(tmp_path, world_at):
    """A world that may reach the gate's network and public addresses, nothing else."""
    world = world_at(tmp_path)
    return replace(world, settings=replace(world.settings, guard=guard_of(["127.0.1.0/24"])))


def urls_of(port: int) -> list[str]:
    return [url.replace("{port}", str(port)) for url in HOSTILE]


def rss(links: list[str]) -> bytes:
    items = "".join(
        f"<item><guid>{number}</guid><link>{escape(link)}</link><title>An entry</title></item>"
        for number, link in enumerate(links)
    )
    return f'<rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>'.encode()


def beyond(wires) -> set[str]:
    public = {"93.184.215.14", "2606:4700::1111"}
    return {to for to in (*wires.tried, *wires.arrived) if to != GATE} - public


def test_entries_that_lead_inside_bring_nothing_and_cost_no_other(gated):
    with watched(names_of(NAMED)) as wires, serving(site(), GATE) as web:
        good = f"{web.url}/idlib-001.txt"
        web.routes["/hostile"] = Answer(body=rss([*urls_of(wires.port), good]))
        report = ingest([f"{web.url}/hostile"], gated)
    assert beyond(wires) == set()
    assert report.articles == 1
    assert any("left out" in line for line in (*report.failures, *report.notices))


def test_feeds_that_lie_inside_are_not_polled(gated):
    with watched(names_of(NAMED)) as wires, serving(site(), GATE) as web:
        report = ingest([*urls_of(wires.port), f"{web.url}/feed.xml"], gated)
    assert beyond(wires) == set()
    assert report.articles == 5


def test_robots_txt_and_pages_that_redirect_inside_are_not_followed(gated):
    with watched() as wires, serving(site(), GATE) as web:
        inside = {"location": f"http://127.0.0.1:{wires.port}/"}
        web.routes["/robots.txt"] = Answer(302, headers=inside)
        web.routes["/idlib-004.html"] = Answer(307, headers=inside)
        ingest([f"{web.url}/feed.xml"], gated)
    assert beyond(wires) == set()


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/",
        "http://[::1]:{port}/",
        "http://2130706433:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://localhost:{port}/",
        "http://turning.example:{port}/",
        "http://169.254.169.254/",
        "http://127.0.1.1:{gate}/moved",
    ],
)
def test_webhooks_go_nowhere_inside(tmp_path, gated, secret, url):
    names = {"localhost": [["127.0.0.1"]], "turning.example": [["93.184.215.14"], ["127.0.0.1"]]}
    with watched(names) as wires, serving({}, GATE) as web:
        inside = {"location": f"http://127.0.0.1:{wires.port}/"}
        web.routes["/moved"] = Answer(307, headers=inside)
        gate = web.url.rpartition(":")[2]
        endpoint = Endpoint(
            "desk", url.replace("{port}", str(wires.port)).replace("{gate}", gate), (secret,)
        )
        world = replace(gated, settings=replace(gated.settings, endpoints=(endpoint,)))
        ingest([str(SEEDS / "feed.xml")], world)
        attempts = deliver(world)
    assert attempts and {attempt.outcome for attempt in attempts} <= {"retry", "dead"}
    assert beyond(wires) == set()


def test_an_allowed_network_is_reached_by_all_of_them(tmp_path, world_at, secret):
    world = world_at(tmp_path)
    with watched({"inside.example": [["127.0.0.1"]]}) as wires, serving(site()) as web:
        port = web.url.rpartition(":")[2]
        endpoint = Endpoint("desk", f"http://inside.example:{wires.port}/", (secret,))
        world = replace(world, settings=replace(world.settings, endpoints=(endpoint,)))
        report = ingest([f"http://inside.example:{port}/feed.xml"], world)
        attempts = deliver(world)
    assert report.articles == 5
    assert wires.arrived and {attempt.outcome for attempt in attempts} == {"delivered"}
    assert ask(world, "SELECT count(*) FROM articles") == ((5,),)


# Chat messages go out through another library, in a process whose sockets pass the same guard.
OPENERS = {"flows/web/transport.py"}
WAYS_OUT = re.compile(
    r"AsyncClient\(|httpx2\.(?:get|post|stream|request|Client)\(|urllib\.request|http\.client"
    r"|\bimport requests\b|create_connection|open_connection|\bsocket\.socket\("
)


def test_only_the_guarded_transport_opens_connections():
    folders = (ROOT / name for name in ("flows", "warehouse", "extractors"))
    modules = [path for folder in folders for path in folder.rglob("*.py")]
    found = {str(p.relative_to(ROOT)) for p in modules if WAYS_OUT.search(p.read_text())}
    assert found == OPENERS
