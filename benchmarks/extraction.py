"""How long one core takes from clean text to claims, by stage, on articles of 500 words.

The text is made of the seed articles' sentences, so that its share of figures is that of news
about a conflict, which is high.
"""

import time
from collections.abc import Callable, Sequence
from datetime import date
from importlib.resources import files
from statistics import median
from typing import TypeVar

from extractors import figures, meaning, periods, places, sources
from extractors.archive import page_of_file
from extractors.article import read_article
from extractors.claims import Reader, extract_all
from extractors.records import Article
from extractors.sentences import split

WORDS = 500
ARTICLES = 40
ROUNDS = 5
T = TypeVar("T")


def articles() -> list[Article]:
    """Articles of about 500 words, made of the seeds' paragraphs in turn."""
    paragraphs: list[str] = []
    for path in sorted(files("seeds").iterdir(), key=lambda p: p.name):
        if path.name.endswith((".txt", ".html")):
            article = read_article(page_of_file(path.name, path.read_bytes()))
            paragraphs += [p for p in article.text.split("\n") if p.strip()]
    made = []
    for number in range(ARTICLES):
        turned = paragraphs[number % len(paragraphs) :] + paragraphs[: number % len(paragraphs)]
        made.append(Article(str(number), _of_length(turned), published=date(2019, 12, 27)))
    return made


def _of_length(paragraphs: Sequence[str]) -> str:
    taken: list[str] = []
    while sum(len(p.split()) for p in taken) < WORDS:
        taken.append(paragraphs[len(taken) % len(paragraphs)])
    return "\n\n".join(taken)


def run(reader: Reader) -> None:
    """Print the milliseconds an article, the whole and stage by stage."""
    batch = articles()
    words = sum(len(a.text.split()) for a in batch) / len(batch)
    extract_all(batch, reader)
    whole = _timed(lambda: extract_all(batch, reader))
    rows = sum(map(len, extract_all(batch, reader)))
    print(f"{len(batch)} articles of {words:.0f} words, {rows / len(batch):.1f} quantities each")
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
            _timed(lambda: [places.locate(a, s, reader.gazetteer) for a, s, *_ in everything]),
        ),
        ("sources", _timed(lambda: [sources.credit(a, s, p) for a, s, _, p, _ in everything])),
        (
            "periods",
            _timed(lambda: [periods.windows(a, s, p, n) for a, s, _, p, n in everything]),
        ),
    ]


def _timed(work: Callable[[], T]) -> float:
    """The median over some rounds; the first fills caches."""
    seconds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return median(seconds)
