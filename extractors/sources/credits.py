"""Whom an article credits with each of its figures.

A sentence's own attribution comes first. Words inside a quotation that runs over several sentences
belong to whoever the paragraph names as the speaker. All else is the outlet's own voice.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.records import Article, Sentence, Token
from extractors.sources.attributions import Attribution, Form, attributions
from extractors.sources.canon import Canon
from extractors.sources.naming import chained, outlet_of, same_source

_MARK = re.compile('[“”"]')
# "He" is looked for in so many sentences before.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Credit:
    """Words of a sentence, by offsets, and the source that they are credited to."""

    start: int
    end: int
    source: str
    form: Form


@dataclass(frozen=True, slots=True)
class Credits:
    """Who is credited with what, by sentence index."""

    by_sentence: Mapping[int, tuple[Credit, ...]]

    def source_of(self, sentence_index: int, start: int, end: int) -> str | None:
        """The canonical name of the source of these words, None for the outlet's own voice.

        The narrowest attribution decides; where one passes on another both ends are kept:
        "police (via state television)".
        """
        holding = [
            credit
            for credit in self.by_sentence.get(sentence_index, ())
            if credit.start <= start < credit.end
        ]
        if not holding:
            return None
        holding.sort(key=lambda credit: credit.end - credit.start)
        said = next((credit for credit in holding if credit.form == "said"), None)
        passed = next((credit for credit in holding if credit.form != "said"), None)
        if said is None or passed is None or same_source(said.source, passed.source):
            return holding[0].source
        if passed.form == "cite":
            return chained(passed.source, said.source)
        return chained(said.source, passed.source)


def credit(
    article: Article, sentences: Sequence[Sentence], parses: Mapping[int, tuple[Token, ...]]
) -> Credits:
    """Read an article's attributions, in the order of its text.

    `parses` holds the tokens of sentences with figures; the rules need none, because the sentences
    between, which name the speakers, are not parsed.
    """
    canon = Canon(article.text)
    own: dict[int, tuple[Credit, ...]] = {}
    before: list[str] = []
    for sentence in sentences:
        found = attributions(sentence.text, sentence.part)
        named = tuple(_named(canon, article, found, before[-_NEAR:])) if found else ()
        if named:
            own[sentence.index] = named
        before.append(sentence.text)
    for index, carried in _quoted(sentences, own):
        own[index] = (*own.get(index, ()), carried)
    return Credits(own)


def _named(
    canon: Canon, article: Article, found: Sequence[Attribution], before: Sequence[str]
) -> Iterator[Credit]:
    met: dict[str, str | None] = {}
    for one in found:
        if one.raw not in met:
            met[one.raw] = canon.resolve(one.raw, before)
        source = met[one.raw]
        if source is None:
            continue
        if one.via:
            outlet = outlet_of(one.via)
            if not article.publisher or not same_source(outlet, article.publisher):
                source = chained(source, outlet)
        yield Credit(one.start, one.end, source, one.form)


def _quoted(
    sentences: Sequence[Sentence], own: Mapping[int, tuple[Credit, ...]]
) -> Iterator[tuple[int, Credit]]:
    """Quotations that run over sentences: credited to the paragraph's speaker, else the one before.

    Straight quotation marks toggle within a paragraph; curly ones say themselves whether they open.
    """
    speaker: str | None = None
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    for group in by_paragraph.values():
        spoken = [credit for one in group for credit in own.get(one.index, ())]
        regions = list(_regions(group))
        here = spoken[0].source if spoken else speaker
        for index, start, end in regions:
            if here and not any(c.start <= start < c.end for c in own.get(index, ())):
                yield index, Credit(start, end, here, "said")
        if spoken:
            speaker = spoken[-1].source
        elif not regions:
            speaker = None


def _regions(group: Sequence[Sentence]) -> Iterator[tuple[int, int, int]]:
    """The quoted stretches of a paragraph's sentences, whole sentences within included."""
    quoted = False
    for sentence in group:
        start = 0
        for mark in _MARK.finditer(sentence.text):
            at, sign = mark.start(), mark.group()
            if sign == "“" or (sign == '"' and not quoted):
                quoted, start = True, at
            elif sign in ("”", '"') and quoted:
                quoted = False
                yield sentence.index, start, at + 1
        if quoted:
            yield sentence.index, start, len(sentence.text)
            # The next sentence goes on inside the quotation.
