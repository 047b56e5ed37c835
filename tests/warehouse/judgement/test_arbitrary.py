"""Judgement of arbitrary accounts ends in a verdict: whatever was read, nothing is raised."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors.measures import known_measures
from extractors.places import load_gazetteer
from extractors.records import Quantity
from tests.warehouse.judgement.build import account, claim
from warehouse.filing.packing import pack, unpack
from warehouse.filing.windows import as_of, days
from warehouse.judgement import compare_wholly, related
from warehouse.judgement.lexicons import knowledge_of
from warehouse.records import Account

KNOWLEDGE = knowledge_of(load_gazetteer())
_FIRST, _LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
DAYS = st.one_of(
    st.none(),
    st.sampled_from([date.min, date.max, date(1, 1, 2), date(9999, 12, 30), date(2019, 12, 26)]),
    st.dates(),
)
MOMENTS = st.one_of(
    DAYS,
    st.datetimes(
        _FIRST.replace(tzinfo=None), _LAST.replace(tzinfo=None),
        timezones=st.sampled_from([UTC, timezone(timedelta(hours=14))]),
    ),
)  # fmt: skip
NUMBERS = st.one_of(
    st.none(), st.sampled_from([0.0, -0.0, 1.0, 12.0, 1e308, 5e-324, float("inf"), -40.0]),
    st.floats(allow_nan=False),
)  # fmt: skip
WORDS = st.one_of(
    st.none(), st.sampled_from(["", "the ministry", "officials in Homs", "\u2028", "Homs", "SY"])
)
SENTENCES = st.sampled_from(
    [
        "", "12", "The offensive near Saraqeb has driven 12 people from their homes.",
        "Twelve people were killed and 30 wounded in August 1982: 12, not 30 as first said.",
        "12 12 12 12 12", "In a pair of shootings 12 were hurt, another 12 died at 5 Harbour Road.",
        "Revised down to 12 from 30, the toll of the flood; 9 of them women.",
    ]
)  # fmt: skip
MEASURES = st.sampled_from([*sorted(known_measures()), "put up:barrier", "thing", ":", ""])


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    sentence = draw(SENTENCES)
    found = claim(
        draw(st.sampled_from(["12", "", "12 people", "another 12"])),
        measure=draw(st.one_of(st.none(), MEASURES)),
        hedge=draw(st.sampled_from(["exact", "about", "more_than", "at_most", "range", "vague"])),
        unit=draw(st.sampled_from(["count", "percent", "km2", "mile2", "USD", "odd", ""])),
        change=draw(st.sampled_from([None, None, "up", "down"])),
        modality=draw(st.sampled_from(["asserted", "negated", "forecast", "quoted"])),
        part=draw(st.sampled_from(["headline", "body"])),
        paragraph=draw(st.integers(-1, 3)),
        consistent=draw(st.booleans()),
    )
    names = ("value", "low", "high", "soft_low", "soft_high")
    words = ("counted", "counted_text", "place_id", "country", "source", "part_of", "place_via")
    offsets = ("start", "end", "sentence_start", "sentence_end")
    return replace(
        found,
        sentence=sentence,
        window_start=draw(DAYS),
        window_end=draw(DAYS),
        window_kind=draw(st.sampled_from([None, "since", "during", "at"])),
        **{name: draw(NUMBERS) for name in names},
        **{name: draw(WORDS) for name in words},
        **{name: draw(st.one_of(st.none(), st.integers(0, 90))) for name in offsets},
    )


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    made = account(draw(st.sampled_from("abc")), None, *draw(st.lists(quantities(), max_size=4)))
    return replace(
        made,
        published=draw(MOMENTS),
        title=draw(st.one_of(st.none(), SENTENCES)),
        publisher=draw(WORDS),
        revision=draw(st.integers(0, 1)),
        story=draw(st.sampled_from([made.story, None])),
    )


# A headline in square miles, a body in square kilometres: no figure of the headline's own unit.
GLACIER = account(
    "glacier", None,
    claim("a mile", measure="area", unit="mile2", part="headline", value=1.0),
    claim("1,500 kilometres", measure="area", unit="km2", value=1500.0),
)  # fmt: skip
CALENDAR = account("a", "0001-01-01", claim(window_start="0001-01-01", window_kind="since"))
END = account("b", "9999-12-31", claim(window_start="9999-12-31", window_end="9999-12-31"))


@given(accounts(), accounts())
@example(GLACIER, GLACIER)
@example(CALENDAR, END)
@example(CALENDAR, account("c", "0001-01-01", claim()))
@example(END, account("c", "9999-12-31", claim()))
@settings(max_examples=150, deadline=None)
def test_any_two_accounts_have_a_verdict(a: Account, b: Account) -> None:
    verdict = compare_wholly(a, b, KNOWLEDGE)
    assert all(comparison.reason for comparison in verdict.comparisons)
    for one in (a, b):
        assert all(c.kind == "self" for c in related(one, one, KNOWLEDGE))
        for quantity in one.quantities:
            assert days(quantity, one)[0] <= days(quantity, one)[1] and as_of(quantity, one)
    assert unpack(pack(a)).quantities == a.quantities
