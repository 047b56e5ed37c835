"""Which mentions are one event, of their links alone."""

from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.events.clusters import Known, Mention, Pair, Words, clusters, pair_of

NONE = Known()
A, B, C, D = ((n, 0) for n in range(1, 5))


def told(*mentions: Mention) -> dict[Mention, Known]:
    return dict.fromkeys(mentions, NONE)


def sets(found: list[frozenset[Mention]]) -> set[frozenset[Mention]]:
    return set(found)


def test_what_links_connect_is_one_event() -> None:
    odds = {(A, B): 3.0, (B, C): 3.0, (A, C): 0.5}
    assert sets(clusters(told(A, B, C, D), odds, Words())) == {frozenset({A, B, C}), frozenset({D})}


def test_a_possible_link_alone_connects_nothing() -> None:
    assert sets(clusters(told(A, B), {(A, B): 1.0}, Words())) == {frozenset({A}), frozenset({B})}


def test_a_chain_that_ends_in_a_clash_is_cut_at_its_weakest_link() -> None:
    days = [Known(date(2031, 5, day), date(2031, 5, day)) for day in (2, 9)]
    known = {A: days[0], B: NONE, C: NONE, D: days[1]}
    odds = {(A, B): 4.0, (B, C): 1.5, (C, D): 3.0, (A, C): 4.0, (B, D): 4.0}
    assert sets(clusters(known, odds, Words())) == {frozenset({A, B, C}), frozenset({D})}


def test_neighbouring_days_and_one_spelling_of_a_spot_do_not_clash() -> None:
    one = Known(date(2031, 5, 2), date(2031, 5, 2), None, frozenset({"trmn"}))
    other = Known(date(2031, 5, 3), date(2031, 5, 3), None, frozenset({"trmn", "kfr"}))
    assert sets(clusters({A: one, B: other}, {(A, B): 2.0}, Words())) == {frozenset({A, B})}


def test_two_spots_or_two_names_are_two_events() -> None:
    for a, b in (
        (Known(spots=frozenset({"trmn"})), Known(spots=frozenset({"kfr"}))),
        (Known(name="Petra"), Known(name="Boris")),
    ):
        found = clusters({A: a, B: b, C: NONE}, {(A, C): 3.0, (B, C): 2.0, (A, B): 3.0}, Words())
        assert sets(found) == {frozenset({A, C}), frozenset({B})}


def test_a_chain_of_links_whose_ends_share_nothing_is_no_event() -> None:
    odds = {(A, B): 3.0, (B, C): 1.3}
    assert sets(clusters(told(A, B, C), odds, Words())) == {frozenset({A, B}), frozenset({C})}


def test_an_editors_word_outranks_links_and_clashes() -> None:
    known = {A: Known(name="Petra"), B: Known(name="Boris"), C: NONE}
    merged = Words(one=frozenset({(A, B)}))
    assert sets(clusters(known, {}, merged)) == {frozenset({A, B}), frozenset({C})}
    split = Words(another=frozenset({(A, B)}))
    odds = {(A, B): 9.0, (A, C): 4.0, (B, C): 3.0}
    assert sets(clusters(told(A, B, C), odds, split)) == {frozenset({A, C}), frozenset({B})}


def test_a_pair_that_was_split_is_kept_apart_by_whatever_way_they_meet() -> None:
    words = Words(another=frozenset({(A, D)}))
    odds = {pair_of(a, b): 5.0 for a, b in combinations((A, B, C, D), 2)}
    found = clusters(told(A, B, C, D), odds, words)
    assert all(not {A, D} <= cluster for cluster in found)
    assert sorted(map(len, found)) == [1, 3]


mentions = [(n // 2, n % 2) for n in range(8)]
some_days = st.one_of(st.none(), st.integers(1, 4).map(lambda day: date(2031, 5, day)))


@st.composite
def marked(draw: st.DrawFn) -> dict[Mention, Known]:
    known = {}
    for mention in mentions:
        day = draw(some_days)
        spots = draw(st.frozensets(st.sampled_from(["trmn", "kfr"]), max_size=1))
        known[mention] = Known(day, day, draw(st.sampled_from([None, "Petra"])), spots)
    return known


across = [pair_of(a, b) for a, b in combinations(mentions, 2) if a[0] != b[0]]
some_odds = st.dictionaries(st.sampled_from(across), st.sampled_from([0.0, 0.7, 1.2, 2.0, 5.0]))


@settings(max_examples=200, deadline=None)
@given(marked(), some_odds, st.frozensets(st.sampled_from(across), max_size=2), st.randoms())
def test_the_order_of_arrival_changes_nothing(known, odds, another, chance) -> None:
    words = Words(another=another)
    found = sets(clusters(known, odds, words))
    shuffled, links = list(known.items()), list(odds.items())
    chance.shuffle(shuffled)
    chance.shuffle(links)
    assert sets(clusters(dict(shuffled), dict(links), words)) == found
    assert sorted(mention for cluster in found for mention in cluster) == mentions
    assert all(not set(pair) <= cluster for pair in another for cluster in found)
    for cluster in found:
        for a, b in combinations(cluster, 2):
            assert not _clash(known[a], known[b])


def _clash(a: Known, b: Known) -> bool:
    days = a.first and b.first and abs((a.first - b.first).days) > 1
    return bool(days or (a.spots and b.spots and a.spots.isdisjoint(b.spots)))


def test_a_cluster_of_many_is_found_whole() -> None:
    many = [(n, 0) for n in range(400)]
    odds: dict[Pair, float] = {pair_of(a, b): 2.0 for a, b in combinations(many, 2)}
    assert sets(clusters(told(*many), odds, Words())) == {frozenset(many)}
