"""The place in force for a figure: its clause's, sentence's, paragraph's, headline's, article's."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from extractors.places.anchors import Anchor, Mention
from extractors.places.gazetteer import Entry, Gazetteer
from extractors.records import Place, Sentence

_BOUNDARY = re.compile(
    r"[;:—–!?]|\s-\s|,\s+(?:and|who|where|so|followed)\b|\b(?:while|whereas|but|although|though|which|whom)\b"
)
_APART = re.compile(r"\d|[;:—–]|\b(?:including|while|whereas|but)\b")
_IN_FORCE = 1.0  # below it a mention locates nothing
_LAST_RESORT = 0.75
_CARRIED = 1.5  # below it a mention holds for no other sentence
_WORD_COST = 0.06
_COMMA_COST = 0.25
_BOUNDARY_COST = 1.0
_AFTER = 0.4  # English names the place after the figure: "killed 12 in Aleppo and five in Homs"
_CONSIDERED = 8  # anchors on either side of a figure: a hostile text may hold thousands
_FARTHEST = 600  # characters
_PART_OF = re.compile(r"\s+of (?:the |all )?$")  # "70 percent of Syria", "a third of the country"
_BY_THE_MILLION = re.compile(r"(?i)million|billion|\d,\d{3},\d{3}")
_COUNTS = re.compile(r"[a-z -]{0,24}$")  # between a figure and the people it counts
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|(?:up|down) (?:from|on))\b")
_ALONE = re.compile(r"\W+alone\b")
_SPECIFIC = 60  # characters within which a narrower place is taken for the same scene


class Locations:
    """The places of one article; made by `locate`."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        mentions: Sequence[tuple[Mention, ...]],
        anchors: Sequence[Sequence[Anchor]],
        peoples: Sequence[Sequence[Anchor]],
        main: Entry | None,
        dateline: Entry | None,
        gazetteer: Gazetteer,
    ) -> None:
        self._sentences = sentences
        self._mentions = mentions
        self._anchors = anchors
        self._peoples = peoples
        self._main = main
        self._dateline = dateline
        self._gazetteer = gazetteer
        self._settings: dict[int, Anchor | None] = {}

    @property
    def main(self) -> Place | None:
        """The place the article is about, None where it names none.

        `via` is "dateline" where that is the dateline's: a wire's story from elsewhere names its
        scene more strongly than the town it was filed in.
        """
        if self._main is None:
            return None
        return self._place(self._main, "dateline" if self._main == self._dateline else "article")

    def mentions(self, sentence_index: int) -> tuple[Mention, ...]:
        """The places named in a sentence, from left to right."""
        return self._mentions[sentence_index]

    def place_of(self, sentence_index: int, start: int, end: int) -> Place | None:
        """The place of the figure at these offsets of a sentence, None where none is in force.

        The nearest one: clause, sentence, earlier sentences of the paragraph, headline, the place
        the article is about. `Place.via` says which. Where nothing else is named, the place that
        people fled to.
        """
        around = (
            self._in_sentence(sentence_index, start, end, _IN_FORCE)
            or self._in_paragraph(sentence_index)
            or self._in_headline(sentence_index)
            or self.main
            or self._in_sentence(sentence_index, start, end, _LAST_RESORT)
        )
        return self._of_people(sentence_index, start, end, around) or around

    def _of_people(self, index: int, start: int, end: int, around: Place | None) -> Place | None:
        """The country of a people counted by the million, where a part of it is in force from afar.

        "Four million Syrians need aid" in an article on one province is no figure of the province.
        """
        text = self._sentences[index].text
        if around is None or around.via in ("clause", "sentence"):
            return None
        if not _BY_THE_MILLION.search(text, start, end):
            return None
        peoples = self._peoples[index]
        following = bisect_left(peoples, end, key=lambda one: one.start)
        if following == len(peoples):
            return None
        one = peoples[following]
        counted = one.start < end + _FARTHEST and _COUNTS.match(text[end : one.start])
        return (
            self._place(one.entry, "clause") if counted and one.entry.id == around.country else None
        )

    def _in_sentence(self, index: int, start: int, end: int, least: float) -> Place | None:
        anchors = self._near(index, start, least)
        text = self._sentences[index].text
        scored = [
            (_score(text, one, start, end), one)
            for one in anchors
            if not _COMPARED.search(text, end, one.start)
        ]
        if not scored:
            return None
        whole = next((one for one in anchors if _PART_OF.match(text[end : one.start])), None)
        if whole is not None:
            return self._place(whole.entry, "clause")
        (_, bounds), chosen = max(scored, key=lambda pair: pair[0][0])
        for one in anchors:
            if self._inside(one, chosen) and _one_scene(text, one, chosen):
                chosen = one
        return self._place(chosen.entry, "sentence" if bounds else "clause")

    def _near(self, index: int, start: int, least: float) -> list[Anchor]:
        anchors = self._anchors[index]
        place = bisect_left(anchors, start, key=lambda one: one.start)
        near = anchors[max(0, place - _CONSIDERED) : place + _CONSIDERED]
        return [one for one in near if one.weight >= least and abs(one.start - start) < _FARTHEST]

    def _inside(self, one: Anchor, outer: Anchor) -> bool:
        return one.entry.id != outer.entry.id and self._gazetteer.contains(
            outer.entry.id, one.entry.id
        )

    def _in_paragraph(self, index: int) -> Place | None:
        paragraph = self._sentences[index].paragraph
        for back in range(index - 1, max(-1, index - 12), -1):
            sentence = self._sentences[back]
            if sentence.paragraph != paragraph or sentence.part != self._sentences[index].part:
                return None
            found = self._strongest(back)
            if found is not None:
                return self._place(found.entry, "paragraph")
        return None

    def _in_headline(self, index: int) -> Place | None:
        for place, sentence in enumerate(self._sentences[:3]):
            if sentence.part != "headline" or place == index:
                continue
            found = self._strongest(place)
            if found is None:
                continue
            if self._main and self._gazetteer.contains(found.entry.id, self._main.id):
                return self._place(self._main, "headline")
            return self._place(found.entry, "headline")
        return None

    def _strongest(self, index: int) -> Anchor | None:
        if index not in self._settings:
            self._settings[index] = self._setting(index)
        return self._settings[index]

    def _setting(self, index: int) -> Anchor | None:
        """The place a sentence is set in; None where it sets places side by side, or a part apart.

        "Sindh had 432 deaths, Punjab 256" and "2.8 million of them in Kivu alone" give the
        sentences after them no place.
        """
        text = self._sentences[index].text
        strong = [
            one
            for one in self._anchors[index]
            if one.weight >= _CARRIED and not _ALONE.match(text, one.end)
        ]
        if not strong or self._side_by_side(text, strong):
            return None
        chosen = max(strong, key=lambda one: one.weight)
        for one in strong:
            if self._inside(one, chosen):
                chosen = one
        return chosen

    def _side_by_side(self, text: str, strong: Sequence[Anchor]) -> bool:
        """Do two places, neither in the other, follow each other with figures of their own?"""
        return any(
            _APART.search(text, one.end, other.start)
            and not self._inside(one, other)
            and not self._inside(other, one)
            and one.entry.id != other.entry.id
            for one, other in pairwise(strong)
        )

    def _place(self, entry: Entry, via: str) -> Place:
        return Place(entry.name, entry.id, self._gazetteer.country_code(entry.number), via)


def _one_scene(text: str, one: Anchor, other: Anchor) -> bool:
    """Are two places so near each other, with no other figure between, that they are one scene?"""
    first, second = sorted((one, other), key=lambda anchor: anchor.start)
    if second.start - first.start > _SPECIFIC:
        return False
    return not _APART.search(text, first.end, second.start)


def _score(text: str, one: Anchor, start: int, end: int) -> tuple[float, int]:
    """How strongly an anchor holds for a figure, and the clause boundaries between them."""
    after = one.start >= end
    between = text[end : one.start] if after else text[one.end : start]
    bounds = len(_BOUNDARY.findall(between))
    score = one.weight - _WORD_COST * between.count(" ") - _BOUNDARY_COST * bounds
    score -= _COMMA_COST * between.count(",")
    return score + (_AFTER if after and not bounds else 0.0), bounds
