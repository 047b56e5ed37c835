"""Titles: the headline without the site's name."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_SEPARATOR = re.compile(r"\s+(?:[|–—·•»«:]{1,2}|-{1,2}|//)\s+|\s*\|\s*|:\s+(?=[A-Z][\w.]*$)")
_WORD = re.compile(r"\w+")
_SITE_WORDS = 4  # the most words of a site's name that nothing else tells of


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same words, case and marks aside."""
    return _words(one) == _words(other)


def alike(one: str, other: str) -> bool:
    """Whether most words of the shorter title are in the other: two wordings of one headline."""
    shorter, longer = sorted((set(_words(one)), set(_words(other))), key=len)
    return len(shorter & longer) * 2 > len(shorter)


def is_site(title: str, sites: Iterable[str | None], address: str | None) -> bool:
    """Whether a title is but the site's name."""
    return _is_name(title, _names(sites, address))


def without_site(title: str, sites: Iterable[str | None], address: str | None) -> str:
    """The title without a site's name at its end or beginning.

    `sites` are names that the page gives itself; the host of `address` is one more. A last part
    after "|" goes also where no name is known, if it is short and the rest is longer.
    """
    names = _names(sites, address)
    parts = list(_SEPARATOR.finditer(title))
    while parts and _is_name(title[parts[-1].end() :], names):
        title = title[: parts.pop().start()]
    first = _SEPARATOR.search(title)
    if first and _is_name(title[: first.start()], names):
        title = title[first.end() :]
    return _without_unknown(title).strip()


def _names(sites: Iterable[str | None], address: str | None) -> set[str]:
    return {"".join(_words(site)) for site in sites if site} | _host_names(address)


def _without_unknown(title: str) -> str:
    rest, bar, site = title.rpartition("|")
    if bar and len(_words(site)) <= _SITE_WORDS < len(_words(rest)):
        return rest
    return title


def _is_name(part: str, names: set[str]) -> bool:
    folded = "".join(_words(part))
    return bool(folded) and (folded in names or folded.removeprefix("the") in names)


def _host_names(address: str | None) -> set[str]:
    """What a host calls itself: "www.daily-example.org" is "dailyexample" and "dailyexampleorg"."""
    host = (urlsplit(address).hostname or "") if address else ""
    labels = host.removeprefix("www.").split(".")
    return {"".join(labels), *("".join(_words(label)) for label in labels if len(label) > 3)}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("_", " "))
