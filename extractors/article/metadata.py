"""What an HTML page states of its article: title, dates, publisher, author, language, address."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from extractors.article.datelines import first_date
from extractors.article.jsonld import Stated, read_json_ld
from extractors.article.kinds import Marks, marks_of
from extractors.article.titles import alike, is_site, same_title, without_site
from extractors.moments import parse_moment

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "published_time_telegram",
    "cxenseparse:recs:publishtime",
    "publication_date",
    "publish-date",
    "publish_date",
    "pubdate",
    "dcterms.created",
    "dcterms.date",
    "dc.date.issued",
    "dc.date.created",
    "dc.date",
    "article_date_original",
    "originalpublicationdate",
    "citation_publication_date",
    "date",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified")
_AUTHOR = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator")
_BYLINE = '//*[@rel="author" or @itemprop="author"]'
_BY = re.compile(r"^by:? ", re.I)
_LONGEST_BYLINE = 120  # characters: three names and their titles
_FIRST_YEAR = 1900  # earlier ones are a system's zero
_ZONE = re.compile(r"(?:Z|GMT|UTC|[+-]\d\d:?\d\d)$", re.I)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/.-]|$)")
_LANGUAGE = re.compile(r"[a-z]{2}(?=$|[-_])", re.I)
_SPACES = re.compile(r"\s+")
_ASIDE = ("aside", "nav", "footer", "form", "li", "table", "blockquote")
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|respons|repl(?:y|ies)|sidebar|related|widgets?|events?|calendar"
    r"|recent|popular|trending|most-?read|more-|footer|teasers?|promo|agenda|upcoming)",
    re.I,
)
_FRONT = re.compile(r"(?:https?://[^/?#]{1,200})?/?(?:index\.\w{1,5})?", re.I)
_JOINT = re.compile(r"[|–—·•»«:/-]\s*$")
_SITE_WORDS = 5  # the most words of a site's name
_BYLINE_WORDS = 25  # of a paragraph that holds a byline's time; more are a sentence's
_PROSE_BEFORE = 2  # paragraphs of prose, a standfirst and one more, that a byline may stand below


@dataclass(frozen=True, slots=True)
class Published:
    """When a page says that it was published, the surest first: what is `stated` in data, the day
    in its `address`, and a time that is `shown` beside the headline."""

    stated: tuple[date, ...] = ()
    address: date | None = None
    shown: date | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page states; None where it does not."""

    title: str | None
    published: Published
    modified: date | None
    publisher: str | None
    author: str | None
    language: str | None
    canonical: str | None
    body: str | None
    marks: Marks


def read_metadata(tree: HtmlElement, address: str | None) -> Metadata:
    """Read JSON-LD first, then meta elements, then the visible page. Nothing is guessed."""
    stated = read_json_ld(tree)
    meta = _meta(tree)
    publisher = _clean(stated.publisher) or _clean(meta.get("og:site_name"))
    publisher = publisher.lstrip("@") if publisher else None
    return Metadata(
        title=_title(tree, stated, meta, address),
        published=_published(tree, stated, meta, address),
        modified=_modified(stated, meta),
        publisher=publisher,
        author=_author(tree, stated, meta),
        language=_language(tree, stated, meta),
        canonical=_canonical(tree, meta, address),
        body=stated.body,
        marks=marks_of(stated, meta, _clean(_element(tree)), address),
    )


def moment(written: str | None) -> date | None:
    """A moment as pages write it: ISO 8601, RFC 5322 or "18 November 2019"; a day where no zone is.

    A time without a zone could be of the day before or after, elsewhere: its date is kept alone.
    """
    text = (written or "").strip()[:60]
    found = parse_moment(text)
    if found is None and "," in text and ":" in text:
        try:
            found = parsedate_to_datetime(text)
        except ValueError:
            found = None
    if isinstance(found, datetime) and not (found.tzinfo and _ZONE.search(text)):
        found = found.date()
    found = found or first_date(text)
    return found if found and found.year >= _FIRST_YEAR else None


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The contents of meta elements by name or property in small letters, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and content:
                found.setdefault(name.lower().strip(), content)
    return found


def _title(
    tree: HtmlElement, stated: Stated, meta: dict[str, str], address: str | None
) -> str | None:
    """The headline that the page shows, where what it states elsewhere bears it out.

    Where the page's h1 is its site's name, the headline is the h2 beside the article's text.
    """
    named = (stated.publisher, meta.get("og:site_name"), meta.get("application-name"))
    sites = (*named, _sites_own(tree))
    written = (stated.headline, meta.get("og:title"), meta.get("twitter:title"), _element(tree))
    claimed = [without_site(text, sites, address) for text in map(_clean, written) if text]
    claimed = [title for title in claimed if title and not is_site(title, sites, address)]
    shown = [text for text in map(_shown, tree.iter("h1")) if text]
    for heading in shown:
        if any(same_title(heading, title) for title in claimed):
            return heading
    shown = [heading for heading in shown if not is_site(heading, sites, address)]
    if not shown:
        below = _headline_below(tree)
        shown = [below] if below and not is_site(below, sites, address) else []
    if len(shown) == 1 and (not claimed or alike(shown[0], claimed[0])):
        return shown[0]
    return claimed[0] if claimed else None


