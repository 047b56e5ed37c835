"""Who is in the world: thirty orderly outlets, each with a behaviour, and the hostile ones."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Literal

from tests.world.behaviours import FEW, move, orderly
from tests.world.clock import START
from tests.world.hostile import hostile
from tests.world.outlets import Item, Outlet
from tests.world.rules import hours
from tests.world.server import Play, Served
from tests.world.stories import Story, Telling, stories, tell

Cast = Literal["all", "orderly", "few"]
NET, HOSTILE_NET = "127.0.1.", "127.0.2."
FOR_EVER = 10_000.0
NOTE = "Correction: an earlier version of this article gave a wrong number of dead."
# Outlets that hold back, lose or take back articles on purpose: no story's figures rest on them.
UNSURE = (
    "gone",
    "missing",
    "silent",
    "private",
    "edits",
    "edits with a note",
    "wire",
    "wire 2",
    "wire 3",
)


@dataclass(slots=True)
class Script:
    """The sites by address, what is expected of the product, and the feeds to be listed.

    `stored` are the addresses of the articles to be stored, `unwanted` those that robots.txt keeps
    from us. `towns` is what stories are about, `contradictory` those of whose story two figures are
    told, `edited` the address of the article whose figure changes in secret.
    """

    outlets: dict[str, Outlet] = field(default_factory=dict)
    hostile: dict[str, Play] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)  # of hostile sites, by address
    stored: set[str] = field(default_factory=set)
    unwanted: set[str] = field(default_factory=set)
    contradictory: set[str] = field(default_factory=set)
    towns: set[str] = field(default_factory=set)
    edited: set[str] = field(default_factory=set)


def write(served: Served, days: int, cast: Cast) -> Script:
    """The world for so many days: all of it, its orderly sites, or a few of those."""
    chance, script = Random(7), Script()
    behaviours = orderly()
    if cast == "few":
        behaviours = {name: behaviours[name] for name in FEW}
    for number, (name, outlet) in enumerate(behaviours.items(), start=1):
        outlet.title = f"The {name.title()} Times"
        outlet.host = served.host(f"{NET}{number}")
        script.outlets[name] = outlet
    move(script.outlets)
    _allot(script, stories(START, days, chance)[: 14 if cast == "few" else None], chance)
    _specials(script, chance)
    _expect(script, days)
    if cast == "all":
        trap = f"http://{served.host('127.0.0.1')}"
        for number, (name, play) in enumerate(hostile(trap, HOSTILE_NET), start=1):
            script.hostile[f"{HOSTILE_NET}{number}"] = play
            script.names[f"{HOSTILE_NET}{number}"] = name
    return script


def _allot(script: Script, told: list[Story], chance: Random) -> None:
    """Each story to two or three outlets; of every sixth two tell different tolls."""
    sure = [outlet for name, outlet in script.outlets.items() if name not in UNSURE]
    unsure = [o for n, o in script.outlets.items() if n in ("gone", "missing", "private")]
    for story in told:
        script.towns.add(story.town)
        differs = story.number % 6 == 1 and story.kind in ("flood", "fire", "bus")
        tellers = chance.sample(sure, 2 if differs else 3)
        for place, outlet in enumerate(tellers):
            killed = story.killed + 37 if differs and not place else None  # later less: no update
            _add(outlet, story, 5 + 4 * place + chance.random() * 3, tell(story, chance, killed))
        if differs:
            script.contradictory.add(story.town)
        elif unsure:
            _add(chance.choice(unsure), story, 17 + chance.random() * 4, tell(story, chance))


def _add(outlet: Outlet, story: Story, hour: float, words: Telling) -> Item:
    day = datetime.combine(story.day, datetime.min.time(), START.tzinfo)
    path = f"/private/{story.number}" if _is_private(outlet, story) else f"/news/{story.number}"
    item = Item(day + timedelta(hours=hour), f"http://{outlet.host}{path}", words)
    outlet.items.append(item)
    return item


def _is_private(outlet: Outlet, story: Story) -> bool:
    return bool(outlet.robots) and story.number % 2 == 0


def _specials(script: Script, chance: Random) -> None:
    """What no story of the day covers: bursts, edits, one article in three feeds, a last word."""
    others = stories(START, 5, Random(11))
    if "bursty" in script.outlets:
        outlet = script.outlets["bursty"]
        for number, story in enumerate(others[:14]):
            words = Telling(f"Notes from {story.street}", _colours(story, chance))
            at = hours(33 + number / 20)
            outlet.items.append(Item(at, f"http://{outlet.host}/notes/{number}", words))
    for name, note in [("edits", ""), ("edits with a note", NOTE)]:
        if name in script.outlets:
            _edited(script, name, note, chance)
    if "wire" in script.outlets:
        _wire(script, chance)
    if "silent" in script.outlets:
        outlet = script.outlets["silent"]
        words = Telling("A quiet town", _colours(others[3], chance))
        outlet.items.append(Item(hours(4), f"http://{outlet.host}/last", words))


def _colours(story: Story, chance: Random) -> tuple[str, ...]:
    """A text without figures."""
    return tell(story, chance).paragraphs[-1:]


def _edited(script: Script, name: str, note: str, chance: Random) -> None:
    """An article whose toll is another seven hours later; its town belongs to no other story."""
    outlet = script.outlets[name]
    town, street = ("Tartu", "Lilac Street") if note else ("Limoges", "Enamel Street")
    country = "Estonia" if note else "France"
    story = Story(
        90, "fire", town, country, "", f"Ada {town}son", street, hours(30).date(), 58, 140
    )
    first = tell(story, chance)
    toll = tuple(text.replace("58 people", "17 people") for text in first.paragraphs)
    title = first.title.replace("58", "17")
    after = Telling(title, (*toll, note) if note else toll)
    url = f"http://{outlet.host}/news/90"
    outlet.items.append(Item(hours(31), url, first, ((hours(38), after),)))
    if not note:
        script.edited.add(url)


def _wire(script: Script, chance: Random) -> None:
    """One article of the wire in three feeds, each with marks of its own behind the address."""
    story = Story(
        91,
        "bus",
        "Split",
        "Croatia",
        "",
        "Vesna Radman",
        "Lavender Street",
        hours(54).date(),
        19,
        33,
    )
    home = script.outlets["wire"]
    url = f"http://{home.host}/news/91"
    words = tell(story, chance)
    for name, mark in [
        ("wire", ""),
        ("wire 2", "?utm_source=two"),
        ("wire 3", "?utm_source=three"),
    ]:
        script.outlets[name].items.append(Item(hours(55), url, words, marked=mark))


def _expect(script: Script, days: int) -> None:
    """Which articles are to be on file in the end."""
    last = hours(24 * days - 2)
    ends = {"gone": hours(71), "missing": hours(47)}
    for name, outlet in script.outlets.items():
        for item in outlet.items:
            if "/private/" in item.url:
                script.unwanted.add(item.url)
            elif item.moment <= min(last, ends.get(name, last)):
                script.stored.add(item.url)
