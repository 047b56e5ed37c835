"""What speaks for and against a scene telling of an event that the article has told before.

Each piece of evidence is a name; `data/antecedents.tsv` holds what each counts.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from functools import cache

from extractors.events.scenes import Days, Scene
from extractors.events.spots import skeleton
from extractors.events.threads import Thread
from extractors.records import Place, Quantity
from extractors.tables import rows

_LATELY = 40  # scenes of an event looked back on: time must not grow with their square
_NEAR = 3  # sentences back that still are near
_LASTS = timedelta(days=31)  # the days of one disaster, told one by one, lie so near
Contains = Callable[[str, str], bool]
# An attack may be told by its killings and its blast, a flood by the bus that it swept away.
_AKIN = (
    frozenset({"attack", "fighting", "crime", "accident", "unrest", "displacement", "justice"}),
    frozenset({"disaster", "accident", "displacement", "aid", "health"}),
    frozenset({"politics", "justice", "unrest", "economy"}),
    frozenset({"company", "economy", "politics"}),
)


def points(evidence: Iterable[str]) -> float:
    """What pieces of evidence count together: above nothing, the scene is of that event."""
    weights = _weights()
    return weights["any"] + sum(weights[name] for name in evidence)


def weigh(thread: Thread, scene: Scene, contains: Contains) -> Iterator[str]:
    """The names of the evidence on the scene's telling of the thread's event."""
    yield from _of_days(thread, scene)
    yield from _of_place(thread, scene, contains)
    yield from _of_mention(thread, scene)
    yield from _of_phase(thread, scene)
    yield from _of_figures(thread, scene)
    yield from _of_distance(thread, scene)
    if scene.apart and thread.scenes[-1].sentence is not scene.sentence:
        yield "apart"


def _of_distance(thread: Thread, scene: Scene) -> Iterator[str]:
    last = thread.scenes[-1]
    gap = scene.sentence.index - last.sentence.index
    if gap == 0:
        yield "one clause" if last.start == scene.start else "one sentence"
    elif gap == 1:
        yield "next sentence"
    else:
        yield "near" if gap <= _NEAR else "far"
    if thread.number == 0:
        yield "told first"


def _of_days(thread: Thread, scene: Scene) -> Iterator[str]:
    if scene.days is None:
        return
    if thread.days is None:
        recent = thread.recent is None or _meet(thread.recent, scene.days)
        yield "day new" if recent else "day of old"
    elif scene.days == thread.days:
        yield "day same"
    else:
        yield "day meets" if _meet(thread.days, scene.days) else "day clash"


def _of_place(thread: Thread, scene: Scene, contains: Contains) -> Iterator[str]:
    if scene.spots and thread.spots:
        yield "spot same" if _share(thread.spots, scene.spots) else "spot clash"
    elif scene.spots:
        yield "spot new"
    if scene.place is None:
        return
    if thread.place is None:
        yield "place new"
    elif scene.place.id == thread.place.id:
        yield "place same"
    elif contains(thread.place.id, scene.place.id):
        yield "place within"
    elif contains(scene.place.id, thread.place.id):
        yield "place around"
    else:
        yield "place clash"


def _of_mention(thread: Thread, scene: Scene) -> Iterator[str]:
    mention = scene.mention
    if mention is None:
        yield "no mention"
        return
    yield f"mention {mention.article}"
    if any(
        one.mention == mention and one.sentence is scene.sentence
        for one in thread.scenes[-_LATELY:]
    ):
        yield "mention same"
    if mention.kind is None or thread.kind is None:
        return
    if mention.kind.name == thread.kind.name:
        yield "kind same"
    elif mention.kind.family == thread.kind.family:
        yield "kind near"
    elif not any({mention.kind.family, thread.kind.family} <= group for group in _AKIN):
        yield "kind clash"


def _of_phase(thread: Thread, scene: Scene) -> Iterator[str]:
    """A storm, flood or quake that an article is on has phases: landslides, towns, days of it."""
    kind = thread.kind
    if thread.number or kind is None or kind.family != "disaster" or scene.apart:
        return
    known = thread.days or thread.recent
    if known and scene.days and _apart(known, scene.days) > _LASTS:
        return  # "a stronger quake in 2018"
    named = scene.mention.kind if scene.mention else None
    if named is None or any({named.family, "disaster"} <= group for group in _AKIN):
        yield "phase"


def _of_figures(thread: Thread, scene: Scene) -> Iterator[str]:
    claim = scene.claim
    told = [one.claim for one in thread.scenes[-_LATELY:] if one.claim is not None] if claim else []
    alike = [one for one in told if claim and one.measure == claim.measure]
    if claim is None or not alike:
        return
    if any(_equal(one, claim) for one in alike):
        yield "figure same"
    elif any(_rivals(one, claim) for one in alike):
        yield "figure rival"


def _equal(one: Quantity, other: Quantity) -> bool:
    return one.value is not None and one.value == other.value and one.hedge == other.hedge


def _rivals(one: Quantity, other: Quantity) -> bool:
    """Whether one voice gives another figure of the same class: hardly of the same event."""
    if one.part_of or other.part_of or one.counted != other.counted:
        return False
    return one.source == other.source and one.value != other.value


def _meet(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _apart(one: Days, other: Days) -> timedelta:
    """The time between two stretches of days, none or less where they meet."""
    return max(other[0] - one[1], one[0] - other[1])


def _share(one: set[str], other: frozenset[str]) -> bool:
    bones = {skeleton(name) for name in one}
    return any(skeleton(name) in bones for name in other)


def near(one: Place, other: Place, contains: Contains) -> bool:
    """Whether one of two places is or holds the other."""
    return one.id == other.id or contains(one.id, other.id) or contains(other.id, one.id)


@cache
def _weights() -> dict[str, float]:
    return {row["evidence"]: float(row["points"]) for row in rows(__package__, "antecedents.tsv")}
