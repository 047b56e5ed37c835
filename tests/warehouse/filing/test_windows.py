"""No two claims that the period gate lets through may miss each other in the series table."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from extractors.measures import behaviour
from extractors.records import Quantity
from tests.warehouse.samples import account, quantity
from warehouse.filing.windows import as_of, days
from warehouse.judgement.period import period_gate, span_of
from warehouse.records import Account

MEASURES = ("killed", "population", "displaced", "cases", "price", "sell:car")
DAYS = st.integers(0, 400).map(lambda n: date(2030, 1, 1) + timedelta(days=n))


@st.composite
def told(draw: st.DrawFn, measure: str) -> tuple[Quantity, Account]:
    start, end = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if start and end and end < start:
        start, end = end, start
    kind = draw(st.sampled_from(["since", "during", "at"])) if start or end else None
    made = quantity("a", 12, measure=measure, window_start=start, window_end=end, window_kind=kind)
    return made, account("a", published=draw(st.none() | DAYS))


@st.composite
def two(draw: st.DrawFn) -> tuple[tuple[Quantity, Account], tuple[Quantity, Account]]:
    measure = draw(st.sampled_from(MEASURES))
    return draw(told(measure)), draw(told(measure))


@given(two())
def test_what_the_gate_lets_through_meets(
    pair: tuple[tuple[Quantity, Account], tuple[Quantity, Account]],
) -> None:
    (a, a_account), (b, b_account) = pair
    one, other = (span_of(q, x.published) for q, x in pair)
    if period_gate(one, other, behaviour(a.measure or "")).outcome == "differs":
        return
    a_from, a_to = days(a, a_account)
    b_from, b_to = days(b, b_account)
    assert a_from <= b_to and b_from <= a_to


def test_tolls_of_different_months_do_not_meet() -> None:
    spring, autumn = (
        account("a", published=date(2031, 4, 2)),
        account("b", published=date(2031, 9, 2)),
    )
    toll = quantity("a", 12, window_start=None, window_end=None, window_kind=None)
    assert days(toll, spring)[1] < days(toll, autumn)[0]
    assert as_of(toll, spring) == date(2031, 4, 2)
