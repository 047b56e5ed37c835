"""The gazetteer: which places a name may mean, and which place lies in which.

Loading splits the data file into lines and no more (about 0.1 s); a name is found by bisection and
its rows are read when they are asked for.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from extractors.errors import GazetteerError
from extractors.places.packing import unpack

DATA_FILE = "gazetteer.gz"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    `kind`: C country, N region that news names, R first-level region, D district, P city.
    `number` is its place in the file, `parent` the number of the
    place it lies in, 0 for none. `population` 0 where unknown.
    """

    number: int
    id: str
    name: str
    kind: str
    parent: int
    population: int


class Gazetteer:
    """Names to places; see `load_gazetteer`."""

    def __init__(self, data: bytes) -> None:
        """Raises GazetteerError where the bytes are not a data file of this version."""
        try:
            _, self._rows, self._keys, self._loose, members = unpack(data)
        except (ValueError, EOFError, OSError) as broken:
            raise GazetteerError(
                f"{DATA_FILE}: cannot be read ({broken}); build it again with `make gazetteer`"
            ) from broken
        self._members = {
            outer: frozenset(held.split())
            for outer, _, held in (m.partition("\t") for m in members)
        }
        self.entry = lru_cache(maxsize=4096)(self._entry)
        self.chain = lru_cache(maxsize=8192)(self._chain)
        self.region_of = lru_cache(maxsize=8192)(self._region_of)
        self.country_code = lru_cache(maxsize=8192)(self._country_code)
        self._above = lru_cache(maxsize=4096)(self._find_above)

    def find(self, key: str) -> tuple[int, ...]:
        """The numbers of the places filed under a strict key (see `fold`), far names below zero."""
        return _filed(self._keys, key)

    def find_loose(self, bones: str) -> tuple[int, ...]:
        """The numbers of the places filed under a loose key (see `skeleton`)."""
        return _filed(self._loose, bones)

    def goes_on(self, key: str) -> bool:
        """Does a longer name begin with the words of this strict key?"""
        place = bisect_left(self._keys, key + " ")
        return place < len(self._keys) and self._keys[place].startswith(key + " ")

    def capital(self, country: str) -> Entry | None:
        """The capital of a country by its ISO 3166 code, None where the inputs name none."""
        numbers = self.find(f"capital of {country.lower()}")
        return self.entry(numbers[0]) if numbers else None

    def is_capital(self, entry: Entry) -> bool:
        """Is the place the capital of the country it lies in, and a city?"""
        country = self.country_code(entry.number)
        return entry.kind == "P" and country is not None and entry == self.capital(country)

    def _entry(self, number: int) -> Entry:
        identity, name, kind, parent, population = self._rows[number - 1].split("|")
        return Entry(number, identity, name, kind, int(parent or 0), int(population or 0))

    def by_id(self, identity: str) -> Entry | None:
        """The place of that id, None where the gazetteer has none."""
        sought = identity + "|"
        place = bisect_left(self._rows, sought)
        if place < len(self._rows) and self._rows[place].startswith(sought):
            return self.entry(place + 1)
        return None

    def _chain(self, number: int) -> tuple[Entry, ...]:
        """A place and the places it lies in, one within the other, itself first."""
        entries: list[Entry] = []
        while number and len(entries) < 8:
            entries.append(self.entry(number))
            number = entries[-1].parent
        return tuple(entries)

    def _country_code(self, number: int) -> str | None:
        """The ISO 3166 code of the country a place lies in, None for parts of the world."""
        for entry in self.chain(number):
            if entry.kind == "C":
                return entry.id
        return None

    def _region_of(self, number: int) -> int:
        """The number of the first-level region a place lies in, else of its outermost place."""
        over = self.chain(number)
        return next((one.number for one in over if one.kind == "R"), over[-1].number)

    def country_of(self, identity: str) -> str | None:
        """The ISO 3166 code of the country that the place of an id lies in."""
        entry = self.by_id(identity)
        return self.country_code(entry.number) if entry else None

    def name_of(self, identity: str) -> str | None:
        """The name shown for an id, None where unknown."""
        entry = self.by_id(identity)
        return entry.name if entry else None

    def members(self) -> Mapping[str, frozenset[str]]:
        """What each region that news names holds, ids by id; empty where nothing is listed."""
        return self._members

    def contains(self, outer_id: str, inner_id: str) -> bool:
        """Does the outer place hold the inner one, or are they the same? False for unknown ids."""
        entry = self.by_id(inner_id)
        return entry is not None and (outer_id == inner_id or outer_id in self._above(entry.id))

    def _find_above(self, identity: str) -> frozenset[str]:
        above: set[str] = set()
        waiting = [identity]
        while waiting:
            found = self.by_id(waiting.pop())
            if found is None:
                continue
            over = [entry.id for entry in self.chain(found.number)]
            over += [outer for outer, held in self._members.items() if not held.isdisjoint(over)]
            new = [one for one in over if one not in above]
            above.update(new)
            waiting.extend(one for one in new if one != found.id)
        return frozenset(above)


def _filed(lines: list[str], key: str) -> tuple[int, ...]:
    sought = key + "\t"
    place = bisect_left(lines, sought)
    if place < len(lines) and lines[place].startswith(sought):
        return tuple(map(int, lines[place][len(sought) :].split(" ")))
    return ()


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships with the package, read once.

    Raises GazetteerError where its data file is missing or broken.
    """
    try:
        data = (resources.files(__package__) / "data" / DATA_FILE).read_bytes()
    except OSError as gone:
        raise GazetteerError(
            f"{DATA_FILE}: missing from the package; build it with `make gazetteer`"
        ) from gone
    return Gazetteer(data)
