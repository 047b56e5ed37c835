"""The evidence that two articles tell of one event: some twenty features that a person can read.

Never the figures that are compared: whether they agree must not decide what they are about.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from extractors.events.spots import skeleton
from extractors.parsing.known_words import common_words
from warehouse.events.told import Told, family_of, is_frequent, lasts

# Does one place of the gazetteer, by id, hold the other? And how fine is a place: 0 a country, 1 a
# region, 2 a district, 3 a town or less.
Holds = Callable[[str, str], bool]
Fineness = Callable[[str], int]
# How many people live in a place; 0 where that is unknown.
People = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Atlas:
    """What the evidence asks of the gazetteer."""

    holds: Holds
    fineness: Fineness
    people: People


# One in which no place lies in another, and all are alike.
BLANK = Atlas(lambda outer, inner: outer == inner, lambda _: 3, lambda _: 0)

MOST_RIVALS = 6
# A storm or an outbreak goes on in phases, which accounts may set so many days apart.
PHASED, PHASES = frozenset({"disaster", "health"}), 7
# In a place of more people the same things happen again and again.
CITY = 150_000


@dataclass(frozen=True, slots=True)
class Trait:
    """One feature of a pair of events: its name, its value (0 is "nothing is known") and what
    agreed or clashed, in words."""

    name: str
    value: float
    detail: str = ""


def evidence(a: Told, b: Told, atlas: Atlas) -> tuple[Trait, ...]:
    """All features of a pair that say anything."""
    found = [
        trait
        for traits in (
            _days(a, b),
            _places(a, b, atlas),
            _spots(a, b),
            _kinds(a, b),
            _names(a, b),
            _articles(a, b),
        )
        for trait in traits
        if trait.value
    ]
    attacks = "attack" in _families(a.kinds) & _families(b.kinds)
    return (*found, *_together({trait.name: trait.value for trait in found}, attacks))


def _together(found: dict[str, float], attacks: bool) -> Iterator[Trait]:
    """What says more together than one by one; `attacks`: both tell of one."""
    day = "same_day" in found
    near = found.keys() & {"same_town", "same_spot", "same_street"}
    apart = found.keys() & {"place_clash", "spot_clash", "street_clash"}
    words = found.get("words", 0.0)
    if day:
        yield Trait("day_words", words)
        for name, there in (
            ("day_and_town", near),
            ("day_and_region", found.keys() & {"same_region", "in_region"}),
            ("day_and_kind", "same_kind" in found),
            ("day_kind_town", near and "same_kind" in found),
            ("day_and_target", "same_target" in found),
            ("day_main", "both_main" in found),
        ):
            if there:
                yield Trait(name, 1.0)
    if "both_main" in found:
        yield Trait("main_words", words)
    if "day_fits" in found:
        yield Trait("fits_words", words)
    if attacks and "next_day" in found and not near - {"same_town"}:
        yield Trait("other_day", 1.0, "attacks of two days")
    if found.keys() & {"days_apart", "day_unfit"} or apart:
        yield Trait("apart_words", found.get("article_words", 0.0))


def _days(a: Told, b: Told) -> Iterator[Trait]:
    if a.published and b.published:
        apart = abs((a.published - b.published).days)
        yield Trait("published_apart", min(apart, 30) / 30)
    if not (a.first and a.last and b.first and b.last):
        return
    gap = max((a.first - b.last).days, (b.first - a.last).days, 0)
    if a.dated and b.dated:
        exact = a.last - a.first <= timedelta(1) and b.last - b.first <= timedelta(1)
        if gap == 0:
            name = "same_day" if exact else "days_meet"
            yield Trait(name, 1.0, f"both are of {max(a.first, b.first)}")
        elif gap <= PHASES and any(map(_has_phases, a.kinds | b.kinds)):
            return
        elif gap == 1:
            yield Trait("next_day", 1.0, "their days are next to each other")
        else:
            yield Trait("days_apart", 1.0, f"their days lie {gap} days apart")
            yield Trait("days_far", min(gap, 30) / 30)
    elif a.dated or b.dated:
        if gap == 0:
            yield Trait("day_fits", 1.0, "the day of one fits the publication of the other")
        else:
            yield Trait("day_unfit", min(gap, 10) / 10, f"one is told {gap} days off")
    elif gap:
        yield Trait(
            "told_apart", min(gap, 10) / 10, f"no day is stated, and {gap} days lie between"
        )


def _has_phases(kind: str) -> bool:
    """Whether a kind goes on for days in phases; a war's days are those of its battles."""
    return lasts(kind) and family_of(kind) in PHASED


