"""Messages keep to the schema that is shipped, and to 20 KB, whatever an article holds.

The judge is `jsonschema`, which knows nothing of us.
"""

import json
from dataclasses import replace
from datetime import date
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from flows.messages import digests
from flows.messages.cloudevents import payload_in
from flows.messages.payload import MOST_BYTES, SCHEMA, body_of
from tests.flows.conftest import SEEDS
from tests.flows.messages.contradictions import alert, side
from tests.warehouse.samples import NOW
from warehouse.alerts.positions import member_of
from warehouse.outbox.digest import Summary, Waiting
from warehouse.records import Gate

PLAIN = {"quote": "12 people", "counted_text": "people", "counted": "person", "outlet": "A"}


def schema_of(name):
    text = resources.files("flows").joinpath("schemas", f"{name}.v1.schema.json").read_text("utf-8")
    return json.loads(text)


CONTRADICTION, DIGEST = (
    Draft202012Validator(schema_of(name), format_checker=FormatChecker())
    for name in ("contradiction", "digest")
)


def body(a, b, form="webhook", page_url=None, **changes) -> bytes:
    (one, article), (two, other) = a, b
    made = alert(one, two, **changes)
    return body_of(made, {article.id: article, other.id: other}, form, "desk", page_url)


def plain(**changes):
    return side({**PLAIN, **changes})


