"""Plain-text dumps of news pages: the article without the furniture around and between.

Nothing is lost that may be told of in figures: a line goes only where its wording says that it
is furniture, or where it lies outside the article among menus and links.
"""

from collections.abc import Sequence

from extractors.article.dates import published_in
from extractors.article.furniture import load_furniture
from extractors.article.language import language_of
from extractors.article.lines import Line, lines_of
from extractors.article.region import body_of
from extractors.records import Article, Page

_TITLE_WORDS = range(4, 31)
_ABOVE = 8  # lines above the article in which its headline is looked for


def read_dump(page: Page) -> Article:
    """The article of a plain-text page; its text begins with the headline where the dump has it.

    The date is the record's, else one that the text states (see `dates`), else None.
    """
    lines = lines_of(page.text or "", load_furniture())
    start, end = body_of(lines)
    headline = _headline(lines[:end], start, page.title)
    kept = _kept(lines[start:end])
    if headline is not None and headline not in kept:
        kept.insert(0, headline)
    text = _joined(kept or (lines if len(lines) == 1 else []))
    return Article(
        id=page.id,
        text=text,
        title=page.title or (headline.text if headline else None),
        published=page.published or published_in(lines, start, end),
        publisher=page.publisher,
        language=language_of(text),
        url=page.url,
    )


def _kept(lines: Sequence[Line]) -> list[Line]:
    """The article's lines: prose, and phrases that do not belong to a list of links."""
    kept: list[Line] = []
    links = False
    for line in lines:
        links = line.shape == "after" or (links and line.shape != "prose")
        if line.shape == "prose" or (line.shape == "phrase" and not links):
            kept.append(line)
    return kept


def _headline(lines: Sequence[Line], start: int, title: str | None) -> Line | None:
    """The line that is the headline: the known title, else the longest phrase above the prose.

    Only what stands right above the article comes into question: furniture may lie between.
    """
    if title is not None:
        wanted = title.split()
        return next((line for line in lines if line.text.split() == wanted), None)
    first = next((i for i in range(start, len(lines)) if lines[i].shape == "prose"), start)
    phrases: list[Line] = []
    for line in reversed(lines[max(0, first - _ABOVE) : first]):
        if line.shape in ("after", "comments", "prose"):
            break
        if line.shape == "phrase" and line.words in _TITLE_WORDS:
            phrases.append(line)
    return max(phrases, key=lambda line: line.words, default=None)


def _joined(lines: Sequence[Line]) -> str:
    parts = [("\n\n" if line.gap else "\n") + line.text for line in lines]
    return "".join(parts).lstrip("\n")
