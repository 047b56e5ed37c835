"""Made news pages of real sizes: an article of our own words in navigation, scripts and links.

Sizes follow what news sites serve: 30 to 300 KB a page, 150 to 1,200 words an article, one to two
sentences in seven with a figure. An article tells one kind of event; most of its sentences are put
together of parts, so that two articles share few words beyond what they report, as in news. The
same seed gives the same pages.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from random import Random
from typing import Any

from extractors.places import Gazetteer
from extractors.places.fold import fold

FIRST_DAY = datetime(2024, 3, 4, 6, 0, tzinfo=UTC)
OUTLETS = ("Morning Ledger", "Daily Courier", "Coast Herald", "The Standard Post", "Valley Times")
FIGURED = 0.25  # share of sentences with a figure; of news sentences 23 % hold a digit
PARTS = 7  # of subjects, verbs, objects and ends that an article uses
STOCK = 0.1  # share of the sentences without figures that other articles have word for word
DEVIATES = 0.05  # share of figures that differ from what others report of a place
HOT = 0.15  # share of articles about places that many report on; the others are from anywhere
TOWNS = 140_000  # the gazetteer's first entries are towns
TOWN = 200_000  # inhabitants of a town whose name news readers know without its country
SMALLEST, LARGEST = 30_000, 300_000  # bytes of a page

_PARTS = ("subjects", "verbs", "objects", "ends")
Topic = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Made:
    """A page's path, headline and moment of publication, and the page itself."""

    path: str
    title: str
    published: datetime
    html: str


class Maker:
    """Makes pages one after the other from one random source."""

    def __init__(self, seed: int, gazetteer: Gazetteer) -> None:
        self._random = Random(seed)
        self._gazetteer = gazetteer
        text = files("benchmarks").joinpath("pages.json").read_text("utf-8")
        self._words: dict[str, Any] = json.loads(text)

    def page(self, number: int) -> Made:
        """The next page; `number` makes its address its own."""
        place, kind = self._place(), self._random.choice(self._words["kinds"])
        title = self._fill(self._random.choice(kind["headlines"]), place)
        published = FIRST_DAY + timedelta(minutes=self._random.randrange(28 * 24 * 60))
        outlet = self._random.choice(OUTLETS)
        wanted = self._size()
        body = self._head(title, published, outlet) + self._body(title, place, kind["figured"])
        return Made(f"/news/{number}", title, published, self._padded(body, wanted))

    def _place(self) -> str:
        if self._random.random() < HOT:
            return self._random.choice(self._words["places"])
        while True:
            town = self._gazetteer.entry(self._random.randrange(TOWNS))
            alone = len(self._gazetteer.find(fold(town.name))) == 1
            if town.kind == "P" and town.population > TOWN and alone and town.name.isascii():
                return town.name

    def _size(self) -> int:
        """Bytes: half of all pages below 110 KB, some near the largest."""
        return min(LARGEST, max(SMALLEST, int(self._random.lognormvariate(11.6, 0.6))))

    def _fill(self, template: str, place: str) -> str:
        pick = self._random.choice
        told = self._told(place)
        body = pick(self._words["bodies"])
        return template.format(
            place=place,
            person=self._person(),
            body=body,
            Body=body[0].upper() + body[1:],
            day=pick(self._words["days"]),
            n=told.randrange(3, 60),
            m=told.randrange(60, 99),
            k=told.randrange(11, 99),
            d=told.randrange(10),
        )

    def _person(self) -> str:
        return " ".join(self._random.choice(self._words[part]) for part in ("first", "last"))

    def _topic(self) -> Topic:
        """A few of the parts of sentences, an article's own: articles share few words in news."""
        return {part: self._random.sample(self._words[part], PARTS) for part in _PARTS}

    def _plain(self, topic: Topic) -> str:
        """The template of a sentence without a figure."""
        if self._random.random() < STOCK:
            return str(self._random.choice(self._words["plain"]))
        return " ".join(self._random.choice(topic[part]) for part in _PARTS) + "."

    def _told(self, place: str) -> Random:
        """Where figures come from: of one place most reports give the same ones."""
        deviates = self._random.random() < DEVIATES
        return self._random if deviates else Random(place)

    def _paragraph(self, place: str, figured: list[str], topic: Topic) -> str:
        """Up to three sentences; those with figures are taken from `figured`, each once."""
        sentences = []
        for _ in range(self._random.randrange(1, 4)):
            has_figure = figured and self._random.random() < FIGURED
            template = figured.pop() if has_figure else self._plain(topic)
            sentences.append(self._fill(template, place))
        return " ".join(sentences)

    def _head(self, title: str, published: datetime, outlet: str) -> str:
        stated = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": published.isoformat(),
            "author": {"@type": "Person", "name": self._person()},
            "publisher": {"@type": "Organization", "name": outlet},
        }
        return (
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | {outlet}'
            f'</title><meta property="og:site_name" content="{outlet}">'
            f'<script type="application/ld+json">{json.dumps(stated)}</script>'
            f"<style>{'.card{margin:0 auto;padding:4px}' * 60}</style></head><body>"
        )

    def _body(self, title: str, place: str, figures: Sequence[str]) -> str:
        words = min(1_200, max(150, int(self._random.lognormvariate(6.1, 0.5))))
        figures = [*figures, *self._words["figured"]]
        figured = self._random.sample(figures, len(figures))
        topic, paragraphs = self._topic(), list[str]()
        while sum(len(p.split()) for p in paragraphs) < words:
            paragraphs.append(self._paragraph(place, figured, topic))
        text = "".join(f"<p class='text'>{p}</p>" for p in paragraphs)
        menu = "".join(
            f'<li class="nav-item"><a href="/{s.lower()}">{s}</a></li>'
            for s in self._words["sections"]
        )
        return (
            f'<header><nav><ul class="menu">{menu}</ul></nav></header><main><article>'
            f"<h1>{title}</h1><div class='body'>{text}</div></article>{self._related(12)}</main>"
        )

    def _related(self, count: int) -> str:
        cards = "".join(
            f'<li class="card"><a href="/news/r{self._random.randrange(10**6)}"><img alt="" '
            f'src="/img/{self._random.randrange(10**6)}.jpg" width="320"><span class="kicker">'
            f"{self._random.choice(self._words['sections'])}</span>"
            f"<h3>{self._fill(self._headline(), 'the north')}</h3>"
            "</a></li>"
            for _ in range(count)
        )
        return f'<aside class="related"><h2>More from this section</h2><ul>{cards}</ul></aside>'

    def _headline(self) -> str:
        return str(self._random.choice(self._random.choice(self._words["kinds"])["headlines"]))

    def _padded(self, page: str, wanted: int) -> str:
        """The page at its size: half of what is missing is links, half is scripts."""
        missing = max(0, wanted - len(page))
        links = self._related(missing // 2 // 260)
        numbers = [self._random.randrange(10**9) for _ in range(missing // 2 // 24)]
        script = "".join(f"a[{n}]=f({n},'x');" for n in numbers)
        return f"{page}{links}<script>{script}</script><footer>Terms of use</footer></body></html>"
