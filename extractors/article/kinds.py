"""What kind of page it is: an article, a live blog, what a paywall leaves, or an error.

By what pages state (schema.org types, isAccessibleForFree, content tiers) and by the wording of
walls and error pages (`kinds.tsv`), which counts only where there is little other text: an article
about a paywall is an article.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from extractors.article.jsonld import Stated
from extractors.records import ArticleKind
from extractors.tables import rows

_ERROR_WORDS = 120  # words of text that no error page has
_STUB_WORDS = 120  # words below which wording alone tells a stub
_SOLD_WORDS = 250  # words below which an article that is sold is cut short
_PAGE = 300_000  # characters of a page's whole text that are looked through
_TIERS = frozenset(("locked", "metered", "premium", "paid", "subscriber"))
_TIER = ("article:content_tier", "og:article:content_tier", "content_tier", "article.tier")
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review)$")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a page states of its kind; `titles` are its title element and stated headline."""

    kinds: tuple[str, ...] = ()
    is_sold: bool | None = None
    titles: tuple[str, ...] = ()
    path: str = ""
    og_type: str = ""


def marks_of(
    stated: Stated, meta: Mapping[str, str], title: str | None, address: str | None
) -> Marks:
    """The marks in JSON-LD, meta elements, title and address."""
    tiers = {meta[name].lower() for name in _TIER if name in meta}
    sold = True if stated.free is False or tiers & _TIERS else None
    return Marks(
        kinds=stated.kinds,
        is_sold=False if stated.free and not sold else sold,
        titles=tuple(text for text in (title, stated.headline, meta.get("og:title")) if text),
        path=urlsplit(address).path if address else "",
        og_type=meta.get("og:type", "").lower(),
    )


def kind_of(marks: Marks, text: str, whole: Callable[[], str]) -> ArticleKind | None:
    """The kind of a page with that article text; `whole` gives all the page's words if needed."""
    words = text.count(" ") + text.count("\n") + 1 if text else 0
    if words < _ERROR_WORDS and _is_error(marks, text):
        return "error"
    if _is_live(marks):
        return "live"
    if words < _SOLD_WORDS and marks.is_sold:
        return "stub"
    if words < _STUB_WORDS and marks.is_sold is None and _has_wall(whole()):
        return "stub"
    if any(_ARTICLE.search(kind) for kind in marks.kinds) or marks.og_type == "article":
        return "article"
    return None


def _is_error(marks: Marks, text: str) -> bool:
    parts = (part for title in marks.titles for part in re.split(r"\s[|–—-]\s", title[:300]))
    titles = [part.strip(" .!") for part in parts]
    if any(form.fullmatch(title) for title in titles for form in _forms("error", "title")):
        return True
    return any(form.search(text[:2_000]) for form in _forms("error", "text"))


def _is_live(marks: Marks) -> bool:
    if "LiveBlogPosting" in marks.kinds:
        return True
    titled = any(
        form.fullmatch(title[:300]) for title in marks.titles for form in _forms("live", "title")
    )
    in_path = any(form.fullmatch(marks.path[:400] + "/") for form in _forms("live", "path"))
    # A name like "Long live: ..." or a section called "live" alone is no live blog.
    return titled and in_path


def _has_wall(page: str) -> bool:
    told = _SPACES.sub(" ", page[:_PAGE])
    return any(form.search(told) for form in _forms("stub", "page"))


@lru_cache(maxsize=8)
def _forms(kind: str, where: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(row["text"], re.I)
        for row in rows("extractors.article", "kinds.tsv", glue="")
        if (row["kind"], row["where"]) == (kind, where)
    )