def _places(a: Told, b: Told, atlas: Atlas) -> Iterator[Trait]:
    if a.place_id is None or b.place_id is None:
        if a.country and b.country and a.country != b.country:
            yield Trait("place_clash", 1.0, f"one is in {a.country}, the other in {b.country}")
        else:
            yield Trait("place_unknown", 1.0)
        return
    fine = min(atlas.fineness(a.place_id), atlas.fineness(b.place_id))
    if a.place_id == b.place_id:
        name = ("same_country", "same_region", "same_district", "same_town")[fine]
        yield Trait(name, 1.0, f"both name {a.place}")
        if fine == 3 and atlas.people(a.place_id) > CITY:
            yield Trait("same_city", 1.0)
    elif atlas.holds(a.place_id, b.place_id) or atlas.holds(b.place_id, a.place_id):
        inner, outer = (b, a) if atlas.holds(a.place_id, b.place_id) else (a, b)
        name = "in_country" if fine == 0 else "in_region"
        yield Trait(name, 1.0, f"{inner.place} lies in {outer.place}")
    elif a.placed and b.placed:
        yield Trait("place_clash", 1.0, f"one names {a.place}, the other {b.place}")
    else:
        yield Trait("place_differs", 1.0, f"the one is put in {a.place}, the other in {b.place}")


def _spots(a: Told, b: Told) -> Iterator[Trait]:
    one, other = _skeletons(a.spots), _skeletons(b.spots)
    if shared := sorted(one[key] for key in one for spot in other if _one_name(key, spot)):
        yield Trait("same_spot", 1.0, f"both name {', '.join(shared[:2])}")
    elif named := [*_named(one, b.names), *_named(other, a.names)]:
        names = {**one, **other}
        yield Trait("spot_named", 1.0, f"both speak of {min(names[key] for key in named)}")
    elif one and other and not any((*_named(one, b.people), *_named(other, a.people))):
        detail = f"one names {min(a.spots)}, the other {min(b.spots)}"
        yield Trait("spot_clash", 1.0, detail)
    if a.streets & b.streets:
        yield Trait("same_street", 1.0, f"both name {min(a.streets & b.streets)}")
    elif a.streets and b.streets:
        yield Trait("street_clash", 1.0, "they name different streets")
    shared_targets = a.targets & b.targets
    if shared_targets:
        yield Trait(
            "same_target", min(len(shared_targets), 2) / 2, f"both name {min(shared_targets)}"
        )
    elif a.targets and b.targets:
        yield Trait("target_clash", 1.0, f"one names {min(a.targets)}, the other {min(b.targets)}")


_Bones = frozenset[str]


@lru_cache(maxsize=4096)
def _skeletons(names: frozenset[str]) -> dict[_Bones, str]:
    """The names by the skeletons of their words; two names of one skeleton are one."""
    return {bones: name for name in sorted(names) if (bones := _bones(name))}


@lru_cache(maxsize=4096)
def _bones(name: str) -> _Bones:
    return frozenset(filter(None, map(skeleton, name.split())))


def _one_name(a: _Bones, b: _Bones) -> bool:
    """Whether one of two names is the other or is short for it: "the Riders club", "the Riders
    Motorcycle club"; "Kafr Darbun" and "Kafr Nabl" are two."""
    return a <= b or b <= a


def _named(spots: Iterable[_Bones], other: frozenset[str]) -> Iterator[_Bones]:
    """The spots that are among names."""
    known = _skeletons_in(other)
    return (bones for bones in spots if bones <= known)


