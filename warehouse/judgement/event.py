"""Do two articles tell the same story? Asked of campaigns, sums and states, of no one event.

Each mark that agrees or clashes brings points; the sum decides. The points were set by hand in the
order of how rarely a mark agrees by chance (a street or a victim's name hardly ever, a word of the
trade often), then checked on development data. Events are linked (`warehouse.events.linking`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractors.events.story import Story
from warehouse.records import Gate

SAME_STORY = 2.0
# Of a campaign of months two articles need share less: most of what they tell is news of their day.
SAME_CAMPAIGN = 1.0
# The toll of a single event needs more: in a war or a large city several events of a day are told
# in the same words (measured on articles about single strikes of one war: 7 in 100 pairs of
# different strikes that reach SAME_STORY reach this, against 80 in 100 pairs about one shooting).
SAME_EVENT = 4.0
# One place lying in the other, one event may still be one of several in the larger place.
WIDER_PLACE = 1.0
# An outlet seldom tells one event in two articles; two of its articles mostly tell two events.
ONE_OUTLET = 2.0
# Two articles that share this much tell one event, whatever place each names in passing, and though
# only one of them names a place and they share no name.
SURELY_SAME = 4.0
STREET, STREET_CLASH = 3.0, -2.0
DAY, NEXT_DAY, DAY_CLASH = 2.0, 0.5, -3.0
FULL_NAME, MOST_FULL = 0.7, 3
NAME, MOST_NAMES = 0.3, 4
AGE, MOST_AGES, AGE_CLASH = 0.5, 2, -1.0
KIND_CLASH = -2.0
WORDS, WORDS_BY_CHANCE = 6.0, 0.35
# Two texts of a sentence or two have no days, streets or ages to show: only their words can say
# that they are one sentence told twice.
SHORT_TEXT = 40
SHORT_OVERLAP = 0.6
TOLD_TWICE = 6.0
_NAMED = frozenset({"names", "streets", "ages"})
_VOWELS = re.compile(r"[aeiouy]")
_EVENT = (
    r"(?:shooting|attack|incident|strike|airstrike|raid|blast|bombing|explosion|crash|quake"
    r"|earthquake|flood|fire|storm|outbreak|case|killing|accident|homicide|protest)"
)
_SEVERAL_EVENTS = re.compile(
    r"\b(?:pair|series|string|spate|rash|wave|spree|number|couple|two|three|four|five|six|several"
    rf"|multiple|many|dozen|half-dozen)(?: of)?(?: \w+){{0,2}} {_EVENT}s\b"
    r"|\b(?:violent|deadly|bloody) (?:weekend|night|day|week|month)\b|\bover the weekend\b"
    r"|\b(?:shootings|homicides|murders|stabbings|crashes|accidents)\b|\bcitywide\b"
    r"|\bacross the (?:city|county)\b"
    r"|\bin (?:less than |under |about |just )?[\w-]+ hours\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One kind of mark: the points it brings, and what agreed or clashed."""

    name: str
    points: float
    detail: str


def names_something(found: Iterable[Mark]) -> bool:
    """Whether two stories share a name, a street or an age; a day and words are shared by the news
    of all the world."""
    return any(mark.points > 0 for mark in found if mark.name in _NAMED)


def event_gate(found: Iterable[Mark], needed: float = SAME_STORY) -> Gate:
    """Whether the marks' points add up to one story."""
    telling = [mark for mark in found if mark.points]
    total = sum(mark.points for mark in telling)
    words = [mark.detail for mark in telling if (mark.points > 0) == (total >= needed)]
    detail = "; ".join(words) or "nothing that tells one story from another is shared"
    return Gate("event", "same" if total >= needed else "differs", detail)


@lru_cache(maxsize=4096)
def sums_up(sentence: str) -> bool:
    """Whether a sentence speaks of several events at once ("in a pair of shootings")."""
    return _SEVERAL_EVENTS.search(sentence) is not None


@lru_cache(maxsize=1024)
def marks(a: Story, b: Story) -> tuple[Mark, ...]:
    """How each kind of mark of two articles agrees or clashes."""
    if len(a.words) <= SHORT_TEXT and len(b.words) <= SHORT_TEXT and not (a.days and b.days):
        return (_short(a, b),)
    return (_streets(a, b), _days(a, b), _names(a, b), _ages(a, b), _kinds(a, b), _words(a, b))


def _short(a: Story, b: Story) -> Mark:
    together = len(a.words | b.words)
    share = len(a.words & b.words) / together if together else 1.0
    points = TOLD_TWICE if share >= SHORT_OVERLAP else -TOLD_TWICE
    return Mark("words", points, f"{share:.0%} of the words of the two short texts are shared")


def _streets(a: Story, b: Story) -> Mark:
    shared = a.streets & b.streets
    if shared:
        return Mark("streets", STREET, f"both name {_list(shared)}")
    if a.streets and b.streets:
        return Mark("streets", STREET_CLASH, _clash(a.streets, b.streets))
    return Mark("streets", 0.0, "")


def _days(a: Story, b: Story) -> Mark:
    if not (a.days and b.days):
        return Mark("days", 0.0, "")
    shared = a.days & b.days
    if shared:
        return Mark("days", DAY, f"both speak of {max(shared)}")
    nearest = min(abs((x - y).days) for x in a.days for y in b.days)
    if nearest <= 1:
        return Mark("days", NEXT_DAY, "they speak of neighbouring days")
    return Mark("days", DAY_CLASH, f"the days they speak of lie {nearest} days apart")


def _names(a: Story, b: Story) -> Mark:
    """Names of two words and more are people and bodies; single ones are mostly places."""
    shared = a.names & b.names
    full = {name for name in shared if " " in name}
    points = FULL_NAME * min(_spelled_apart(full), MOST_FULL)
    points += NAME * min(_spelled_apart(shared - full), MOST_NAMES)
    return Mark("names", points, f"both name {_list(full or shared)}")


def _spelled_apart(names: Iterable[str]) -> int:
    """How many names there are, two spellings of one counted once ("Yunis", "Younis")."""
    return len({_VOWELS.sub("", name) for name in names})


def _ages(a: Story, b: Story) -> Mark:
    shared = a.ages & b.ages
    if shared:
        ages = ", ".join(map(str, sorted(shared)[:3]))
        return Mark("ages", AGE * min(len(shared), MOST_AGES), f"both speak of people aged {ages}")
    clash = len(a.ages) > 1 and len(b.ages) > 1
    return Mark("ages", AGE_CLASH if clash else 0.0, "no age of one is an age of the other")


def _kinds(a: Story, b: Story) -> Mark:
    if a.kinds and b.kinds and not a.kinds & b.kinds:
        return Mark("kinds", KIND_CLASH, _clash(a.kinds, b.kinds))
    return Mark("kinds", 0.0, "")


def _words(a: Story, b: Story) -> Mark:
    smaller = min(len(a.words), len(b.words))
    share = len(a.words & b.words) / smaller if smaller else 0.0
    return Mark("words", WORDS * (share - WORDS_BY_CHANCE), f"{share:.0%} of the words are shared")


def _clash(a: Iterable[str], b: Iterable[str]) -> str:
    return f"one speaks of {_list(a)}, the other of {_list(b)}"


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)[:3])
