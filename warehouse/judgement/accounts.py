"""The verdict on two articles: every pair of claims that their measures let meet."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from extractors.meaning.families import alike, moved
from extractors.measures import relatives
from warehouse.judgement.case import same_frame, same_matter
from warehouse.judgement.frames import Frame, aligned
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.pair import failed_conversion, judge_sides
from warehouse.judgement.screening import May, all_may, sieve
from warehouse.judgement.settle import GRAVITY, gravest, settle
from warehouse.judgement.side import Side
from warehouse.judgement.sides import Prepared, prepare
from warehouse.records import Account, Comparison, Verdict

# A text of a thousand figures of one measure (a table of results) is compared no further.
MOST_PAIRS = 4_000


def compare(a: Account, b: Account, knowledge: Knowledge, id: str = "") -> Verdict:
    """The verdict on two accounts, `a` the one on file: their pairs, the gravest first.

    Pairs that no gate lets through are left out. An account compared with itself is searched for
    contradictions within (`kind` "self").
    """
    return _verdict(id or f"{a.id}:{b.id}", related(a, b, knowledge))


def related(a: Account, b: Account, knowledge: Knowledge) -> list[Comparison]:
    """The pairs of `compare`."""
    if a is b or (a.id == b.id and a == b):
        return [c for c in judged_within(a, knowledge) if c.kind == "self"]
    between = judged_between(a, b, knowledge, sieve(a, b, knowledge))
    found = [c for c in between if c.verdict != "unrelated"]
    return _gravest_first(settle(found)) if len(found) > 1 else found


def _gravest_first(found: list[Comparison]) -> list[Comparison]:
    return sorted(found, key=lambda c: (GRAVITY.index(c.verdict), c.severity != "hard"))


def compare_wholly(a: Account, b: Account, knowledge: Knowledge, id: str = "") -> Verdict:
    """As `compare`, the contradictions within either account included."""
    found = list(compare(a, b, knowledge).comparisons)
    if a != b:
        found += [c for one in (a, b) for c in compare(one, one, knowledge).comparisons]
    return _verdict(id or f"{a.id}:{b.id}", found)


def _verdict(id: str, found: list[Comparison]) -> Verdict:
    return Verdict(id, gravest(found), tuple(_gravest_first(found)))


def judged_between(
    a: Account, b: Account, knowledge: Knowledge, may: May = all_may
) -> Iterator[Comparison]:
    """The verdicts on those pairs of two accounts that `may` be related, unrelated ones included.

    The figures of a sentence that both tell alike are compared place by place, not each with each.
    """
    ready_a, ready_b = prepare(a, knowledge), prepare(b, knowledge)
    some = islice(_candidates(ready_a.sides, ready_b.by_measure), MOST_PAIRS)
    meeting = [pair for pair in some if may(*pair)]
    if not meeting and ready_a.only_claims and ready_b.only_claims:
        return  # whether sentences are told alike need not be known
    told_alike: set[tuple[str, str]] = set()
    for one, other in aligned(ready_a.frames, ready_b.frames):
        told_alike.add((one.sides[0].quantity.sentence, other.sides[0].quantity.sentence))
        yield from _judged_alike(one, other, knowledge, may)
    for side, match in meeting:
        if (side.quantity.sentence, match.quantity.sentence) not in told_alike:
            yield judge_sides(side, match, knowledge, same_matter)


def _judged_alike(one: Frame, other: Frame, knowledge: Knowledge, may: May) -> Iterator[Comparison]:
    for side, match in zip(one.sides, other.sides, strict=True):
        if not may(side, match):
            continue
        found = judge_sides(side, match, knowledge, same_frame)
        known = None not in (side.quantity.measure, match.quantity.measure)
        if known or found.verdict != "corroborates":
            yield found


def judged_within(account: Account, knowledge: Knowledge) -> Iterator[Comparison]:
    """The verdicts within one account: its headline against its body, conversions that fail."""
    sides = [
        side for side in prepare(account, knowledge).sides if side.quantity.measure is not None
    ]
    for side in sides:
        if not side.quantity.consistent:
            yield failed_conversion(side)
    headlines = [side for side in sides if side.quantity.part == "headline"]
    if not headlines:
        return
    body = Prepared(tuple(side for side in sides if side.quantity.part == "body"))
    for top, below in islice(_candidates(headlines, body.by_measure), MOST_PAIRS):
        yield judge_sides(top, below, knowledge)


def _candidates(
    a: Sequence[Side], by_measure: Mapping[str, Sequence[Side]]
) -> Iterator[tuple[Side, Side]]:
    """Pairs whose measures are the same or hold one another."""
    for side in a:
        near = relatives(side.quantity.measure or "")
        for measure, others in by_measure.items():
            if measure in near or _one_deed(side.quantity.measure or "", measure):
                for other in others:
                    yield side, other


def _one_deed(a: str, b: str) -> bool:
    return alike(a, b) or (moved(a) and moved(b))
