"""What a clause says of what happened: its mention, day, place and spots."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from extractors.events.mentions import Mention, mentions_in
from extractors.events.spotting import Spotter
from extractors.periods import resolve
from extractors.periods.clauses import Clause, clause_at, clauses_of
from extractors.places import Locations
from extractors.records import Place, Quantity, Sentence
from extractors.tables import word_set

Days = tuple[date, date]
# What is told of one event may be dated no closer than by its year: "the 2016 attack".
LONGEST = timedelta(days=366)
_GOES_ON = ("tail", "part")  # clauses that tell of what the clause before them tells
_FRAMES = ("when", "after")


@dataclass(frozen=True, slots=True)
class Scene:
    """What one clause, with those that go on with it, says of where and when what happened.

    `days` and `place` are None where the sentence itself tells none. `apart`: the clause turns to
    another event ("Separately, ...", "last week's raid"). `claim` is what the scene was read for,
    None in a sentence that counts nothing.
    """

    sentence: Sentence
    start: int
    end: int
    mention: Mention | None
    days: Days | None
    place: Place | None
    spots: frozenset[str]
    apart: bool
    claim: Quantity | None = None

    @property
    def text(self) -> str:
        """The words of the scene."""
        return self.sentence.text[self.start : self.end]


def scene_of(sentence: Sentence, claim: Quantity, at: int, spotter: Spotter) -> Scene:
    """The scene of a claim whose quote begins at the sentence's offset `at`."""
    text = sentence.text
    start, end = stretch(clauses_of(text), at)
    mentions = mentions_in(text)
    mention = _nearest(mentions, claim.measure, at, start, end)
    apart = turns(text, start) or any(
        one.article == "another" for one in mentions if start <= one.start < end
    )
    place = spotter.place(sentence, start, end, _place(claim))
    spots = spotter.spots(sentence, start, end)
    return Scene(sentence, start, end, mention, _days(claim), place, spots, apart, claim)


def told(
    sentence: Sentence, spotter: Spotter, locations: Locations, published: date | None
) -> Scene | None:
    """The scene of a sentence without a claim, None where it tells of nothing that happened."""
    text, mentions = sentence.text, mentions_in(sentence.text)
    if not mentions:
        return None
    mention = mentions[0]
    start, end = stretch(clauses_of(text), mention.start)
    window = resolve(text, [(mention.start, mention.end)], published)[0]
    days = None
    if window and window.kind == "during" and window.start and window.end:
        days = (window.start, window.end) if window.end - window.start <= LONGEST else None
    own = locations.place_of(sentence.index, mention.start, mention.end)
    place = spotter.place(sentence, start, end, own)
    spots = spotter.spots(sentence, start, end)
    return Scene(sentence, start, end, mention, days, place, spots, turns(text, start))


def stretch(clauses: Sequence[Clause], offset: int) -> tuple[int, int]:
    """The offsets of the clause there, with those that go on with it."""
    first = last = clause_at(clauses, offset)
    while first and clauses[first].kind in _GOES_ON:
        first -= 1
    while last + 1 < len(clauses) and clauses[last + 1].kind in (*_GOES_ON, *_FRAMES):
        last += 1
    if clauses[first].kind in _FRAMES and first:
        first -= 1
    return clauses[first].start, clauses[last].end


def _nearest(
    mentions: Sequence[Mention], measure: str | None, at: int, start: int, end: int
) -> Mention | None:
    """The mention that is nearest to an offset and may account for the measure: of the stretch, and
    where that names none, of the sentence before it ("the town was shelled, and 12 died")."""
    fitting = [one for one in mentions if one.start < end and _accounts(one, measure)]
    inside = [one for one in fitting if one.start >= start]
    return min(inside or fitting, key=lambda one: abs(one.start - at), default=None)


def _accounts(mention: Mention, measure: str | None) -> bool:
    """Whether what the mention names can do what is measured: no parade kills."""
    if mention.family is None or measure not in word_set(__package__, "words.txt", "harmed"):
        return True
    return mention.family in word_set(__package__, "words.txt", "harming")


def turns(text: str, start: int) -> bool:
    """Whether the clause that begins there turns to another event."""
    return _turning().match(text, start) is not None


@cache
def _turning() -> re.Pattern[str]:
    words = "|".join(sorted(word_set(__package__, "words.txt", "turning")))
    phrase = (
        r"in (?:a|an|the) (?:separate|different|unrelated|similar|second|same context)|in another"
    )
    return re.compile(rf"\W*(?:(?:and|but|also|while) )?(?:{words}|{phrase})\b", re.IGNORECASE)


def _place(claim: Quantity) -> Place | None:
    if claim.place is None or claim.place_id is None or claim.place_via is None:
        return None
    return Place(claim.place, claim.place_id, claim.country, claim.place_via)


def _days(claim: Quantity) -> Days | None:
    """The days of a claim's event where its own sentence tells them."""
    start, end = claim.window_start, claim.window_end
    if start is None or claim.window_via not in (None, "clause", "sentence"):
        return None
    if claim.window_kind == "since" or end is None or end - start > LONGEST:
        return None
    return start, end
