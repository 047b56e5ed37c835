"""A sentence cut into clauses by signs and words, and the expressions whose date is a statement's.

No parser is needed for this: news marks its clauses by commas and a few words. "said on Friday" and
"in a statement this week" date what is said, not what is counted.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from extractors.periods.expression import Expression
from extractors.periods.vocabulary import cues

Dated = tuple[int, int, Expression]
# main: a clause or list member; sub: a clause with a time of its own; part: "including ...";
# tail: a participle or a list behind a colon, which goes on with the clause before ("..., killing
# 12"); when: its date is that of the clause that it frames; after: likewise, but its own events
# come first.
ClauseKind = Literal["main", "sub", "part", "tail", "when", "after"]

_TAIL = re.compile(r"\s*(?:and |thus |also |reportedly )?(\w{3,16}ing)\b(?! to\b)", re.IGNORECASE)
# "as" opens a clause, but not in "as many as 12", "as of Monday".
_AS = (
    r"(?<!many )(?<!much )(?<!well )(?<!soon )(?<!long )(?<!high )(?<!low )(?<!few )"
    r"as (?=(?:the|a|an|it|they|he|she|its|his|their|[a-z]{3,})\b)"
    r"(?!(?:many|much|well|soon|long|high|low|few|part|far|little)\b)"
)
# What a figure is compared with has a period of its own.
_OLD = (
    r"compared (?=with|to)|(?:up|down) (?=from|on)|(?<=, )against (?=[$€£¥]?\d|[a-z]+ (?:a|the) )"
    r"|(?:fewer|more|less|higher|lower|larger|greater|smaller|worse) "
    r"(?=than (?:the|in|on|a year|last|it|they|any|those|that) )"
)
# "before dawn on Tuesday" is an hour of the day, no clause.
_HOUR = r" (?:dawn|daybreak|sunrise|noon|midday|dusk|sunset|nightfall|midnight)\b"
# "The night before, a raid ..." counts back; a clause of its own goes on behind its word.
_ALONE = r"(?!(?:(?<=before)|(?<=after))\s*(?:[,.;]|$))"
# ", 15 of them children, and wounding 30" goes on with the clause before it.
_SHARE = re.compile(
    r"\s*(?:(?:at least|about|some|nearly|around|most|more than) )?[\w,-]{1,20} of (?:them|whom"
    r"|those|the (?:dead|killed|wounded|injured|victims))\b"
)
_DOING = r"which (?:{happening})\b"
_MAY = r"that (?=would|could|will|might|may)"
_PARTS = ("including", "among")
# "KABUL, Afghanistan (June 18, 2011) – An operation ..."
_DATELINE = re.compile(r"\W*[A-Z][A-Z.'’-]{2,}(?:[\s,]+[A-Z][\w.'’-]*){0,5}[\s,(]+\Z")
_DASH = re.compile(r"\s*\)?\s*(?:\([^()]{1,40}\)\s*)?[-–—]")
_ON_DAY = re.compile(r"on |(?:late |early )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_NEVER = ("since", "running", "as_of", "until")
_GAP = re.compile(
    r"(?:\s*,?\s*(?:late|early|earlier|later|in|at|to|a|an|the|its|his|her|their|by|via|on|during"
    r"|phone|telephone|joint|separate|news|press|written|video|state|local|own|brief|new|[A-Z][\w.]+"
    r"|reporters|journalists|lawmakers|parliament|agency|newspaper|television|tv|radio"
    r"|DOCUMENT)){0,7}\s*,?\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause's offsets in the sentence and its kind."""

    start: int
    end: int
    kind: ClauseKind


