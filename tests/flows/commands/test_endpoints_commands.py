"""`counterclaim endpoints` as a user meets it, up to alerts that arrive at a real receiver."""

import json
import logging
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from flows.cli import cli
from flows.delivery.receiver import Receiver
from flows.endpoints.signing import new_secret
from flows.errors import GuardedAddressError, SettingsError

ARTICLES = [
    {
        "id": "dawn",
        "title": "Ferry sinks off Larkhaven",
        "publisher": "Coast Post",
        "published": "2024-07-02T06:00:00Z",
        "text": "BARISAL - Exactly 12 people were killed when a ferry sank in the river "
        "Kirtankhola in Barisal on Monday, the coast guard said.",
    },
    {
        "id": "noon",
        "title": "Barisal ferry toll",
        "publisher": "Delta Herald",
        "published": "2024-07-02T06:30:00Z",
        "text": "BARISAL - At least 40 people were killed when a ferry sank in the river "
        "Kirtankhola in Barisal on Monday, police said.",
    },
]


class Desk:
    """A folder with settings, a receiver, and the command line."""

    def __init__(self, folder, secret, clock=lambda: datetime.now(UTC)):
        self.folder, self.secret, self.heard = folder, secret, []
        self.receiver = Receiver(secret, clock, self.heard.append)
        settings = f'warehouse = "{folder}/w.duckdb"\nallow_networks = ["127.0.0.0/8"]\n'
        (folder / "c.toml").write_text(settings)
        lines = "".join(json.dumps(article) + "\n" for article in ARTICLES)
        (folder / "articles.jsonl").write_text(lines)

    def __call__(self, *words):
        words = ["--settings", str(self.folder / "c.toml"), *words]
        result = CliRunner().invoke(cli, words, catch_exceptions=False)
        return result.stdout, result.stderr

    def ingest(self):
        return self("ingest", str(self.folder / "articles.jsonl"))

    def query(self, question):
        return [json.loads(line) for line in self("query", "--json", question)[0].splitlines()]


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path, new_secret())
    with made.receiver:
        yield made


def test_a_new_secret_is_printed_once_and_never_again(desk):
    out, err = desk("endpoints", "add", "wire", desk.receiver.url)
    (secret,) = out.split()
    assert secret.startswith("whsec_") and secret not in err
    listed, _ = desk("endpoints", "list")
    assert f"{secret[:10]}…" in listed and secret not in listed
    assert secret not in desk("endpoints", "list", "--json")[0]


def test_from_an_endpoint_to_an_alert_that_arrived_and_no_secret_anywhere(desk, caplog):
    caplog.set_level(logging.DEBUG)
    words = ("--filter", "measure=killed", "--filter", "place=Barisal", "--secret", desk.secret)
    added = desk("endpoints", "add", "wire", desk.receiver.url, *words)
    assert desk("endpoints", "test", "wire")[0].startswith("wire took msg_test_")
    ingested = desk.ingest()
    told = [message.payload["data"]["alert_id"] for message in desk.heard]
    (row,) = desk.query("SELECT alert_id, endpoint, attempt, outcome, status FROM deliveries")
    assert told == ["0" * 16, row.pop("alert_id")]
    assert row == {"endpoint": "wire", "attempt": 1, "outcome": "delivered", "status": 204}
    assert {message.problem for message in desk.heard} == {None}
    (fares,) = desk.query("SELECT * FROM endpoints")
    shown = f"{added} {ingested} {fares} {caplog.text} {desk('endpoints', 'list')}"
    assert desk.secret not in shown
    files = {file.name: file.read_bytes() for file in desk.folder.iterdir()}
    holding = [name for name, body in files.items() if desk.secret.encode() in body]
    assert holding == ["w.endpoints.json"]
    assert {"w.duckdb", "w.snapshot.duckdb"} <= files.keys()


def test_a_filter_that_does_not_hold_lets_nothing_through(desk):
    words = ("--filter", "measure=injured", "--secret", desk.secret)
    desk("endpoints", "add", "wire", desk.receiver.url, *words)
    assert "1 alerts" in desk.ingest()[1]
    assert desk.heard == [] and desk.query("SELECT * FROM deliveries") == []


def test_a_filter_knows_the_feed_that_led_to_an_article(desk):
    items = ""
    for article in ARTICLES:
        (desk.folder / f"{article['id']}.txt").write_text(article["text"])
        link = f"https://coast.example/{article['id']}.txt"
        items += f"<item><title>{article['title']}</title><link>{link}</link>"
        said = f"<source url='https://coast.example/rss'>{article['publisher']}</source>"
        items += f"{said}<pubDate>Tue, 02 Jul 2024 06:00:00 GMT</pubDate></item>"
    feed = desk.folder / "feed.xml"
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Coast</title>'
    feed.write_text(f"{head}{items}</channel></rss>")
    for name, wanted in (("coast", str(feed)), ("inland", "https://inland.example/rss")):
        words = ("--filter", f"feed={wanted}", "--secret", desk.secret)
        desk("endpoints", "add", name, desk.receiver.url, *words)
    assert "1 alerts" in desk("ingest", str(feed))[1]
    assert [row["endpoint"] for row in desk.query("SELECT endpoint FROM deliveries")] == ["coast"]


