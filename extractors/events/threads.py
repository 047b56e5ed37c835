"""Which scenes of an article tell of one event.

A scene takes up the last event that it does not clash with, unless it says that it tells of
another one; it opens an event where it clashes with all, or names a place, day or kind of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from extractors.events.scenes import Days, Scene
from extractors.events.spots import skeleton
from extractors.records import EventVia, Place

_VAGUE = frozenset({None, "attack", "killing"})
Contains = Callable[[str, str], bool]
# An attack may be told by its killings and its blast, a flood by the bus that it swept away.
_AKIN = (
    frozenset({"attack", "fighting", "crime", "accident", "unrest", "displacement", "justice"}),
    frozenset({"disaster", "accident", "displacement", "aid", "health"}),
    frozenset({"politics", "justice", "unrest", "economy"}),
    frozenset({"company", "economy", "politics"}),
)


@dataclass(slots=True)
class Thread:
    """An event in the making: what its scenes have told of it so far."""

    scenes: list[Scene] = field(default_factory=list)
    kind: str | None = None
    family: str | None = None
    several: bool = False
    days: Days | None = None
    place: Place | None = None
    spots: set[str] = field(default_factory=set)
    claims: int = 0

    def add(self, scene: Scene, contains: Contains) -> None:
        """Take a scene in; what it says more exactly goes before what was known."""
        self.scenes.append(scene)
        if scene.mention and scene.mention.kind:
            if self.kind in _VAGUE:
                self.kind, self.family = scene.mention.kind, scene.mention.family
            self.several = self.several or scene.mention.several
        self.days = _narrower(self.days, scene.days)
        if scene.place and (self.place is None or contains(self.place.id, scene.place.id)):
            self.place = scene.place
        self.spots |= scene.spots


def _narrower(one: Days | None, other: Days | None) -> Days | None:
    if one is None or other is None:
        return one or other
    return other if other[1] - other[0] < one[1] - one[0] else one


def clash(thread: Thread, scene: Scene, contains: Contains) -> bool:
    """Whether the scene cannot tell of the thread's event."""
    if thread.days and scene.days and not _meet(thread.days, scene.days):
        return True
    if thread.place and scene.place and not _near(thread.place, scene.place, contains):
        return True
    if thread.spots and scene.spots and not _share(thread.spots, scene.spots):
        return True
    mention = scene.mention
    return mention is not None and not _akin(thread.family, mention.family)


def _akin(one: str | None, other: str | None) -> bool:
    """Whether words of both families may tell of one event."""
    if one is None or other is None or one == other:
        return True
    return any({one, other} <= group for group in _AKIN)


def _meet(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _near(one: Place, other: Place, contains: Contains) -> bool:
    return one.id == other.id or contains(one.id, other.id) or contains(other.id, one.id)


def _share(one: set[str], other: frozenset[str]) -> bool:
    bones = {skeleton(name) for name in one}
    return any(skeleton(name) in bones for name in other)


def support(thread: Thread, scene: Scene) -> int:
    """How much speaks for the thread's event being the scene's, 0 where nothing does."""
    points = 0
    if scene.days and thread.days:
        points += 2
    if scene.place and thread.place:
        points += 2 if scene.place.id == thread.place.id else 1
    points += 3 * bool(scene.spots and thread.spots)
    mention, last = scene.mention, thread.scenes[-1].sentence
    if mention and mention.kind and mention.kind == thread.kind:
        points += 1
    if mention and mention.article == "known":
        points += 1
    near = scene.sentence.index - last.index
    return points + (near == 0) * 2 + (near == 1)


def taken_up(
    threads: list[Thread], scene: Scene, contains: Contains
) -> tuple[Thread, EventVia] | None:
    """The thread that a scene goes on with, and where it stands; None: it tells of another."""
    mention = scene.mention
    fitting = [one for one in threads if not clash(one, scene, contains)]
    if mention and mention.article == "other":
        fitting = [one for one in fitting if one.scenes[-1].sentence is scene.sentence]
        fitting = [one for one in fitting if one.scenes[-1].mention == mention]
    if not fitting:
        return None
    order = {id(one): place for place, one in enumerate(threads)}
    recent = {id(one): (one.scenes[-1].sentence.index, order[id(one)]) for one in fitting}
    best = max(fitting, key=lambda one: (support(one, scene), recent[id(one)]))
    return best, _via(best, scene)


def _via(thread: Thread, scene: Scene) -> EventVia:
    last = thread.scenes[-1].sentence
    if last is scene.sentence:
        return "sentence"
    return "paragraph" if last.paragraph == scene.sentence.paragraph else "lead"


def days_before(published: date | None) -> Days | None:
    """On or shortly before publication."""
    return (published - timedelta(days=2), published) if published else None
