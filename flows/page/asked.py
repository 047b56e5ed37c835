"""What an address asks for, read leniently and refused plainly."""

from datetime import date

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException

LONGEST = 200  # characters of a filter


def word_of(query: QueryParams, name: str) -> str | None:
    """A filter's word; None where it asks nothing. Raises HTTPException for one too long."""
    value = query.get(name, "").strip()
    if len(value) > LONGEST:
        raise HTTPException(400, f"{name} is longer than anything on file.")
    return value or None


def day_of_text(text: str) -> date | None:
    """A day of an address. Raises HTTPException for what is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise HTTPException(400, f"day is written like 2031-05-04, not {text!r}.") from None


def number_of(query: QueryParams) -> int:
    """Which stretch of a list is asked for, counted from 1. Raises HTTPException."""
    text = query.get("page", "1")
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:7]) <= 100_000:
        raise HTTPException(400, "page is a number from 1.")
    return int(text)


def last_of(total: int, at_once: int) -> int:
    """The number of the last stretch of a list, which has one at least."""
    return max(1, -(-total // at_once))
