"""What is left out before the gates is what the gates would have closed."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.judgement.build import KNOWLEDGE, TEXT, account, claim
from tests.warehouse.judgement.test_properties import accounts
from warehouse.judgement.accounts import judged_between
from warehouse.judgement.screening import all_may, sieve
from warehouse.judgement.sides import prepare
from warehouse.records import Account

OTHER = (
    "The harvest of lemons in Gaziantep was the worst in years, growers told the chamber of"
    " agriculture; buyers from abroad have cancelled contracts and prices rise at the market. "
)
TEXTS = st.sampled_from([TEXT, OTHER, TEXT + OTHER, TEXT * 3, OTHER * 3])


@st.composite
def told(draw: st.DrawFn) -> Account:
    """Accounts of several stories, their places stated or fallen back on."""
    made = draw(accounts())
    assert made.published is not None
    again = account(made.id, made.published.isoformat(), text=draw(TEXTS))
    via = st.sampled_from(["clause", "article", "dateline"])
    claims = tuple(replace(q, place_via=draw(via)) for q in made.quantities)
    story = draw(st.sampled_from([again.story, again.story, None]))
    return replace(made, quantities=claims, story=story)


@given(told(), told())
@settings(max_examples=300, deadline=None)
def test_nothing_related_is_left_out(a: Account, b: Account) -> None:
    def related(may):  # type: ignore[no-untyped-def]
        found = judged_between(a, b, KNOWLEDGE, may)
        return [c for c in found if c.verdict != "unrelated"]

    assert related(sieve(a, b, KNOWLEDGE)) == related(all_may)


def test_two_events_leave_only_what_is_of_no_event() -> None:
    toll = claim(measure="killed", event_scope="event", place_id="MAARET")
    level = claim(measure="population", event_scope="level")
    a = account("a", "2024-01-02", toll, level, text=TEXT)
    b = account("b", "2024-03-09", toll, level, text=OTHER)
    may, sides = sieve(a, b, KNOWLEDGE), [prepare(one, KNOWLEDGE).sides for one in (a, b)]
    judged = [[may(one, other) for other in sides[1]] for one in sides[0]]
    assert not judged[0][0]
    assert judged[1][1]


def test_one_story_is_judged_but_for_what_a_cheap_gate_parts() -> None:
    claims = claim(measure="killed"), claim(measure="killed", counted="child", place_id="HOMS")
    a, b = (account(id, "2024-01-02", *claims) for id in "ab")
    may, sides = sieve(a, b, KNOWLEDGE), [prepare(one, KNOWLEDGE).sides for one in (a, b)]
    assert [may(one, other) for one in sides[0] for other in sides[1]] == [True, False, False, True]
