"""The main text of an HTML page."""

import re

import trafilatura
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from extractors.article.completing import completed, coverage
from extractors.article.furniture import load_furniture
from extractors.article.lines import Line, lines_of
from extractors.article.titles import same_title

_ROW = re.compile(r"^\|(?P<cells>.*)\|?$")
_ITEM = re.compile(r"^[-*•] ")
_STATED = 500  # characters of an article that JSON-LD holds in full rather than in part
_AGREEING = 0.6  # share of the stated text that the extractor must have found
_HEADLINE_WITHIN = 3  # lines of the text in which the headline may be repeated


def body_text(tree: HtmlElement, title: str | None, stated: str | None) -> str:
    """The article's paragraphs without headline and furniture; "" where none.

    `stated` is the text that the page gives in JSON-LD: it stands in where the extractor has
    found something else.
    """
    extracted = trafilatura.extract(tree, include_comments=False, include_tables=True) or ""
    if stated and len(stated) >= _STATED and coverage(stated, extracted) < _AGREEING:
        paragraphs = stated.split("\n")
    else:
        paragraphs = completed([_plain(line) for line in extracted.split("\n")], tree)
    lines = lines_of("\n".join(paragraphs), load_furniture())
    return "\n\n".join(line.text for line in _kept(lines, title))


def _plain(line: str) -> str:
    """A line of trafilatura's without its marks of list items and table rows."""
    row = _ROW.match(line)
    if row:
        cells = [cell.strip() for cell in row["cells"].strip("|").split("|")]
        return " | ".join(cell for cell in cells if cell.strip("-"))
    return _ITEM.sub("", line)


def _kept(lines: list[Line], title: str | None) -> list[Line]:
    kept: list[Line] = []
    links = False
    for index, line in enumerate(lines):
        links = line.shape in ("after", "comments") or (links and line.shape != "prose")
        if line.shape not in ("prose", "phrase") or links:
            continue
        if index < _HEADLINE_WITHIN and title and same_title(line.text, title):
            continue
        kept.append(line)
    return kept
