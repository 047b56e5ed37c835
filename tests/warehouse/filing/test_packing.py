"""What goes into the database comes out again."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.events.story import story_of
from extractors.records import Article, Event
from tests.warehouse.samples import account, quantity
from warehouse.file.keys import claim_number, from_hex, key_of, to_hex
from warehouse.file.moments import from_utc, read_published, store_published, to_utc
from warehouse.filing.packing import Packed, pack, unpack

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda n: timezone(timedelta(minutes=n)))
TIMES = st.datetimes(datetime(1980, 1, 2), datetime(2090, 1, 1), timezones=ZONES)  # noqa: DTZ001
DAYS = st.dates(date(1980, 1, 1), date(2090, 1, 1))
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@given(st.none() | DAYS | TIMES)
def test_a_publication_keeps_its_day_and_time(published: date | None) -> None:
    read = read_published(*store_published(published))
    assert read == published
    if isinstance(published, datetime) and isinstance(read, datetime):
        assert (read.date(), read.utcoffset()) == (published.date(), published.utcoffset())


@given(TIMES)
def test_times_are_naive_utc_inside(moment: datetime) -> None:
    stored = to_utc(moment)
    assert stored.tzinfo is None and from_utc(stored) == moment


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        to_utc(datetime(2031, 5, 4))  # noqa: DTZ001


@given(st.text(), NUMBERS, NUMBERS, st.none() | DAYS | TIMES)
def test_an_account_comes_back_whole(
    words: str, low: float | None, high: float | None, published: date | None
) -> None:
    claim = quantity("a", 12, low=low, high=high, place=words, source=words or None)
    story = story_of(Article("a", f"Two ferries met off Karsk. {words}", published=published))
    given = account(
        "a", published=published, quantities=(claim,), title=words, story=story, text=None,
        first_seen=datetime(2031, 5, 4, 1, 2, 3, 4, tzinfo=UTC), revision=3,
    )  # fmt: skip
    assert unpack(pack(given)) == given


def test_events_come_back_with_the_account() -> None:
    told = Event(
        0, "flood", name="storm petra", spots=frozenset({"karsk", "old bridge"}),
        first_day=date(2031, 5, 2), last_day=date(2031, 5, 3), day_via="clause",
        ages=frozenset({12, 40}), words=frozenset({"river"}),
    )  # fmt: skip
    claim = quantity("a", 12, event=0, event_scope="event", event_kind="flood", standing="first")
    given = account("a", quantities=(claim,), text=None, events=(told, Event(1, None)))
    assert unpack(pack(given)) == given
    assert Packed(pack(given)).events == given.events


def test_an_account_filed_before_events_is_read() -> None:
    given = account("a", quantities=(quantity("a", 12),), text=None)
    head, claims, _ = pack(given).split("\n")
    older = json.dumps([row[:32] for row in json.loads(claims)])
    assert unpack(f"{head}\n{older}") == given


def test_an_account_that_knows_nothing_comes_back_too() -> None:
    given = account(
        "a", published=None, publisher=None, title=None, url=None, first_seen=None, text=None,
        fingerprint=None, language=None,
    )  # fmt: skip
    assert unpack(pack(given)) == given


def test_story_and_measures_are_known_before_the_claims() -> None:
    claims = quantity("a", 12), quantity("a", 3, measure="injured")
    story = story_of(Article("a", "Two ferries met off Karsk.", None, date(2031, 5, 4)))
    held = Packed(pack(account("a", quantities=claims, story=story)))
    assert held.measures == {claims[0].measure, "injured"}
    assert (held.id, held.story) == ("a", story)


def test_an_account_filed_in_the_older_form_is_read() -> None:
    given = account("a", quantities=(quantity("a", 12),), text=None)
    head, claims, _ = pack(given).split("\n")
    fields = json.loads(head)
    del fields["measures"]
    older = json.dumps({**fields, "claims": json.loads(claims)})
    assert unpack(older) == given
    assert Packed(older).measures == {given.quantities[0].measure}


def test_keys_tell_values_apart() -> None:
    parts = [(None,), ("",), (0,), (0.0,), ("0",), (None, None), ("a", "b"), ("ab",)]
    assert len({key_of(*part) for part in parts}) == len(parts)


def test_a_key_is_sixteen_digits_to_users() -> None:
    assert from_hex(to_hex(7)) == 7 and len(to_hex(7)) == 16
    assert from_hex("not a key") is None and from_hex("zzzzzzzzzzzzzzzz") is None


def test_a_claim_keeps_its_key_when_a_paragraph_is_added_above() -> None:
    claim = quantity("a", 12)
    moved = quantity("a", 12, sentence_start=100, sentence_end=140, start=121, end=130, paragraph=4)
    assert claim_number(claim) == claim_number(moved)
    assert claim_number(claim) != claim_number(quantity("a", 13))
    assert claim_number(claim) != claim_number(quantity("b", 12))
