"""Where an article's figures belong: its place mentions and the place in force for each figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.places.cues import Cues, load_cues
from extractors.places.gazetteer import Entry, Gazetteer
from extractors.places.senses import Senses
from extractors.places.spot import Frame, Spot, spot
from extractors.places.words import Word, is_title_case, words_of
from extractors.records import Article, Place, Sentence


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a sentence; `start`, `end` are the sentence's offsets of the name.

    `frame` is "plain", "modifier" ("US President") or "org" ("Bank of England").
    """

    start: int
    end: int
    place: Place
    frame: Frame
    before: str


class Locations:
    """The places of one article; see `locate`."""

    def __init__(
        self, sentences: Sequence[Sentence], mentions: Sequence[tuple[Mention, ...]]
    ) -> None:
        self._sentences = sentences
        self._mentions = mentions

    def mentions(self, sentence_index: int) -> tuple[Mention, ...]:
        """The places named in a sentence, from left to right."""
        return self._mentions[sentence_index]

    def place_of(self, sentence_index: int, start: int, end: int) -> Place | None:
        """The place of the figure at these offsets of a sentence, None where none is in force."""
        plain = [one for one in self._mentions[sentence_index] if one.frame == "plain"]
        if plain:
            best = min(plain, key=lambda one: abs(one.start - start))
            return _via(best.place, "sentence")
        for index, mentions in enumerate(self._mentions):
            for one in mentions:
                if one.frame == "plain" and index != sentence_index:
                    return _via(one.place, "article")
        return None


def _via(place: Place, via: str) -> Place:
    return Place(place.name, place.id, place.country, via)


def locate(article: Article, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> Locations:
    """Find the places an article names. `sentences` as split from that article, in order."""
    cues = load_cues()
    texts = [words_of(sentence.text) for sentence in sentences]
    spotted = [
        spot(words, gazetteer, cues, is_title_case(words)) if words else [] for words in texts
    ]
    senses = Senses(gazetteer, cues, spotted)
    _count_demonyms(texts, senses, cues)
    mentions = [_mentions(spots, senses, gazetteer) for spots in spotted]
    return Locations(sentences, mentions)


def _count_demonyms(texts: Sequence[Sequence[Word]], senses: Senses, cues: Cues) -> None:
    for words in texts:
        for word in words:
            if word.capital and word.key in cues.demonyms:
                senses.lean(cues.demonyms[word.key])


def _mentions(spots: Sequence[Spot], senses: Senses, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    found = []
    meant: dict[int, Entry | None] = {}
    for index in reversed(range(len(spots))):
        one = spots[index]
        outer = meant.get(one.outer) if one.outer is not None else None
        meant[index] = None if one.frame == "name" else senses.sense(one, outer)
        entry = meant[index]
        if entry is not None:
            place = Place(entry.name, entry.id, gazetteer.country_code(entry.number))
            found.append(Mention(one.start, one.end, place, one.frame, one.before))
    return tuple(reversed(found))