def _sites_own(tree: HtmlElement) -> str | None:
    """The name of the site that its only h1 is: it links to the front page, stands in the menu, or
    is what the title element ends in."""
    headings = list(tree.iter("h1"))
    text = _shown(headings[0]) if len(headings) == 1 else None
    if text is None or len(text.split()) > _SITE_WORDS:
        return None
    links = headings[0].xpath(".//a[@href] | ancestor::a[@href]")
    is_home = any(_FRONT.fullmatch(link.get("href").strip()) for link in links)
    before, name, after = (_clean(_element(tree)) or "").casefold().rpartition(text.casefold())
    is_end = bool(name and not after and _JOINT.search(before))
    return text if is_home or is_end or headings[0].xpath("ancestor::nav") else None


def _headline_below(tree: HtmlElement) -> str | None:
    """The first h2 that prose follows before another heading; None where there are several such
    in an article, which are its sections."""
    found = []
    for heading in tree.xpath("//h2[not(ancestor::aside or ancestor::nav or ancestor::footer)]"):
        prose = heading.xpath("following::p[string-length(normalize-space()) > 60][1]")
        between = heading.xpath("following::h2[1]")
        after = prose and (not between or prose[0] not in between[0].xpath("following::p"))
        if after and (text := _shown(heading)):
            found.append(text)
    return found[0] if len(found) == 1 else None


def _element(tree: HtmlElement) -> str | None:
    element = tree.find(".//title")
    return None if element is None else str(element.text_content())


def _shown(heading: HtmlElement) -> str | None:
    return _clean(str(heading.text_content())[:1_000])


def _clean(text: str | None) -> str | None:
    return _SPACES.sub(" ", unescape(text)).strip() or None if text else None


def _published(
    tree: HtmlElement, stated: Stated, meta: dict[str, str], address: str | None
) -> Published:
    """What the page states of itself, and what only stands on it and may be another's."""
    marked, lone = _times(tree)
    written = [stated.published, *(meta.get(name) for name in _PUBLISHED), *marked]
    in_address = _day_in_address(address) or _day_in_address(_canonical(tree, meta, address))
    said = [found for found in map(moment, written) if found]
    shown = moment(lone)
    return Published(tuple(said), in_address, shown)


def _modified(stated: Stated, meta: dict[str, str]) -> date | None:
    written = (stated.modified, *(meta.get(name) for name in _MODIFIED))
    return next((found for found in map(moment, written) if found), None)


def _author(tree: HtmlElement, stated: Stated, meta: dict[str, str]) -> str | None:
    """The byline's names, without "By"; addresses of profiles are no names."""
    shown = (str(e.text_content())[:200] for e in tree.xpath(_BYLINE)[:3])
    for text in (stated.author, *(meta.get(name) for name in _AUTHOR), *shown):
        name = _BY.sub("", _clean(text) or "").strip(" ,|")
        if name and "://" not in name and len(name) <= _LONGEST_BYLINE:
            return name
    return None


def _times(tree: HtmlElement) -> tuple[list[str], str | None]:
    """The times that the page marks as of publication, and the one time beside its headline.

    A lone time elsewhere may be a comment's, another story's or a coming event's: it must stand
    before the article's first paragraphs, outside of what is beside the article.
    """
    times = [element for element in tree.iter("time") if element.get("datetime")]
    marked = [e.get("datetime") for e in times if _says_published(e)]
    if len({element.get("datetime")[:10] for element in times}) != 1:
        return marked, None
    return marked, times[0].get("datetime") if _is_beside_headline(times[0]) else None


def _says_published(time: HtmlElement) -> bool:
    is_marked = "datepub" in (time.get("itemprop") or "").lower()
    return is_marked or time.get("pubdate") is not None


def _is_beside_headline(time: HtmlElement) -> bool:
    for ancestor in time.iterancestors():
        said = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"
        if ancestor.tag in _ASIDE or (
            ancestor.tag not in ("body", "html") and _BESIDE.search(said)
        ):
            return False
    if len(" ".join(map(str, time.xpath("ancestor::p[1]//text()"))).split()) > _BYLINE_WORDS:
        return False
    return len(time.xpath("preceding::p[string-length(normalize-space()) > 200]")) < _PROSE_BEFORE


def _day_in_address(address: str | None) -> date | None:
    found = _IN_ADDRESS.search(urlsplit(address).path) if address else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _language(tree: HtmlElement, stated: Stated, meta: dict[str, str]) -> str | None:
    for text in (tree.get("lang"), stated.language, meta.get("og:locale")):
        found = _LANGUAGE.match(text or "")
        if found:
            return found.group().lower()
    return None


def _canonical(tree: HtmlElement, meta: dict[str, str], address: str | None) -> str | None:
    links = (
        e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"
    )
    for link in (*links, meta.get("og:url")):
        try:
            absolute = urljoin(address or "", (link or "").strip())
            parts = urlsplit(absolute)
        except ValueError:
            continue
        if link and parts.scheme in ("http", "https") and parts.netloc:
            return str(parts._replace(fragment="").geturl())
    return None
