"""What is fuzzed, and what must hold of any input. A broken promise is an AssertionError."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, partial

from extractors import figures, periods, places, sources
from extractors.article import read_article
from extractors.article.archive import page_of_file, parse_record
from extractors.claims import Reader, extract_all
from extractors.errors import CounterclaimError
from extractors.feeds import parse_feed
from extractors.feeds.opml import read_opml
from extractors.moments import day_of
from extractors.parsing.pipeline import load
from extractors.parsing.sentences import LONGEST, split
from extractors.records import Article, Page
from tests.fuzz import promises
from tests.fuzz.mutating import bytes_of, text_of

MOMENTS: tuple[date | None, ...] = (
    date(2021, 3, 4), None, date(2024, 2, 29), date.min, date(1, 2, 3), date.max,
    datetime(2019, 12, 31, 23, 30, tzinfo=UTC),
)  # fmt: skip
_OTHER_CODES = ("latin-1", "utf-16", "gb18030")
TITLED = 3  # of so many inputs one has its first line as its title


@dataclass(frozen=True, slots=True)
class Input:
    """A text with what a record says beside it; `raw` are the bytes it was, where they matter."""

    text: str
    published: date | None = None
    title: str | None = None
    raw: bytes | None = None

    def body(self) -> bytes:
        return bytes_of(self.text) if self.raw is None else self.raw

    def article(self) -> Article:
        return Article("fuzz", self.text, self.title, self.published)


@dataclass(frozen=True, slots=True)
class Target:
    """`kind` names the seeds, `pieces` what is spliced into them, `check` runs one input."""

    kind: str
    pieces: tuple[str, ...]
    check: Callable[[Input], None]


def text_page(given: Input) -> None:
    page = Page("fuzz", text=given.text, title=given.title, published=given.published)
    _read(page)


def html_page(given: Input) -> None:
    page = Page("fuzz", html=given.text, title=given.title, url="https://news.example/b")
    _read(page)


def _read(page: Page) -> None:
    try:
        article = read_article(page)
    except CounterclaimError:
        return
    promises.of_article(article)


def figures_of(given: Input) -> None:
    found = figures.find(given.text)
    promises.of_figures(given.text, found)
    assert figures.may_hold_figure(given.text) or not found, "may_hold_figure denies a figure"


def sentences_of(given: Input) -> None:
    article = given.article()
    found = split(article)
    promises.of_sentences(article, found)
    for sentence in found:
        promises.of_figures(sentence.text, figures.find(sentence.text))


def periods_of(given: Input) -> None:
    """One sentence, no longer than sentences get; on the day of publication, as callers give it."""
    text, today = given.text[:LONGEST], day_of(given.published) if given.published else None
    for start, end, expression in periods.expressions(text):
        assert 0 <= start < end <= len(text), "an expression outside the text"
        assert text[start:end].split(), "an expression of blanks"
        for direction in ("past", "future"):
            promises.of_window(expression.window(periods.Context(today, direction=direction)))
    spans = [(figure.start, figure.end) for figure in figures.find(text)]
    windows = periods.resolve(text, spans, given.published, ())
    assert len(windows) == len(spans), "not one window a figure"
    for window in windows:
        promises.of_window(window)


def settings_of(given: Input) -> None:
    """Sources, places and carried periods, without parses."""
    article = given.article()
    found = split(article)
    credits = sources.credit(article, found, {})
    locations = places.locate(article, found, _gazetteer())
    spans = {s.index: [(f.start, f.end) for f in figures.find(s.text)] for s in found}
    for index, windows in periods.windows(article, found, {}, spans).items():
        for window, (start, end) in zip(windows, spans[index], strict=True):
            promises.of_window(window)
            source = credits.source_of(index, start, end)
            assert source is None or source.strip(), "a source without a name"
            locations.place_of(index, start, end)
        for mention in locations.mentions(index):
            assert found[index].text[mention.start : mention.end].strip(), "a blank place"


def claims_of(given: Input) -> None:
    article = given.article()
    (quantities,) = extract_all([article], _reader())
    promises.of_quantities(article, quantities)


def feed_of(given: Input) -> None:
    promises.of_feed(parse_feed(given.body(), "fuzz"))


def opml_of(given: Input) -> None:
    try:
        read_opml(given.body(), "fuzz")
    except CounterclaimError:
        return


def record_of(given: Input) -> None:
    _paged(partial(parse_record, given.text, "fuzz"))


def file_of(given: Input) -> None:
    """A file's bytes as they are, and in encodings that are not UTF-8."""
    bodies = [given.body(), *(given.text.encode(code, "replace") for code in _OTHER_CODES)]
    for body in bodies:
        _paged(partial(page_of_file, "fuzz.txt", body))
        _paged(partial(page_of_file, "fuzz.html", body))


def _paged(read: Callable[[], Page]) -> None:
    try:
        page = read()
    except CounterclaimError:
        return
    promises.of_page(page)


@cache
def _gazetteer() -> places.Gazetteer:
    return places.load_gazetteer()


@cache
def _reader() -> Reader:
    return Reader(load(), _gazetteer())


TARGETS: Mapping[str, Target] = {
    "figures": Target("text", ("text",), figures_of),
    "periods": Target("text", ("text",), periods_of),
    "sentences": Target("article", ("text",), sentences_of),
    "settings": Target("article", ("text",), settings_of),
    "claims": Target("article", ("text",), claims_of),
    "text_page": Target("article", ("text", "html"), text_page),
    "html_page": Target("html", ("html", "html", "text"), html_page),
    "feed": Target("feed", ("feed",), feed_of),
    "opml": Target("opml", ("opml",), opml_of),
    "record": Target("record", ("record",), record_of),
    "file": Target("html", ("html",), file_of),
}


def input_of(data: bytes) -> Input:
    """Fuzzed bytes to an input: the first byte chooses what the record says beside the text."""
    raw, choice = data[1:], data[0] if data else 0
    text = text_of(raw)
    title = text.partition("\n")[0] if choice % TITLED == 0 else None
    return Input(text, MOMENTS[choice % len(MOMENTS)], title or None, raw)
