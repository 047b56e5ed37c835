"""An editor's work with alerts, through the whole chain and the command line."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from flows.cli import cli
from flows.runs.ingesting import ingest

TOLL = (
    "VELMORA, June 4 - {hedge}{toll} people were killed when a dam burst above the town of Aleppo "
    "on Monday, {who} said. Rescuers searched the mud along the river for a third day, and the "
    "governor ordered schools to stay shut until the end of the week.\n\nThe dam was built in the "
    "nineteen fifties. {more}"
)


def record(name: str, toll: str, who: str, day: str = "2031-06-04", **words: str) -> dict[str, str]:
    text = TOLL.format(toll=toll, who=who, **{"hedge": "", "more": "", **words})
    return {"id": name, "title": "Dam bursts above Aleppo", "text": text, "published": day,
            "publisher": name.title()}  # fmt: skip


@pytest.fixture
def desk(world_at, tmp_path):
    """Two functions: ingest records, and run the command line on the same warehouse."""
    world = world_at(tmp_path)

    def load(*records: dict[str, str]):
        path = tmp_path / "batch.jsonl"
        path.write_text("\n".join(map(json.dumps, records)))
        return ingest([str(path)], world)

    def run(*words: str) -> str:
        path = str(world.settings.warehouse)
        result = CliRunner().invoke(cli, ["--warehouse", path, *words], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.stdout

    return load, run


def test_a_dismissed_pair_never_alerts_again_nor_does_what_repeats_it(desk):
    load, run = desk
    first = load(record("courier", "23", "police"), record("ledger", "67", "hospital officials"))
    (alert,) = first.alerts
    run("alerts", "dismiss", alert.id, "--reason", "two dams")

    reprint = load(record("wire", "67", "hospital officials"))
    evening, night = "2031-06-04T18:00:00Z", "2031-06-04T22:00:00Z"
    later = load(record("tribune", "67", "the mayor", evening, more="A bridge fell, too."))
    hedged = load(record("gazette", "67", "a doctor", night, hedge="At least "))
    for repeated in (reprint, later, hedged):
        assert (repeated.alerts, repeated.articles) == ((), 1)
        assert repeated.attached >= 1, "it was seen, and belongs to the dismissed alert"
    assert run("alerts", "list", "--state", "open", "--json") == ""

    other = load(record("herald", "140", "the army", night))
    assert other.alerts, "another figure is another contradiction"


def test_an_alert_is_shown_with_its_summary_first(desk):
    load, run = desk
    pair = record("courier", "23", "police"), record("ledger", "67", "hospital officials")
    (alert,) = load(*pair).alerts
    summary, blank, head, *_ = run("alerts", "show", alert.id[:5]).splitlines()
    assert " reports " in summary and "67 killed" in summary and "23" in summary
    assert (blank, alert.id in head) == ("", True)


def test_a_reopened_pair_alerts_as_before(desk):
    load, run = desk
    pair = record("courier", "23", "police"), record("ledger", "67", "hospital officials")
    (alert,) = load(*pair).alerts
    run("alerts", "dismiss", alert.id, "--reason", "two dams")
    run("alerts", "reopen", alert.id)
    assert json.loads(run("alerts", "list", "--state", "open", "--json"))["alert_id"] == alert.id


def test_all_alerts_go_into_a_spreadsheet_with_both_sides_state_and_note(desk):
    load, run = desk
    pair = record("courier", "23", "police"), record("ledger", "67", "hospital officials")
    (alert,) = load(*pair).alerts
    run("alerts", "confirm", alert.id, "--note", "checked")
    (row,) = csv.DictReader(io.StringIO(run("alerts", "export")))
    assert (row["alert_id"], row["state"], row["note"]) == (alert.id, "confirmed", "checked")
    assert {row["a_quote"], row["b_quote"]} == {"23 people", "67 people"}
    assert row["a_sentence"] and row["b_sentence"]
    assert run("alerts", "export", "--state", "open").count("\n") == 1, "the head alone"
    assert json.loads(run("alerts", "export", "--json"))["feedback"] == "confirmed"


def test_what_an_article_says_is_no_formula_of_a_spreadsheet(desk):
    load, run = desk
    trap = record("courier", "23", "police") | {"title": '=HYPERLINK("https://evil.example")'}
    load(trap, record("ledger", "67", "hospital officials"))
    (row,) = csv.DictReader(io.StringIO(run("alerts", "export")))
    assert '\'=HYPERLINK("https://evil.example")' in (row["a_title"], row["b_title"])
    exported = json.loads(run("alerts", "export", "--json"))
    assert '=HYPERLINK("https://evil.example")' in (exported["a_title"], exported["b_title"])


def test_precision_is_a_question_for_the_warehouse(desk):
    load, run = desk
    pair = record("courier", "23", "police"), record("ledger", "67", "hospital officials")
    (alert,) = load(*pair).alerts
    run("alerts", "confirm", alert.id)
    answer = run("query", "--json", "SELECT * FROM precision WHERE dimension = 'measure'")
    assert json.loads(answer) == {
        "dimension": "measure", "name": "killed", "alerts": 1, "confirmed": 1, "dismissed": 0,
        "precision": 1,
    }  # fmt: skip


def test_events_are_listed_shown_split_and_merged(desk):
    load, run = desk
    load(record("courier", "23", "police"), record("ledger", "67", "hospital officials"))
    (event,) = map(json.loads, run("events", "list", "--json").splitlines())
    assert event["articles"] == 2 and event["contradictions"] > 0
    assert event["name"].split("\n")[0] in run("events", "list", "--place", "aleppo")
    assert run("events", "list", "--day", "2031-01-01", "--json") == ""

    shown = run("events", "show", event["event_id"][:6])
    assert "23 to 67" in shown and "Courier: Dam bursts above Aleppo" in shown
    assert "Why these are one" in shown
    told = json.loads(run("events", "show", event["event_id"], "--json"))
    assert {one["article_id"] for one in told["articles"]} == {"courier", "ledger"}
    assert told["links"][0]["odds"] > 0

    run("events", "split", event["event_id"], "ledger", "--note", "two dams")
    apart = [json.loads(line) for line in run("events", "list", "--json").splitlines()]
    assert [one["contradictions"] for one in apart] == [0, 0]
    assert run("query", "SELECT count(*) AS n FROM contradictions", "--json") == '{"n": 0}\n'

    run("events", "merge", *(one["event_id"] for one in apart))
    (again,) = map(json.loads, run("events", "list", "--json").splitlines())
    assert again == event
