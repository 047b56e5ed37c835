"""Which place a name means in this article: by the article's other places, then by size.

One name has one sense an article, save where the text itself says otherwise ("Memphis, Tenn.",
"Idlib city"). A name that is more often another word, or a place too small to be known, is a place
only with evidence: a preposition of place before it, its country or region spoken of.
"""

from collections import Counter
from collections.abc import Sequence
from math import log10

from extractors.places.context import HOME, Context, familiar, known
from extractors.places.cues import Cues
from extractors.places.fold import consonants
from extractors.places.frames import Spot
from extractors.places.gazetteer import Entry, Gazetteer

FAMOUS = 200_000  # of that size a city needs no evidence even if persons bear its name
_BASE = {
    "N": 7.0,
    "R": 5.5,
    "D": 3.0,
}  # a city above 316,000 people comes before its namesake region
_SMALL = 3.1  # where there is no telling how large a city is: above a district of its name
_AT_HOME = 0.5  # Florida is the state before it is a department of Uruguay
_CAPITAL = 0.7  # Washington is the city before it is the state
_FAR = 2.0
_SPOKEN = 2.0  # its country, and again its region, is spoken of
_SHARED = 0.45  # for each further name that may lie in its region, three at most
_TOLD = 6.0
_CLEAR = 0.4  # a reading that much below the best is no rival
_SMALL_TOWN = 150_000
_TOWN = 20_000  # of that size a town of one country is meant where that country is spoken of
_ELSEWHERE = 2  # votes for other countries against which a small town does not stand
_SURE_BONES = 6  # consonants and blanks of a loose match that needs no region


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
        self._context = Context(gazetteer, cues, sentences, demonyms)
        self._established: frozenset[str] = frozenset()
        self._established = frozenset(
            spot.span.key
            for spots in sentences
            for spot in spots
            if self._establishes(spot) and self.sense(spot, None) is not None
        )

    def _establishes(self, spot: Spot) -> bool:
        """Does the spot show its name to be a place, for the whole article?"""
        if spot.frame == "name" or spot.span.key in self._cues.words:
            return False
        return self._located(spot)

    def _located(self, spot: Spot) -> bool:
        return (
            spot.hint != ""
            or spot.dateline
            or spot.frame == "civic"
            or spot.before in self._cues.groups["at_place"]
            or spot.before in self._cues.groups["arrival"]
        )

    def sense(self, spot: Spot, outer: Spot | None) -> Entry | None:
        """The place that a spot means, None where it is none or cannot be told.

        `outer` is the spot named as what holds it, None without one.
        """
        if spot.code:
            return None
        if outer is not None:
            number = self._context.inside(spot.span.numbers, outer)
            if number is not None:
                return self._gazetteer.entry(number)
        scored = [(self._score(number, spot), number) for number in spot.span.numbers]
        score, number = max(scored, key=lambda one: one[0])
        best = self._gazetteer.entry(abs(number))
        rivals = {self._rival(one, best) for other, one in scored if other > score - _CLEAR}
        return best if len(rivals) == 1 and self._borne_out(spot, best, number) else None

    def _rival(self, number: int, best: Entry) -> int:
        """What a reading stands for beside the best one: its region, where the two are apart.

        A state and a city of the same name in one country are none: the likelier is meant.
        """
        entry = self._gazetteer.entry(abs(number))
        country = self._gazetteer.country_code
        if entry.kind != best.kind and country(entry.number) == country(best.number):
            return self._gazetteer.region_of(best.number)
        return self._gazetteer.region_of(entry.number)

    def holder(self, code: Spot, inner: Entry) -> Entry | None:
        """What an abbreviation after a place stands for: the reading of it that holds the place."""
        over = self._gazetteer.chain(inner.number)[1:]
        return next((one for one in over if one.number in code.span.numbers), None)

    def _score(self, number: int, spot: Spot) -> float:
        entry = self._gazetteer.entry(abs(number))
        context = self._context
        score = _base(entry)
        if number < 0:
            score -= _FAR
        country = self._gazetteer.country_code(entry.number)
        if country and context.countries[country] > (entry.kind == "C"):
            score += _SPOKEN
        if entry.kind in "PD":
            region = self._gazetteer.region_of(entry.number)
            namesake = region in spot.span.numbers
            score += _SPOKEN if context.regions[region] and not namesake else 0.0
            if entry.population < _SMALL_TOWN:
                score += _SHARED * min(3, max(0, context.shared[region] - 1))
        if self._is_capital(entry, country, spot):
            score += _CAPITAL
        if context.told.get(spot.span.key) == entry.number:
            score += _TOLD
        hint = spot.hint or self._usual_hint(spot.span.key)
        if hint in ("R", "D", "P"):
            score += 4.0 if entry.kind == hint else -1.0
        return score

    def _is_capital(self, entry: Entry, country: str | None, spot: Spot) -> bool:
        """Is it the capital, and its name not the country's as well ("Mexico")?"""
        if country is None or entry.population < FAMOUS:
            return False
        first = self._gazetteer.entry(abs(spot.span.numbers[0]))
        return first.kind != "C" and entry == self._gazetteer.capital(country)

    def _usual_hint(self, key: str) -> str:
        hints = self._context.hints.get(key)
        return hints.most_common(1)[0][0] if hints else ""

    def _borne_out(self, spot: Spot, entry: Entry, number: int) -> bool:
        """Is there evidence enough that the name is this place here?"""
        key = spot.span.key
        context = self._context
        if key in self._established or key in context.told:
            return True
        country = self._gazetteer.country_code(entry.number)
        spoken = country is not None and context.countries[country] > 0
        located = self._located(spot)
        if spot.span.loose:
            return spoken and located and self._near(entry, key)
        if key in self._cues.words:
            return spoken and (spot.hint != "" or spot.before in self._cues.groups["at_place"])
        if key in context.people or key in self._cues.traps or number < 0:
            famous = entry.population >= FAMOUS and entry.kind != "C"
            bare = famous and number > 0 and key not in context.people
            region = entry.kind == "R" and key not in context.people
            return bare or (spoken and (located or region))
        if known(entry, country):
            return True
        if entry.kind == "D" and not spoken and country not in HOME:
            return False
        if self._only(spot) and familiar(entry):
            return spoken or spot.hint != "Q"
        if spoken and self._only(spot) and entry.population >= _TOWN and country not in HOME:
            return True
        if not spoken and (spot.hint == "Q" or self._set_elsewhere(entry)):
            return False
        likely = located or (spoken and (" " in key or entry.kind == "R"))
        return likely and self._fits(entry, country)

    def _set_elsewhere(self, entry: Entry) -> bool:
        """Does the article speak of other countries, so that a small town abroad is not meant?"""
        countries = self._context.named
        at_home = any(countries[code] for code in HOME)
        small = entry.population < _SMALL_TOWN
        return countries.total() >= _ELSEWHERE or (at_home and small)

    def _only(self, spot: Spot) -> bool:
        """Do all readings of the name lie in one country?"""
        code = self._gazetteer.country_code
        return len({code(abs(number)) for number in spot.span.numbers}) == 1

    def _fits(self, entry: Entry, country: str | None) -> bool:
        """A small town must not lie in another state than those the article speaks of."""
        if country not in HOME or entry.kind not in "PD" or entry.population >= _SMALL_TOWN:
            return True
        region = self._gazetteer.region_of(entry.number)
        if self._context.regions[region] or self._context.shared[region] > 2:
            return True
        return not any(
            self._gazetteer.country_code(one) == country for one in self._context.regions
        )

    def _near(self, entry: Entry, key: str) -> bool:
        """Loose matches: long enough to be sure of, or in a region that the article speaks of."""
        over = self._gazetteer.chain(entry.number)
        spoken = any(self._context.regions[one.number] for one in over)
        return spoken or len(consonants(key)) >= _SURE_BONES


def _base(entry: Entry) -> float:
    """How likely a place is meant before anything is known of the article."""
    if entry.kind == "C":  # the islands of Saint Helena are less likely than the town in California
        return 4.3 + 0.4 * log10(entry.population + 10)
    if entry.kind == "R" and entry.id[:2] in HOME:
        return _BASE["R"] + _AT_HOME
    return _BASE.get(entry.kind) or max(_SMALL, log10(entry.population + 1))
