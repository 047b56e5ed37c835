"""What a page states of its article in JSON-LD (schema.org NewsArticle and its kin)."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement  # type: ignore[import-untyped]

_ARTICLE = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report|Review)$")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]+")
_MOST = 20  # scripts of a page that are read
_DEEPEST = 6  # levels down which an article is looked for
_LONGEST = 1_000_000  # characters of a script


@dataclass(frozen=True, slots=True)
class Stated:
    """The article as its page describes it; texts as written, None where not stated.

    `kinds` are its schema.org types, `free` whether all may read it (isAccessibleForFree).
    """

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    body: str | None = None
    kinds: tuple[str, ...] = ()
    free: bool | None = None


def read_json_ld(tree: HtmlElement) -> Stated:
    """The first article among the page's JSON-LD; an empty record where there is none."""
    for value in _values(tree):
        for item in _articles(value, _DEEPEST):
            return Stated(
                headline=_text(item.get("headline")) or _text(item.get("name")),
                published=_text(item.get("datePublished")),
                modified=_text(item.get("dateModified")),
                publisher=_name(item.get("publisher")),
                author=_name(item.get("author")),
                language=_text(item.get("inLanguage")),
                body=_body(item.get("articleBody")),
                kinds=_kinds(item),
                free=_truth(item.get("isAccessibleForFree")),
            )
    return Stated()


def _values(tree: HtmlElement) -> Iterator[object]:
    scripts = tree.xpath('//script[contains(@type, "ld+json")]')
    for script in scripts[:_MOST]:
        written = _CONTROL.sub(" ", (script.text_content() or "")[:_LONGEST])
        try:
            yield json.loads(written, strict=False)
        except (ValueError, RecursionError):
            continue


def _articles(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value[:_MOST]:
            yield from _articles(item, depth - 1)
    elif isinstance(value, Mapping):
        if any(_ARTICLE.search(kind) for kind in _kinds(value)):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _articles(value.get(key), depth - 1)


def _kinds(item: Mapping[str, object]) -> tuple[str, ...]:
    found = item.get("@type")
    found = found if isinstance(found, list) else [found]
    return tuple(kind for kind in found[:_MOST] if isinstance(kind, str))


def _truth(value: object) -> bool | None:
    """True or false, as a value or in words; schema.org's own names are addresses."""
    word = str(value).rpartition("/")[2].lower()
    return {"true": True, "false": False}.get(word)


def _text(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return None
    return " ".join(value.split()) or None


def _body(value: object) -> str | None:
    """The article's text with its line breaks; markup in it is not read."""
    if not isinstance(value, str) or "</" in value:
        return None
    return value.strip() or None


def _name(value: object) -> str | None:
    """The name of a person or organisation, or of each of several."""
    if isinstance(value, list):
        names = [name for name in map(_name, value[:_MOST]) if name]
        return ", ".join(names) or None
    return _text(value.get("name")) if isinstance(value, Mapping) else _text(value)
