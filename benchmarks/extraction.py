"""How long one core takes from clean text to claims, by stage, on articles of 500 words.

Two kinds of article, both made of the seed articles' text. "Dense": their paragraphs as they are,
where sentences with figures hold 59 % of the words, as in news of a war. "Ordinary": their
sentences mixed so that those with figures hold 32 % of the words, the share measured in 85 articles
of general news (politics, business, sport, features; 61,000 words, 3,642 sentences, of which 28 %
hold a figure).
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from statistics import median
from typing import TypeVar

from extractors import figures, meaning, periods, places, sources
from extractors.article import read_article
from extractors.article.archive import page_of_file
from extractors.claims import Reader, extract_all
from extractors.parsing.sentences import split
from extractors.records import Article

WORDS = 500
ARTICLES = 40
ROUNDS = 5
NUMBERED = 0.32  # the share of words in sentences with figures, in general news
T = TypeVar("T")


def dense() -> list[Article]:
    """Articles of about 500 words, made of the seeds' paragraphs in turn."""
    paragraphs = [p for article in _seeds() for p in article.text.split("\n") if p.strip()]
    return [_made(number, _turned(paragraphs, number)) for number in range(ARTICLES)]


def ordinary() -> list[Article]:
    """Articles of about 500 words, made of the seeds' sentences in turn, those with figures drawn
    as often as in general news."""
    texts = [sentence.text for article in _seeds() for sentence in split(article)]
    numbered = [text for text in texts if figures.find(text)]
    plain = [text for text in texts if not figures.find(text)]
    made = []
    for number in range(ARTICLES):
        heaps = [iter(_turned(numbered, number)), iter(_turned(plain, number))]
        taken: list[str] = []
        counts = [0, 0]
        while sum(counts) < WORDS:
            kind = int(counts[0] >= NUMBERED * (sum(counts) + 1))
            taken.append(next(heaps[kind]))
            counts[kind] += len(taken[-1].split())
        made.append(_made(number, taken))
    return made


def _seeds() -> Iterator[Article]:
    for path in sorted(files("seeds").iterdir(), key=lambda p: p.name):
        if path.name.endswith((".txt", ".html")):
            yield read_article(page_of_file(path.name, path.read_bytes()))


def _turned(texts: Sequence[str], by: int) -> list[str]:
    by %= len(texts)
    return [*texts[by:], *texts[:by]]


def _made(number: int, paragraphs: Sequence[str]) -> Article:
    """An article of the first paragraphs that hold enough words; they begin anew at the end."""
    taken: list[str] = []
    while sum(len(p.split()) for p in taken) < WORDS:
        taken.append(paragraphs[len(taken) % len(paragraphs)])
    return Article(str(number), "\n\n".join(taken), published=date(2019, 12, 27))


def run(reader: Reader) -> None:
    """Print the milliseconds an article, the whole and stage by stage, of both kinds."""
    for kind, batch in (("dense", dense()), ("ordinary", ordinary())):
        _show(kind, batch, reader)


def _show(kind: str, batch: Sequence[Article], reader: Reader) -> None:
    words = sum(len(a.text.split()) for a in batch) / len(batch)
    rows = sum(map(len, extract_all(batch, reader))) / len(batch)
    whole = _timed(lambda: extract_all(batch, reader))
    print(f"{kind}: {len(batch)} articles of {words:.0f} words, {rows:.1f} quantities each")
    print(f"  clean text to claims  {1000 * whole / len(batch):6.1f} ms an article")
    for name, seconds in _stages(batch, reader):
        print(f"  {name:20}  {1000 * seconds / len(batch):6.1f} ms")


def _stages(batch: Sequence[Article], reader: Reader) -> list[tuple[str, float]]:
    sentences = [split(a) for a in batch]
    found = [
        {s.index: figures.find(s.text) for s in own if figures.may_hold_figure(s.text)}
        for own in sentences
    ]
    found = [{index: here for index, here in own.items() if here} for own in found]
    texts = [[own[i].text for i in has] for own, has in zip(sentences, found, strict=True)]
    parses = [
        dict(zip(has, reader.pipeline.parse(own), strict=True))
        for own, has in zip(texts, found, strict=True)
    ]
    spans = [{i: [(f.start, f.end) for f in fs] for i, fs in has.items()} for has in found]
    everything = list(zip(batch, sentences, found, parses, spans, strict=True))
    flat = [text for own in texts for text in own]
    return [
        ("sentences", _timed(lambda: [split(a) for a in batch])),
        ("figures", _timed(lambda: [figures.find(s.text) for own in sentences for s in own])),
        ("parse", _timed(lambda: reader.pipeline.parse(flat))),
        (
            "meaning",
            _timed(
                lambda: [
                    meaning.interpret(s[i].text, p[i], f, s[i].part)
                    for _, s, has, p, _ in everything
                    for i, f in has.items()
                ]
            ),
        ),
        (
            "places",
            _timed(
                lambda: [
                    locations.place_of(i, *span)
                    for a, s, _, _, n in everything
                    for locations in [places.locate(a, s, reader.gazetteer, n)]
                    for i, own in n.items()
                    for span in own
                ]
            ),
        ),
        ("sources", _timed(lambda: [sources.credit(a, s, p) for a, s, _, p, _ in everything])),
        (
            "periods",
            _timed(
                lambda: [
                    periods.of_events(a, s, n, periods.windows(a, s, p, n), _all(n))
                    for a, s, _, p, n in everything
                ]
            ),
        ),
    ]


def _all(spans: Mapping[int, Sequence[tuple[int, int]]]) -> dict[int, list[bool]]:
    """Every figure as one of an event: the dearest case."""
    return {index: [True] * len(own) for index, own in spans.items()}


def _timed(work: Callable[[], T]) -> float:
    """The median over some rounds; the first fills caches."""
    seconds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return median(seconds)
