"""From articles to quantities: the stages of extraction put together.

Only sentences that hold a figure are parsed, all of a batch in one go, because the parser is the
dearest stage and works best on many sentences at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors import events, figures, meaning, periods, places, sources, standing
from extractors.moments import day_of
from extractors.parsing.pipeline import Pipeline
from extractors.parsing.sentences import split
from extractors.places import Gazetteer, Locations
from extractors.records import (
    Article,
    Figure,
    Meaning,
    Place,
    Quantity,
    Reading,
    Sentence,
    Token,
    Window,
)

_HEADS = 4  # sentences of an article before which a page's head may stand
_BACK = 4  # sentences back, less one, that a figure may take its measure from


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading needs besides the text; loaded once, passed in."""

    pipeline: Pipeline
    gazetteer: Gazetteer


@dataclass(frozen=True, slots=True)
class _Draft:
    """An article with its sentences and, by sentence index, the figures found in them."""

    article: Article
    sentences: tuple[Sentence, ...]
    found: Mapping[int, tuple[Figure, ...]]
    begins: Mapping[int, int]  # behind a byline, date or caption that stands before a sentence


def extract(article: Article, reader: Reader) -> tuple[Quantity, ...]:
    """All quantities of one article in the order of the text."""
    return extract_all([article], reader)[0]


def extract_all(articles: Sequence[Article], reader: Reader) -> list[tuple[Quantity, ...]]:
    """The quantities of each article, in the articles' order; see `read_all`."""
    return [reading.quantities for reading in read_all(articles, reader)]


def read_all(articles: Sequence[Article], reader: Reader) -> list[Reading]:
    """The quantities and events of each article, in the articles' order.

    An article that is known to be in another language than English yields none: the rules read
    English only, and a wrong figure is worse than none.
    """
    drafts = [_draft(article) for article in articles]
    texts = [draft.sentences[index].text for draft in drafts for index in draft.found]
    parsed = iter(reader.pipeline.parse(texts))
    readings = []
    for draft in drafts:
        parses = {index: next(parsed) for index in draft.found}
        readings.append(_reading(draft, parses, reader))
    return readings


def _reading(draft: _Draft, parses: Mapping[int, tuple[Token, ...]], reader: Reader) -> Reading:
    if not parses:
        return Reading((), ())
    spans = {index: [(f.start, f.end) for f in here] for index, here in draft.found.items()}
    locations = places.locate(draft.article, draft.sentences, reader.gazetteer, spans, draft.begins)
    told = {draft.sentences[index].text: tokens for index, tokens in parses.items()}
    quantities = standing.stand(tuple(_quantities(draft, parses, locations)), told)
    return events.read(draft.article, draft.sentences, quantities, locations, reader.gazetteer)


