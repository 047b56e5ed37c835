"""What an article's story is made of: the marks by which two articles are known to tell one event.

Pure pattern work on the text, no parse: capitalised names, streets, ages, days, kinds of event and
content words. The event gate (`warehouse.judgement.event`) compares two stories; a single mark
proves little, and each is kept apart so that a reader can be told which ones agreed.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from extractors.events.days import days_in
from extractors.events.marks import ages_in, kinds_in, names_in, streets_in, words_in
from extractors.events.spots import spots_in
from extractors.moments import day_of
from extractors.records import Article

# Marks are read from this much of a text; a story is told in its first screens, and hostile pages
# must not grow a story without end.
READ = 8_000
LEAD = 1_200
MOST_WORDS = 220
MOST_NAMES = 60
_WORDED = ("names", "streets", "kinds", "words", "spots")


@dataclass(frozen=True, slots=True)
class Story:
    """The marks of one article's story; all words folded (lower case, no accents, no plural).

    `names` are capitalised names ("maria lopez"), `streets` street names without type and
    direction ("walker mill"), `ages` the ages of the people in it, `days` the days on which the
    lead says that things happened, `kinds` kinds of event ("shooting", "flood"), `words` content
    words, `spots` the villages, camps and quarters that the lead names. `published` is the day of
    publication.
    """

    published: date | None
    names: frozenset[str]
    streets: frozenset[str]
    ages: frozenset[int]
    days: frozenset[date]
    kinds: frozenset[str]
    words: frozenset[str]
    spots: frozenset[str] = frozenset()


def story_of(article: Article) -> Story:
    """The marks of an article's story, in about a millisecond.

    Days are resolved against the publication date; without one only full dates count.
    """
    title = article.title or ""
    text = article.text[:READ]
    whole = text if title and title in text[:LEAD] else f"{title}\n{text}"
    published = day_of(article.published) if article.published else None
    return _story(whole, whole[: LEAD + len(title)], published)


def _story(text: str, lead: str, published: date | None) -> Story:
    return Story(
        published=published,
        names=frozenset(_first(names_in(text), MOST_NAMES)),
        streets=frozenset(_first(streets_in(text), MOST_NAMES)),
        ages=frozenset(ages_in(text)),
        days=frozenset(days_in(lead, published)),
        kinds=frozenset(kinds_in(lead)),
        words=frozenset(_first(words_in(text), MOST_WORDS)),
        spots=frozenset(_first(spots_in(lead), MOST_NAMES)),
    )


def _first(items: Iterable[str], most: int) -> list[str]:
    return list(dict.fromkeys(items))[:most]


def to_json(story: Story) -> dict[str, Any]:
    """A story as an object for JSON, the same for equal stories.

    Each kind of mark is one string, its members sorted and parted by "|", which no mark holds:
    reading one string and cutting it takes a quarter of the time that a list of strings does.
    """
    return {
        "published": story.published.isoformat() if story.published else None,
        "days": _joined(day.isoformat() for day in story.days),
        "ages": sorted(story.ages),
        **{name: _joined(getattr(story, name)) for name in _WORDED},
    }


def from_json(held: dict[str, Any] | str) -> Story:
    """The story of an object that `to_json` made.

    Files hold older forms of it too: a string of JSON, and lists of strings.
    """
    fields = json.loads(held) if isinstance(held, str) else held
    return Story(
        published=date.fromisoformat(fields["published"]) if fields["published"] else None,
        names=_cut(fields["names"]),
        streets=_cut(fields["streets"]),
        ages=frozenset(fields["ages"]),
        days=frozenset(map(date.fromisoformat, _cut(fields["days"]))),
        kinds=_cut(fields["kinds"]),
        words=_cut(fields["words"]),
        spots=_cut(fields.get("spots", "")),
    )


def _joined(marks: Iterable[str]) -> str:
    return "|".join(sorted(marks))


def _cut(held: str | list[str]) -> frozenset[str]:
    if not held:
        return frozenset()
    return frozenset(held.split("|") if isinstance(held, str) else held)
