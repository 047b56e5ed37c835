"""Which place a name means in this article: by the article's other places, then by size.

One name has one sense an article, save where the text itself says otherwise ("Memphis, Tenn.",
"Idlib city"). A name that is more often another word, or a place too small to be known, is taken for
a place only with evidence: a preposition of place before it, and its country or region spoken of.
"""

from collections import Counter
from collections.abc import Sequence
from math import log10

from extractors.places.cues import Cues
from extractors.places.gazetteer import Entry, Gazetteer
from extractors.places.spot import Spot

KNOWN = 100_000  # a city of that size needs no evidence
CITY_BEFORE_REGION = 5.5  # log10: a city above 316,000 people is meant before its namesake region
_BASE = {"C": 7.5, "N": 7.0, "R": CITY_BEFORE_REGION, "D": 3.0}


class Senses:
    """The senses of one article's names."""

    def __init__(
        self, gazetteer: Gazetteer, cues: Cues, sentences: Sequence[Sequence[Spot]]
    ) -> None:
        self._gazetteer = gazetteer
        self._cues = cues
        self._countries: Counter[str] = Counter()
        self._regions: Counter[int] = Counter()
        self._hints: dict[str, Counter[str]] = {}
        self._people = {spot.key for spots in sentences for spot in spots if spot.frame == "name"}
        for spots in sentences:
            for spot in spots:
                self._vote(spot)

    def _vote(self, spot: Spot) -> None:
        if spot.hint:
            self._hints.setdefault(spot.key, Counter())[spot.hint] += 1
        if spot.loose or spot.frame == "name" or spot.key in self._cues.traps:
            return
        entries = [self._gazetteer.entry(abs(number)) for number in spot.numbers]
        countries = {self._gazetteer.country_code(entry.number) for entry in entries}
        best = entries[0]
        sure = len(countries) == 1 or best.kind == "C" or best.population >= 10 * KNOWN
        if not sure or not self._known(best, spot.numbers[0]):
            return
        country = self._gazetteer.country_code(best.number)
        if country:
            self._countries[country] += 1
        for entry in self._gazetteer.chain(best.number):
            if entry.kind == "R":
                self._regions[entry.number] += 1

    def lean(self, country: str) -> None:
        """Count a demonym: a weak hint of its country."""
        self._countries[country] += 1

    @staticmethod
    def _known(entry: Entry, number: int) -> bool:
        return number > 0 and (entry.kind in "CNR" or entry.population >= KNOWN)

    def sense(self, spot: Spot, outer: Entry | None) -> Entry | None:
        """The place that a spot means, None where it is none or cannot be told."""
        entries = [
            (self._score(number, spot, outer), self._gazetteer.entry(abs(number)), number)
            for number in spot.numbers
        ]
        if outer is not None:
            within = [one for one in entries if self._inside(one[1], outer)]
            if within:
                return max(within, key=lambda one: one[0])[1]
        score, best, number = max(entries, key=lambda one: one[0])
        if not self._borne_out(spot, best, number):
            return None
        rivals = [other for other_score, other, _ in entries if other_score > score - 0.5]
        countries = {self._gazetteer.country_code(other.number) for other in rivals}
        return best if len(countries) == 1 else None

    def _inside(self, entry: Entry, outer: Entry) -> bool:
        return entry.id != outer.id and self._gazetteer.contains(outer.id, entry.id)

    def _score(self, number: int, spot: Spot, outer: Entry | None) -> float:
        entry = self._gazetteer.entry(abs(number))
        score = _BASE.get(entry.kind) or log10(entry.population + 100)
        if number < 0:
            score -= 2.0
        if self._countries[self._gazetteer.country_code(number if number > 0 else -number) or ""]:
            score += 1.5
        if any(self._regions[over.number] for over in self._gazetteer.chain(entry.parent)):
            score += 1.5
        hint = spot.hint or self._usual_hint(spot.key)
        if hint:
            score += 4.0 if entry.kind == hint else -1.0
        return score

    def _usual_hint(self, key: str) -> str:
        hints = self._hints.get(key)
        return hints.most_common(1)[0][0] if hints else ""

    def _borne_out(self, spot: Spot, entry: Entry, number: int) -> bool:
        trapped = spot.key in self._cues.traps or spot.key in self._people
        if self._known(entry, number) and not trapped and not spot.loose:
            return True
        country = self._gazetteer.country_code(entry.number)
        spoken = bool(country and self._countries[country])
        located = spot.hint != "" or any(
            self._cues.is_a(group, spot.before) for group in ("locative", "origin", "goal")
        )
        return spoken and located
