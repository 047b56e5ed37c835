"""Places that belong to one figure of their sentence alone.

"24 people were held, 18 of them in Homs" says nothing of where the 24 were held; "In Gorj 36
percent" and "Uganda two" name their own place before the number; "11 bodies in Bangkok, 1,000 km
from Sagaing" measures from there. Such a place gives no other figure of the sentence its own.
"""

import re
from collections.abc import Sequence

from extractors.places.anchors import Anchor

Figure = tuple[int, int]  # offsets in the sentence
MOST_PAIRS = 400  # of figures and anchors in one sentence; a hostile text may hold thousands

_OF_THEM = re.compile(
    r"\s*of (?:them|whom|which|those|these|it|the (?:dead|victims|killed|wounded|injured|total"
    r"|cases|deaths|missing|arrested|detained))\b"
)
_INCLUDING = re.compile(r"\b(?:including|among them|such as|with)\s+(?:[a-z]+ ){0,3}\Z")
# between a figure and the place right behind its noun: " bodies in", " arrests in"
_BESIDE = re.compile(r"(?:\s+[\w'’-]+){0,4}?\s+(?:in|at|near|from|outside|on)\s+(?:the\s+)?\Z")
_MEMBER = re.compile(r"(?:[,;:]|\band|\bor|\bbut|\bwhile)\s+(?:(?:in|at|near|for)\s+)?\Z")
_JOINED = re.compile(r"(?:\s+(?:\w+ ){0,1}|[’']s\s+)\Z")
_LENGTH = re.compile(r"(?i)\b(?:km|kms|kilomet\w+|miles?|met(?:re|er)s?|m)\b\W*\Z")
_AWAY = re.compile(
    r"\s+(?:(?:to the )?(?:north|south|east|west)[a-z-]*|away|upstream|downstream|inland|off)?\s*"
    r"(?:from|of|off)\b[^,;:]{0,48}\Z"
)
_REST = re.compile(
    r"\b(?:the rest|the others|the remainder)\b(?: \w+)? (?:in|at|from|near) (?:the )?\Z"
)
_TAKEN = re.compile(
    r"\b(?:hospitals?|clinics?|diverted|transferred|flown|airlifted|evacuated|moved|sent|taken)\b"
    r"[^,;:.\d]{0,32}\Z"
)


def bound(
    text: str, anchors: Sequence[Anchor], figures: Sequence[Figure]
) -> tuple[Figure | None, ...]:
    """For each anchor the figure that alone it gives a place, None where it may serve any."""
    firm = [_firmly(text, one, figures, anchors) for one in anchors]
    beside = [
        None if own else _beside(text, one, figures) for one, own in zip(anchors, firm, strict=True)
    ]
    listed = len({figure for figure in beside if figure is not None}) > 1
    return tuple(own or (near if listed else None) for own, near in zip(firm, beside, strict=True))


def _firmly(
    text: str, one: Anchor, figures: Sequence[Figure], anchors: Sequence[Anchor]
) -> Figure | None:
    return (
        _of_the_rest(text, one)
        or _before_its_figure(text, one, figures)
        or _part(text, one, figures)
        or _measured(text, one, figures, anchors)
        or _taken(text, one, figures)
    )


def _of_the_rest(text: str, one: Anchor) -> Figure | None:
    """No figure's, where those left over are: "18 of them in Homs and the rest in Hama"."""
    return (-1, -1) if _REST.search(text[max(0, one.start - 30) : one.start]) else None


def _last_before(one: Anchor, figures: Sequence[Figure]) -> Figure | None:
    return max((figure for figure in figures if figure[1] <= one.start), default=None)


def _part(text: str, one: Anchor, figures: Sequence[Figure]) -> Figure | None:
    """The part named right before its place: "18 of them in Homs", "including 30 in Homs"."""
    figure = _last_before(one, figures)
    if figure is None:
        return None
    words = text[figure[0] : figure[1]]
    between = text[figure[1] : one.start]
    if re.search(r"[,;:]", between):
        return None
    named = _OF_THEM.match(between) or re.search(r"\bof (?:them|whom|those|these|it)\b", words)
    alone = text[one.end : one.end + 8].lstrip(" ,").startswith("alone")
    included = _INCLUDING.search(text[max(0, figure[0] - 40) : figure[0]])
    close = len(between.split()) <= 5
    return figure if close and (named or alone or included) else None


def _beside(text: str, one: Anchor, figures: Sequence[Figure]) -> Figure | None:
    """The figure whose noun the place follows: "150 bodies in Homs"."""
    figure = _last_before(one, figures)
    if figure is None or not _BESIDE.fullmatch(text, figure[1], one.start):
        return None
    return figure


def _before_its_figure(text: str, one: Anchor, figures: Sequence[Figure]) -> Figure | None:
    """The figure that follows its place without a verb: ", in Gorj 36%", "and Kano 392,000"."""
    figure = min((figure for figure in figures if figure[0] >= one.end), default=None)
    if figure is None or not _JOINED.fullmatch(text, one.end, figure[0]):
        return None
    member = _MEMBER.search(text[max(0, one.start - 16) : one.start])
    return figure if member else None


def _measured(
    text: str, one: Anchor, figures: Sequence[Figure], anchors: Sequence[Anchor]
) -> Figure | None:
    """The distance that is measured from the place, where the sentence names another scene."""
    figure = _last_before(one, figures)
    if figure is None or not _LENGTH.search(text[figure[0] : figure[1]]):
        return None
    elsewhere = any(other.end <= figure[0] and other.weight >= 1.0 for other in anchors)
    return figure if elsewhere and _AWAY.fullmatch(text, figure[1], one.start) else None


def _taken(text: str, one: Anchor, figures: Sequence[Figure]) -> Figure | None:
    """The figure of those who were taken there: "12 died and 19 are in hospital in Homs"."""
    figure = _last_before(one, figures)
    if figure is None or len(figures) < 2:
        return None
    between = text[figure[1] : one.start]
    return figure if len(between) < 60 and _TAKEN.search(between) else None
