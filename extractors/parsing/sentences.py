"""Sentences of an article, by rules, with exact offsets.

A sentence ends at a full stop, question or exclamation mark (closing quotes and brackets included)
that blank space and a likely start of a sentence follow, or at the end of a line. News needs three
kinds of exceptions: titles ("Gen. Khan"), initials ("J. K. Said"), and abbreviations that may
or may not close a sentence ("in the U.S. The ...", "at 5 p.m. Monday").

The time taken grows with the text's length alone: each candidate is looked at once.
"""

import re
from collections.abc import Iterator
from functools import cache

from extractors.records import Article, Sentence
from extractors.tables import blocks, word_set

Span = tuple[int, int]

# A sentence longer than this is cut at a blank: no writer's sentence is, and the parser's time and
# memory grow faster than its input.
LONGEST = 2000

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_STOP = re.compile(
    r"[.!?\u2026]{1,8}[\"'\u201d\u2019\u00bb)\]]{0,3}(?:\s?\[\d{1,3}\]){0,9}(?=\s|$)"  # notes, too
)
_CLIPPED = re.compile(r"(?<=[a-z\u201d]{2})\.(?=[A-Z][a-z]{0,9}\s)")
_WORD_BEFORE = re.compile(r"[\w.&'\u2019-]{1,24}$")
_NEXT_WORD = re.compile(r"\s{1,8}[\"'\u201c\u2018\u00ab(\[]{0,3}([^\W\d_][\w'\u2019.-]{0,24}|\d)?")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_OUTLET = re.compile(r"\s[-|\u2013\u2014]\s[^-|\u2013\u2014]{1,60}$")
_SPACE = re.compile(r"\s+")


def split(article: Article) -> tuple[Sentence, ...]:
    """The headline, where the article has a title, then the body's sentences in order.

    A headline that the text begins with has offsets and is not repeated in the body; of a title
    longer than any sentence the beginning is read. Sentences are quoted from the text without
    blanks at either end.
    """
    text, start = article.text, 0
    sentences: list[Sentence] = []
    title = (article.title or "").strip()[:LONGEST].rstrip()
    if title:
        span = _headline_span(text, title) or _headline_span(text, _OUTLET.sub("", title))
        if span:
            start = span[1]
            sentences.append(Sentence(0, text[slice(*span)], *span, -1, "headline"))
        else:
            sentences.append(Sentence(0, title, None, None, -1, "headline"))
    for paragraph, line in enumerate(_lines(text, start)):
        for first, last in _sentences(text, *line):
            index = len(sentences)
            sentences.append(Sentence(index, text[first:last], first, last, paragraph, "body"))
    return tuple(sentences)


def _headline_span(text: str, title: str) -> Span | None:
    """Where the text begins with the title, whatever blanks the two use.

    The caller tries it without the outlet's name, too, which pages add to their titles.
    """
    if not title:
        return None
    words = [re.escape(word) for word in title.split()]
    found = re.compile(r"\s*(" + r"\s+".join(words) + r")(?!\w)").match(text)
    return found.span(1) if found else None


def _lines(text: str, start: int) -> Iterator[Span]:
    for line in _LINE.finditer(text, start):
        span = _trim(text, *line.span())
        if span:
            yield span


def _trim(text: str, start: int, end: int) -> Span | None:
    part = text[start:end]
    first = start + len(part) - len(part.lstrip())
    last = start + len(part.rstrip())
    return (first, last) if first < last else None


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    line = text[start:end]
    ends = {stop.end() for stop in _STOP.finditer(line) if _ends_here(line, stop)}
    ends |= {stop.end() for stop in _CLIPPED.finditer(line) if _starter_at(line, stop.end())}
    first = 0
    for last in (*sorted(ends), len(line)):
        for piece in _cut(line, first, last):
            span = _trim(text, start + piece[0], start + piece[1])
            if span:
                yield span
        first = last


def _cut(line: str, first: int, last: int) -> Iterator[Span]:
    while last - first > LONGEST:
        blank = line.rfind(" ", first + 1, first + LONGEST)
        middle = blank if blank > first else first + LONGEST
        yield first, middle
        first = middle
    yield first, last


def _ends_here(line: str, stop: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(line, stop.end())
    word = following.group(1) if following else None
    if word and word[0].islower():
        return False
    if stop.group() != ".":
        return word is not None or stop.end() >= len(line.rstrip()) or _opens(line, stop.end())
    return not _is_abbreviation(_word_before(line, stop.start()), word)


def _opens(line: str, at: int) -> bool:
    """Something else than a letter or a digit follows: a bullet, a dash, a currency sign."""
    return not line[at : at + 2].strip().startswith((",", ";", ":", "-"))


def _word_before(line: str, at: int) -> str:
    found = _WORD_BEFORE.search(line[max(0, at - 24) : at])
    return found.group() if found else ""


def _is_abbreviation(before: str, following: str | None) -> bool:
    kind = _abbreviations().get(before)
    if kind == "title":
        return following is not None
    initial = len(before) == 1 and before.isupper() and before != "I"
    if kind == "either" or initial or _DOTTED.fullmatch(before):
        return following is not None and following not in _starters()
    return False


def _starter_at(line: str, at: int) -> bool:
    return _SPACE.split(line[at : at + 12], maxsplit=1)[0] in _starters()


@cache
def _abbreviations() -> dict[str, str]:
    kinds = blocks("extractors.parsing", "abbreviations.txt")
    return {word: kind for kind, words in kinds.items() for word in words}


@cache
def _starters() -> frozenset[str]:
    return word_set("extractors.parsing", "sentence_starters.txt")
