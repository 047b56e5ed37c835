"""Which places are quarters of a city: Harlem is in New York, Hackney in London.

GeoNames files them beside their city, and the inputs leave out what kind of place each row is, so
nearness and size have to tell. Only for countries whose news names a quarter as the scene.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import cos, pi, radians, sqrt
from typing import Any

from extractors.places.context import HOME
from extractors.places.rows import Row

_CITY = 250_000  # people of the smallest city that is looked at
_DENSITY = 4_000  # people on a square kilometre: what is farther out is a suburb, not a quarter
_SHARE = 15  # times as many people as its quarter a city has
_KM = 111.2  # kilometres in a degree of latitude
_BOROUGHS = {  # too large for the rule above: ids of GeoNames
    "5110302": "5128581", "5125771": "5128581", "5133273": "5128581", "5110266": "5128581",
    "5139568": "5128581",
}  # fmt: skip


def put_quarters_in_cities(rows: Mapping[str, Row], cities: Mapping[str, Any]) -> None:
    """Make the city of each quarter its parent, nearest city first."""
    for quarter, city in _BOROUGHS.items():
        if quarter in rows and city in rows:
            rows[quarter].parent = city
    near: dict[tuple[str, int, int], list[Any]] = defaultdict(list)
    for one in cities.values():
        if one["countrycode"] in HOME and one["population"] >= _CITY:
            for cell in _cells(one):
                near[cell].append(one)
    for one in cities.values():
        identity = str(one["geonameid"])
        around = _city_of(one, near.get(_cell(one), ()))
        if identity in rows and identity not in _BOROUGHS and around is not None:
            rows[identity].parent = str(around["geonameid"])


def _cell(place: Any) -> tuple[str, int, int]:
    region = f"{place['countrycode']}.{place['admin1code']}"
    return region, round(place["latitude"] * 2), round(place["longitude"] * 2)


def _cells(place: Any) -> Iterable[tuple[str, int, int]]:
    region, across, along = _cell(place)
    steps = (-1, 0, 1)
    return [(region, across + north, along + east) for north in steps for east in steps]


def _city_of(place: Any, cities: Iterable[Any]) -> Any | None:
    within = [
        (_distance(place, city), city["geonameid"], city)
        for city in cities
        if city["population"] >= _SHARE * max(1, place["population"])
    ]
    inside = [one for one in within if one[0] <= sqrt(one[2]["population"] / _DENSITY / pi)]
    return min(inside, key=lambda one: one[:2])[2] if inside else None


def _distance(one: Any, other: Any) -> float:
    """Kilometres, on a plane: the distances are short."""
    across = (one["latitude"] - other["latitude"]) * _KM
    along = (one["longitude"] - other["longitude"]) * _KM * cos(radians(one["latitude"]))
    return sqrt(across * across + along * along)
