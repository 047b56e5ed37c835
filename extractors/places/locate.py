"""Find the places of an article: words, spans, frames, senses, roles, anchors, in that order."""

from collections import Counter
from collections.abc import Mapping, Sequence

from extractors.places.anaphora import taken_up
from extractors.places.anchors import Anchor, Mention
from extractors.places.bindings import MOST_PAIRS, bound
from extractors.places.bodies import bodies
from extractors.places.compass import part_named
from extractors.places.cues import Cues, load_cues
from extractors.places.dateline import dateline_end, outlet_start
from extractors.places.distances import is_near
from extractors.places.frames import Spot, framed
from extractors.places.gazetteer import Entry, Gazetteer
from extractors.places.governments import acts_as_state
from extractors.places.locations import Locations
from extractors.places.prominence import Prominence
from extractors.places.roles import WEIGHTS, Role, role_of
from extractors.places.senses import Senses
from extractors.places.spot import Span, spans_of
from extractors.places.unknown import unknown
from extractors.places.words import Word, is_title_case, words_of
from extractors.places.worldwide import worldwide
from extractors.records import Article, Place, Sentence

_HEADLINE_WORDS = 3  # longer words in capitals that make a headline Title Case, a body's line
_BODY_WORDS = 5
_TAKEN_UP = 0.3  # "in the province" locates that much less than "in Idlib"


def locate(
    article: Article,
    sentences: Sequence[Sentence],
    gazetteer: Gazetteer,
    figures: Mapping[int, Sequence[tuple[int, int]]] | None = None,
    begins: Mapping[int, int] | None = None,
) -> Locations:
    """Find the places an article names. `sentences` as split from that article, in order.

    `figures` are the offsets of the figures by the index of their sentence, in order: a place that
    belongs to one of them is no other's. `begins` are the offsets at which a sentence begins behind
    a byline or caption that stands before it, by index: what is named there places nothing.
    """
    cues = load_cues()
    texts = [words_of(sentence.text) for sentence in sentences]
    spotted = [
        _spots(words, sentence, gazetteer, cues, (begins or {}).get(sentence.index, 0))
        for words, sentence in zip(texts, sentences, strict=True)
    ]
    senses = Senses(gazetteer, cues, spotted, _demonyms(texts, cues))
    prominence = Prominence(gazetteer)
    mentions: list[tuple[Mention, ...]] = []
    anchors: list[list[Anchor]] = []
    for words, spots, sentence in zip(texts, spotted, sentences, strict=True):
        meant = _meant(spots, senses)
        roles = _roles(words, spots, meant, gazetteer, cues)
        found = _anchors(words, spots, meant, roles, gazetteer, cues)
        found += _realms(words, gazetteer, cues)
        begin = (begins or {}).get(sentence.index, 0)
        named = unknown(words, spots, meant, found, sentence.text, cues)
        named = [one for one in named if one.start >= begin]
        mentions.append(_mentions(spots, meant, roles, gazetteer))
        prominence.count(sentence, _free(sentence, found, figures or {}))
        told = sentence.index in (figures or {})  # only a figure asks for its country's bodies
        anchors.append(found + named + (bodies(words, gazetteer, cues) if told else []))
    for index, words in enumerate(texts):
        anchors[index] += _nouns(words, index, anchors, prominence, gazetteer, cues)
    for own, words in zip(anchors, texts, strict=True):
        own += worldwide(words, cues)
        own.sort(key=lambda one: one.start)
    filed = _filed_in(spotted, senses)
    peoples = [_peoples(words, gazetteer, cues) for words in texts]
    return Locations(
        sentences, mentions, anchors, peoples, prominence.main(), filed, gazetteer, figures or {}
    )


def _free(
    sentence: Sentence, anchors: list[Anchor], figures: Mapping[int, Sequence[tuple[int, int]]]
) -> list[Anchor]:
    """The anchors that are no single figure's: only these tell what an article is about."""
    own = figures.get(sentence.index, ())
    if not own or len(own) * len(anchors) > MOST_PAIRS:
        return anchors
    held = bound(sentence.text, anchors, own)
    return [one for one, figure in zip(anchors, held, strict=True) if figure is None]


def _spots(
    words: list[Word], sentence: Sentence, gazetteer: Gazetteer, cues: Cues, begin: int
) -> list[Spot]:
    spans = spans_of(words, gazetteer, cues)
    # "US$30 million" names a currency
    spans = [span for span in spans if not sentence.text.startswith("$", words[span.last].end)]
    if begin and not dateline_end(sentence.text):
        spans = [span for span in spans if words[span.first].start >= begin]
    if not spans:
        return []
    body = sentence.part == "body"
    dateline = dateline_end(sentence.text) if body else 0
    tail = len(sentence.text) if body else outlet_start(sentence.text)
    return framed(
        words,
        spans,
        cues,
        is_title_case(words, _BODY_WORDS if body else _HEADLINE_WORDS),
        dateline,
        tail,
    )


