"""Under which keys a place is filed: the build's choice among the many names of GeoNames.

GeoNames gives a city the names of all languages and ages without saying which is which. Kept are:
the name itself; for places whose names are carried over from Arabic script every Latin spelling;
for the larger cities elsewhere those Latin names that an English text could use. A name whose
consonants are not those of the main name ("Berea" for Aleppo) is marked as a far one.
"""

import re
from collections import defaultdict
from typing import Any

from extractors.places.fold import ARABIC_SCRIPT, consonants, fold, skeleton, without_article

LARGE = 150_000
_LATIN = re.compile(r"^['‘’`ʿʻ]?(?:[a-z]{2}[- ])?[A-ZÀ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'‘’`ʿʾʼʻ .-]*$")
_CODE = re.compile(r"^[A-Z]{2,5}$")
_FOREIGN_FRAME = re.compile(
    r"^(?:Lungsod|Gorad|Gorod|Horad|Dakbayan|Siudad|Bandar|Madinat|Kota|Ciudad|Ville|Stad|Oras|Vila"
    r"|Comuna|Municipio|Municipality|Kreisfreie|Wilayat|Shahr|Obec|Mesto) "
    r"|(?: shaary| khot| shahri)$"
)


class Names:
    """Strict keys and the ids filed under each; a minus before an id marks a far name."""

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, bool]] = defaultdict(dict)
        self.gone: set[tuple[str, str]] = set()
        self.loose: dict[str, set[str]] = defaultdict(set)
        self.shown: dict[str, str] = {}

    def add(self, identity: str, name: str, far: bool = False) -> None:
        """File a place under a name."""
        key = fold(name)
        if key:
            self.keys[key][identity] = far and self.keys[key].get(identity, True)

    def add_city(self, identity: str, city: dict[str, Any]) -> None:
        """File a city under its name and those of its further names that are worth a key."""
        self.add(identity, city["name"])
        main = consonants(fold(city["name"]))
        arabic = city["countrycode"] in ARABIC_SCRIPT
        if arabic:
            self._add_loose(identity, city["name"])
        if not arabic and city["population"] < LARGE:
            return
        for other in city["alternatenames"]:
            if worth_a_key(other):
                self.add(identity, other, far=consonants(fold(other)) != main)

    def _add_loose(self, identity: str, name: str) -> None:
        key = fold(name)
        self.keys[without_article(key)].setdefault(identity, False)
        bones = skeleton(key)
        if bones:
            self.loose[bones].add(identity)

    def share_with_regions(self, rows: dict[str, Any]) -> None:
        """A region named as its main city is takes that city's spellings: Halab is both."""
        by_id: dict[str, list[str]] = defaultdict(list)
        for key, filed in self.keys.items():
            for identity, far in filed.items():
                if not far:
                    by_id[identity].append(key)
        for identity, row in rows.items():
            if row.kind in "RD" and row.parent[:2] in ARABIC_SCRIPT:
                self._add_loose(identity, row.name)
        for key in list(self.keys):
            regions = [one for one in self.keys[key] if rows[one].kind == "R"]
            for region in regions:
                for city in list(self.keys[key]):
                    if rows[city].kind == "P" and _within(rows, city, region):
                        if region[:2] in ARABIC_SCRIPT and key == fold(rows[region].name):
                            rows[city].name = rows[region].name
                        for other in by_id[city]:
                            self.keys[other].setdefault(region, False)

    def drop(self) -> None:
        """Take off the names that the own spellings deny (`gone`: pairs of key and id)."""
        for key, identity in self.gone:
            self.keys[key].pop(identity, None)

    def in_region(self, rows: dict[str, Any], key: str, region: str) -> str | None:
        """The district of that strict key that lies in a region, None where there is none."""
        for identity in self.keys.get(key, ()):
            if rows[identity].kind == "D" and rows[identity].parent == region:
                return identity
        return None


def worth_a_key(name: str) -> bool:
    """Could an English text use this further name? Not codes, other scripts, "Lungsod ng Paris"."""
    return bool(
        len(name) > 3
        and len(name) < 30
        and _LATIN.match(name)
        and not _CODE.match(name)
        and not _FOREIGN_FRAME.search(name)
    )


def _within(rows: dict[str, Any], city: str, region: str) -> bool:
    parent = rows[city].parent
    return parent == region or (parent in rows and rows[parent].parent == region)