@lru_cache(maxsize=512)
def clauses_of(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence in order; together they cover it.

    Those of the last texts are kept: periods and events read the same sentences.
    """
    cuts: dict[int, ClauseKind] = {0: "main"}
    for found in _boundary().finditer(text):
        sign, word = found["sign"], found["word"]
        if word:
            cuts[found.start("word")] = _opened_by(word.lower())
        elif sign and not _inside_number(text, found.start()):
            tail = _TAIL.match(text, found.end())
            kind: ClauseKind = "tail" if sign == ":" or (sign in ",;" and tail) else "main"
            if tail and tail[1].lower() in ("including", "following"):
                kind = "part" if tail[1].lower() == "including" else "after"
            if sign == "," and _SHARE.match(text, found.end()):
                kind = "part"
            cuts.setdefault(found.end(), kind)
    opening = _opening_word(text)
    if opening:
        cuts[0] = _opened_by(opening)
    starts = sorted(cuts)
    empty = {
        start for start, end in pairwise(starts) if start and not re.search(r"\w", text[start:end])
    }
    starts = [start for start in starts if start not in empty]
    ends = [*starts[1:], len(text)]
    return tuple(Clause(start, end, cuts[start]) for start, end in zip(starts, ends, strict=True))


def of_statement(text: str, dated: Dated) -> bool:
    """Whether the expression dates a statement: "said on Friday", "on Monday said", "data in May".

    A figure or another verb between the reporting verb and the expression breaks the tie: "reported
    12 deaths on Friday" dates the deaths.
    """
    start, end, expression = dated
    if expression.text[:4].lower() in ("for ", "sinc") or expression.rule in _NEVER:
        return False
    if start < 90 and _DATELINE.match(text[:start]) and _DASH.match(text, end):
        return True
    before = text[max(0, start - 90) : start]
    verbs = list(_reporting().finditer(before))
    if verbs and _gap().match(before, verbs[-1].end()):
        return True
    if _ON_DAY.match(expression.text):
        revised, next_to = _revising()
        if revised.search(before) or next_to.match(text, end):
            return True
    return _said_next().match(text, end) is not None


@cache
def _revising() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "It revised the toll to 22 on Friday", "on Friday lowered its count": when it was put right.

    Up to the day no other clause may begin; "raised its rate on Friday" puts nothing right.
    """
    revise, count = ("|".join(sorted(cues(name))) for name in ("revising", "count"))
    step = "|".join(sorted(cues("stepping")))
    told = rf"\b(?:(?:{revise})\b|(?:{step}) (?:[\w’'-]+ ){{0,3}}?(?:{count})\b)"
    one_clause = (
        r"(?:(?!\b(?:that|which|who|when|where|after|before|since)\b)(?:[^.;:]|\.(?=\d)))*$"
    )
    adverb = r"\s*,?\s*(?:also |has |had )?"
    return re.compile(told + one_clause, re.IGNORECASE), re.compile(adverb + told, re.IGNORECASE)


@cache
def _boundary() -> re.Pattern[str]:
    words = "|".join(sorted(cues("opener") | cues("after") | {"when"}))
    doing = _DOING.format(happening="|".join(sorted(cues("happening"))))
    return re.compile(
        rf"(?P<sign>[;:,]|\s[–—-]\s)|(?<![\w-])(?P<word>{doing}|(?:{words})(?![\w-])(?!{_HOUR}){_ALONE}|{_AS}|{_OLD}|{_MAY})",
        re.IGNORECASE,
    )


@cache
def _reporting() -> re.Pattern[str]:
    words = "|".join(sorted(cues("reporting") | cues("document")))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(_GAP.pattern.replace("DOCUMENT", "|".join(sorted(cues("document")))))


@cache
def _said_next() -> re.Pattern[str]:
    words = "|".join(sorted(cues("reporting")))
    return re.compile(rf"\s*(?:also |has |had )?(?:{words})(?![\w-])(?! by\b)")


def _opened_by(words: str) -> ClauseKind:
    word = words.split()[0]
    if word in cues("after"):
        return "after"
    if word in cues("when") or words.split()[-1] in cues("happening"):
        return "when"
    return "part" if word in _PARTS else "sub"


def _opening_word(text: str) -> str | None:
    first = re.match(r"\W*(\w+)(?! (?:of|at|many|much|part|well)\b)", text)
    word = first[1].lower() if first else ""
    return word if word in cues("opener") | cues("after") | cues("when") else None


def _inside_number(text: str, at: int) -> bool:
    return text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal()


def clause_at(clauses: Sequence[Clause], offset: int) -> int:
    """The index of the clause that holds the offset."""
    return max(0, bisect_right(clauses, offset, key=lambda clause: clause.start) - 1)
