"""Readings on a terminal: each sentence with its figures marked, below it what they say."""

import textwrap
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

import click

from extractors.records import Quantity
from flows.messages.readings import reading_of

_WIDTH = 92


def nothing_more(one: Quantity) -> Iterable[str]:
    """Where only the readings are shown."""
    return ()


def show_quantities(
    quantities: Sequence[Quantity], more: Callable[[Quantity], Iterable[str]] = nothing_more
) -> None:
    """The sentences that hold figures, below each its readings with what `more` tells of them."""
    for sentence, found in groupby(quantities, key=lambda one: one.sentence):
        held = list(found)
        click.echo(textwrap.fill(marked(sentence, [one.quote for one in held]), _WIDTH))
        for one in held:
            click.echo(f"    {reading_of(one)}")
            for line in more(one):
                click.echo(f"        {line}")
        click.echo()


def marked(sentence: str, quotes: Sequence[str]) -> str:
    """The sentence on one line, each quote between brackets, bold where the terminal can."""
    at, pieces = 0, []
    for quote in quotes:
        start = sentence.find(quote, at)
        if start >= 0:
            pieces += [sentence[at:start], click.style(f"[{quote}]", bold=True)]
            at = start + len(quote)
    return " ".join("".join([*pieces, sentence[at:]]).split())
