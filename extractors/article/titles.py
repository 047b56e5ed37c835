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


def without_site(title: str, sites: Iterable[str | None], address: str | None) -> str:
    """The title without a site's name at its end or beginning.

    `sites` are names that the page gives itself; the host of `address` is one more. A last part
    after "|" goes also where no name is known, if it is short and the rest is longer.
    """
    names = {"".join(_words(site)) for site in sites if site}
    names |= _host_names(address)
    parts = list(_SEPARATOR.finditer(title))
    while parts:
        last = parts.pop()
        if _is_site(title[last.end() :], names):
            title = title[: last.start()]
            continue
        break
    first = _SEPARATOR.search(title)
    if first and _is_site(title[: first.start()], names):
        title = title[first.end() :]
    return _without_unknown(title).strip()


def _without_unknown(title: str) -> str:
    rest, bar, site = title.rpartition("|")
    if bar and len(_words(site)) <= _SITE_WORDS < len(_words(rest)):
        return rest
    return title


def _is_site(part: str, names: set[str]) -> bool:
    folded = "".join(_words(part))
    return bool(folded) and (folded in names or folded.removeprefix("the") in names)


def _host_names(address: str | None) -> set[str]:
    """What a host calls itself: "www.daily-example.org" is "dailyexample" and "dailyexampleorg"."""
    host = (urlsplit(address).hostname or "") if address else ""
    labels = host.removeprefix("www.").split(".")
    return {"".join(labels), *("".join(_words(label)) for label in labels if len(label) > 3)}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("_", " "))
