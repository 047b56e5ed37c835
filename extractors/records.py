"""The records of the extractors, one a stage, in the order in which they arise.

FeedEntry -> Page -> Article -> Sentence -> Figure -> Quantity, Event -> Reading
(the warehouse goes on: -> Comparison -> Alert -> Delivery).

Offsets are characters, start included, end excluded. A moment is a `date` where only the day is
known and a timezone-aware `datetime` where the time is known; see `extractors.moments`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Hedge = Literal[
    "exact", "about", "more_than", "at_least", "less_than", "at_most", "nearly", "range", "vague"
]
Change = Literal["up", "down"]
Modality = Literal["asserted", "negated", "forecast", "hypothetical", "quoted"]
WindowKind = Literal["since", "during", "at"]
WindowVia = Literal["clause", "sentence", "paragraph", "lead", "dateline", "publication"]
EventScope = Literal["event", "period", "total", "level"]
EventVia = Literal["clause", "sentence", "paragraph", "lead"]
DayVia = Literal["clause", "antecedent", "lead", "dateline", "publication"]
Standing = Literal["stands", "first", "withdrawn", "corrected", "on_top", "comparison"]
Part = Literal["headline", "body"]
ArticleKind = Literal["article", "live", "stub", "error"]


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed. `url` is http(s) or None; `published` a moment; `title` plain text.

    `summary` is HTML or text as the feed gave it, `content` what it gives as the whole article,
    read where the page is not to be had or holds less; `publisher` the source that an aggregating
    feed names for the entry (RSS `source`).
    """

    id: str | None
    url: str | None
    title: str | None
    published: date | None
    summary: str | None = None
    publisher: str | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed after parsing; `error` says why nothing, or not all, could be read.

    `site` is the address of the site that it belongs to. `hubs` push what is new in it (WebSub),
    under the address `topic`. `parts` are the sitemaps that a sitemap index names, to be read next.
    `ttl` is how many seconds the publisher wants to pass between polls.
    """

    title: str | None
    entries: tuple[FeedEntry, ...]
    error: str | None = None
    site: str | None = None
    hubs: tuple[str, ...] = ()
    topic: str | None = None
    parts: tuple[str, ...] = ()
    ttl: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where on the web a page was fetched, redirects followed, and the validators it came with."""

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What a source holds for one article, before it is read: a record of the contract.

    Exactly one of `text` (plain text) and `html` is set. `id` is the record's id, a file's name or
    the address. `published` is a moment or None. What the record states goes before what the page
    states, and that before what `entry`, its feed's entry, says. `origin` is set on pages that were
    fetched: only those have addresses to be trusted and looked at again. `feed` is the address, or
    the file, of the feed that led to it. `asked` is when it was fetched: it was not published after
    that.
    """

    id: str
    text: str | None = None
    html: str | None = None
    title: str | None = None
    published: date | None = None
    url: str | None = None
    publisher: str | None = None
    entry: FeedEntry | None = None
    origin: Origin | None = None
    feed: str | None = None
    asked: datetime | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article without the page's furniture; all offsets refer to `text`.

    `title` may or may not be the first line of `text`: a dump holds it, an HTML page's body does
    not. `language` is an ISO 639-1 code or None where unknown. `author` is the byline's names,
    `modified` a moment. `kind` is "live" for a live blog, "stub" for what a paywall leaves,
    "error" for a page that stands in for the article (not found, consent, captcha), None where
    the page does not tell. `addresses` are those that lead to the article, as keys of identity.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    author: str | None = None
    modified: date | None = None
    kind: ArticleKind | None = None
    origin: Origin | None = None
    addresses: tuple[str, ...] = ()
    feed: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the headline or the body.

    `start` and `end` are offsets in the article's text, None for a headline that the text does not
    hold. `paragraph` counts from 0, -1 for the headline.
    """

    index: int
    text: str
    start: int | None
    end: int | None
    paragraph: int
    part: Part


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a parsed sentence; `head` is the index of its governor, its own for the root.

    `start` and `end` are offsets in the sentence. `pos` is universal, `tag` Penn, `dep` a Universal
    Dependencies label ("nsubj:pass").
    """

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a sentence before anything is known of what it means.

    `start`, `end` are the sentence's offsets of hedge, number and unit; `number_start`,
    `number_end` of the number alone. `value` is None for a range or a vague figure. Bounds are
    None where unbounded. `unit` is canonical ("count" where no unit is named, "ordinal" for "12th",
    "multiple" for "twice"); `unit_text` the words that named it, None for counts. `change` is set
    where the words themselves say so ("+3%", "from 208 to 193"). `converted` is the same figure in
    another unit, in parentheses or after "or" (its own offsets); `consistent` is False where that
    conversion does not come out.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: float | None
    low: float | None
    high: float | None
    soft_low: float | None
    soft_high: float | None
    hedge: Hedge
    unit: str
    unit_text: str | None
    change: Change | None = None
    converted: "Figure | None" = None
    consistent: bool = True


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a figure counts or measures, read from its sentence's syntax.

    `measure` None: the sentence asserts nothing of the figure. `quote_start`, `quote_end` are the
    sentence's offsets of the figure's words, counted noun included. `predicate` is the index of the
    token that gave the measure, None without one. `part_of` is the index, in the sentence's
    figures, of the whole that this figure is a part of ("including six children"). `unit` is set
    where the figure leaves it out and takes it from one before ("13.9 percent here, 5.1 there").
    """

    measure: str | None
    counted: str | None
    counted_text: str | None
    change: Change | None
    modality: Modality
    quote_start: int
    quote_end: int
    predicate: int | None = None
    part_of: int | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. `via` says where a figure's place was found: "clause", "sentence",
    "paragraph", "headline", "dateline", "article"."""

    name: str
    id: str
    country: str | None
    via: str = "clause"


@dataclass(frozen=True, slots=True)
class Window:
    """The period that a figure covers; either end may be None (unknown or still open).

    `via` says where it was found: the figure's clause or sentence, an earlier sentence of its
    paragraph, the lead, the dateline. "publication" is presumed, not stated: on or shortly before
    the day of publication.
    """

    start: date | None
    end: date | None
    kind: WindowKind
    via: WindowVia = "clause"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its meaning: a row of `extract`, field for field the contract's.

    A quantity whose `measure` is not None is a claim. Offsets are the clean text's, None in a
    headline that the text does not hold.
    """

    article_id: str
    sentence: str
    sentence_start: int | None
    sentence_end: int | None
    quote: str
    start: int | None
    end: int | None
    value: float | None
    low: float | None
    high: float | None
    soft_low: float | None
    soft_high: float | None
    hedge: Hedge
    change: Change | None
    unit: str
    unit_text: str | None
    measure: str | None
    counted: str | None
    counted_text: str | None
    place: str | None
    place_id: str | None
    country: str | None
    window_start: date | None
    window_end: date | None
    window_kind: WindowKind | None
    source: str | None
    modality: Modality
    part: Part
    paragraph: int
    place_via: str | None  # where the place was found, see Place.via
    part_of: str | None  # the quote of the whole that this is a part of
    consistent: bool  # False where a conversion in parentheses does not come out
    standing: Standing = "stands"  # what the article itself says of the figure
    share: str | None = None  # of what whole a percentage is a share, in the text's words
    owner: str | None = None  # whose money, votes or seats
    event: int | None = None  # `Event.index` in the same article; None: about no event read
    event_scope: EventScope | None = None
    event_kind: str | None = None  # `Event.kind`
    event_via: EventVia | None = None  # where the mention stands that tied the claim to it
    window_via: WindowVia | None = None  # where the period was found, see Window.via


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, as one article tells of it; `index` 0 is what headline or lead tell.

    Words in all sets are folded (lower case, no accents). `kind` is of `event_kinds.tsv`, None
    where only a claim's predicate tells of it. `several` marks a series told as one ("a string of
    raids"). `name` is a proper name ("Hurricane Petra"). `place`, `place_id`, `country` are of the
    gazetteer; `spots` the villages, streets, markets, camps that it need not know. The event's day
    lies within `first_day` and `last_day`, both included, and `day_via` says what told it;
    "publication" is "on or shortly before". `names` are people, bodies and groups that take part,
    `means` what it was done with, `targets` what was hit, `ages` those of its victims, `words` the
    content words of the sentences that tell it.
    """

    index: int
    kind: str | None
    several: bool = False
    name: str | None = None
    place: str | None = None
    place_id: str | None = None
    country: str | None = None
    spots: frozenset[str] = frozenset()
    first_day: date | None = None
    last_day: date | None = None
    day_via: DayVia | None = None
    names: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read in one article: its quantities in the text's order, and its events."""

    quantities: tuple[Quantity, ...]
    events: tuple[Event, ...]
