"""From articles to quantities: the stages of extraction put together.

Only sentences that hold a figure are parsed, all of a batch in one go, because the parser is the
dearest stage and works best on many sentences at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors import figures, meaning, periods, places, sources
from extractors.pipeline import Pipeline
from extractors.places import Gazetteer
from extractors.records import (
    Article,
    Figure,
    Meaning,
    Place,
    Quantity,
    Sentence,
    Token,
    Window,
)
from extractors.sentences import split


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


def extract(article: Article, reader: Reader) -> tuple[Quantity, ...]:
    """All quantities of one article in the order of the text."""
    return extract_all([article], reader)[0]


def extract_all(articles: Sequence[Article], reader: Reader) -> list[tuple[Quantity, ...]]:
    """The quantities of each article, in the articles' order.

    An article that is known to be in another language than English yields none: the rules read
    English only, and a wrong figure is worse than none.
    """
    drafts = [_draft(article) for article in articles]
    texts = [draft.sentences[index].text for draft in drafts for index in draft.found]
    parsed = iter(reader.pipeline.parse(texts))
    return [
        tuple(_quantities(draft, {index: next(parsed) for index in draft.found}, reader))
        for draft in drafts
    ]


def _draft(article: Article) -> _Draft:
    if article.language not in (None, "en"):
        return _Draft(article, (), {})
    sentences = split(article)
    found = {s.index: figures.find(s.text) for s in sentences if figures.may_hold_figure(s.text)}
    return _Draft(article, sentences, {index: here for index, here in found.items() if here})


def _quantities(
    draft: _Draft, parses: Mapping[int, tuple[Token, ...]], reader: Reader
) -> Iterator[Quantity]:
    if not parses:
        return
    article, sentences = draft.article, draft.sentences
    read = {
        index: meaning.interpret(
            sentences[index].text, parses[index], here, sentences[index].part
        )
        for index, here in draft.found.items()
    }
    spans = {index: [(f.start, f.end) for f in here] for index, here in draft.found.items()}
    locations = places.locate(article, sentences, reader.gazetteer)
    credits = sources.credit(article, sentences, parses)
    windows = periods.windows(article, sentences, parses, spans)
    for index, here in draft.found.items():
        for position, figure in enumerate(here):
            yield _quantity(
                article,
                sentences[index],
                figure,
                read[index],
                position,
                locations.place_of(index, figure.start, figure.end),
                windows[index][position],
                credits.source_of(index, figure.start, figure.end),
            )


def _quantity(
    article: Article,
    sentence: Sentence,
    figure: Figure,
    meanings: Sequence[Meaning],
    position: int,
    place: Place | None,
    window: Window | None,
    source: str | None,
) -> Quantity:
    sense = meanings[position]
    whole = None if sense.part_of is None else meanings[sense.part_of]
    return Quantity(
        article_id=article.id,
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
        unit=figure.unit,
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
        source=source,
        modality=sense.modality,
        part=sentence.part,
        paragraph=sentence.paragraph,
        place_via=place.via if place else None,
        part_of=sentence.text[whole.quote_start : whole.quote_end] if whole else None,
        consistent=figure.consistent,
    )


def _shift(offset: int, sentence: Sentence) -> int | None:
    return None if sentence.start is None else sentence.start + offset
