"""A dispute, or what became of it, in one plain sentence.

"Ten death tolls of the Khan Sheikhoun attack on 4 April, from 58 to 100: the lowest from the Idlib
Times, citing SOHR, the highest from Reuters; most say 86." Two figures are told as a contradiction
(`flows.messages.summaries`), which names who says what.
"""

from collections.abc import Mapping, Sequence

from extractors.records import Event, Quantity
from flows.messages.naming import outlet_of, place_in_words, source_in_words
from flows.messages.period_words import day_in_words
from flows.messages.phrases import phrases, quote_of
from flows.messages.summaries import summary_of
from flows.tables import rows_of
from warehouse.records import Account, Alert, Position

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
             "ninth", "tenth")  # fmt: skip
# Voices from which "most say" tells something.
_MOST = 2
_CLASSES = {"person": ""}


def dispute_in_words(alert: Alert, accounts: Mapping[str, Account]) -> str:
    """What is told of an alert now; `accounts` hold those of its first comparison."""
    first = alert.comparisons[0]
    a, b = accounts[first.a_article], accounts[first.b_article]
    if alert.turn == "closed":
        return _capital(f"{_ended(alert, accounts)}.")
    if alert.kind in ("self", "edit") or len(alert.positions) <= 2:
        return summary_of(first, a, b)
    if alert.turn in ("joined", "reopened"):
        return f"{_beginning(alert)}: {summary_of(first, a, b)}"
    return _capital(f"{_several(alert)}.")


def title_of(alert: Alert) -> str:
    """What a dispute is about: "Death tolls of the Khan Sheikhoun attack on 4 April"."""
    return _capital(f"{_figures(alert)} {_subject(alert)}".strip())


def range_of(alert: Alert) -> str:
    """The lowest and the highest figure of an alert: "58 to 100"."""
    low, high = alert.positions[0], alert.positions[-1]
    return figure_of(low) if low is high else f"{figure_of(low)} to {figure_of(high)}"


def figure_of(position: Position) -> str:
    """A position's figure: "86", "4.2%", "dozens of people"."""
    if position.value is not None and position.unit == "count":
        return f"{position.value:,.10g}"
    return " ".join(position.quote.split()).rstrip(" ,;:-–—")


def _several(alert: Alert) -> str:
    count, low, high = len(alert.positions), alert.positions[0], alert.positions[-1]
    head = f"{_number(count)} {_figures(alert)} {_subject(alert)}, from {range_of(alert)}"
    told = f"the lowest from {_voice(low)}, the highest from {_voice(high)}"
    return f"{head}: {told}{_majority(alert.positions)}"


def _majority(positions: Sequence[Position]) -> str:
    most = max(positions, key=lambda position: len(position.voices))
    others = sum(len(position.voices) for position in positions) - len(most.voices)
    if len(most.voices) < _MOST or len(most.voices) <= others:
        return ""
    return f"; most say {figure_of(most)}"


def _beginning(alert: Alert) -> str:
    """How many figures there are now: "A third figure", "A fourth and a fifth"."""
    start, new = len(alert.positions) - len(alert.joined) + 1, len(alert.joined)
    if alert.turn == "reopened":
        return "Open again"
    if new == 1 and start < len(_ORDINALS):
        article = "An" if _ORDINALS[start].startswith("e") else "A"
        return f"{article} {_ORDINALS[start]} figure"
    return f"{_capital(_number(new))} more figures" if new != 1 else "One more figure"


def _ended(alert: Alert, accounts: Mapping[str, Account]) -> str:
    first = alert.comparisons[0]
    standing = [figure_of(p) for p in alert.positions if p.fallen is None]
    rest = f"{' and '.join(standing[:3])} stands" if len(standing) == 1 else "none clash any more"
    subject = f"the {_figures(alert)} {_subject(alert)}".strip()
    if first.verdict == "contradicts":
        gone = [p for p in alert.positions if p.fallen is not None]
        if not gone:
            return f"settled: {subject} proved to be of different events"
        words = {"edited": "changed", "withdrawn": "took back", "corrected": "corrected"}
        told = (f"{_voice(p)} {words.get(p.fallen or '', 'replaced')} {figure_of(p)}" for p in gone)
        return f"settled: {'; '.join(told)}; of {subject} {rest}"
    old, new = _in_time(first.a, accounts[first.a_article], first.b, accounts[first.b_article])
    who = outlet_of(new[1])
    source = f", citing {source_in_words(new[0].source)}," if new[0].source else ""
    was = "before" if outlet_of(old[1]) == who else f"in {outlet_of(old[1])} before"
    change = f"{who}{source} now has {quote_of(new[0])}, not {quote_of(old[0])} as {was}"
    return f"settled: {change}; of {subject} {rest}"


def _in_time(
    a: Quantity, one: Account, b: Quantity, other: Account
) -> tuple[tuple[Quantity, Account], tuple[Quantity, Account]]:
    days = [str(account.published or "") for account in (one, other)]
    pair = ((a, one), (b, other))
    return pair if days[0] <= days[1] else (pair[1], pair[0])


def _figures(alert: Alert) -> str:
    """Several figures of the alert's measure and class: "death tolls of children"."""
    measure, counted = alert.measure, _CLASSES.get(alert.counted or "", alert.counted)
    named = dict(rows_of("disputes.tsv")).get(measure)
    phrase = phrases().get(measure)
    called = phrase.called if phrase else measure.replace("_", " ").replace(":", " ")
    what = named or f"figures for {called}"
    return f"{what} ({counted.replace('_', ' ')})" if counted and counted not in what else what


def _subject(alert: Alert) -> str:
    """The event behind "of", else where: "of the Khan Sheikhoun attack on 4 April", "in Idlib"."""
    first, event = alert.comparisons[0], alert.event
    place = first.b.place or first.a.place
    where = f"in {place_in_words(place)}" if place else ""
    if event is None:
        return where
    if event.name:
        return f"of {event.name}{_day(event, alert)}"
    if event.kind and event.place:
        return f"of the {event.place} {event.kind}{_day(event, alert)}"
    return f"{f'of the {event.kind} ' if event.kind else ''}{where}{_day(event, alert)}".strip()


def _day(event: Event, alert: Alert) -> str:
    if event.first_day is None or event.first_day != event.last_day:
        return ""
    return f" on {day_in_words(event.first_day, alert.raised)}"


def _voice(position: Position) -> str:
    who = " ".join((position.voices or ("one article",))[0].split())
    if not position.sources:
        return who
    return f"{who} (citing {source_in_words(position.sources[0])})"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
