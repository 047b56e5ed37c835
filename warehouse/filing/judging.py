"""The judgement, called on the candidate pairs of articles."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.measures import relatives
from warehouse.file.keys import claim_number, key_of, to_hex
from warehouse.filing.packing import Packed
from warehouse.filing.wall import Wall
from warehouse.judgement import Knowledge, related
from warehouse.records import Account, Comparison

# The comparisons of two accounts, `a` on file or told earlier, `b` new; of an account with itself
# the contradictions within it. Pairs of claims that are unrelated are left out. Pure:
# `warehouse.judgement.compare` with its knowledge bound.
Judge = Callable[[Account, Account], Sequence[Comparison]]
# Whether an account on file can have anything to say to a new one; asked before its claims are
# made into records.
Screen = Callable[[Packed, Account], bool]


@dataclass(frozen=True, slots=True)
class Judged:
    """A comparison with the accounts and the keys of its two claims.

    `key` is the comparison's own: that of the two claims, whichever came first.
    """

    comparison: Comparison
    a: Account
    b: Account
    a_key: int
    b_key: int
    key: int


def judge_all(
    pairs: Iterable[tuple[Account, Account]], judge: Judge, wall: Wall
) -> Iterator[Judged]:
    """The comparisons of all pairs in order, those of one pair of claims once.

    A pair on which the judge fails is left out, and told of by the wall.
    """
    seen: set[int] = set()
    for a, b in pairs:
        found: list[Judged] = []
        with wall.around("judge", b, a.id):
            found = [_judged(comparison, a, b) for comparison in judge(a, b)]
        for judged in found:
            if judged.key not in seen and not _unchanged(judged):
                seen.add(judged.key)
                yield judged


def _unchanged(judged: Judged) -> bool:
    """Whether a claim met itself in another revision; one that clashes with itself did not."""
    return judged.a_key == judged.b_key and judged.comparison.kind != "self"


def _judged(found: Comparison, a: Account, b: Account) -> Judged:
    a_key, b_key = claim_number(found.a), claim_number(found.b)
    named = replace(found, a_claim=to_hex(a_key), b_claim=to_hex(b_key))
    return Judged(named, a, b, a_key, b_key, comparison_key(a_key, b_key))


def comparison_key(a_key: int, b_key: int) -> int:
    """The key of the comparison of two claims, whichever came first."""
    return key_of("comparison", *sorted((a_key, b_key)))


def judge_with(knowledge: Knowledge) -> Judge:
    """The judgement as the loader calls it."""

    def judge(a: Account, b: Account) -> Sequence[Comparison]:
        return related(a, b, knowledge)

    return judge


def measures_meet(held: Packed, account: Account) -> bool:
    """Whether an account on file and a new one measure anything that may be compared."""
    wanted = frozenset().union(*(relatives(q.measure or "") for q in account.quantities))
    return held.id == account.id or not wanted.isdisjoint(held.measures)


def all_pass(held: Packed, account: Account) -> bool:
    """A screen that leaves nothing out, for a judge of one's own."""
    return True