def _demonyms(texts: Sequence[Sequence[Word]], cues: Cues) -> Counter[str]:
    """How often each country is leaned to: by adjectives and peoples, by officials only it has."""
    leaning = Counter(
        cues.demonyms[word.key]
        for words in texts
        for word in words
        if word.capital and word.key in cues.demonyms
    )
    if any(word.key in cues.groups["american"] for words in texts for word in words):
        leaning["US"] += 1
    return leaning


def _meant(spots: Sequence[Spot], senses: Senses) -> list[Entry | None]:
    """The place that each spot of a sentence means, None where it means none."""
    meant: list[Entry | None] = []
    for index, one in enumerate(spots):
        outer = None if one.outer is None else spots[one.outer]
        if one.code:
            holder = index and spots[index - 1].outer == index and meant[-1]
            meant.append(senses.holder(one, holder) if holder else None)
        else:
            meant.append(None if one.frame == "name" else senses.sense(one, outer))
    return meant


def _filed_in(spotted: Sequence[Sequence[Spot]], senses: Senses) -> Entry | None:
    """The place of the article's dateline, None without one."""
    for spots in spotted:
        if spots and spots[0].dateline:
            return _meant(spots, senses)[0]
    return None


def _roles(
    words: Sequence[Word],
    spots: Sequence[Spot],
    meant: Sequence[Entry | None],
    gazetteer: Gazetteer,
    cues: Cues,
) -> list[Role]:
    roles: list[Role] = []
    before: tuple[Span, Role] | None = None
    for one, entry in zip(spots, meant, strict=True):
        role: Role = (
            "dateline" if one.dateline else role_of(words, one.span, one.frame, cues, before)
        )
        if role == "bare" and entry is not None and gazetteer.is_capital(entry):
            role = "agent" if acts_as_state(words, one.span, cues) else role
        roles.append(role)
        before = (one.span, role)
    return roles


def _anchors(
    words: Sequence[Word],
    spots: Sequence[Spot],
    meant: Sequence[Entry | None],
    roles: Sequence[Role],
    gazetteer: Gazetteer,
    cues: Cues,
) -> list[Anchor]:
    """The anchors of a sentence's spots; what is named only as holding another is left out.

    "North of Homs" is not in Homs: all that is sure is the country. "12 km north of Homs" is near
    it, and so is read as news reads "near Homs".
    """
    anchors = []
    held: set[int] = set()
    weights = [WEIGHTS[role] for role in roles]
    for index, one in enumerate(spots):
        entry = meant[index]
        if entry is None or index in held:
            continue
        if one.outer is not None and meant[one.outer] is not None:
            held.add(one.outer)
        if roles[index] == "beside" and not is_near(words, one.span.first):
            entry = gazetteer.chain(entry.number)[-1]
        entry = part_named(words, one.span, entry, gazetteer, cues) or entry
        anchors.append(Anchor(one.start, one.end, entry, weights[index]))
    return anchors


def _realms(words: Sequence[Word], gazetteer: Gazetteer, cues: Cues) -> list[Anchor]:
    """The anchors of demonyms before what lies in a country: "the Syrian economy"."""
    found = []
    for place, word in enumerate(words[:-1]):
        if word.capital and word.key in cues.demonyms:
            entry = gazetteer.by_id(cues.demonyms[word.key])
            if entry is not None and words[place + 1].key in cues.groups["realm"]:
                found.append(Anchor(word.start, word.end, entry, WEIGHTS["owner"]))
    return found


def _peoples(words: Sequence[Word], gazetteer: Gazetteer, cues: Cues) -> list[Anchor]:
    """The countries of the peoples that a sentence names in the plural: "Syrians"."""
    found = []
    for word in words:
        if word.capital and word.key.endswith("s") and word.key in cues.demonyms:
            entry = gazetteer.by_id(cues.demonyms[word.key])
            if entry is not None:
                found.append(Anchor(word.start, word.end, entry, WEIGHTS["title"]))
    return found


def _nouns(
    words: Sequence[Word],
    index: int,
    anchors: Sequence[Sequence[Anchor]],
    prominence: Prominence,
    gazetteer: Gazetteer,
    cues: Cues,
) -> list[Anchor]:
    """The anchors of a sentence's nouns that take a place up."""
    found = []
    for first, last, kinds in taken_up(words, cues):
        entry = prominence.antecedent(anchors, index, words[first].start, kinds)
        if entry is not None:
            span = Span(first, last, "", (), False)
            role = role_of(words, span, "plain", cues, None)
            entry = part_named(words, span, entry, gazetteer, cues) or entry
            weight = WEIGHTS[role] - _TAKEN_UP
            found.append(Anchor(words[first].start, words[last].end, entry, weight, False))
    return found


def _mentions(
    spots: Sequence[Spot],
    meant: Sequence[Entry | None],
    roles: Sequence[Role],
    gazetteer: Gazetteer,
) -> tuple[Mention, ...]:
    return tuple(
        Mention(
            one.start,
            one.end,
            Place(entry.name, entry.id, gazetteer.country_code(entry.number)),
            one.frame,
            role,
        )
        for one, entry, role in zip(spots, meant, roles, strict=True)
        if entry is not None
    )
