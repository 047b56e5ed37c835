"""The build: from the two packages' tables to a gazetteer."""

from typing import Any

import pytest

from extractors.places.gazetteer import Gazetteer
from extractors.places.making.build import build
from extractors.places.rows import bare_name, plain_name
from extractors.places.spelled import worth_a_key


def city(number: int, name: str, region: str, people: int, *others: str) -> dict[str, Any]:
    return {
        "geonameid": number,
        "name": name,
        "latitude": 35.0 + number / 100,
        "longitude": 36.0,
        "countrycode": "SY",
        "population": people,
        "admin1code": region,
        "alternatenames": list(others),
    }


CITIES = [
    city(1, "Khān Ţūmān", "09", 0, "Khan Touman", "خان طومان", "KTM"),
    city(2, "Ḩalab", "09", 2_000_000, "Halab", "Haleb", "Berea"),
]
TABLES = {
    "countries": {"SY": {"name": "Syria", "population": 20_000_000, "capital": "Khan Tuman"}},
    "cities1000": {str(one["geonameid"]): one for one in CITIES},
    "us_counties": [],
}
REVERSED = [
    {
        "country_code": "SY",
        "city": one["name"],
        "latitude": one["latitude"],
        "longitude": 36.0,
        "state": "Ḩalab Governorate",
        "county": "Mount Simeon District",
    }
    for one in CITIES
]


LEVANT = {"id": "x-levant", "name": "Levant", "further": "the Levant", "within": "", "holds": "SY"}


@pytest.fixture(scope="module")
def small(monkeypatch_module: pytest.MonkeyPatch) -> Gazetteer:
    monkeypatch_module.setattr(
        "extractors.places.rows.rows_of",
        lambda package, name, glue: [LEVANT] if "region" in name else [],
    )
    return Gazetteer(build(TABLES, REVERSED))


@pytest.fixture(scope="module")
def monkeypatch_module() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def ids(gazetteer: Gazetteer, key: str) -> list[str]:
    return [gazetteer.entry(abs(number)).id for number in gazetteer.find(key)]


def test_a_city_is_filed_under_its_latin_names(small: Gazetteer) -> None:
    assert ids(small, "khan touman") == ["1"]
    assert ids(small, "ktm") == []


def test_a_name_of_other_consonants_is_a_far_one(small: Gazetteer) -> None:
    assert small.find("berea")[0] < 0 < small.find("haleb")[0]


def test_a_region_named_as_its_city_takes_the_citys_spellings(small: Gazetteer) -> None:
    assert ids(small, "haleb") == ["SY.09", "2"]


def test_city_within_district_within_region_within_country_within_own_region(
    small: Gazetteer,
) -> None:
    for outer in ("SY.09.mount-simeon", "SY.09", "SY", "x-levant"):
        assert small.contains(outer, "1")
        assert not small.contains("1", outer)


def test_the_capital_is_found_by_its_country(small: Gazetteer) -> None:
    capital = small.capital("SY")
    assert capital is not None and capital.id == "1"
    assert small.capital("XX") is None


def test_the_same_inputs_give_the_same_bytes(small: Gazetteer) -> None:
    assert build(TABLES, REVERSED) == build(TABLES, REVERSED)


def test_names_shown_and_kept() -> None:
    assert plain_name("Ma‘arrat an Nu‘mān") == "Ma'arrat an Nu'man"
    assert bare_name("Kherson Oblast") == "Kherson"
    assert worth_a_key("Kobane")
    assert not worth_a_key("ALP")
    assert not worth_a_key("Lungsod ng Paris")
    assert not worth_a_key("Алеппо")
