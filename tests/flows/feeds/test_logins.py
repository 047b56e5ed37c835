"""Logins in feeds' addresses: sent to the feed's server, and written nowhere but in one file."""

import base64
import json
import stat
import sys
from dataclasses import replace

import anyio
import pytest

from extractors.addresses import apart
from flows import cli
from flows.runs.ingesting import fetch as gather_from
from flows.web.fetching import Wanted, fetch
from flows.web.logins import logins_path, move_login, read_logins
from tests.flows.site import Answer, serving
from tests.flows.web.test_fetching import LOOPBACK, on_the_web
from warehouse.file.connection import writing
from warehouse.memory.feeds import add_feeds
from warehouse.records import Feed

WORD = "tr0ub4dor"
FEED = b"<rss version='2.0'><channel><title>Closed Desk</title>%s</channel></rss>"
ITEM = b"<item><title>Flood</title><link>%s/story</link></item>"
STORY = b"Heavy rain flooded the lower town on Friday, killing 12 people, the mayor of Daral said."


@pytest.mark.parametrize(
    ("written", "plain", "login"),
    [
        ("https://desk:word@daily.example/rss", "https://daily.example/rss", "desk:word"),
        ("https://desk%40d.example:a%3Ab@e.example/", "https://e.example/", "desk@d.example:a:b"),
        ("https://daily.example/a@b?c@d", "https://daily.example/a@b?c@d", None),
        ("https://@daily.example/rss", "https://daily.example/rss", None),
        ("articles/desk:word@here.txt", "articles/desk:word@here.txt", None),
    ],
)
def test_an_address_and_its_login_are_parted(written, plain, login):
    assert apart(written) == (plain, login)


@pytest.fixture
def closed():
    """A server that answers whoever knows the word."""
    wanted = f"Basic {base64.b64encode(f'desk:{WORD}'.encode()).decode()}"
    with serving({}) as web:

        def feed(request):
            if request.headers.get("authorization") != wanted:
                return Answer(401)
            return Answer(body=FEED % (ITEM % web.url.encode()))

        web.routes |= {
            "/feed": feed,
            "/story": Answer(body=STORY, headers={"content-type": "text/plain"}),
        }
        yield web


@pytest.fixture
def run(capfd, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COUNTERCLAIM_WAREHOUSE", raising=False)
    (tmp_path / "counterclaim.toml").write_text(
        'allow_networks = ["127.0.0.0/8"]\nhost_gap = 0\nwarehouse = "w.duckdb"\n'
    )

    def call(*words):
        monkeypatch.setattr(sys, "argv", ["counterclaim", *words])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        captured = capfd.readouterr()
        return stopped.value.code, captured.out + captured.err

    return call


def with_login(web):
    return web.url.replace("://", f"://desk:{WORD}@") + "/feed"


def keepers(folder):
    """The files in which the word stands."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.name for path in files if WORD.encode() in path.read_bytes()}


def test_a_login_is_used_and_stands_in_one_file_of_its_owner(closed, run, tmp_path):
    for words in (
        ("feeds", "check", with_login(closed)),
        ("feeds", "add", with_login(closed)),
        ("feeds", "check"),
        ("feeds", "list"),
        ("watch", "--once"),
        ("query", "SELECT * FROM feeds"),
        ("feeds", "export", "list.opml"),
    ):
        status, told = run(*words)
        assert (status, WORD in told) == (0, False), (words, told)
    assert "/story" in closed.paths()
    assert keepers(tmp_path) == {"w.logins.json"}
    assert stat.S_IMODE((tmp_path / "w.logins.json").stat().st_mode) == 0o600
    assert run("feeds", "remove", with_login(closed))[0] == 0
    assert keepers(tmp_path) == set()


def test_named_listed_in_opml_or_in_the_settings_it_is_the_same(closed, run, tmp_path):
    status, told = run("ingest", with_login(closed))
    assert (status, WORD in told) == (0, False), told
    assert keepers(tmp_path) == {"w.logins.json"}
    outline = f'<opml version="2.0"><body><outline text="x" xmlUrl="{with_login(closed)}"/></body>'
    (tmp_path / "in.opml").write_text(outline + "</opml>")
    status, told = run("feeds", "import", "in.opml")
    assert (status, WORD in told) == (0, False), told
    (tmp_path / "w.logins.json").unlink()
    assert "401" in run("feeds", "check")[1]
    settings = tmp_path / "counterclaim.toml"
    settings.write_text(f'feeds = ["{with_login(closed)}"]\n' + settings.read_text())
    assert run("feeds", "check")[0] == 0
    assert keepers(tmp_path) == {"counterclaim.toml", "in.opml"}


def test_a_list_of_an_older_version_is_mended(closed, world_at, tmp_path):
    world = world_at(tmp_path)
    path = world.settings.warehouse
    with writing(path, world.patience) as connection:
        add_feeds(connection, [Feed(with_login(closed))])
    gather_from((), world)
    plain = f"{closed.url}/feed"
    assert read_logins(logins_path(path)) == {plain: f"desk:{WORD}"}
    with writing(path, world.patience) as connection:
        assert connection.execute("SELECT url FROM store.feeds").fetchall() == [(plain,)]


def test_another_server_is_never_sent_it(closed):
    with serving({"/feed": Answer(302, headers={"location": f"{closed.url}/feed"})}) as first:
        logins = {f"{first.url}/feed": f"desk:{WORD}"}
        with pytest.raises(Exception, match="401"):
            anyio.run(
                on_the_web,
                LOOPBACK,
                lambda web: fetch(replace(web, logins=logins), Wanted(f"{first.url}/feed")),
            )
        assert "authorization" in first.requests[0].headers
        assert "authorization" not in closed.requests[0].headers


def test_it_goes_with_a_feed_that_moves_on_its_server_only(tmp_path):
    path = tmp_path / "w.logins.json"
    path.write_text(json.dumps({"https://a.example/old": "desk:word"}))
    move_login(path, "https://a.example/old", "https://b.example/new")
    assert "https://b.example/new" not in read_logins(path)
    move_login(path, "https://a.example/old", "https://a.example/new")
    assert read_logins(path)["https://a.example/new"] == "desk:word"
