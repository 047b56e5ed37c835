"""Keys are hashes of content: what is loaded twice has the same key and is stored once.

64 bits of BLAKE2b. In the database a key is a UBIGINT, which joins several times faster than text;
everywhere else it is 16 hexadecimal digits. Among ten million claims the chance that any two share
a key is about 3 in a million.
"""

import hashlib
import json
from functools import lru_cache

from extractors.measures import people
from extractors.moments import to_iso
from extractors.records import Quantity
from warehouse.records import Account

_JSON = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))
Part = str | int | float | None


def key_of(*parts: Part) -> int:
    """The key of a tuple of plain values; None, "" and 0 are told apart, 1 and 1.0 are too."""
    text = _JSON.encode(parts)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def to_hex(key: int) -> str:
    """A key as users see it."""
    return f"{key:016x}"


def from_hex(text: str) -> int | None:
    """A key as the database holds it; None for what is no key."""
    if len(text) != 16:
        return None
    try:
        return int(text, 16)
    except ValueError:
        return None


def article_key(article_id: str) -> int:
    """The key of an article, the same for all its revisions."""
    return key_of("article", article_id)


def content_key(account: Account) -> int:
    """The key of one revision: what was published, not when we read it."""
    return key_of(
        "content",
        account.id,
        account.title,
        account.text,
        account.publisher,
        to_iso(account.published),
    )


# A new claim meets ten others in a row.
@lru_cache(maxsize=1024)
def claim_number(quantity: Quantity) -> int:
    """The key of a claim: its article, its words and what they were read to mean.

    The place in the text is the offset within the sentence, so that a claim keeps its key when an
    editor adds a paragraph above it.
    """
    within = None
    if quantity.start is not None and quantity.sentence_start is not None:
        within = quantity.start - quantity.sentence_start
    return key_of(
        "claim",
        quantity.article_id,
        quantity.part,
        quantity.sentence,
        quantity.quote,
        within,
        quantity.measure,
        quantity.unit,
        quantity.low,
        quantity.high,
        quantity.change,
    )


def stance_key(quantity: Quantity) -> int:
    """The key of what one side of an alert holds: a figure for a thing, however it is worded.

    "Over 80,000 people", "at least 80,000 civilians" and "80,000" displaced are one stance: an
    editor who was told that another outlet has 40,000 need not be told again for each wording.
    """
    stated = quantity.value is not None
    figure = (quantity.value, None) if stated else (quantity.low, quantity.high)
    whoever = quantity.measure in people()
    return key_of(
        "stance",
        quantity.measure,
        quantity.change,
        quantity.unit,
        None if whoever else quantity.counted,
        quantity.place_id or quantity.country,
        *figure,
    )


def series_key(quantity: Quantity) -> int:
    """The key of what is measured: measure, direction, unit, class counted, place."""
    return key_of(
        "series",
        quantity.measure,
        quantity.change,
        quantity.unit,
        quantity.counted,
        quantity.place_id or quantity.country,
    )
