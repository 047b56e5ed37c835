"""What the records of the extractors promise, checked on whatever came out."""

import json
import math
from collections.abc import Sequence
from datetime import UTC, date, datetime

from extractors.moments import parse_moment, to_iso
from extractors.records import (
    Article,
    Figure,
    Page,
    ParsedFeed,
    Quantity,
    Sentence,
    Window,
)

Bounds = tuple[float | None, float | None]


def of_article(article: Article) -> None:
    assert article.text.strip(), "an article without text"
    json.dumps(article.text).encode()
    assert "\r" not in article.text, "a carriage return is left"
    _of_moment(article.published)


def _of_moment(moment: date | None) -> None:
    """It can be written, and stored as UTC."""
    assert to_iso(moment) is None or parse_moment(to_iso(moment)) is not None, "no ISO 8601"
    if isinstance(moment, datetime):
        assert moment.astimezone(UTC).tzinfo is UTC, "a time without UTC"


def of_sentences(article: Article, sentences: Sequence[Sentence]) -> None:
    last = 0
    for index, sentence in enumerate(sentences):
        assert sentence.index == index, "sentences are not numbered in order"
        assert sentence.text.strip(), "a blank sentence"
        if sentence.start is None or sentence.end is None:
            assert sentence.part == "headline", "a body's sentence without offsets"
            continue
        assert last <= sentence.start < sentence.end, "sentences overlap"
        assert article.text[sentence.start : sentence.end] == sentence.text, "misquoted sentence"
        last = sentence.end
    quoted = "".join(s.text for s in sentences if s.start is not None)
    assert "".join(quoted.split()) == "".join(article.text.split()), "words are in no sentence"


def of_figures(text: str, figures: Sequence[Figure]) -> None:
    last = 0
    for figure in figures:
        assert last <= figure.start <= figure.number_start, "figures overlap"
        assert figure.number_start < figure.number_end <= figure.end <= len(text), "a figure's end"
        assert text[figure.start : figure.end].strip(), "a blank figure"
        last = figure.end
        _bounds(figure)
        if figure.converted:
            assert 0 <= figure.converted.start < figure.converted.end <= len(text), "a conversion"
            assert text[figure.converted.start : figure.converted.end].strip(), "blank conversion"
            _bounds(figure.converted)


def _bounds(figure: Figure | Quantity) -> None:
    hard, soft = (figure.low, figure.high), (figure.soft_low, figure.soft_high)
    for bounds in (hard, soft):
        _ordered(bounds)
        if figure.value is not None:
            assert _holds(bounds, figure.value), f"{bounds} do not hold {figure.value}"
    assert _within(soft, hard), f"what readers take, {soft}, is more than the words allow, {hard}"
    assert figure.value is not None or figure.hedge in ("range", "vague"), "a value is missing"


def _ordered(bounds: Bounds) -> None:
    low, high = bounds
    for end in bounds:
        assert end is None or math.isfinite(end), "a bound that is no number"
    assert low is None or high is None or low <= high, f"{bounds} are the wrong way round"


def _holds(bounds: Bounds, value: float) -> bool:
    low, high = bounds
    assert math.isfinite(value), "a value that is no number"
    return (low is None or low <= value) and (high is None or value <= high)


def _within(soft: Bounds, hard: Bounds) -> bool:
    low = hard[0] is None or (soft[0] is not None and hard[0] <= soft[0])
    return low and (hard[1] is None or (soft[1] is not None and soft[1] <= hard[1]))


def of_window(window: Window | None) -> None:
    if window and window.start and window.end:
        assert window.start <= window.end, f"{window} ends before it starts"


def of_quantities(article: Article, quantities: Sequence[Quantity]) -> None:
    for quantity in quantities:
        _bounds(quantity)
        of_window(Window(quantity.window_start, quantity.window_end, "during"))
        assert quantity.quote.strip(), "a blank quote"
        assert quantity.quote in quantity.sentence, "the quote is not the sentence's"
        if quantity.start is None:
            assert quantity.part == "headline", "a body's figure without offsets"
            continue
        assert article.text[quantity.start : quantity.end] == quantity.quote, "misquoted figure"
        span = slice(quantity.sentence_start, quantity.sentence_end)
        assert article.text[span] == quantity.sentence, "misquoted sentence"
        for name in (quantity.source, quantity.counted, quantity.counted_text, quantity.measure):
            assert name is None or name.strip(), "a blank name"


def of_feed(feed: ParsedFeed) -> None:
    for text in (feed.title, feed.error):
        assert text is None or text.strip(), "a blank title or error"
    for entry in feed.entries:
        json.dumps([entry.id, entry.url, entry.title, entry.publisher], ensure_ascii=False).encode()
        _of_moment(entry.published)
        assert entry.url is None or entry.url.startswith(("http:", "https:")), "no web address"
        assert entry.title is None or "\n" not in entry.title, "a title of two lines"


def of_page(page: Page) -> None:
    assert page.id, "a page without an id"
    _of_moment(page.published)
    assert (page.text is None) != (page.html is None), "both text and html, or neither"
    for text in (page.id, page.text, page.html, page.title, page.url, page.publisher):
        (text or "").encode()
