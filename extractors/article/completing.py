"""An extractor's paragraphs against the page: what it left out, and what is nothing but links.

Pages cut long articles into containers, and an extractor takes the first. A paragraph that stands
in the page like most of those that were taken (same tag, same classes of parent and grandparent)
is one of the article's. A short line that is a link from end to end leads to another story.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement  # type: ignore[import-untyped]

_BLOCKS = ("p", "blockquote", "li", "h2", "h3", "h4", "pre")
_PARAGRAPHS = ("p", "blockquote")
_WORD = re.compile(r"\w+")
_RUN = 4  # words in a row that tell whether a text is part of another
_FEWEST = 3  # paragraphs taken that must look like the one left out
_WORDS = 12  # of a paragraph that is worth putting back
_LINKED = 0.9  # share of a link's text in a line that is only a link
_HALF = 0.5
_MOST_BLOCKS = 5_000  # of a page that are looked at

Signature = tuple[str, ...]
Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of the page with its words; the rest is asked of few blocks, so worked out late."""

    text: str
    key: str
    element: HtmlElement

    def look(self) -> Signature:
        return _signature(self.element)

    def linked(self) -> float:
        """The share of the text that is inside links."""
        inside = sum(len(str(link.text_content())) for link in self.element.iter("a"))
        return inside / len(self.text)


def completed(paragraphs: Sequence[str], tree: HtmlElement) -> list[str]:
    """The paragraphs, those left out put back in the page's order, those that are links gone."""
    blocks = list(_blocks(tree))
    keys = [_key(text) for text in paragraphs]
    known = set(keys)
    links = {
        b.key
        for b in blocks
        if b.key and b.key in known and not _ends(b.text) and b.linked() >= _LINKED
    }
    kept = [text for text, key in zip(paragraphs, keys, strict=True) if key not in links]
    return _with_missing(kept, blocks)


def coverage(text: str, whole: str) -> float:
    """Which share of a text's runs of four words is in the whole."""
    runs = _runs(text)
    return len(runs & _runs(whole)) / len(runs) if runs else 1.0


def _with_missing(paragraphs: Sequence[str], blocks: Sequence[_Block]) -> list[str]:
    keys = (_key(text) for text in paragraphs)
    places = {key: index for index, key in enumerate(keys) if key}
    runs: set[Run] = set().union(*map(_runs, paragraphs))
    looks = Counter(block.look() for block in blocks if block.key in places)
    result = list(paragraphs)
    position, added = -1, 0
    for block in blocks:
        if block.key in places:
            position = max(position, places[block.key])
        elif position >= 0 and _is_missing(block, runs) and looks[block.look()] >= _FEWEST:
            added += 1
            result.insert(position + added, block.text)
            runs |= _runs(block.text)
    return result


def _is_missing(block: _Block, taken: set[Run]) -> bool:
    if block.element.tag not in _PARAGRAPHS or len(_WORD.findall(block.text)) < _WORDS:
        return False
    runs = _runs(block.text)
    return len(runs & taken) < len(runs) * _HALF and block.linked() < _HALF


def _blocks(tree: HtmlElement) -> Iterator[_Block]:
    for count, element in enumerate(tree.iter(*_BLOCKS)):
        text = " ".join(element.text_content().split())
        if text:
            yield _Block(text, _key(text), element)
        if count >= _MOST_BLOCKS:
            return


def _signature(element: HtmlElement) -> Signature:
    parts = [str(element.tag), element.get("class") or ""]
    ancestor = element.getparent()
    for _ in range(2):
        if ancestor is not None:
            parts += [str(ancestor.tag), ancestor.get("class") or ""]
            ancestor = ancestor.getparent()
    return tuple(parts)


def _ends(text: str) -> bool:
    return text.endswith((".", "!", "?", "”", '"', "…"))


def _key(text: str) -> str:
    """The words that a paragraph begins with: the same in the tree and in the extractor's text."""
    return " ".join(_WORD.findall(text[:200])[:_WORDS])


def _runs(text: str) -> set[Run]:
    words = _WORD.findall(text)
    return {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
