"""Small accounts and a plain judge for the tests of the warehouse."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations, product

from extractors.article.fingerprint import fingerprint
from extractors.records import Quantity
from warehouse.filing.series import Filing
from warehouse.ingest import Ways
from warehouse.records import Account, Alert, Comparison, Gate

NOW = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)

BASE = Quantity(
    article_id="",
    sentence="",
    sentence_start=0,
    sentence_end=0,
    quote="",
    start=0,
    end=0,
    value=None,
    low=None,
    high=None,
    soft_low=None,
    soft_high=None,
    hedge="exact",
    change=None,
    unit="count",
    unit_text=None,
    measure="killed",
    counted="person",
    counted_text="people",
    place="Velmora",
    place_id="7001",
    country="SY",
    window_start=date(2031, 5, 2),
    window_end=date(2031, 5, 2),
    window_kind="at",
    source=None,
    modality="asserted",
    part="body",
    paragraph=0,
    place_via="clause",
    part_of=None,
    consistent=True,
)


def quantity(article_id: str, value: float, **changes: object) -> Quantity:
    """An exact figure of one article."""
    sentence = f"The landslide killed {value:g} people, {article_id} wrote."
    quote = f"{value:g} people"
    start = sentence.index(quote)
    stated = replace(
        BASE,
        article_id=article_id,
        sentence=sentence,
        sentence_end=len(sentence),
        quote=quote,
        start=start,
        end=start + len(quote),
        value=value,
        low=value,
        high=value,
        soft_low=value,
        soft_high=value,
    )
    return replace(stated, **changes)  # type: ignore[arg-type]


def account(article_id: str, *values: float, day: int = 3, **changes: object) -> Account:
    """An article of May 2031 that states some figures."""
    quantities = tuple(quantity(article_id, value) for value in values)
    text = " ".join(q.sentence for q in quantities)
    made = Account(
        id=article_id,
        publisher=f"{article_id} Gazette",
        published=date(2031, 5, day),
        title=f"Landslide, by {article_id}",
        url=f"https://{article_id}.example/1",
        first_seen=NOW,
        quantities=quantities,
        story=None,
        text=text,
        language="en",
        fingerprint=fingerprint(text),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def judge(a: Account, b: Account) -> Sequence[Comparison]:
    """Contradiction wherever two figures of one series differ."""
    pairs = combinations(a.quantities, 2) if a is b else product(a.quantities, b.quantities)
    return [_compared(one, other) for one, other in pairs if _series(one) == _series(other)]


def _series(quantity: Quantity) -> tuple[str | None, ...]:
    return quantity.measure, quantity.unit, quantity.counted


def _compared(a: Quantity, b: Quantity) -> Comparison:
    agree = a.low == b.low
    return Comparison(
        verdict="corroborates" if agree else "contradicts",
        severity=None if agree else "hard",
        kind=None if agree else "figures",
        reason=f"{a.quote} against {b.quote}",
        a=a,
        b=b,
        a_article=a.article_id,
        b_article=b.article_id,
        gates=(Gate("measure", "same", str(a.measure)),),
    )


def outgoing(alert: Alert, accounts: Mapping[str, Account]) -> Mapping[str, bytes]:
    """Every alert to one endpoint."""
    return {"desk": f"{alert.id} {sorted(accounts)}".encode()}


def reach(point: str) -> None:
    """No test stops here."""


FILING = Filing(
    family=lambda measure: measure,
    dimension=lambda unit: unit,
    levels=lambda place_id: (place_id, None, None),
)
WAYS = Ways(filing=FILING, judge=judge, outgoing=outgoing, reach=reach)
