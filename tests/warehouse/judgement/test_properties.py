"""What holds of every verdict: it does not depend on which article came first into the house."""

from datetime import date, timedelta
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.records import Quantity
from tests.warehouse.judgement.build import KNOWLEDGE, account, claim
from warehouse.judgement import compare
from warehouse.judgement.bounds import bounds_of, exceeds, overlap
from warehouse.records import Account, Verdict

DAY = date(2019, 12, 26)
values = st.sampled_from([0, 1, 3, 9, 40, 41, 80, 1_000, 40_000, 80_000, 500_000])
places = st.sampled_from([("Idlib", "ID-IL"), ("Maaret", "MAARET"), ("Syria", "SY"), (None, None)])
windows = st.sampled_from(
    [
        (None, None, None),
        ("2019-12-12", "2019-12-26", "during"),
        ("2019-12-23", "2019-12-26", "since"),
        ("2011-03-15", "2019-12-26", "since"),
        ("2019-12-26", "2019-12-26", "at"),
    ]
)


@st.composite
def claims(draw: st.DrawFn) -> Quantity:
    value, hedge = draw(values), draw(st.sampled_from(["exact", "more_than", "at_least"]))
    place, window = draw(places), draw(windows)
    return claim(
        f"{value} people",
        value=float(value),
        hedge=hedge,
        soft_high=value * 1.25,
        measure=draw(st.sampled_from(["killed", "casualties", "displaced", "population"])),
        counted=draw(st.sampled_from(["person", "civilian", "child"])),
        place=place[0],
        place_id=place[1],
        window_start=window[0],
        window_end=window[1],
        window_kind=window[2],
        source=draw(st.sampled_from([None, "the governor", "mayor Aziz"])),
    )


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    told = draw(st.lists(claims(), min_size=1, max_size=3))
    published = DAY + timedelta(days=draw(st.integers(0, 3)))
    return account(draw(st.uuids()).hex, published.isoformat(), *told)


def _told(verdict: Verdict) -> set[tuple[object, ...]]:
    return {
        (
            found.verdict,
            found.severity,
            found.kind,
            frozenset([(found.a_article, found.a), (found.b_article, found.b)]),
        )
        for found in verdict.comparisons
    }


def _all(articles: list[Account]) -> dict[frozenset[str], set[tuple[object, ...]]]:
    return {
        frozenset((a.id, b.id)): _told(compare(a, b, KNOWLEDGE))
        for a, b in combinations(articles, 2)
    }


@given(
    st.lists(accounts(), min_size=2, max_size=4, unique_by=lambda account: account.id),
    st.randoms(use_true_random=False),
)
@settings(max_examples=150, deadline=None)
def test_verdicts_do_not_depend_on_the_order_of_ingestion(
    articles: list[Account], chance: Random
) -> None:
    first = _all(articles)
    chance.shuffle(articles)
    assert _all(articles) == first


@given(claims(), claims())
def test_bounds_clash_alike_from_either_side(a: Quantity, b: Quantity) -> None:
    one, other = bounds_of(a, KNOWLEDGE), bounds_of(b, KNOWLEDGE)
    assert overlap(one, other) == overlap(other, one)


@given(claims(), claims())
def test_a_part_and_its_whole_never_exceed_each_other(a: Quantity, b: Quantity) -> None:
    one, other = bounds_of(a, KNOWLEDGE), bounds_of(b, KNOWLEDGE)
    assert "overlap" in (exceeds(one, other), exceeds(other, one))
