"""What an article says of where it is: the countries and regions that its surer names lie in."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from extractors.places.cues import Cues
from extractors.places.frames import Spot
from extractors.places.gazetteer import Entry, Gazetteer

_DOMINANT = 10  # times the people of the next reading abroad: London is not the one in Ontario
_MOST_READINGS = 40  # a name of more readings tells nothing of where the article is


class Context:
    """Counts over all spots of an article.

    `countries` by ISO code, `regions` by number: those of the names with one likely reading;
    `countries` counts demonyms too, `named` does not.
    `shared`: regions in which several doubtful names have a reading each (Homewood, Bessemer and
    Jefferson County are all in Alabama). `told`: what the text itself says a name is ("Memphis,
    Tenn."), a number for each key. `hints`: the kinds named beside a key. `people`: keys that end
    or open persons' names.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        cues: Cues,
        sentences: Sequence[Sequence[Spot]],
        demonyms: Counter[str],
    ) -> None:
        self._gazetteer = gazetteer
        self._cues = cues
        self.countries = Counter(demonyms)
        self.named: Counter[str] = Counter()
        self.regions: Counter[int] = Counter()
        self.shared: Counter[int] = Counter()
        self.told: dict[str, int] = {}
        self.hints: dict[str, Counter[str]] = {}
        self.people: set[str] = set()
        seen: dict[str, tuple[int, ...]] = {}
        for spots in sentences:
            for spot in spots:
                self._note(spot)
        for spots in sentences:
            for spot in spots:
                self._read(spot)
                if spot.outer is not None:
                    self._tell(spot, spots[spot.outer])
                if spot.frame != "name" and not spot.code and not spot.span.loose:
                    seen[spot.span.key] = spot.span.numbers
        self._share(seen)

    def _note(self, spot: Spot) -> None:
        key = spot.span.key
        if spot.person or (spot.frame == "name" and key in self._cues.borne):
            self.people.add(key)
        if spot.hint:
            self.hints.setdefault(key, Counter())[spot.hint] += 1

    def _read(self, spot: Spot) -> None:
        key = spot.span.key
        if spot.span.loose or spot.code or spot.frame == "name":
            return
        if key in self._cues.traps or key in self.people:
            return
        best = self._gazetteer.entry(abs(spot.span.numbers[0]))
        if spot.span.numbers[0] > 0 and self._sure(spot.span.numbers, best):
            self._vote(best, 1, () if self._is_region(spot) else spot.span.numbers)

    def _vote(self, entry: Entry, votes: int, namesakes: Sequence[int] = ()) -> None:
        for over in self._gazetteer.chain(entry.number):
            if over.kind == "C":
                self.countries[over.id] += votes
                self.named[over.id] += votes
            elif over.kind == "R" and over.number not in namesakes:
                self.regions[over.number] += votes

    def _is_region(self, spot: Spot) -> bool:
        """Is no city meant before the region of that name: Idlib, not Washington?"""
        readings = [self._gazetteer.entry(abs(number)) for number in spot.span.numbers]
        return spot.hint == "R" or all(
            one.kind != "P" or one.population < NAMESAKE for one in readings
        )

    def _sure(self, numbers: tuple[int, ...], best: Entry) -> bool:
        """Is the first reading so much the likeliest that it tells of other names?"""
        if best.kind == "C":
            return True
        country = self._gazetteer.country_code(best.number)
        abroad = [
            entry
            for entry in (self._gazetteer.entry(abs(number)) for number in numbers[1:])
            if self._gazetteer.country_code(entry.number) != country
        ]
        if any(entry.kind in "CR" for entry in abroad):
            return False
        if best.kind == "P":
            largest = max((entry.population for entry in abroad), default=0)
            return known(best, country) and best.population >= _DOMINANT * largest
        if best.kind == "D":
            regions = {self._gazetteer.entry(abs(number)).parent for number in numbers}
            return len(regions) == 1
        if best.kind != "R":
            return False
        return all(one.population < FAMILIAR for one in abroad)

    def _tell(self, spot: Spot, other: Spot) -> None:
        found = self.inside(spot.span.numbers, other)
        if found is not None and spot.frame != "name":
            self.told[spot.span.key] = found
            self._vote(self._gazetteer.entry(found), 2)

    def inside(self, numbers: Sequence[int], other: Spot) -> int | None:
        """The largest of the readings that lies in one of the other spot's, None without one."""
        outers = {abs(number) for number in other.span.numbers}
        for number in map(abs, numbers):
            if any(over.number in outers for over in self._gazetteer.chain(number)[1:]):
                return number
        return None

    def _share(self, seen: dict[str, tuple[int, ...]]) -> None:
        keys: dict[int, set[str]] = defaultdict(set)
        for key, numbers in seen.items():
            if key in self._cues.traps or len(numbers) > _MOST_READINGS:
                continue
            for number in numbers:
                for over in self._gazetteer.chain(abs(number))[1:]:
                    if over.kind == "R":
                        keys[over.number].add(key)
        self.shared.update({number: len(held) for number, held in keys.items()})


HOME = frozenset({"US", "GB", "CA", "AU"})  # whose towns English news names without their country
NAMESAKE = 316_000  # a city of that size is meant before the region named as it is
KNOWN_AT_HOME = 200_000
KNOWN = 400_000
FAMILIAR = 150_000  # where the name has readings in one country only


def known(entry: Entry, country: str | None) -> bool:
    """Is the place so well known that its name alone is evidence?"""
    if entry.kind == "R":
        return country in HOME
    if entry.kind == "P":
        return entry.population >= (KNOWN_AT_HOME if country in HOME else KNOWN)
    return entry.kind in "CN"


def familiar(entry: Entry) -> bool:
    """Would a name that can mean no other country be known from the news?"""
    return entry.kind == "R" or entry.population >= FAMILIAR
