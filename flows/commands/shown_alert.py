"""How an alert looks on a terminal: what it is about, its figures, the two sentences, why."""

import textwrap
from collections.abc import Iterator, Mapping

import click

from extractors.characters import on_one_line
from extractors.records import Quantity
from flows.messages.disputes import figure_of, title_of
from flows.messages.naming import outlet_of, source_in_words
from flows.messages.payload import link_of
from flows.messages.period_words import day_in_words
from warehouse.records import Account, Alert, Comparison, Position

_WIDTH = 92
_LABEL = 10
_KINDS = {
    "figures": "",
    "misquote": "same source, different figure",
    "fall": "the total went down",
    "self": "within one article",
    "edit": "changed without notice",
}
_SURE = {"hard": "certain", "soft": "likely"}
_NAMED = 3


_NONE: Mapping[str, Account] = {}


def show_alert(
    alert: Alert, accounts: Mapping[str, Account] = _NONE, page_url: str | None = None
) -> None:
    """The whole of an alert, as an editor wants it; `accounts` are those at hand, by article id."""
    click.secho(f"CONTRADICTION {alert.id}  {title_of(alert)}", bold=True)
    _show("", ", ".join(_state(alert)))
    for position in alert.positions:
        _show(f"{figure_of(position)}", _held(position))
    first = alert.comparisons[0]
    _show_side("A", first.a, first.a_article, alert, accounts)
    _show_side("B", first.b, first.b_article, alert, accounts)
    _show("why", alert.reason)
    more = len(alert.comparisons) - 1
    if more:
        pairs = "one more pair" if more == 1 else f"{more} more pairs"
        _show("also", f"{pairs} of sentences in this dispute")
    link = link_of(alert.id, page_url)
    if link:
        _show("page", link)
    click.echo()


def _show_side(
    label: str, claim: Quantity, article: str, alert: Alert, accounts: Mapping[str, Account]
) -> None:
    account = accounts.get(article)
    if account is None:
        who, where = (alert.voices_of(article, claim) or (article,))[0], article
    else:
        when = f", {day_in_words(account.published, None)}" if account.published else ""
        who, where = f"{outlet_of(account)}{when}", account.url or account.id
    _show(label, f"{who}: “{claim.sentence}”")
    if where != who:
        _show("", where)


def kind_in_words(kind: str) -> str:
    """The kind of a contradiction as an editor calls it; "" for two plain accounts."""
    return _KINDS.get(kind, kind)


def _state(alert: Alert) -> Iterator[str]:
    count = len(alert.positions)
    yield "one figure" if count == 1 else f"{count} figures"
    yield _SURE[alert.severity]
    if kind_in_words(alert.kind):
        yield kind_in_words(alert.kind)
    yield "open" if alert.is_open else "closed: no two figures that stand clash any more"
    if alert.state != "open":
        yield f"{alert.state}{f' (“{alert.note}”)' if alert.note else ''}"


def _held(position: Position) -> str:
    """Who holds a figure, since when, and whether they still do."""
    names = ", ".join(position.voices[:_NAMED])
    more = len(position.voices) - _NAMED
    voices = f"{names} and {more} more" if more > 0 else names
    sources = ", ".join(source_in_words(source) for source in position.sources[:_NAMED])
    credit = f", citing {sources}" if sources else ""
    words = f" “{position.quote}”" if figure_of(position) != position.quote else ""
    return f"{voices}{credit}{_days(position)}:{words}{_fallen(position)}".rstrip(":")


def _days(position: Position) -> str:
    first, last = position.first_day, position.last_day
    if first is None or last is None:
        return ""
    if first == last:
        return f", {day_in_words(first, None)}"
    return f", {day_in_words(first, last)} to {day_in_words(last, None)}"


def _fallen(position: Position) -> str:
    if position.fallen is None:
        return ""
    instead = f", now “{position.instead}”" if position.instead else ""
    return f" ({position.fallen}{instead})"


def _show(label: str, text: str) -> None:
    head = f"  {label:{_LABEL - 2}}"
    if len(head) > _LABEL:
        click.echo(head)
        head = " " * _LABEL
    filled = textwrap.fill(
        on_one_line(text), _WIDTH, initial_indent=head, subsequent_indent=" " * _LABEL,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    click.echo(filled)


def show_pair(comparison: Comparison) -> None:
    """One pair of sentences, with what was asked before they were compared."""
    found = comparison
    click.echo(f"{found.a.quote} | {found.b.quote}")
    _show("A", f"“{found.a.sentence}”")
    _show("B", f"“{found.b.sentence}”")
    _show("why", found.reason)
    for gate in found.gates:
        _show(gate.gate, f"{gate.outcome}: {gate.detail}")
    click.echo()
