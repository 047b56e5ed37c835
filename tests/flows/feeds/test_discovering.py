"""Finding feeds on a real local site, in the order of politeness."""

from datetime import UTC, datetime, timedelta

import anyio
import pytest

from extractors.addresses import feed_address
from flows.feeds.checking import Looker, look_at
from flows.feeds.discovering import discover
from flows.web.addresses import guard_of
from flows.web.fetching import Web
from flows.web.hosts import Hosts, Turns
from flows.web.transport import new_client
from tests.flows.site import Answer, serving

FEED = (
    b'<rss version="2.0"><channel><title>Daral</title><item><title>x</title>'
    b"<link>http://d/1</link></item></channel></rss>"
)
COMMENTS = FEED.replace(b"<title>Daral", b"<title>Comments for Daral")
NEWS = (
    b'<urlset xmlns:news="n"><url><loc>http://d/1</loc><news:news><news:title>x</news:title>'
    b"<news:publication_date>2021-05-03</news:publication_date></news:news></url></urlset>"
)
PAGES = b"<urlset><url><loc>http://d/about</loc></url></urlset>"


def page(head: str = "", body: str = "") -> Answer:
    return Answer(
        body=f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()
    )


def link(href: str) -> str:
    return f'<link rel="alternate" type="application/rss+xml" href="{href}">'


@pytest.fixture
def at(workers):
    """A function that runs `job(looker)`."""

    def run(job):
        async def go():
            clock = lambda: datetime.now(UTC)  # noqa: E731
            async with new_client(guard_of(["127.0.0.0/8"]), "test") as client:
                turns = Turns(
                    Hosts(timedelta()), clock, anyio.sleep, clock() + timedelta(minutes=1)
                )
                return await job(Looker(Web(client, turns, clock), workers))

        return anyio.run(go)

    return run


@pytest.fixture
def found(at):
    def find(url: str):
        return at(lambda looker: discover(feed_address(url), looker))

    return find


def test_a_feed_s_own_address_is_the_feed(found):
    with serving({"/f": Answer(body=FEED)}) as web:
        discovery = found(f"{web.url}/f")
    assert (discovery.chosen.url, discovery.chosen.candidate.via) == (f"{web.url}/f", "given")
    assert web.paths() == ["/f"]


def test_a_site_that_declares_its_feed_is_asked_for_nothing_else(found):
    routes = {"/": page(link("/f"), '<a href="/rss">RSS</a>'), "/f": Answer(body=FEED)}
    with serving(routes) as web:
        discovery = found(web.url)
    assert discovery.chosen.url == f"{web.url}/f"
    assert web.paths() == ["/", "/f"]


def test_other_feeds_are_named_and_those_of_comments_are_not(found):
    world = FEED.replace(b"Daral", b"Daral world")
    routes = {
        "/": page(link("/c") + link("/world") + link("/f") + link("/gone")),
        "/c": Answer(body=COMMENTS),
        "/world": Answer(body=world),
        "/f": Answer(body=FEED),
    }
    with serving(routes) as web:
        discovery = found(web.url)
    assert discovery.chosen.url == f"{web.url}/f"
    assert [other.url for other in discovery.others] == [f"{web.url}/world"]


def test_where_what_is_declared_is_gone_visible_links_are_tried(found):
    routes = {"/": page(link("/gone"), '<a href="/rss">RSS</a>'), "/rss": Answer(body=FEED)}
    with serving(routes) as web:
        assert found(web.url).chosen.candidate.via == "linked"


def test_a_page_that_lists_the_site_s_feeds_is_looked_into(found):
    listing = page(body='<a href="/all.xml?rss">Top stories RSS</a>')
    routes = {
        "/": page(body='<a href="/rss">RSS</a>'),
        "/rss": listing,
        "/all.xml?rss": Answer(body=FEED),
    }
    with serving(routes) as web:
        assert found(web.url).chosen.url == f"{web.url}/all.xml?rss"


def test_a_usual_place_is_found_and_no_further_one_is_tried(found):
    with serving({"/": page(), "/rss.xml": Answer(body=FEED)}) as web:
        discovery = found(f"{web.url}/")
    assert (discovery.chosen.url, discovery.chosen.candidate.via) == (f"{web.url}/rss.xml", "usual")
    assert web.paths()[-1] == "/rss.xml"


def test_the_news_sitemap_of_robots_txt_is_the_last_resort(found):
    routes = {
        "/": page(),
        "/robots.txt": Answer(body=b"Sitemap: /pages.xml\nSitemap: /news.xml"),
        "/pages.xml": Answer(body=PAGES),
        "/news.xml": Answer(body=NEWS),
    }
    with serving(routes) as web:
        discovery = found(web.url)
    assert (discovery.chosen.url, discovery.chosen.candidate.via) == (
        f"{web.url}/news.xml",
        "sitemap",
    )


def test_a_sitemap_of_timeless_pages_is_no_feed(found):
    routes = {
        "/": page(),
        "/robots.txt": Answer(body=b"Sitemap: /p.xml"),
        "/p.xml": Answer(body=PAGES),
    }
    with serving(routes) as web:
        discovery = found(web.url)
    assert discovery.chosen is None
    assert "no feed was found" in str(discovery.error)


def test_a_permanent_redirect_gives_the_address_to_keep(found):
    with serving({"/new": Answer(body=FEED)}) as web:
        web.routes["/old"] = Answer(301, headers={"location": "/new"})
        web.routes["/away"] = Answer(302, headers={"location": "/new"})
        assert found(f"{web.url}/old").chosen.url == f"{web.url}/new"
        assert found(f"{web.url}/away").chosen.url == f"{web.url}/away"


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (Answer(404), "answered 404"),
        (Answer(body=b"%PDF-1.7 ..."), "no feed"),
        (Answer(body=b'{"a": 1}'), "no JSON Feed"),
    ],
)
def test_why_there_is_no_feed_is_said(found, answer, problem):
    with serving({"/": answer}) as web:
        assert problem in str(found(web.url).error)


def test_a_look_at_an_index_of_sitemaps_reads_its_parts(at):
    index = b"<sitemapindex><sitemap><loc>%s/news.xml</loc></sitemap></sitemapindex>"
    with serving({"/news.xml": Answer(body=NEWS)}) as web:
        web.routes["/index.xml"] = Answer(body=index % web.url.encode())
        (look,) = at(lambda looker: look_at([f"{web.url}/index.xml"], looker))
    assert (look.entries, str(look.newest), look.error) == (1, "2021-05-03", None)


def test_an_index_that_names_itself_and_ever_more_ends(at):
    def endless(request):
        number = int(request.path.strip("/i") or 0)
        parts = "".join(
            f"<sitemap><loc>http://{request.headers['host']}/i{n}</loc></sitemap>"
            for n in (0, number, 2 * number + 1, 2 * number + 2)
        )
        return Answer(body=f"<sitemapindex>{parts}</sitemapindex>".encode())

    with serving({f"/i{n}": endless for n in range(200)}) as web:
        (look,) = at(lambda looker: look_at([f"{web.url}/i0"], looker))
    assert look.entries == 0
    assert len(web.requests) <= 13
