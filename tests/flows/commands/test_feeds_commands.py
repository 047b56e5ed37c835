"""`counterclaim feeds ...` as a user meets it: what is printed, exit statuses, what is on file."""

import json
import sys

import pytest

from extractors.feeds.opml import Subscription, read_opml
from flows import cli
from tests.flows.site import Answer, serving

FEED = (
    b'<rss version="2.0"><channel><title>Daral Post</title><link>http://daral.example/</link>'
    b"<item><title>x</title><link>http://daral.example/1</link>"
    b"<pubDate>Wed, 05 May 2021 12:00:00 +0200</pubDate></item></channel></rss>"
)
LIST = b"""<opml version="2.0"><body>
<outline text="News"><outline text="Asia/Pacific">
<outline text="Daral &amp; Oru" xmlUrl="https://daral.example/feed" htmlUrl="https://daral.example/"/>
</outline></outline>
<outline text="https://oru.example/rss" xmlUrl="feed://oru.example/rss"/>
<outline text="Broken" xmlUrl="file:///etc/passwd"/>
<outline text="Again" xmlUrl="HTTPS://DARAL.example:443/feed#top"/>
</body></opml>"""


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """Run the command in this process: (exit status, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COUNTERCLAIM_WAREHOUSE", raising=False)
    settings = 'allow_networks = ["127.0.0.0/8"]\nhost_gap = 0\nwarehouse = "w.duckdb"\n'
    (tmp_path / "counterclaim.toml").write_text(settings)

    def call(*words: str):
        monkeypatch.setattr(sys, "argv", ["counterclaim", "feeds", *words])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        captured = capsys.readouterr()
        return stopped.value.code, captured.out, captured.err

    return call


@pytest.fixture
def listed(run, tmp_path):
    (tmp_path / "list.opml").write_bytes(LIST)
    run("import", "list.opml")
    return run


def rows(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_adding_says_what_was_found_and_twice_changes_nothing(run):
    page = b'<html><head><link rel="feed" href="/f"></head></html>'
    with serving({"/": Answer(body=page), "/f": Answer(body=FEED)}) as web:
        status, out, _ = run("add", web.url)
        again = run("add", f"{web.url}/f#x", "--json")
    assert status == 0
    assert out.splitlines() == [
        f"added  {web.url}/f",
        "       Daral Post: 1 entry, the newest of 2021-05-05T10:00:00+00:00; the page declares it",
    ]
    (row,) = rows(again[1])
    assert (again[0], row["state"], row["url"]) == (0, "known", f"{web.url}/f")
    assert [row["address"] for row in rows(run("list", "--json")[1])] == [f"{web.url}/f"]


def test_what_does_not_answer_is_added_only_when_it_is_asked_for(run):
    with serving({"/f": Answer(body=FEED)}) as web:
        status, out, err = run("add", f"{web.url}/gone", f"{web.url}/f", "mailto:a@b.example")
        assert (status, out.count("added")) == (3, 1)
        assert f"{web.url}/gone: answered 404" in err
        assert f"`feeds add --anyway {web.url}/gone`" in err
        assert "--anyway mailto" not in err
        assert run("add", f"{web.url}/gone")[0] == 1
        status, out, _ = run("add", "--anyway", f"{web.url}/gone")
    assert status == 0
    assert f"added  {web.url}/gone" in out
    assert "no feed today (answered 404" in out


def test_an_import_reports_line_by_line_and_twice_changes_nothing(run, tmp_path):
    (tmp_path / "list.opml").write_bytes(LIST)
    status, out, err = run("import", "list.opml")
    assert status == 3
    assert out.splitlines() == [
        "line 3: added: https://daral.example/feed  Daral & Oru",
        "line 5: added: http://oru.example/rss  https://oru.example/rss",
        'line 6: unusable, because it has no http(s) address: "file:///etc/passwd"',
        "line 7: known already: https://daral.example/feed  Again",
    ]
    assert "2 added, 1 known already, 1 unusable" in err
    before = run("list", "--json")[1]
    assert "0 added, 3 known already, 1 unusable" in run("import", "list.opml")[2]
    assert run("list", "--json")[1] == before


def test_a_list_is_imported_from_an_address_too(run):
    with serving({"/list.opml": Answer(body=LIST)}) as web:
        assert run("import", f"{web.url}/list.opml")[0] == 3
        assert "answered 404" in run("import", f"{web.url}/gone.opml")[2]
    assert len(rows(run("list", "--json")[1])) == 2


def test_an_export_holds_what_was_imported(listed, tmp_path):
    status, out, _ = listed("export")
    first, second = sorted(read_opml(out.encode(), "x"), key=lambda one: one.url, reverse=True)
    assert status == 0
    site, folder = "https://daral.example/", ("News", "Asia/Pacific")
    assert isinstance(first, Subscription)
    assert (first.title, first.site, first.folder) == ("Daral & Oru", site, folder)
    assert (second.url, second.folder) == ("http://oru.example/rss", ())
    assert listed("export", "out.opml")[0] == 0
    assert (tmp_path / "out.opml").read_text() == out


def test_an_export_imported_elsewhere_exports_the_same(listed, tmp_path, monkeypatch):
    before = listed("export", "out.opml") and (tmp_path / "out.opml").read_text()
    monkeypatch.setenv("COUNTERCLAIM_WAREHOUSE", "other.duckdb")
    listed("import", "out.opml")
    assert listed("export")[1] == before


@pytest.mark.parametrize("body", [b"", b"no xml", FEED])
def test_what_is_no_list_is_one_line_and_status_1(run, tmp_path, body):
    (tmp_path / "list.opml").write_bytes(body)
    status, out, err = run("import", "list.opml")
    assert (status, out) == (1, "")
    assert err.startswith("counterclaim: list.opml: ")
    assert len(err.splitlines()) == 1


def test_a_missing_list_and_a_folder_are_named(run, tmp_path):
    assert "nowhere.opml: no such file" in run("import", "nowhere.opml")[2]
    assert run("import", str(tmp_path))[0] == 1
    assert run("export", "no/such/folder/x.opml")[0] == 1


def test_removing_finds_a_feed_however_it_is_spelt(listed):
    status, out, err = listed("remove", "HTTPS://Daral.example:443/feed#x", "oru.example/nope")
    assert (status, out) == (3, "removed https://daral.example/feed\n")
    assert "oru.example/nope: is not on the list" in err
    assert listed("remove", "https://daral.example/feed")[0] == 1
    assert len(rows(listed("list", "--json")[1])) == 1


def test_removing_what_the_settings_name_says_so(listed, tmp_path):
    with (tmp_path / "counterclaim.toml").open("a") as settings:
        settings.write('feeds = ["https://daral.example/feed"]\n')
    assert "in the settings" in listed("remove", "https://daral.example/feed")[2]


def test_a_check_tells_of_each_feed_and_stores_nothing(run):
    hub = FEED.replace(b"<item>", b'<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="hub" '
                       b'href="http://hub.example/"/><item>', 1)  # fmt: skip
    broken = FEED[: FEED.index(b"</channel>")]
    routes = {"/f": Answer(body=hub), "/b": Answer(body=broken), "/x": Answer(body=b"<html>")}
    with serving(routes) as web:
        addresses = [f"{web.url}{path}" for path in ("/f", "/b", "/x", "/gone")]
        status, out, _ = run("check", *addresses)
        good = run("check", f"{web.url}/f", "--json")
    assert status == 3
    first, second, third, fourth = out.splitlines()
    assert first == (
        f"ok     {web.url}/f  Daral Post: 1 entry; the newest of 2021-05-05T10:00:00+00:00; "
        "pushed by http://hub.example/"
    )
    assert second.startswith(f"broken {web.url}/b")
    assert "breaks off" in second
    assert third.startswith(f"failed {web.url}/x  is no feed")
    assert fourth.startswith(f"failed {web.url}/gone  answered 404")
    assert (good[0], rows(good[1])[0]["entries"]) == (0, 1)
    assert run("list", "--json")[1] == ""


def test_a_check_without_addresses_is_of_the_list(run):
    with serving({"/f": Answer(body=FEED)}) as web:
        run("add", f"{web.url}/f")
        assert run("check")[1].startswith(f"ok     {web.url}/f")
    status, out, _ = run("check")
    assert (status, out.startswith("failed")) == (1, True)


def test_an_empty_list_says_how_to_fill_it(run, tmp_path):
    for words in (("list",), ("check",)):
        status, out, err = run(*words)
        assert (status, out.strip()) == (0, "")
        assert "feeds add" in err
    assert not (tmp_path / "w.duckdb").exists()
