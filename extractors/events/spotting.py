"""Where an article's scenes are set: places of the gazetteer, and small ones that it lacks."""

from collections.abc import Iterator, Sequence

from extractors.events.marks import streets_in
from extractors.events.mentions import mentions_in
from extractors.events.spots import sites_in, spots_in, unknown_in
from extractors.places import Gazetteer, Locations
from extractors.places.anchors import Mention
from extractors.places.cues import load_cues
from extractors.places.roles import Role
from extractors.records import Place, Sentence
from extractors.tables import word_set

# Parts in a sentence that set a scene; in others a state or a capital rather acts or speaks.
_SCENIC: frozenset[Role] = frozenset(
    {"in", "origin", "event", "return", "into", "of", "on", "beside"}
)
_OWN = ("clause", "sentence")
_WORLD = "the world"
_SMALL = 100_000  # people in a town whose name tells an event from others


class Spotter:
    """Finds the places of an article's scenes; made once an article."""

    def __init__(
        self, sentences: Sequence[Sentence], locations: Locations, gazetteer: Gazetteer
    ) -> None:
        self._locations = locations
        self._gazetteer = gazetteer
        self._places = {
            word.removesuffix("'s").removesuffix("’s").casefold()
            for sentence in sentences
            for one in locations.mentions(sentence.index)
            for word in sentence.text[one.start : one.end].split()
        }
        self._demonyms = load_cues().demonyms
        self._found: dict[tuple[int, int, int], frozenset[str]] = {}

    def spots(self, sentence: Sentence, start: int, end: int) -> frozenset[str]:
        """The small places that the words from `start` to `end` name, streets included."""
        key = sentence.index, start, end
        if key not in self._found:
            self._found[key] = self._look(sentence, start, end)
        return self._found[key]

    def place(self, sentence: Sentence, start: int, end: int, read: Place | None) -> Place | None:
        """Where a scene from `start` to `end` is set, None where its sentence does not say.

        `read` is the place of its figure or its mention: it holds unless it is a state or a capital
        that only acts there ("Moscow bombed"), where the scene's own words may name another.
        """
        if read is None or read.via not in _OWN or read.name == _WORLD:
            return None
        here = [one for one in self._locations.mentions(sentence.index) if one.place.id == read.id]
        if not here or any(one.role in _SCENIC for one in here) or not self._may_act(read):
            return read
        inside = [
            one
            for one in self._locations.mentions(sentence.index)
            if start <= one.start < end and one.role in _SCENIC
        ]
        return min(inside, key=self._breadth).place if inside else None

    def towns(self, sentence: Sentence, start: int, end: int) -> Iterator[str]:
        """Small towns and villages of the gazetteer that the words say a scene is set in."""
        for one in self._locations.mentions(sentence.index):
            if start <= one.start < end and one.role in _SCENIC:
                entry = self._gazetteer.by_id(one.place.id)
                if entry is not None and entry.kind == "P" and entry.population < _SMALL:
                    yield one.place.name.casefold()

    def _may_act(self, place: Place) -> bool:
        entry = self._gazetteer.by_id(place.id)
        return entry is not None and (entry.kind == "C" or self._gazetteer.is_capital(entry))

    def _breadth(self, mention: Mention) -> int:
        """How many of the gazetteer's tiers lie under a place: countries before cities."""
        entry = self._gazetteer.by_id(mention.place.id)
        return "PDRNC".find(entry.kind) if entry else 9

    def _look(self, sentence: Sentence, start: int, end: int) -> frozenset[str]:
        words = sentence.text[start:end]
        known = [
            (one.start - start, one.end - start) for one in self._locations.mentions(sentence.index)
        ]
        return frozenset(name for name in _names(words, known) if self._is_spot(name))

    def _is_spot(self, name: str) -> bool:
        """Whether no word of it is a place's, a people's, an event's or another that names none."""
        if mentions_in(name):
            return False
        words = name.replace("’", "'").split(" ")
        return not any(self._is_other(word.removesuffix("'s")) for word in words)

    def _is_other(self, word: str) -> bool:
        if word in self._places or word.removesuffix("s") in self._places:
            return True
        if word in word_set(__package__, "words.txt", "no_spot"):
            return True
        return word in self._demonyms or word.removesuffix("s") in self._demonyms


def _names(words: str, known: Sequence[tuple[int, int]]) -> Iterator[str]:
    yield from spots_in(words)
    yield from sites_in(words)
    yield from streets_in(words)
    yield from unknown_in(words, known)
