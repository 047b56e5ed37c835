"""An article as it is shown: each paragraph with its figures marked, their readings beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.records import Quantity
from flows.messages.period_words import dated, day_in_words
from flows.messages.readings import found_parts, reading_of
from flows.page.marking import Piece, figure_marked, link_of, pieces
from warehouse.page.articles import ArticleFile, OtherArticle, Reading, Revision


@dataclass(frozen=True, slots=True)
class ShownReading:
    """What was read of a figure: in one line, and how each part of it was found."""

    claim: str
    quote: str
    says: str
    parts: tuple[tuple[str, str], ...]
    disputes: tuple[str, ...]
    event: str | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces, marked with the claims that they belong to, and its readings."""

    pieces: tuple[Piece, ...]
    readings: tuple[ShownReading, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a revision did to figures: sentences that went, and that came."""

    day: str
    title: str | None
    gone: tuple[tuple[Piece, ...], ...]
    new: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """All that the template needs; `headline` are readings of a headline that the text has not."""

    title: str
    outlet: str
    day: str
    url: str | None
    id: str
    author: str | None
    kind: str | None
    language: str | None
    headline: tuple[ShownReading, ...]
    paragraphs: tuple[Paragraph, ...]
    disputed: frozenset[str]
    figures: int
    changes: tuple[Change, ...]
    reprints: tuple[OtherArticle, ...]
    others: tuple[OtherArticle, ...]


def shown_article(found: ArticleFile) -> ShownArticle:
    """An article for its page."""
    return ShownArticle(
        title=found.title or "An article without a headline",
        outlet=found.publisher or found.id,
        day=dated(found.published),
        url=link_of(found.url),
        id=found.id,
        author=found.author,
        kind={"live": "live blog", "stub": "cut by a paywall"}.get(found.kind or ""),
        language=found.language,
        headline=tuple(_reading(one) for one in found.readings if one.quantity.start is None),
        paragraphs=tuple(_paragraphs(found.text, found.readings)),
        disputed=frozenset(one.claim for one in found.readings if one.disputes),
        figures=len(found.readings),
        changes=tuple(_changes(found.revisions)),
        reprints=tuple(one for one in found.others if one.is_reprint),
        others=tuple(one for one in found.others if not one.is_reprint),
    )


def _paragraphs(text: str, readings: Sequence[Reading]) -> Iterator[Paragraph]:
    spans = [
        (one.quantity.start, one.quantity.end, one)
        for one in readings
        if one.quantity.start is not None and one.quantity.end is not None
    ]
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        mine = [(start, stop, one) for start, stop, one in spans if start < end and stop > at]
        if line.strip():
            cut = pieces(line, [(start - at, stop - at, one.claim) for start, stop, one in mine])
            own = tuple(_reading(one) for start, _, one in mine if start >= at)
            yield Paragraph(tuple(cut), own)
        at = end + 1


def _reading(one: Reading) -> ShownReading:
    return ShownReading(
        claim=one.claim,
        quote=one.quantity.quote,
        says=reading_of(one.quantity),
        parts=tuple(found_parts(one.quantity)),
        disputes=one.disputes,
        event=one.event,
    )


def _changes(revisions: Sequence[Revision]) -> Iterator[Change]:
    """What each revision but the first changed, the last one first."""
    for new, old in pairwise(revisions):
        yield Change(
            day=day_in_words(new.seen, None),
            title=new.title if new.title != old.title else None,
            gone=tuple(_marked(one) for key, one in old.claims.items() if key not in new.claims),
            new=tuple(_marked(one) for key, one in new.claims.items() if key not in old.claims),
        )


def _marked(one: Quantity) -> tuple[Piece, ...]:
    start = None
    if one.start is not None and one.sentence_start is not None:
        start = one.start - one.sentence_start
    return tuple(figure_marked(one.sentence, one.quote, start))
