"""Small accounts of raids, for the tests of events on file."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from extractors.records import Event
from tests.warehouse.samples import account, quantity
from warehouse.records import Account

WORDS = ("warplane", "crater", "rescuer", "siren", "shrapnel", "minaret", "stretcher", "rubble")


def raid(
    article_id: str,
    killed: float,
    day: int | None = 2,
    spot: str | None = None,
    target: str | None = "market",
    town: str = "7001",
    published: int = 3,
    kind: str = "strike",
    name: str | None = None,
    words: Iterable[str] = WORDS,
    **changes: object,
) -> Account:
    """An article of May 2031 on one raid, whose day, spot and target it may leave out.

    The more `words` two articles share, the likelier they are on one.
    """
    event = Event(
        index=0,
        kind=kind,
        name=name,
        place=f"Town {town}",
        place_id=town,
        country="SY",
        spots=frozenset({spot} if spot else ()),
        first_day=date(2031, 5, day or published),
        last_day=date(2031, 5, day or published),
        day_via="clause" if day else "publication",
        targets=frozenset({target} if target else ()),
        words=frozenset(words),
    )
    toll = quantity(article_id, killed, event=0, event_scope="event", event_kind=kind)
    toll = replace(toll, place=event.place, place_id=town)
    made = account(article_id, day=published, quantities=(toll,), events=(event,))
    return replace(made, text=toll.sentence, fingerprint=None, **changes)  # type: ignore[arg-type]