def test_a_disabled_endpoint_gets_nothing_until_it_is_enabled(desk):
    desk("endpoints", "add", "wire", desk.receiver.url, "--secret", desk.secret)
    desk("endpoints", "disable", "wire", "--reason", "moving house")
    desk.ingest()
    assert desk.heard == []
    listed = json.loads(desk("endpoints", "list", "--json")[0])
    assert (listed["state"], listed["note"], listed["waiting"]) == ("disabled", "moving house", 1)
    assert desk("endpoints", "enable", "wire")[0] == "wire is enabled; 0 dead letters are due\n"
    desk.ingest()
    assert len(desk.heard) == 1


def test_enabled_afresh_it_gets_nothing_of_what_waited(desk):
    desk("endpoints", "add", "wire", desk.receiver.url, "--secret", desk.secret)
    desk("endpoints", "disable", "wire")
    desk.ingest()
    assert "1 waiting messages are given up" in desk("endpoints", "enable", "wire", "--fresh")[0]
    desk.ingest()
    assert desk.heard == []


def test_after_a_rotation_the_old_secret_still_does(desk):
    desk("endpoints", "add", "wire", desk.receiver.url, "--secret", desk.secret)
    new = desk("endpoints", "rotate", "wire", "--overlap", "2")[0].strip()
    assert new != desk.secret and "until" in desk("endpoints", "list")[0]
    assert "answered 204" in desk("endpoints", "test", "wire")[0]
    desk("endpoints", "rotate", "wire", "--overlap", "0")
    assert "answered 401" in desk("endpoints", "test", "wire")[0]


def test_what_waits_for_a_removed_endpoint_can_be_replayed_by_one_of_its_name(desk):
    desk("endpoints", "add", "wire", desk.receiver.url, "--secret", desk.secret)
    desk("endpoints", "disable", "wire")
    desk.ingest()
    assert "1 messages of it are dead letters" in desk("endpoints", "remove", "wire")[0]
    assert desk("endpoints", "list")[0] == ""
    desk("endpoints", "add", "wire", desk.receiver.url, "--secret", desk.secret)
    assert "wire  enabled" in desk("endpoints", "list")[0]
    assert desk("endpoints", "replay", "wire")[0] == "1 dead letters of wire are due\n"
    desk.ingest()
    assert len(desk.heard) == 1


def test_one_of_the_settings_file_is_changed_there(desk):
    table = f'[[endpoints]]\nname = "own"\nurl = "{desk.receiver.url}"\nsecret = "{desk.secret}"\n'
    settings = desk.folder / "c.toml"
    settings.write_text(settings.read_text() + table)
    assert "settings" in desk("endpoints", "list")[0]
    assert "answered 204" in desk("endpoints", "test", "own")[0]
    with pytest.raises(SettingsError, match=r"settings file; write secrets = \[new, old\] there"):
        desk("endpoints", "rotate", "own")
    with pytest.raises(SettingsError, match="take it out there"):
        desk("endpoints", "remove", "own")


def test_without_its_secret_nothing_is_sent(desk):
    table = f'[[endpoints]]\nname = "own"\nurl = "{desk.receiver.url}"\nsecret_block = "b"\n'
    settings = desk.folder / "c.toml"
    settings.write_text(settings.read_text() + table)
    with pytest.raises(SettingsError, match=r"Prefect block.*secret_env"):
        desk("endpoints", "test", "own")
    assert "Prefect block b" in desk("endpoints", "list")[0] and desk.heard == []


@pytest.mark.parametrize(
    ("words", "problem", "kind"),
    [
        (["x", "https://10.0.0.1/"], "allow_networks", GuardedAddressError),
        (["x", "https://e.org/", "--secret", "hunter2"], "whsec_", SettingsError),
        (["x", "https://e.org/", "--filter", "mesure=killed"], "fields are.*meas", SettingsError),
        (["x", "https://127.0.0.1/", "--filter", "place=Nowhereton"], "Nowhereton", SettingsError),
        (["x", "https://127.0.0.1/", "--notify", "nobody"], "none of this name", SettingsError),
        (["x y", "https://127.0.0.1/"], "letters, digits", SettingsError),
    ],
)
def test_what_cannot_be_added_is_refused_and_nothing_is_kept(desk, words, problem, kind):
    with pytest.raises(kind, match=problem):
        desk("endpoints", "add", *words)
    assert desk("endpoints", "list")[0] == ""


def test_one_name_is_added_once(desk):
    desk("endpoints", "add", "wire", desk.receiver.url)
    with pytest.raises(SettingsError, match="choose another name"):
        desk("endpoints", "add", "wire", desk.receiver.url)


def test_an_endpoint_that_no_one_knows_is_named_with_those_there_are(desk):
    desk("endpoints", "add", "wire", desk.receiver.url)
    for command in ("test", "disable", "enable", "replay", "rotate", "remove"):
        with pytest.raises(SettingsError, match="the endpoints are wire"):
            desk("endpoints", command, "nobody")
