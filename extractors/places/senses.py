"""Which place a name means in this article: by the article's other places, then by size.

One name has one sense an article, save where the text itself says otherwise ("Memphis, Tenn.",
"Idlib city"). A name that is more often another word, or a place too small to be known, is a place
only with evidence: a preposition of place before it, its country or region spoken of.
"""

from collections import Counter
from collections.abc import Sequence
from math import log10

from extractors.places.cues import Cues
from extractors.places.frames import Spot
from extractors.places.gazetteer import Entry, Gazetteer

KNOWN = 100_000  # a city of that size needs no evidence
FAMOUS = 400_000  # nor does one of that size whose name persons bear too, unless one is named here
_BASE = {
    "C": 7.5,
    "N": 7.0,
    "R": 5.5,
    "D": 3.0,
}  # a city above 316,000 comes before its namesake region
_SMALL = 3.1  # where there is no telling how large a city is, above a district of its name
_FAR = 2.0
_CLEAR = 0.5  # a reading that much below the best is no rival


class Senses:
    """The senses of one article's names, from all its spots and the demonyms it uses."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        cues: Cues,
        sentences: Sequence[Sequence[Spot]],
        demonyms: Counter[str],
    ) -> None:
        self._gazetteer = gazetteer
        self._cues = cues
        self._countries = Counter(demonyms)
        self._regions: Counter[int] = Counter()
        self._hints: dict[str, Counter[str]] = {}
        self._people: set[str] = set()
        for spots in sentences:
            for spot in spots:
                self._vote(spot)

    def _vote(self, spot: Spot) -> None:
        key = spot.span.key
        if spot.person or (spot.frame == "name" and key in self._cues.traps):
            self._people.add(key)
        if spot.hint:
            self._hints.setdefault(key, Counter())[spot.hint] += 1
        number = spot.span.numbers[0]
        if spot.span.loose or spot.code or spot.frame == "name" or key in self._cues.traps:
            return
        best = self._gazetteer.entry(abs(number))
        country = self._gazetteer.country_code(best.number)
        if country is None or not self._sure(spot.span.numbers, best, country):
            return
        self._countries[country] += 1
        for entry in self._gazetteer.chain(best.number):
            if entry.kind == "R":
                self._regions[entry.number] += 1

    def _sure(self, numbers: tuple[int, ...], best: Entry, country: str) -> bool:
        """Is the first reading so much the likeliest that it tells of the others?"""
        if best.kind == "C" or best.population >= 10 * KNOWN:
            return numbers[0] > 0
        others = {self._gazetteer.country_code(abs(number)) for number in numbers}
        return others == {country} and self._known(best, numbers[0])

    @staticmethod
    def _known(entry: Entry, number: int) -> bool:
        return number > 0 and (entry.kind in "CNR" or entry.population >= KNOWN)

    def sense(self, spot: Spot, outer: Entry | None) -> Entry | None:
        """The place that a spot means, None where it is none or cannot be told.

        `outer` is the place of the spot named as what holds it, None without one.
        """
        if spot.code:
            return None
        scored = [(self._score(number, spot), number) for number in spot.span.numbers]
        if outer is not None:
            within = [one for one in scored if self._inside(one[1], outer)]
            if within:
                return self._gazetteer.entry(abs(max(within)[1]))
        score, number = max(scored, key=lambda one: one[0])
        best = self._gazetteer.entry(abs(number))
        rivals = [one for other, one in scored if other > score - _CLEAR]
        countries = {self._gazetteer.country_code(abs(one)) for one in rivals}
        return best if len(countries) == 1 and self._borne_out(spot, best, number) else None

    def outer_of(self, spot: Spot, code: Spot) -> Entry | None:
        """What an abbreviation after a name stands for, if it holds one of the name's readings."""
        for number in code.span.numbers:
            entry = self._gazetteer.entry(abs(number))
            if any(self._inside(one, entry) for one in spot.span.numbers):
                return entry
        return None

    def _inside(self, number: int, outer: Entry) -> bool:
        return any(over.number == outer.number for over in self._gazetteer.chain(abs(number))[1:])

    def _score(self, number: int, spot: Spot) -> float:
        entry = self._gazetteer.entry(abs(number))
        score = _BASE.get(entry.kind) or max(_SMALL, log10(entry.population + 1))
        if number < 0:
            score -= _FAR
        country = self._gazetteer.country_code(entry.number)
        if country and self._countries[country] > (entry.kind == "C"):
            score += 1.5
        if entry.kind in "PD" and any(
            self._regions[over.number] for over in self._gazetteer.chain(entry.parent)
        ):
            score += 1.5
        hint = spot.hint or self._usual_hint(spot.span.key)
        if hint:
            score += 4.0 if entry.kind == hint else -1.0
        return score

    def _usual_hint(self, key: str) -> str:
        hints = self._hints.get(key)
        return hints.most_common(1)[0][0] if hints else ""

    def _borne_out(self, spot: Spot, entry: Entry, number: int) -> bool:
        key = spot.span.key
        country = self._gazetteer.country_code(entry.number)
        spoken = country is not None and self._countries[country] > 0
        located = spot.hint != "" or spot.dateline or spot.before in self._cues.groups["at_place"]
        if spot.span.loose or number < 0:
            return spoken and located
        if entry.kind in "CN":
            return True
        if key in self._people or key in self._cues.traps:
            famous = entry.population >= FAMOUS and key not in self._cues.words
            return (famous and key not in self._people) or (spoken and located)
        return self._known(entry, number) or located or (spoken and " " in key)