# An article meets many others, and its names are the same each time.
@lru_cache(maxsize=4096)
def _skeletons_in(names: frozenset[str]) -> frozenset[str]:
    return frozenset(skeleton(word) for name in names for word in name.split())


def _kinds(a: Told, b: Told) -> Iterator[Trait]:
    if any(map(is_frequent, a.kinds | b.kinds)):
        yield Trait("frequent_kind", 1.0, "such events happen often")
    if not (a.kinds and b.kinds):
        return
    shared = a.kinds & b.kinds
    if shared:
        yield Trait("same_kind", 1.0, f"both tell of {min(shared)}")
    elif not _families(a.kinds) & _families(b.kinds):
        detail = f"one tells of {min(a.kinds)}, the other of {min(b.kinds)}"
        yield Trait("kind_clash", 1.0, detail)
    if a.several != b.several:
        yield Trait("series", 1.0, "one tells of several")
    if rivals := min(max(a.rivals, b.rivals), MOST_RIVALS):
        yield Trait(
            "rivals", rivals / MOST_RIVALS, f"one article tells of {rivals} more such events"
        )


def _families(kinds: frozenset[str]) -> frozenset[str | None]:
    return frozenset(map(family_of, kinds))


def _names(a: Told, b: Told) -> Iterator[Trait]:
    if a.name and b.name:
        same = a.name.casefold() == b.name.casefold()
        yield Trait("same_name" if same else "name_clash", 1.0, f"{a.name}, {b.name}")
    shared = a.names & b.names
    if a.names and b.names:
        detail = f"both name {', '.join(sorted(shared)[:3])}"
        yield Trait("shared_names", len(shared) / len(a.names | b.names), detail)
    if a.means and b.means and a.means.isdisjoint(b.means):
        yield Trait("means_clash", 1.0, f"one names {min(a.means)}, the other {min(b.means)}")
    if a.ages & b.ages:
        yield Trait("same_ages", min(len(a.ages & b.ages), 2) / 2, "ages agree")
    elif len(a.ages) > 1 and len(b.ages) > 1:
        yield Trait("age_clash", 1.0, "no age of one is an age of the other")
    if a.classes & b.classes:
        yield Trait("same_class", 1.0)
    shared_figures = a.beside & b.beside
    if shared_figures:
        measure, value = min(shared_figures)
        detail = f"both give {value:,.10g} as “{measure.replace('_', ' ')}”"
        yield Trait("shared_figures", min(len(shared_figures), 2) / 2, detail)
    elif {measure for measure, _ in a.beside} & {measure for measure, _ in b.beside}:
        yield Trait("figures_differ", 1.0)
    yield Trait("words", _share(a.words, b.words), _both_say(a.words & b.words))
    yield Trait("rare_words", _share(_rare(a.words), _rare(b.words)))


def _articles(a: Told, b: Told) -> Iterator[Trait]:
    yield Trait("article_words", _share(a.around, b.around), "the articles share words")
    full = {name for name in a.people & b.people if " " in name}
    yield Trait(
        "people", min(len(full), 6) / 6, f"both articles name {', '.join(sorted(full)[:3])}"
    )
    single = {name for name in a.people & b.people if " " not in name}
    yield Trait("single_names", min(len(single), 10) / 10)
    if a.main and b.main:
        yield Trait("both_main", 1.0)
        yield Trait("titles", _share(a.title, b.title), "the headlines share words")
    elif not a.main and not b.main:
        yield Trait("both_aside", 1.0)
    if a.publisher is not None and a.publisher == b.publisher:
        yield Trait("one_outlet", 1.0)


def _rare(words: frozenset[str]) -> frozenset[str]:
    """Words that texts of all kinds seldom use: names and technical terms."""
    return words - common_words()


def _both_say(shared: frozenset[str]) -> str:
    told = sorted(shared, key=lambda word: (word in common_words(), word))[:4]
    return f"both say {', '.join(told)}"


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
