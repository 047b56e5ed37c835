"""The shipped gazetteer: names, ids, countries, what lies in what; broken data is told of."""

import gzip
from importlib import resources

import pytest

from extractors.errors import GazetteerError
from extractors.places import Gazetteer, load_gazetteer
from extractors.places.gazetteer import DATA_FILE

IDLIB_CITY = "169389"
MAARAT = "167611"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("SY", "SY.12"),
        ("SY.12", IDLIB_CITY),
        ("SY.12", MAARAT),
        ("SY", MAARAT),
        ("x-nw-syria", "SY.12"),
        ("x-nw-syria", MAARAT),
        ("SY", "x-nw-syria"),
        ("x-middle-east", MAARAT),
        ("x-sahel", "ML.09"),
        ("x-donbas", "UA.05"),
        ("UA", "x-donbas"),
        ("x-africa", "x-darfur"),
        ("US.TN", "US.TN.157"),
        ("PS", "x-gaza-north"),
        ("SY", "SY"),
    ],
)
def test_contains(gazetteer: Gazetteer, outer: str, inner: str) -> None:
    assert gazetteer.contains(outer, inner)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("SY.12", "SY"),
        ("SY.11", IDLIB_CITY),
        (IDLIB_CITY, "SY.12"),
        ("x-ne-syria", "SY.12"),
        ("x-gaza-north", "x-gaza-south"),
        ("TR", "SY.12"),
        ("SY", "no such id"),
        ("no such id", "SY"),
    ],
)
def test_does_not_contain(gazetteer: Gazetteer, outer: str, inner: str) -> None:
    assert not gazetteer.contains(outer, inner)


def test_names_and_countries(gazetteer: Gazetteer) -> None:
    assert gazetteer.name_of(MAARAT) == "Maarat al-Numan"
    assert gazetteer.country_of(MAARAT) == "SY"
    assert gazetteer.country_of("x-donbas") == "UA"
    assert gazetteer.country_of("x-sahel") is None
    assert gazetteer.name_of("no such id") is None


@pytest.mark.parametrize(
    ("key", "identity"),
    [
        ("gaza", "PS.GZ"),
        ("gaza city", "281133"),
        ("uk", "GB"),
        ("halab", "SY.09"),
    ],
)
def test_first_reading_of_a_name(gazetteer: Gazetteer, key: str, identity: str) -> None:
    assert gazetteer.entry(abs(gazetteer.find(key)[0])).id == identity


def test_every_own_table_names_places_that_exist(gazetteer: Gazetteer) -> None:
    for outer, held in gazetteer.members().items():
        assert gazetteer.by_id(outer) is not None, outer
        for inner in held:
            assert gazetteer.by_id(inner) is not None, f"{outer} holds {inner}"


@pytest.mark.parametrize("data", [b"", b"no gzip", gzip.compress(b"another file", mtime=0)])
def test_broken_data_names_the_file_and_the_mend(data: bytes) -> None:
    with pytest.raises(GazetteerError, match=r"gazetteer\.gz.*make gazetteer"):
        Gazetteer(data)


def test_a_cut_file_is_broken() -> None:
    whole = (resources.files("extractors.places") / "data" / DATA_FILE).read_bytes()
    with pytest.raises(GazetteerError):
        Gazetteer(whole[: len(whole) // 2])
    assert len(whole) < 4_000_000
