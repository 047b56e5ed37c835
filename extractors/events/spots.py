"""The small places that a story happens in: villages, camps and quarters that no gazetteer holds.

Two strikes of one day in one province are told in the same words; the village is what tells them
apart ("in the village of Tel Marun in Idlib province", "at Kafr Darbun, in Idlib governorate").
Names come in many spellings, so they are compared by their consonants.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

_WORD = r"[A-Z][\w'’]{1,20}(?:-[A-Z]?\w{2,20})?"
_NAME = rf"(?P<name>(?:[Aa]l-|[Ee]l-)?{_WORD}(?: (?:al-|el-|de |of )?{_WORD}){{0,2}})"
_SMALL = (
    r"(?:villages?|hamlets?|settlements?|neighbou?rhoods?|quarters?|suburbs?|localit(?:y|ies)"
    r"|townships?|(?:refugee |displacement )?camps?)"
)
_WIDER = r"(?:province|governorate|district|county|region|oblast|countryside|municipality)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_SMALL} of {_NAME}",
        rf"(?<![\w-]){_NAME} {_SMALL}\b",
        # "in Kafr Darbun, in the southern Idlib province"
        rf"\b(?:in|at|near|outside) {_NAME},? (?:in )?(?:the |a )?"
        rf"(?:[\w’'-]{{2,20}} ){{1,3}}{_WIDER}\b",
    )
)
_NO_NAMES = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "the", "this", "that", "north", "south", "east", "west", "global",
    "olympic", "summer", "winter", "new", "old", "one", "another", "nearby", "several",
})  # fmt: skip
# "the Abu Firas market", "in front of Saint Anne hospital"
_SITE = re.compile(
    rf"(?<![\w-]){_NAME} (?:markets?|hospitals?|clinic|schools?|university|mosque|church|temple"
    r"|shrine|square|bridge|tunnel|airport|air ?base|airfield|base|checkpoint|crossing|prison"
    r"|station|mine|factory|plant|refinery|mall|hotel|stadium|park|dam|lake|river|island|mountain"
    r"|pass|valley|roundabout|cemetery|farm|tower|reservoir|beach|bay|port|harbou?r)\b"
)
_IN = re.compile(rf"\b(?:in|at|near|outside|hit|struck|targeted|shelled) {_NAME}")
_PEOPLE = re.compile(r"\s+(?:said|says|told|reported|has said|news|ministry|officials?|police)\b")
_UNSTABLE = re.compile(r"[aeiouywh\W\d_]+")
_DOUBLED = re.compile(r"(.)\1+")
_ARTICLE = re.compile(r"\b(?:al|el|as|ash|at|an|ar|az|ad)[- ]")


def spots_in(text: str) -> Iterator[str]:
    """Names of small places as written, in lower case; one may come twice."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            name = match["name"].casefold()
            if name.split(" ")[0] not in _NO_NAMES:
                yield name


def sites_in(text: str) -> Iterator[str]:
    """Names of sites as written, in lower case: "the Abu Firas market" is "abu firas"."""
    for match in _SITE.finditer(text):
        name = match["name"].casefold()
        if name.split(" ")[0] not in _NO_NAMES:
            yield name


def unknown_in(text: str, known: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Names behind "in", "at", "near" that overlap none of the `known` spans of the text.

    They are places that no gazetteer holds: "in Bab al-Mashhad". Names in capitals only are bodies.
    """
    for match in _IN.finditer(text):
        start, end = match.span("name")
        name = match["name"]
        if any(start < last and first < end for first, last in known) or name.isupper():
            continue
        words = name.casefold().split(" ")
        if words[0] not in _NO_NAMES and not _PEOPLE.match(text, end):
            yield name.casefold()


def skeleton(name: str) -> str:
    """What spellings of one name share ("Khan Shaykhun", "Khan Sheikhoun"): its consonants."""
    plain = unicodedata.normalize("NFKD", _ARTICLE.sub("", name.casefold()))
    return _DOUBLED.sub(r"\1", _UNSTABLE.sub("", plain))


def elsewhere(spots: Iterable[str], names: Iterable[str]) -> bool:
    """Whether there are spots, and no name is or holds the name of one of them."""
    wanted = {skeleton(spot) for spot in spots} - {""}
    held = [skeleton(name) for name in names]
    return bool(wanted) and not any(spot in name for spot in wanted for name in held)
