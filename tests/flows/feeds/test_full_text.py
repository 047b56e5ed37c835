"""What the feed itself holds of an article, and its id for it."""

import pytest

from flows.runs.ingesting import ingest
from tests.flows.newsroom import site_of, timed
from tests.flows.simulated import Clock
from tests.flows.site import Answer
from warehouse.file.query import run_query

PARAGRAPHS = (
    "Heavy rain flooded the lower town on Friday, killing 12 people and driving hundreds from"
    " their homes, the mayor said on Saturday morning.",
    "Schools stay closed until Monday, and the old bridge is shut to lorries and buses, he told"
    " reporters in front of the town hall, where families had gathered to ask for news.",
    "Boats of the fire brigade reached the last houses by the mill before dawn; their crews found"
    " 40 people who had waited on the roofs through the night.",
)
FULL = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
WALL = (
    "<html><body><h1>Flood</h1><p>Subscribe to read this article in full today.</p></body></html>"
)
HTML = {"content-type": "text/html; charset=utf-8"}


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def start(tmp_path, world_at, clock):
    return lambda *feeds: timed(world_at(tmp_path), clock, feeds, 0.0)


def listing(*items: str) -> Answer:
    head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    return Answer(body=f"{head}<title>Town Post</title>{''.join(items)}</channel></rss>".encode())


def item(link: str, content: str = FULL, guid: str = "post-17", title: str = "Flood kills 12"):
    return (
        f'<item><guid isPermaLink="false">{guid}</guid><title>{title}</title><link>{link}</link>'
        f"<content:encoded><![CDATA[{content}]]></content:encoded></item>"
    )


def texts(world) -> list[str]:
    sql = "SELECT article_id, arg_max(text, revision) FROM articles GROUP BY 1 ORDER BY 1"
    found = run_query(world.settings.warehouse, sql)
    return [text for _, text in found.rows]


@pytest.mark.parametrize("status", [401, 402, 403, 451])
def test_a_page_that_is_refused_is_read_from_its_feed(start, clock, status):
    with site_of(clock) as site:
        site.answers |= {"/feed": listing(item("/rain")), "/rain": Answer(status)}
        report = ingest((site.feed,), start())
        (text,) = texts(start())
        assert (report.articles, report.failures) == (1, ())
        assert all(paragraph in text for paragraph in PARAGRAPHS)
        clock.on(hours=3)
        site.paths()
        ingest((site.feed,), start())
        assert site.paths() == ["/feed"]


def test_what_robots_txt_forbids_is_read_from_the_feed(start, clock):
    with site_of(clock) as site:
        rules = Answer(body=b"User-agent: *\nDisallow: /", headers={"content-type": "text/plain"})
        site.answers |= {"/feed": listing(item("/rain")), "/robots.txt": rules}
        assert ingest((site.feed,), start()).articles == 1


def test_a_wall_gives_way_to_the_feed_s_text(start, clock):
    with site_of(clock) as site:
        wall = Answer(body=WALL.encode(), headers=HTML)
        site.answers |= {"/feed": listing(item("/rain")), "/rain": wall}
        ingest((site.feed,), start())
        (text,) = texts(start())
    assert PARAGRAPHS[2] in text and "Subscribe" not in text


def test_a_page_that_holds_more_than_its_feed_counts(start, clock):
    more = f"<html><body><article><h1>Flood</h1>{FULL}<p>A fourth.</p></article></body></html>"
    with site_of(clock) as site:
        page = Answer(body=more.encode(), headers=HTML)
        site.answers |= {"/feed": listing(item("/rain")), "/rain": page}
        ingest((site.feed,), start())
        (text,) = texts(start())
    assert "A fourth." in text


@pytest.mark.parametrize("status", [404, 410, 500])
def test_a_page_that_is_gone_or_may_come_back_is_not_read_from_its_feed(start, clock, status):
    with site_of(clock) as site:
        site.answers |= {"/feed": listing(item("/rain")), "/rain": Answer(status)}
        assert ingest((site.feed,), start()).articles == 0


def test_a_page_that_keeps_failing_is_read_from_its_feed_in_the_end(start, clock):
    with site_of(clock) as site:
        site.answers |= {"/feed": listing(item("/rain")), "/rain": Answer(500)}
        counts = []
        for _ in range(3):
            counts.append(ingest((site.feed,), start()).articles)
            clock.on(hours=7)
    assert counts == [0, 0, 1]


def test_a_teaser_is_no_article(start, clock):
    with site_of(clock) as site:
        site.answers |= {
            "/feed": listing(item("/rain", "<p>Rain killed 12 people. Read more.</p>")),
            "/rain": Answer(403),
        }
        assert ingest((site.feed,), start()).articles == 0


@pytest.mark.parametrize(
    "again, articles",
    [
        (item("/rain-kills-14", FULL.replace("12", "14"), title="Flood kills 14"), 1),
        (item("/mill", FULL.replace("12", "14"), title="Mill reopens after strike"), 2),
        (item("/rain-kills-14", FULL.replace("12", "14"), "post-18", "Flood kills 14"), 2),
    ],
    ids=["one id", "an id used again", "another id"],
)
def test_a_new_address_under_the_feed_s_own_id_is_the_same_article(start, clock, again, articles):
    with site_of(clock) as site:
        site.answers |= {"/feed": listing(item("/rain"))}
        for path in ("/rain", "/rain-kills-14", "/mill"):
            site.answers[path] = Answer(403)
        ingest((site.feed,), start())
        clock.on(hours=3)
        site.answers["/feed"] = listing(again)
        ingest((site.feed,), start())
        assert len(texts(start())) == articles


def test_an_id_that_two_entries_share_names_neither(start, clock):
    with site_of(clock) as site:
        two = (item("/rain"), item("/rain-again", FULL.replace("12", "13"), title="Flood kills 13"))
        site.answers |= {"/feed": listing(*two), "/rain": Answer(403), "/rain-again": Answer(403)}
        ingest((site.feed,), start())
        assert len(texts(start())) == 2


def test_relative_links_of_a_polled_feed_are_followed(start, clock):
    with site_of(clock, "rain", "snow") as site:
        links = ("/rain", f"//{site.url.partition('//')[2]}/snow")
        items = (f"<item><title>{x}</title><link>{x}</link></item>" for x in links)
        site.answers["/feed"] = listing(*items)
        assert ingest((site.feed,), start()).articles == 2
