"""The data file: what the build writes and the gazetteer reads.

A gzip of UTF-8 text in five parts with a form feed between them, each of lines:
version; rows in the order of their ids ("id|name|kind|parent's number|population"); keys in order
("key<TAB>numbers of rows", the larger place first, a far name's number below zero); loose keys in
the same form; own regions' members ("id<TAB>ids"). Numbers count from 1.
"""

import gzip
from collections.abc import Mapping
from typing import Any

from extractors.places.spelled import Names

VERSION = "counterclaim-gazetteer-1"
PART = "\f\n"
NO_PLACE = 0  # the number of a name that holds a place's name and is none
_KINDS = "CNRDP"


def pack(rows: Mapping[str, Any], names: Names, own: Mapping[str, str]) -> bytes:
    """The data file's bytes."""
    order = sorted(rows.values(), key=lambda row: f"{row.id}|")
    number = {row.id: place for place, row in enumerate(order, start=1)}
    rank = {row.id: (_KINDS.index(row.kind), -row.population, row.id) for row in order}
    listed = (
        f"{row.id}|{row.name}|{row.kind}|{number.get(row.parent, '')}|{row.population or ''}"
        for row in order
    )
    strict = (
        _line(key, [(number[one], filed[one]) for one in sorted(filed, key=rank.__getitem__)])
        for key, filed in sorted(names.keys.items())
    )
    loose = (
        _line(key, [(number[one], False) for one in sorted(filed, key=rank.__getitem__)])
        for key, filed in sorted(names.loose.items())
    )
    members = (f"{one}\t{held}" for one, held in own.items())
    parts = ([VERSION], listed, strict, loose, members)
    text = PART.join("\n".join(part) + "\n" for part in parts)
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def _line(key: str, filed: list[tuple[int, bool]]) -> str:
    listed = " ".join(f"-{number}" if far else str(number) for number, far in filed)
    return f"{key}\t{listed or NO_PLACE}"


def unpack(data: bytes) -> list[list[str]]:
    """The five parts as lists of lines; ValueError, EOFError or OSError where broken."""
    parts = gzip.decompress(data).decode().split(PART)
    if len(parts) != 5 or parts[0].strip() != VERSION:
        raise ValueError("another version")
    return [part.split("\n")[:-1] for part in parts]
