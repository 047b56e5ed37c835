"""What Prefect is told of a contradiction: pure, no server."""

from dataclasses import replace

import pytest
from prefect.events.schemas.events import Event

from flows.scheduled.announcing import event_of, related_to, table_of
from tests.flows.messages.contradictions import alert, compared, side
from warehouse.alerts.on_file import AlertFile

FIGURE = {"measure": "killed", "counted": "person", "counted_text": "people", "place": "Idlib"}


def told(name: str, quote: str, **more: str):
    address = f"https://{name.lower()}.example/1"
    return side({**FIGURE, "outlet": name, "quote": quote, "url": address, "title": name, **more})


@pytest.fixture
def file() -> AlertFile:
    """Two articles that differ, and a third that repeats the second."""
    (a, one), (b, two), (c, three) = (
        told("Courier", "12 people"), told("Ledger", "30 people"), told("Wire", "30 people"),
    )  # fmt: skip
    made = alert(a, b)
    made = replace(made, comparisons=(*made.comparisons, compared(a, c)))
    return AlertFile(made, {account.id: account for account in (one, two, three)})


def of_role(resources, role):
    return [one for one in resources if one["prefect.resource.role"] == role]


def test_prefect_takes_the_event_as_it_is(file):
    event = Event(**event_of(file, ["https://courier.example/rss"], None))
    assert event.event == "counterclaim.contradiction"
    assert event.resource.id == "counterclaim.alert.0123456789abcdef"
    assert event.payload["summary"] == "Ledger reports 30 killed in Idlib; Courier had 12."
    assert event.payload["a"]["sentence"]["text"] and event.payload["gates"] == []


def test_automations_can_match_on_what_it_is_about(file):
    resource = event_of(file, [], None)["resource"]
    assert resource["counterclaim.severity"] == "hard"
    assert resource["counterclaim.measure"] == "killed"
    assert resource["counterclaim.place"] == "Idlib"
    assert "counterclaim.country" not in resource, "what is not known is left out"


def test_articles_publishers_and_feeds_are_related(file):
    related = related_to(file, ["https://courier.example/rss"])
    articles = of_role(related, "article")
    assert [one.get("counterclaim.side") for one in articles] == ["a", "b", None]
    assert articles[0]["counterclaim.url"] == "https://courier.example/1"
    names = [one["prefect.resource.name"] for one in of_role(related, "publisher")]
    assert names == ["Courier", "Ledger", "Wire"]
    (feed,) = of_role(related, "feed")
    assert feed["prefect.resource.id"] == "counterclaim.feed.https://courier.example/rss"


def test_an_alert_with_hundreds_of_articles_stays_within_the_servers_limit(file):
    sides = [told(f"Echo{n}", "30 people") for n in range(300)]
    a = file.alert.comparisons[0].a
    comparisons = (*file.alert.comparisons, *(compared(a, b) for b, _ in sides))
    accounts = {**file.accounts, **{account.id: account for _, account in sides}}
    crowded = AlertFile(replace(file.alert, comparisons=comparisons), accounts)
    assert len(related_to(crowded, [])) <= 40


def test_the_same_alert_makes_the_same_event(file):
    assert event_of(file, [], None)["id"] == event_of(file, [], None)["id"]
    other = AlertFile(replace(file.alert, id="f" * 16), file.accounts)
    assert event_of(file, [], None)["id"] != event_of(other, [], None)["id"]


def test_a_row_of_the_table_tells_both_sides_and_leads_on(file):
    (row,) = table_of([file], "https://desk.example")
    assert (row["on file"], row["new"]) == (
        "They spoke of 12 people there.", "They spoke of 30 people there.",
    )  # fmt: skip
    assert row["link"] == "https://desk.example/alerts/0123456789abcdef"
    (row,) = table_of([file], None)
    assert row["link"] == "https://ledger.example/1"
