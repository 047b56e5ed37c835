"""The place in force for a figure: its clause's, sentence's, paragraph's, headline's, article's."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.places import turns
from extractors.places.anchors import Anchor, Mention
from extractors.places.bindings import MOST_PAIRS, Figure, bound
from extractors.places.gazetteer import Entry, Gazetteer
from extractors.places.nearness import APART, of_another, one_scene, score
from extractors.places.unknown import UNKNOWN
from extractors.records import Place, Sentence

_IN_FORCE = 1.0  # below it a mention locates nothing
_LEAD_SENTENCES = 2  # one where a dateline stands before it
_AT_HOME = 0.95  # a country's own bodies
_LAST_RESORT = 0.75
_CARRIED = 1.5  # below it a mention holds for no other sentence
_CONSIDERED = 8  # anchors on either side of a figure: a hostile text may hold thousands
_FARTHEST = 600  # characters
_JUST_BEFORE = 30


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
        figures: Mapping[int, Sequence[Figure]],
    ) -> None:
        self._figures = figures
        self._bound: dict[int, tuple[Figure | None, ...]] = {}
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

        `via` is "dateline" where it is that one: a story from elsewhere names its scene oftener.
        """
        if self._main is None:
            return None
        return self._place(self._main, "dateline" if self._main == self._dateline else "article")

    def _fallback(self) -> Place | None:
        """The place of a figure that nothing near it places.

        It is what the article is about where headline or opening name it. A place that is only
        told of further down gives no more than its country, and that only where no other is named;
        the dateline goes before it.
        """
        main = self._main
        if main is None:
            return self._at_home()
        if main == self._dateline:
            return self.main
        if any(one.entry.id == main.id for at in self._opening() for one in self._anchors[at]):
            return self.main
        if self._dateline is not None:
            return self._place(self._dateline, "dateline")
        countries = {
            code
            for own in self._anchors
            for one in own
            if (code := self._gazetteer.country_code(max(0, one.entry.number))) is not None
        }
        home = self._gazetteer.country_code(main.number)
        entry = self._gazetteer.by_id(home) if home and countries == {home} else None
        return self._place(entry, "article") if entry else self._at_home()

    def _at_home(self) -> Place | None:
        """The country whose own body or sum the opening tells of: "Turkish inflation slowed"."""
        own = [one for at in self._opening() for one in self._anchors[at] if one.weight == _AT_HOME]
        return self._place(own[0].entry, "article") if own else None

    def _opening(self) -> list[int]:
        """The indices of headline and lead."""
        body = [one.index for one in self._sentences if one.part == "body"]
        body = body[: _LEAD_SENTENCES - (self._dateline is not None)]
        return [one.index for one in self._sentences if one.part == "headline"] + body

    def national(self, place: Place | None) -> Place | None:
        """The country of a place that only dateline or article give: a parliament's seats are no
        town's, though the story was filed there."""
        if place is None or place.via not in ("dateline", "article") or place.country is None:
            return place
        country = self._gazetteer.by_id(place.country)
        return self._place(country, place.via) if country else place

    def mentions(self, sentence_index: int) -> tuple[Mention, ...]:
        """The places named in a sentence, from left to right."""
        return self._mentions[sentence_index]

    def place_of(self, sentence_index: int, start: int, end: int) -> Place | None:
        """The place of the figure at these offsets of a sentence, None where none is in force.

        Clause, sentence, earlier sentences of the paragraph, headline, the article's: `Place.via`
        says which. Where nothing else is named, the place that people fled to.
        """
        own = self._in_sentence(sentence_index, start, end, _IN_FORCE)
        around = own or self._from_afar(sentence_index, start, end)
        if around is not None and own is None:
            around = self._over_others(sentence_index, start, around)
        if around is not None and around.id == UNKNOWN.id:
            return None
        return self._of_people(sentence_index, start, end, around) or around

    def _over_others(self, index: int, start: int, around: Place) -> Place:
        """The country, where a sentence counts in other places that it leaves unnamed."""
        text = self._sentences[index].text
        if around.country is None or not (
            turns.OTHERS.search(text, start) or turns.ALL_OVER.search(text)
        ):
            return around
        country = self._gazetteer.by_id(around.country)
        return self._place(country, around.via) if country else around

    def _from_afar(self, index: int, start: int, end: int) -> Place | None:
        """The place of a figure whose sentence names none that is in force.

        A country's own body counts at home, and there it may be in the place in force around it.
        """
        around = self._in_paragraph(index) or self._in_headline(index)
        home = self._in_sentence(index, start, end, _AT_HOME)
        if home is None:
            spoken = self._in_sentence(index, start, end, _LAST_RESORT)
            return around or self._fallback() or spoken
        around = around or self._fallback()
        inside = around is not None and self._gazetteer.contains(home.id, around.id)
        return around if inside and around and around.via != "article" else home

    def _of_people(self, index: int, start: int, end: int, around: Place | None) -> Place | None:
        """The country of a people counted by the million, where a part of it is in force from afar.

        "Four million Syrians need aid" in an article on one province is no figure of the province.
        """
        text = self._sentences[index].text
        if around is None or around.via in ("clause", "sentence"):
            return None
        if not turns.BY_THE_MILLION.search(text, start, end):
            return None
        peoples = self._peoples[index]
        following = bisect_left(peoples, end, key=lambda one: one.start)
        if following == len(peoples):
            return None
        one = peoples[following]
        counted = one.start < end + _FARTHEST and turns.COUNTS.match(text[end : one.start])
        return (
            self._place(one.entry, "clause") if counted and one.entry.id == around.country else None
        )

    def _in_sentence(self, index: int, start: int, end: int, least: float) -> Place | None:
        anchors, figures = self.candidates(index, start, least), self._figures.get(index, ())
        text = self._sentences[index].text
        scored = [
            (score(text, one, start, end), one)
            for one in anchors
            if not turns.COMPARED.search(text, end, one.start)
            and not of_another(text, one, end, figures)
        ]
        if not scored:
            return None
        whole = next((one for one in anchors if turns.PART_OF.match(text[end : one.start])), None)
        if whole is not None:
            return self._place(whole.entry, "clause")
        (_, bounds), chosen = max(scored, key=lambda pair: pair[0][0])
        for one in anchors:
            if self._inside(one, chosen) and one_scene(text, one, chosen):
                chosen = one
        return self._place(chosen.entry, "sentence" if bounds else "clause")

    def candidates(self, index: int, start: int, least: float = _IN_FORCE) -> list[Anchor]:
        """The anchors near a figure that may give it its place: its own alone, where it has one."""
        anchors, bound = self._anchors[index], self._bindings(index)
        place = bisect_left(anchors, start, key=lambda one: one.start)
        at = range(max(0, place - _CONSIDERED), min(len(anchors), place + _CONSIDERED))
        own = [anchors[i] for i in at if (it := bound[i]) and it[0] <= start < it[1]]
        if own:
            return own
        free = [anchors[i] for i in at if bound[i] is None]
        return [one for one in free if one.weight >= least and abs(one.start - start) < _FARTHEST]

    def _bindings(self, index: int) -> tuple[Figure | None, ...]:
        if index not in self._bound:
            figures = self._figures.get(index, ())
            anchors = self._anchors[index]
            few = figures and len(figures) * len(anchors) < MOST_PAIRS
            text = self._sentences[index].text
            self._bound[index] = bound(text, anchors, figures) if few else (None,) * len(anchors)
        return self._bound[index]

    def _inside(self, one: Anchor, outer: Anchor) -> bool:
        return one.entry.id != outer.entry.id and self._gazetteer.contains(
            outer.entry.id, one.entry.id
        )

    def _in_paragraph(self, index: int) -> Place | None:
        """The place in force before the sentence in its paragraph; the lead's after an aside.

        Where the lead is set in a place that holds it, the wider one, unless the sentence goes on
        with what happened in the narrower ("Five of the dead", "the blast", "there").
        """
        paragraph = self._sentences[index].paragraph
        for back in range(index - 1, max(-1, index - 12), -1):
            sentence = self._sentences[back]
            if sentence.paragraph != paragraph or sentence.part != self._sentences[index].part:
                return None
            found = self._strongest(back)
            if found is not None:
                lead = self._lead_before(back)
                goes_on = back == index - 1 and turns.GOES_ON.search(self._sentences[index].text)
                if lead is not None and not goes_on:
                    wider = found.entry.kind != "C" and self._inside(found, lead)
                    if wider or self._is_digression(found, index):
                        found = lead
                return self._place(found.entry, "paragraph")
        return None

    def _is_digression(self, found: Anchor, index: int) -> bool:
        """Is the place told of by the way, so that a sentence without one is the lead's again?

        "... have come from Somalia. The appeal asks for $90 million.": it is that of the lead's
        Kenya. Tolls are told scene by scene; they and what "its" takes up stay where they are.
        """
        text = self._sentences[index].text
        stays = found.entry.kind == "C" or turns.TOLL.search(text) or turns.TAKES_UP.search(text)
        return not stays

    def _lead_before(self, index: int) -> Anchor | None:
        """What the body's first sentence is set in, None where that is the sentence itself."""
        lead = next((one.index for one in self._sentences if one.part == "body"), index)
        return self._strongest(lead) if lead < index else None

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
            for one, figure in zip(self._anchors[index], self._bindings(index), strict=True)
            if one.weight >= _CARRIED
            and figure is None
            and not turns.ALONE.match(text, one.end)
            and not turns.COMPARED.search(text, max(0, one.start - _JUST_BEFORE), one.start)
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
            APART.search(text, one.end, other.start)
            and not self._inside(one, other)
            and not self._inside(other, one)
            and one.entry.id != other.entry.id
            for one, other in pairwise(strong)
        )

    def _place(self, entry: Entry, via: str) -> Place:
        return Place(entry.name, entry.id, self._gazetteer.country_code(entry.number), via)
