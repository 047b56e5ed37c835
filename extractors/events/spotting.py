"""The small places of an article's scenes: names that no gazetteer holds."""

from collections.abc import Iterator, Sequence

from extractors.events.marks import streets_in
from extractors.events.mentions import mentions_in
from extractors.events.spots import sites_in, spots_in, unknown_in
from extractors.places import Locations
from extractors.places.cues import load_cues
from extractors.records import Sentence
from extractors.tables import word_set


class Spotter:
    """Finds the spots of an article's sentences; made once an article."""

    def __init__(self, sentences: Sequence[Sentence], locations: Locations) -> None:
        self._locations = locations
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
