"""Sources and outlets as the page shows them."""

from dataclasses import dataclass
from typing import Literal

import duckdb

from warehouse.file.sqlfiles import sql

MOST = 100  # of each list


@dataclass(frozen=True, slots=True)
class Compared:
    """A row of the view `sources`: a source's figures of a measure beside what others say."""

    source: str
    measure: str
    shared: int
    above: int
    within: int
    below: int
    ratio: float | None
    revised: int


@dataclass(frozen=True, slots=True)
class Named:
    """How often a source is credited, or an outlet makes claims, and in how many disputes it takes
    part; `confirmed` and `dismissed` of these were judged so."""

    kind: Literal["source", "outlet"]
    name: str
    claims: int
    articles: int
    disputes: int
    confirmed: int
    dismissed: int


@dataclass(frozen=True, slots=True)
class Judged:
    """How many alerts of a measure, of a kind or in all were judged right, and wrong."""

    dimension: str
    name: str
    confirmed: int
    dismissed: int


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """All that is known of who says what; `compared` is None where that is more than there is
    memory for."""

    compared: tuple[Compared, ...] | None
    sources: tuple[Named, ...]
    outlets: tuple[Named, ...]
    judged: tuple[Judged, ...]


def read_sources(connection: duckdb.DuckDBPyConnection) -> SourcesPage:
    """The sources and outlets of which most is on file."""
    most = {"most": MOST}
    named = [Named(*row) for row in connection.execute(sql("page_credited"), most).fetchall()]
    return SourcesPage(
        compared=_compared(connection),
        sources=tuple(one for one in named if one.kind == "source"),
        outlets=tuple(one for one in named if one.kind == "outlet"),
        judged=tuple(
            Judged(*row) for row in connection.execute(sql("page_precision"), most).fetchall()
        ),
    )


def _compared(connection: duckdb.DuckDBPyConnection) -> tuple[Compared, ...] | None:
    try:
        rows = connection.execute(sql("page_sources_compared"), {"most": MOST}).fetchall()
    except duckdb.OutOfMemoryException:
        return None
    return tuple(Compared(*row) for row in rows)
