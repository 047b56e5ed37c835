"""The judgement, called on the candidate pairs of a batch."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from extractors.records import Quantity
from warehouse.candidates import Filed
from warehouse.keys import key_of, to_hex
from warehouse.records import Account, Comparison


class Judge(Protocol):
    """The judgement on two claims, `a` on file and `b` new. Pure; see `warehouse.judgement`."""

    def __call__(
        self, a: Quantity, a_account: Account, b: Quantity, b_account: Account, /
    ) -> Comparison: ...


@dataclass(frozen=True, slots=True)
class Judged:
    """A comparison with the two claims it is about, as they are filed."""

    comparison: Comparison
    a: Filed
    b: Filed

    @property
    def key(self) -> int:
        """The comparison's key: that of the two claims, whichever came first."""
        return key_of("comparison", *sorted((self.a.key, self.b.key)))


def judge_all(
    pairs: Iterable[tuple[int, int]], claims: Mapping[int, Filed], judge: Judge
) -> Iterator[Judged]:
    """The comparisons of all pairs in order, the unrelated ones included."""
    for a_key, b_key in pairs:
        a, b = claims[a_key], claims[b_key]
        if a.withdrawn and a.account.id != b.account.id:
            continue
        found = judge(a.quantity, a.account, b.quantity, b.account)
        named = replace(found, a_claim=to_hex(a.key), b_claim=to_hex(b.key))
        yield Judged(named, a, b)
