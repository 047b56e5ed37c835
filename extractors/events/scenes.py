"""What a sentence says of what happened: its clauses, its mentions, places and days."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.events.mentions import Mention, mentions_in
from extractors.events.spots import spots_in
from extractors.periods import resolve
from extractors.periods.clauses import Clause, clause_at, clauses_of
from extractors.places import Locations
from extractors.records import Place, Quantity, Sentence

Days = tuple[date, date]
LONGEST = timedelta(days=2)  # between the first and the last day of one event
_GOES_ON = ("tail", "part")  # clauses that tell of what the clause before them tells
_OWN = ("clause", "sentence")


@dataclass(frozen=True, slots=True)
class Scene:
    """What one clause, with those that go on with it, says of where and when what happened."""

    sentence: Sentence
    start: int
    end: int
    mention: Mention | None
    days: Days | None
    place: Place | None
    spots: frozenset[str]

    @property
    def text(self) -> str:
        """The words of the scene."""
        return self.sentence.text[self.start : self.end]

    @property
    def bare(self) -> bool:
        """Whether it only counts: it says neither what nor where nor when."""
        return not (self.mention or self.days or self.place or self.spots)


def stretch(clauses: Sequence[Clause], offset: int) -> tuple[int, int]:
    """The offsets of the clause there, with those that go on with it."""
    at = first = clause_at(clauses, offset)
    while first and clauses[first].kind in _GOES_ON:
        first -= 1
    last = at
    while last + 1 < len(clauses) and clauses[last + 1].kind in (*_GOES_ON, "when", "after"):
        last += 1
    if clauses[first].kind in ("when", "after") and first:
        first -= 1
    return clauses[first].start, clauses[last].end


def scene_of(sentence: Sentence, claim: Quantity, at: int) -> Scene:
    """The scene of a claim whose quote begins at the sentence's offset `at`."""
    text = sentence.text
    start, end = stretch(clauses_of(text), at)
    mention = nearest(mentions_in(text), at, start, end)
    spots = frozenset(spots_in(text[start:end]))
    place = _place(claim) if claim.place_via in _OWN else None
    return Scene(sentence, start, end, mention, _days(claim, text), place, spots)


def nearest(mentions: Sequence[Mention], at: int, start: int, end: int) -> Mention | None:
    """The mention of the stretch that is nearest to an offset."""
    inside = [one for one in mentions if start <= one.start < end]
    return min(inside, key=lambda one: abs(one.start - at), default=None)


def told(sentence: Sentence, locations: Locations, published: date | None) -> Scene | None:
    """The scene of a sentence without a claim, None where it tells of nothing that happened."""
    mentions = mentions_in(sentence.text)
    if not mentions:
        return None
    text, mention = sentence.text, mentions[0]
    start, end = stretch(clauses_of(text), mention.start)
    window = resolve(text, [(mention.start, mention.end)], published)[0]
    days = None
    if window and window.kind == "during" and window.start and window.end:
        days = (window.start, window.end) if window.end - window.start <= LONGEST else None
    place = locations.place_of(sentence.index, mention.start, mention.end)
    own = place if place and place.via in _OWN else None
    spots = frozenset(spots_in(text[start:end]))
    return Scene(sentence, start, end, mention, days, own, spots)


def _place(claim: Quantity) -> Place | None:
    if claim.place is None or claim.place_id is None:
        return None
    return Place(claim.place, claim.place_id, claim.country, claim.place_via or "clause")


_TIMELY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tonight|yesterday|overnight|night"
    r"|morning|evening|afternoon|day|week|weekend|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    r"|dawn|midnight|\d{4})\b",
    re.IGNORECASE,
)


def _days(claim: Quantity, text: str) -> Days | None:
    """The days of a claim's event where its own sentence tells them."""
    start, end = claim.window_start, claim.window_end
    if start is None or end is None or claim.window_kind == "since" or end - start > LONGEST:
        return None
    return (start, end) if _TIMELY.search(text) else None
