"""Which place an article is about, and which one "the province" takes up."""

from collections.abc import Sequence

from extractors.places.anchors import Anchor
from extractors.places.gazetteer import Entry, Gazetteer
from extractors.places.roles import WEIGHTS
from extractors.records import Sentence

_SCENE = 1.0  # below it a mention is no scene
_SETS = 0.6  # below it a mention is no sign of what the article is about
_HEADLINE = 3.0
_LEAD = 2.0  # the weight of the first sentences of the body
_LEAD_SENTENCES = 4
_MOST_SPECIFIC = 0.5  # an inner place is meant where it has half the standing of what holds it
_OPENING_SENTENCES = 2  # of the body: what is named there, or in the headline, may be the scene
_RECURS = 3  # sentences that name a place which the opening does not, before it may be the scene
_REACH = 3  # sentences back in which a noun finds its name


class Prominence:
    """Tallies of an article's anchors by place, by role and by how early they stand."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._weight: dict[int, float] = {}
        self._sentences: dict[int, int] = {}
        self._filed: set[int] = set()
        self._read = 0
        self._main: Entry | None = None

    def count(self, sentence: Sentence, anchors: Sequence[Anchor]) -> None:
        """Count a sentence's anchors; sentences come in order."""
        if sentence.part == "headline":
            factor = _HEADLINE
        else:
            factor = _LEAD if self._read < _LEAD_SENTENCES else 1.0
            self._read += 1
        opening = sentence.part == "headline" or self._read <= _OPENING_SENTENCES
        for one in anchors:
            if one.weight == WEIGHTS["dateline"]:
                self._filed.add(one.entry.number)
            if one.weight >= _SETS:
                number = one.entry.number
                self._weight[number] = self._weight.get(number, 0.0) + factor * one.weight
        for number in {one.entry.number for one in anchors if one.weight >= _SCENE}:
            named = _RECURS if opening else 1
            self._sentences[number] = self._sentences.get(number, 0) + named
        self._main = None

    def main(self) -> Entry | None:
        """The place the article is about: that of most standing, or one in it of half that.

        The dateline's goes before a place that is only named in passing further down.
        """
        if self._main is None and self._weight:
            set_in = [one for one in self._weight if self._sentences.get(one, 0) >= _RECURS]
            pool = set_in or self._filed or self._weight
            best = max(pool, key=lambda number: self._weight[number])
            self._main = self._gazetteer.entry(self._inner(best))
        return self._main

    def _inner(self, number: int) -> int:
        outer = self._gazetteer.entry(number)
        inner = [
            one
            for one, weight in self._weight.items()
            if one != number
            and self._sentences.get(one, 0) >= _RECURS
            and weight >= _MOST_SPECIFIC * self._weight[number]
            and self._gazetteer.contains(outer.id, self._gazetteer.entry(one).id)
        ]
        if not inner:
            return number
        return self._inner(max(inner, key=lambda one: self._weight[one]))

    def antecedent(
        self, anchors: Sequence[Sequence[Anchor]], index: int, start: int, kinds: str
    ) -> Entry | None:
        """The place of one of those kinds last named before an offset of a sentence.

        Where the sentences before name none, what the article's main place is or lies in; "the
        country" is always the latter: others are named beside it too often.
        """
        if kinds == "K":
            country = self.antecedent(anchors, index, start, "C")
            return self._gazetteer.capital(country.id) if country else None
        main = self.main()
        over = self._gazetteer.chain(main.number) if main else ()
        usual = next((entry for entry in over if entry.kind in kinds), None)
        if usual is not None and kinds == "C":
            return usual
        for back in range(max(0, index - _REACH), index + 1)[::-1]:
            for one in reversed(anchors[back]):
                before = back < index or one.start < start
                if before and one.named and one.weight >= 1.0 and one.entry.kind in kinds:
                    return one.entry
        return usual