def undocumented(value, schema, root) -> list[str]:
    """Keys of an object that its schema does not describe: receivers could not know of them."""
    schema = root["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if isinstance(value, list):
        return [key for one in value for key in undocumented(one, schema["items"], root)]
    if not isinstance(value, dict):
        return [] if schema.get("description") or "const" in schema else ["?"]
    known = schema["properties"]
    inner = [undocumented(value[key], known[key], root) for key in value if key in known]
    return [key for key in value if key not in known] + [key for keys in inner for key in keys]


@pytest.mark.parametrize("name", ["contradiction", "digest"])
def test_the_schemas_themselves_are_valid(name):
    schema = schema_of(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(f"/{name}.v1.schema.json")


def test_messages_of_the_seeds_are_valid_and_documented_to_the_last_key(world_at, tmp_path):
    from flows.runs.ingesting import ingest
    from warehouse.alerts.on_file import list_alerts, read_alert
    from warehouse.file.query import reading

    world = world_at(tmp_path)
    ingest([str(SEEDS / "feed.xml")], world)
    with reading(world.settings.warehouse) as connection:
        ids = [str(row[0]) for row in list_alerts(connection, None, 50).rows]
        files = [read_alert(connection, alert_id) for alert_id in ids]
    assert len(files) == 4
    for file in files:
        made = body_of(file.alert, file.accounts, page_url="https://desk.example/")
        payload = json.loads(made)
        CONTRADICTION.validate(payload)
        assert undocumented(payload, CONTRADICTION.schema, CONTRADICTION.schema) == []
        assert payload["data"]["link"] == f"https://desk.example/alerts/{file.alert.id}"
        assert len(made) < 8_000


def test_the_schema_refuses_what_is_wrong():
    payload = json.loads(body(plain(id="a"), plain(id="b")))
    CONTRADICTION.validate(payload)
    for break_it in (
        lambda data: data.pop("reason"),
        lambda data: data.update(severity="grave"),
        lambda data: data["a"]["figure"].update(value="12"),
        lambda data: data["b"]["period"].update(start="26 December"),
    ):
        broken = json.loads(json.dumps(payload))
        break_it(broken["data"])
        assert not CONTRADICTION.is_valid(broken)


def test_the_schema_lets_version_1_grow():
    payload = json.loads(body(plain(id="a"), plain(id="b")))
    payload["data"]["new"] = payload["data"]["a"]["figure"]["newer"] = 1
    payload["data"]["kind"] = "a kind to come"
    assert CONTRADICTION.is_valid(payload)
    assert undocumented(payload, CONTRADICTION.schema, CONTRADICTION.schema) == ["new", "newer"]


def _crowd(name):
    """Thirty figures, each with a voice and a source of that name."""
    quantity, account = plain(source=name, outlet=name, id=name or "crowd")
    figures = [
        replace(quantity, value=float(n), low=float(n), quote=name or "12") for n in range(30)
    ]
    return [member_of(one, account) for one in figures]


texts = st.text(st.characters(exclude_categories=[]), max_size=60)  # surrogates, too
long_texts = st.builds(lambda piece, times: piece * times, texts, st.integers(0, 3000))


@settings(max_examples=120, deadline=None)
@given(
    before=long_texts, after=long_texts, quote=texts.filter(bool), other=long_texts,
    gates=st.integers(0, 60), first=st.integers(0, 10**6) | st.none(),
    value=st.floats() | st.none(), form=st.sampled_from(["webhook", "cloudevents"]),
)  # fmt: skip
def test_no_article_makes_a_message_too_long_or_its_offsets_wrong(
    before, after, quote, other, gates, first, value, form
):
    sentence = before + quote + after
    quantity, account = plain(
        id=other[:5000] + "a", title=other, outlet=other, source=other, place=other, measure=other
    )
    end = None if first is None else first + len(sentence)
    start = None if first is None else first + len(before)
    quantity = replace(
        quantity, sentence=sentence, quote=quote, sentence_start=first, sentence_end=end,
        start=start, end=start and start + len(quote), value=value, counted_text=other,
    )  # fmt: skip
    account = replace(account, url=f"https://a.example/{other}")
    answers = tuple(Gate("event", "same", other) for _ in range(gates))
    made = body(
        (quantity, account), plain(id="b"), form, None, members=_crowd(other),
        comparison={"gates": answers},
    )  # fmt: skip
    assert len(made) <= MOST_BYTES
    data = payload_in(made)["data"]
    CONTRADICTION.validate(payload_in(made))
    shown, figure = data["a"]["sentence"], data["a"]["figure"]["quote"]
    clean = sentence.encode("utf-8", "replace").decode()
    assert shown["text"] in clean and shown["whole"] == (shown["text"] == clean)
    words = shown["text"][shown["figure_start"] : shown["figure_end"]]
    assert (words and words == figure[: len(words)]) or not figure.endswith("…")
    if first is not None:
        piece = clean[shown["start"] - first : shown["end"] - first]
        assert piece == shown["text"]


def test_a_short_sentence_is_whole_and_a_long_one_cut_around_its_figure():
    short = json.loads(body(plain(id="a"), plain(id="b")))["data"]["a"]["sentence"]
    assert (short["whole"], short["text"]) == (True, "They spoke of 12 people there.")
    long = plain(id="a", sentence="The river rose. " * 400 + "12 people" + " and more rain" * 400)
    cut = json.loads(body(long, plain(id="b")))["data"]["a"]["sentence"]
    assert not cut["whole"] and 900 < len(cut["text"]) <= 2000
    assert cut["text"][cut["figure_start"] : cut["figure_end"]] == "12 people"
    assert abs(cut["figure_start"] - len(cut["text"]) // 2) < 20


def test_an_address_too_long_to_send_is_left_out_not_cut():
    long = plain(id="a" * 9000, url="https://a.example/" + "x" * 9000)
    article = json.loads(body(long, plain(id="b")))["data"]["a"]["article"]
    assert (article["id"], article["url"]) == (None, None)


def test_a_cloud_event_carries_the_same_payload():
    a, b = plain(id="a"), plain(id="b", published="2031-05-04")
    event = json.loads(body(a, b, "cloudevents", "https://desk.example"))
    payload = json.loads(body(a, b, page_url="https://desk.example"))
    assert event.pop("data") == payload
    assert event == {
        "specversion": "1.0",
        "id": event["id"],
        "source": "https://desk.example",
        "type": "counterclaim.contradiction.v1",
        "subject": "0123456789abcdef",
        "time": NOW.isoformat(timespec="seconds"),
        "datacontenttype": "application/json",
        "dataschema": SCHEMA,
    }
    assert event["id"].startswith("msg_")


def digest(count: int, severities="soft", form="webhook", **changes) -> bytes:
    bodies = []
    for n in range(count):
        a, b = plain(id="a", value=10.0), plain(id="b", value=20.0 + n, **changes)
        made = body(a, b, severity=severities if n != 3 else "hard")
        payload = json.loads(made)
        payload["data"]["alert_id"] = f"{n:016x}"
        bodies.append(payload)
    members = tuple(Waiting(f"msg_{n}", "desk", NOW) for n in range(count))
    return digests.body_of(Summary("desk", "storm", members), bodies, form, None, NOW)


@pytest.mark.parametrize("count", [2, 10, 11, 2000])
def test_a_digest_counts_all_quotes_ten_and_names_the_rest(count):
    made = digest(count)
    payload = json.loads(made)
    DIGEST.validate(payload)
    assert undocumented(payload, DIGEST.schema, DIGEST.schema) == []
    data = payload["data"]
    assert (data["count"], data["hard"]) == (count, int(count > 3))
    assert len(data["alerts"]) == min(count, 10)
    assert len(data["others"]) == min(max(count - 10, 0), 300)
    assert len(made) <= MOST_BYTES
    named = [one["alert_id"] for one in data["alerts"]] + data["others"]
    assert len(set(named)) == len(named)


def test_the_gravest_come_first():
    data = json.loads(digest(20))["data"]
    hard, *others = (int(one["alert_id"], 16) for one in data["alerts"])
    assert hard == 3
    assert others == sorted(others, reverse=True), "the further apart, the graver"
    assert data["alerts"][0]["a"]["sentence"] == "They spoke of 12 people there."


def test_long_sentences_do_not_make_a_digest_too_long():
    sentence = "雨" * 3000 + "12 people" + "風" * 3000
    made = digest(400, sentence=sentence, title="題" * 900, url="https://b.example/" + "y" * 300)
    assert len(made) <= MOST_BYTES
    assert "12 people" in json.loads(made)["data"]["alerts"][0]["b"]["sentence"]


def test_a_digest_can_be_a_cloud_event():
    event = json.loads(digest(3, form="cloudevents"))
    DIGEST.validate(event["data"])
    assert (event["type"], event["subject"]) == ("counterclaim.digest.v1", "desk")


def test_days_are_days_and_moments_moments():
    a = plain(id="a", published="2031-05-04", window_start="2031-05-01", window_kind="since")
    data = json.loads(body(a, plain(id="b")))["data"]["a"]
    assert data["article"]["published"] == date(2031, 5, 4).isoformat()
    assert data["period"] == {"start": "2031-05-01", "end": None, "kind": "since"}
