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
    text: str
    tag: str
    look: Signature
    linked: float


def completed(paragraphs: Sequence[str], tree: HtmlElement) -> list[str]:
    """The paragraphs, those left out put back in the page's order, those that are links gone."""
    blocks = list(_blocks(tree))
    links = {_key(b.text) for b in blocks if b.linked >= _LINKED and not _ends(b.text)}
    kept = [text for text in paragraphs if _key(text) not in links or not _key(text)]
    return _with_missing(kept, blocks)


def coverage(text: str, whole: str) -> float:
    """Which share of a text's runs of four words is in the whole."""
    runs = _runs(text)
    return len(runs & _runs(whole)) / len(runs) if runs else 1.0


def _with_missing(paragraphs: Sequence[str], blocks: Sequence[_Block]) -> list[str]:
    places = {_key(text): index for index, text in enumerate(paragraphs) if _key(text)}
    runs: set[Run] = set().union(*map(_runs, paragraphs))
    looks = Counter(block.look for block in blocks if _key(block.text) in places)
    result = list(paragraphs)
    position, added = -1, 0
    for block in blocks:
        if _key(block.text) in places:
            position = max(position, places[_key(block.text)])
        elif position >= 0 and looks[block.look] >= _FEWEST and _is_missing(block, runs):
            added += 1
            result.insert(position + added, block.text)
            runs |= _runs(block.text)
    return result


def _is_missing(block: _Block, taken: set[Run]) -> bool:
    runs = _runs(block.text)
    return (
        block.tag in _PARAGRAPHS
        and block.linked < _HALF
        and len(_WORD.findall(block.text)) >= _WORDS
        and len(runs & taken) < len(runs) * _HALF
    )


def _blocks(tree: HtmlElement) -> Iterator[_Block]:
    for count, element in enumerate(tree.iter(*_BLOCKS)):
        text = " ".join(element.text_content().split())
        if text:
            linked = sum(len(str(link.text_content())) for link in element.iter("a"))
            yield _Block(text, str(element.tag), _signature(element), linked / len(text))
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