def _draft(article: Article) -> _Draft:
    if article.language not in (None, "en"):
        return _Draft(article, (), {}, {})
    sentences = split(article)
    heads = {one.index: periods.masthead(one.text) for one in sentences[:_HEADS]}
    days = [day for _, day in heads.values() if day is not None]
    if article.published is None and days:
        article = replace(article, published=days[0])  # the page's text is all that dates it
    found = {s.index: figures.find(s.text) for s in sentences if figures.may_hold_figure(s.text)}
    begins = {index: begin for index, (begin, _) in heads.items() if begin}
    return _Draft(
        article, sentences, {index: here for index, here in found.items() if here}, begins
    )


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where, when and according to whom, for one figure."""

    place: Place | None
    window: Window | None
    source: str | None


def _quantities(
    draft: _Draft, parses: Mapping[int, tuple[Token, ...]], locations: Locations
) -> Iterator[Quantity]:
    read = {
        index: meaning.read(draft.sentences[index].text, parses[index], here, part)
        for index, here in draft.found.items()
        for part in [draft.sentences[index].part]
    }
    carried = _carried(draft, parses, read)
    settings = _settings(draft, parses, carried, locations)
    for index, here in draft.found.items():
        sentence, sums = draft.sentences[index], read[index].sums
        senses, wholes = carried[index].meanings, carried[index].wholes
        within = {part: total for total in sums for part in total.parts}
        shared = {total.near: total for total in reversed(sums)}
        for number, (figure, sense) in enumerate(zip(here, senses, strict=True)):
            setting, total = settings[index][number], within.get(number)
            if both := shared.get(number):
                yield _quantity(
                    draft.article.id, sentence, both.figure, both.meaning, None, setting
                )
            if sense.measure is None and _is_negation(figure, sentence.text):
                continue
            whole = None if sense.part_of is None else senses[sense.part_of]
            of = _words(sentence, total.meaning if total else whole) or wholes.get(number)
            yield _quantity(draft.article.id, sentence, figure, sense, of, setting)
            if figure.converted:
                yield _conversion(draft.article.id, sentence, figure.converted, sense, setting)


def _carried(
    draft: _Draft, parses: Mapping[int, tuple[Token, ...]], read: Mapping[int, meaning.Read]
) -> Mapping[int, meaning.Carried]:
    """What each sentence says, with what it takes from those before it in its paragraph."""
    told: dict[int, meaning.Told] = {}
    carried: dict[int, meaning.Carried] = {}
    for index, here in draft.found.items():
        sentence, own = draft.sentences[index], read[index]
        told[index] = meaning.Told(sentence.text, parses[index], here, own.meanings)
        carried[index] = meaning.Carried(own.meanings, {})
        if own.leans:
            back = [one for one in range(index - 1, index - _BACK, -1) if _near(draft, one, index)]
            earlier = [told[one] for one in back if one in told]
            before = draft.sentences[index - 1].text if index - 1 in back else ""
            carried[index] = meaning.carry(told[index], own.leans, earlier, before)
            told[index] = replace(told[index], meanings=carried[index].meanings)
    return carried


def _near(draft: _Draft, one: int, index: int) -> bool:
    """Whether the two sentences stand in one paragraph."""
    if one < 0:
        return False
    other, here = draft.sentences[one], draft.sentences[index]
    return other.part == here.part and other.paragraph == here.paragraph


def _words(sentence: Sentence, whole: Meaning | None) -> str | None:
    return sentence.text[whole.quote_start : whole.quote_end] if whole else None


def _is_negation(figure: Figure, text: str) -> bool:
    """Whether a zero is only a "no": "no plans", "nobody knows" count nothing."""
    words = text[figure.number_start : figure.number_end].lower()
    return figure.value == 0 and "0" not in words and "zero" not in words


def _settings(
    draft: _Draft,
    parses: Mapping[int, tuple[Token, ...]],
    carried: Mapping[int, meaning.Carried],
    locations: Locations,
) -> Mapping[int, list[_Setting]]:
    """The settings of all figures, by sentence, in the figures' order."""
    article, sentences = draft.article, draft.sentences
    spans = {index: [(f.start, f.end) for f in here] for index, here in draft.found.items()}
    credits = sources.credit(article, sentences, parses)
    eventful = {
        index: [
            sense.measure in periods.EVENTFUL and sense.modality in ("asserted", "quoted")
            for sense in carried[index].meanings
        ]
        for index in spans
    }
    windows = periods.of_events(
        article, sentences, spans, periods.windows(article, sentences, parses, spans), eventful
    )
    return {
        index: [
            _Setting(
                _placed(locations, draft, index, span, sense, window),
                window,
                credits.source_of(index, *span),
            )
            for span, window, sense in zip(
                own, windows[index], carried[index].meanings, strict=True
            )
        ]
        for index, own in spans.items()
    }


def _placed(
    locations: Locations,
    draft: _Draft,
    index: int,
    span: tuple[int, int],
    sense: Meaning,
    window: Window | None,
) -> Place | None:
    """The place of a figure; of a past event's ("the 2016 attack") only what its sentence names."""
    place = locations.place_of(index, *span)
    if place and window and place.via not in ("clause", "sentence"):
        today = draft.article.published and day_of(draft.article.published)
        if periods.is_named(draft.sentences[index].text, window, today):
            return None
    return locations.national(place) if sense.measure in places.NATIONAL else place


def _conversion(
    article_id: str, sentence: Sentence, figure: Figure, sense: Meaning, setting: _Setting
) -> Quantity:
    """The same figure in another unit: a quantity of its own, but not a second claim."""
    aside = replace(
        sense,
        measure=None,
        counted=None,
        counted_text=None,
        part_of=None,
        quote_start=figure.start,
        quote_end=figure.end,
    )
    return _quantity(article_id, sentence, figure, aside, None, setting)


def _quantity(
    article_id: str,
    sentence: Sentence,
    figure: Figure,
    sense: Meaning,
    part_of: str | None,
    setting: _Setting,
) -> Quantity:
    place, window = setting.place, setting.window
    return Quantity(
        article_id=article_id,
        sentence=sentence.text,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        quote=sentence.text[sense.quote_start : sense.quote_end],
        start=_shift(sense.quote_start, sentence),
        end=_shift(sense.quote_end, sentence),
        value=figure.value,
        low=figure.low,
        high=figure.high,
        soft_low=figure.soft_low,
        soft_high=figure.soft_high,
        hedge=figure.hedge,
        change=figure.change or sense.change,
        unit=sense.unit or figure.unit,
        unit_text=figure.unit_text,
        measure=sense.measure,
        counted=sense.counted,
        counted_text=sense.counted_text,
        place=place.name if place else None,
        place_id=place.id if place else None,
        country=place.country if place else None,
        window_start=window.start if window else None,
        window_end=window.end if window else None,
        window_kind=window.kind if window else None,
        source=setting.source,
        modality=sense.modality,
        part=sentence.part,
        paragraph=sentence.paragraph,
        place_via=place.via if place else None,
        part_of=part_of,
        consistent=figure.consistent,
        window_via=window.via if window else None,
    )


def _shift(offset: int, sentence: Sentence) -> int | None:
    return None if sentence.start is None else sentence.start + offset
