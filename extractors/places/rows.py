"""The gazetteer's rows as the build makes them: countries, own regions, regions, districts, cities.

Ids are GeoNames' own: a country's ISO 3166 code ("SY"), a first-level region's code ("SY.12"), a
city's geonameid ("169389"). Districts have no id in the inputs: a US county takes GeoNames' second-
level code ("US.TN.157"), any other its region's code and folded name ("AF.23.panjwayi").
"""

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from extractors.places.cues import PLACES
from extractors.places.fold import ARABIC_SCRIPT, fold
from extractors.places.spelled import Names
from extractors.tables import rows as rows_of

SMALLEST = 1000  # GeoNames adds the seats of small districts; in countries at war none is too small
GONE_COUNTRIES = frozenset({"AN", "CS"})  # dissolved; GeoNames keeps them for old records
_KIND_WORDS = re.compile(
    r"^(?:Muhafazat|City state|State of|Republic of) | (?:Province|Governorate|Oblast[’']?|oblast"
    r"|Region|Department|Division|Republic|Krai|Kray|Prefecture|Voivodeship|State|County"
    r"|District|Municipality)$"
)


@dataclass(slots=True)
class Row:
    """A place: `kind` is C country, N own region, R first-level region, D district, P city.

    `parent` is the id of the place it lies in; `population` 0 where the inputs give none.
    """

    id: str
    name: str
    kind: str
    parent: str
    population: int


def add_countries(rows: dict[str, Row], names: Names, countries: dict[str, Any]) -> None:
    """Every country of GeoNames that still exists."""
    for code, country in countries.items():
        if code not in GONE_COUNTRIES:
            name = country["name"].strip().removeprefix("The ")
            rows[code] = Row(code, name, "C", "", country["population"])
            names.add(code, name)


def own_regions(rows: dict[str, Row], names: Names) -> dict[str, str]:
    """The package's own regions; returns what each one holds, ids with blanks between."""
    holds = {}
    for row in rows_of(PLACES, "named_regions.tsv", glue=""):
        identity = row["id"]
        rows[identity] = Row(identity, row["name"], "N", row["within"], 0)
        names.add(identity, row["name"])
        for other in row["further"].split(";"):
            names.add(identity, other)
        holds[identity] = row["holds"]
    return holds


def own_spellings(rows: dict[str, Row], names: Names) -> None:
    """The package's own spellings; one after "=" is the name shown, one after "!" none.

    A first-level region that the inputs leave out is made here (Central Darfur).
    """
    for row in rows_of(PLACES, "spellings.tsv", glue=""):
        identity = row["id"]
        for name in row["names"].split(";"):
            if name.startswith("!"):
                names.gone.add((fold(name[1:]), identity))
                continue
            if name.startswith("=") and identity in rows:
                rows[identity].name = name[1:]
            elif name.startswith("="):
                rows[identity] = Row(identity, name[1:], "R", identity.split(".")[0], 0)
            names.add(identity, name.removeprefix("="))


def capitals(rows: dict[str, Row], names: Names, tables: dict[str, Any]) -> None:
    """File each capital under "capital of" and its country's code: the largest city of its name."""
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    for city in sorted(tables["cities1000"].values(), key=lambda one: -one["population"]):
        largest.setdefault((city["countrycode"], fold(city["name"])), city)
    for code, country in tables["countries"].items():
        found = largest.get((code, fold(country["capital"])))
        if found is not None and str(found["geonameid"]) in rows:
            names.add(str(found["geonameid"]), f"capital of {code}")


def never(names: Names) -> None:
    """Take off the names that news never means as a place: West, North Side, University."""
    for row in rows_of(PLACES, "traps.tsv", glue=""):
        for key in row["names"].split(";") if row["kind"] == "never" else ():
            names.keys.pop(key, None)


def no_places(names: Names) -> None:
    """Names that hold a place's name and are none: filed under no row, so that no part is found."""
    for row in rows_of(PLACES, "organisations.tsv", glue=""):
        for name in row["names"].split(";"):
            names.keys[fold(name)] = {}


def add_regions(
    rows: dict[str, Row], names: Names, tables: dict[str, Any], reversed_rows: list[dict[str, Any]]
) -> None:
    """First-level regions, named by the state that most of their cities are said to lie in."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for city, found in matched(tables["cities1000"], reversed_rows):
        if found.get("state"):
            said[f"{city['countrycode']}.{city['admin1code']}"][found["state"]] += 1
    for code in sorted(said):
        name = said[code].most_common(1)[0][0]
        bare = bare_name(name)
        if code[:2] in ARABIC_SCRIPT:
            bare = plain_name(bare)
        rows[code] = Row(code, bare, "R", code.split(".")[0], 0)
        names.add(code, bare)
        names.add(code, name)
    for county in tables["us_counties"]:
        code = f"US.{county['state']}.{county['fips'][2:]}"
        rows[code] = Row(code, county["name"], "D", f"US.{county['state']}", 0)
        names.add(code, county["name"])
        names.add(code, county["name"].replace(" County", " Co"))


def add_cities(
    rows: dict[str, Row],
    names: Names,
    cities: dict[str, Any],
    reversed_rows: list[dict[str, Any]],
) -> None:
    """Cities with their districts between them and their regions, where the inputs name one."""
    districts = {city["geonameid"]: found for city, found in matched(cities, reversed_rows)}
    for city in cities.values():
        if city["population"] < SMALLEST and city["countrycode"] not in ARABIC_SCRIPT:
            continue
        region = f"{city['countrycode']}.{city['admin1code']}"
        parent = region if region in rows else city["countrycode"]
        county = districts.get(city["geonameid"], {}).get("county")
        if county:
            parent = _district(rows, names, parent, county)
        identity = str(city["geonameid"])
        shown = plain_name(city["name"]) if city["countrycode"] in ARABIC_SCRIPT else city["name"]
        rows[identity] = Row(identity, shown, "P", parent, city["population"])
        names.add_city(identity, city)


def _district(rows: dict[str, Row], names: Names, region: str, county: str) -> str:
    if region.startswith("US."):
        found = names.in_region(rows, fold(county), region)
        return found or region
    bare = bare_name(county)
    if region[:2] in ARABIC_SCRIPT:
        bare = plain_name(bare)
    identity = f"{region}.{fold(bare).replace(' ', '-')}"
    if identity not in rows:
        rows[identity] = Row(identity, bare, "D", region, 0)
        names.add(identity, bare)
    return identity


def plain_name(name: str) -> str:
    """A name carried over from Arabic script without its learned signs: "Ma'arrat an Nu'man"."""
    decomposed = unicodedata.normalize("NFKD", name)
    letters = "".join(one for one in decomposed if not unicodedata.combining(one))
    return re.sub(r"[‘’`ʿʾʼʻ]", "'", letters).strip("'")


def bare_name(name: str) -> str:
    """A region's name without the word for its kind: "Kherson Oblast" is "Kherson"."""
    return _KIND_WORDS.sub("", name).strip() or name


def matched(
    cities: dict[str, Any], reversed_rows: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The cities that both inputs hold, matched by country, name and place on the map."""
    by_place = {
        (
            city["countrycode"],
            city["name"],
            round(city["latitude"], 3),
            round(city["longitude"], 3),
        ): city
        for city in cities.values()
    }
    pairs = []
    for found in reversed_rows:
        place = (
            found["country_code"],
            found["city"],
            round(found["latitude"], 3),
            round(found["longitude"], 3),
        )
        if place in by_place:
            pairs.append((by_place[place], found))
    return pairs
