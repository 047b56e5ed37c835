"""Events in the making: what an article's scenes have told of each so far."""

from dataclasses import dataclass, field

from extractors.event_kinds import EventKind
from extractors.events.scenes import Days, Scene
from extractors.records import EventScope, Place, Quantity
from extractors.tables import word_set

_AROUND = ("paragraph", "headline")
_VAGUE = ("attack", "killing")  # kinds that a more exact word replaces


@dataclass(slots=True)
class Thread:
    """One event. `recent` are the days that it is presumed to lie in until a day is told.

    `asides` are sentences beside its own that may name the people of it.
    """

    number: int
    scope: EventScope
    recent: Days | None
    scenes: list[Scene] = field(default_factory=list)
    kind: EventKind | None = None
    several: bool = False
    days: Days | None = None
    place: Place | None = None
    spots: set[str] = field(default_factory=set)
    asides: list[str] = field(default_factory=list)

    @property
    def apart(self) -> bool:
        """Whether the article brought it up as another event than those told before."""
        first = self.scenes[0]
        return bool(first.mention and first.mention.article == "another")

    @property
    def around(self) -> Place | None:
        """The place in force around its claims, where none of its sentences names one."""
        for one in self.claims:
            if one.place and one.place_id and one.place_via in _AROUND:
                return Place(one.place, one.place_id, one.country, one.place_via)
        return None

    @property
    def claims(self) -> list[Quantity]:
        """The claims that are of it, in the text's order."""
        return [one.claim for one in self.scenes if one.claim is not None]

    def _gives_way(self, kind: EventKind, claim: Quantity | None) -> bool:
        """Whether the kind known so far gives way to another: none, a vague one, or one that harms
        nobody where a claim of harm names one that does ("a wedding", "the bombing killed 30")."""
        if self.kind is None or self.kind.name in _VAGUE:
            return True
        if claim is None or claim.measure not in word_set(__package__, "words.txt", "harmed"):
            return False
        harming = word_set(__package__, "words.txt", "harming")
        return kind.family in harming and self.kind.family not in harming

    def add(self, scene: Scene, narrower: bool) -> None:
        """Take a scene in; `narrower`: its place lies in the one known so far."""
        self.scenes.append(scene)
        mention = scene.mention
        if mention and mention.kind and self._gives_way(mention.kind, scene.claim):
            self.kind = mention.kind
        self.several = self.several or bool(mention and mention.several)
        if scene.days and (self.days is None or _length(scene.days) < _length(self.days)):
            self.days = scene.days
        if scene.place and (self.place is None or narrower):
            self.place = scene.place
        self.spots |= scene.spots


def _length(days: Days) -> int:
    return (days[1] - days[0]).days
