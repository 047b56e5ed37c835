"""From an article's quantities to its events, and each claim to its event."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from extractors.events.scenes import told
from extractors.events.spotting import Spotter
from extractors.events.teller import Teller, Tie
from extractors.moments import day_of
from extractors.places import Gazetteer, Locations
from extractors.records import Article, Event, Quantity, Reading, Sentence


def read(
    article: Article,
    sentences: Sequence[Sentence],
    quantities: tuple[Quantity, ...],
    locations: Locations,
    gazetteer: Gazetteer,
) -> Reading:
    """The article's events, and its quantities with the event that each is about."""
    if not any(one.measure for one in quantities):
        return Reading(quantities, ())
    published = day_of(article.published) if article.published else None
    teller = Teller(gazetteer, Spotter(sentences, locations, gazetteer), published)
    found = tie(teller, sentences, quantities, locations, published)
    events = {id(thread): event for thread, event in teller.events()}
    return Reading(
        tuple(
            _tied(one, found[number], events) if number in found else one
            for number, one in enumerate(quantities)
        ),
        tuple(events.values()),
    )


def tie(
    teller: Teller,
    sentences: Sequence[Sentence],
    quantities: Sequence[Quantity],
    locations: Locations,
    published: date | None,
) -> Mapping[int, Tie]:
    """What ties each claim to its event, by the claim's number, told to the teller in order."""
    held, found = _by_sentence(sentences, quantities), dict[int, Tie]()
    for sentence in sentences:
        claims = held.get(sentence.index, ())
        if not claims:
            teller.hear(sentence, told(sentence, teller.spotter, locations, published))
        for number in claims:
            found[number] = teller.read(sentence, quantities[number])
    return found


def _tied(claim: Quantity, tie: Tie, events: Mapping[int, Event]) -> Quantity:
    if tie.thread is None:
        return replace(claim, event_scope=tie.scope)
    event = events[id(tie.thread)]
    return replace(
        claim,
        event=event.index,
        event_scope=tie.scope,
        event_kind=event.kind,
        event_via=tie.via,
    )


def _by_sentence(
    sentences: Sequence[Sentence], quantities: Sequence[Quantity]
) -> Mapping[int, list[int]]:
    """The numbers of the claims, by sentence index."""
    index = {(one.start, one.text): one.index for one in sentences}
    held: dict[int, list[int]] = {}
    for number, one in enumerate(quantities):
        if one.measure is not None:
            held.setdefault(index[one.sentence_start, one.sentence], []).append(number)
    return held
