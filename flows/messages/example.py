"""An invented contradiction, to try an endpoint with: nothing in it has happened."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from extractors.records import Hedge, Quantity
from warehouse.alerts.assembling import alert_of
from warehouse.alerts.positions import member_of
from warehouse.records import Account, Alert, Comparison, Gate

ALERT_ID = "0" * 16
_REASON = (
    "This is a test. The Example Times has at least 80 people killed, The Example Post had 40, "
    "in one place on one day."
)


def example(now: datetime) -> tuple[Alert, Mapping[str, Account]]:
    """An alert as of `now` with its two accounts, by article id."""
    a = _stated("The Example Post", "40 people", 40.0, "exact", now)
    b = _stated("The Example Times", "At least 80 people", 80.0, "at_least", now)
    old = _account("The Example Post", now - timedelta(hours=2), a)
    new = _account("The Example Times", now, b)
    comparison = Comparison(
        verdict="contradicts",
        severity="hard",
        kind="figures",
        reason=_REASON,
        a=a,
        b=b,
        a_article=old.id,
        b_article=new.id,
        gates=(Gate("place", "same", "Exampleton"), Gate("bounds", "apart", "40, at least 80")),
    )
    members, accounts = (member_of(a, old), member_of(b, new)), {old.id: old, new.id: new}
    return alert_of(ALERT_ID, now, (comparison,), members, accounts), accounts


def _stated(publisher: str, quote: str, value: float, hedge: Hedge, now: datetime) -> Quantity:
    sentence = f"{quote} were killed in Exampleton today."
    exact = hedge == "exact"
    return Quantity(
        article_id=_id_of(publisher),
        sentence=sentence,
        sentence_start=0,
        sentence_end=len(sentence),
        quote=quote,
        start=0,
        end=len(quote),
        value=value,
        low=value,
        high=value if exact else None,
        soft_low=value,
        soft_high=value if exact else value + 10,
        hedge=hedge,
        change=None,
        unit="count",
        unit_text=None,
        measure="killed",
        counted="person",
        counted_text="people",
        place="Exampleton",
        place_id=None,
        country=None,
        window_start=now.date(),
        window_end=now.date(),
        window_kind="at",
        source=None if exact else "Exampleton police",
        modality="asserted",
        part="body",
        paragraph=0,
        place_via="clause",
        part_of=None,
        consistent=True,
    )


def _id_of(publisher: str) -> str:
    return publisher.lower().replace(" ", "-")


def _account(publisher: str, at: datetime, quantity: Quantity) -> Account:
    return Account(
        id=_id_of(publisher),
        publisher=publisher,
        published=at,
        title=f"A test of an endpoint, by {publisher}",
        url=f"https://{_id_of(publisher)}.example/test",
        first_seen=at,
        quantities=(quantity,),
        story=None,
    )
