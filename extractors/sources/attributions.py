"""Attributions in one sentence: which words are credited to whom.

Forms: "according to X", "X said ...", "..., X said", "..., said X", "X told Y", "X, which estimates
that ...", "citing X", "reported by X", "X put the toll at", "X's figures show"; in a headline also
"12 killed: police" and "Police: 12 killed".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.periods import expressions
from extractors.periods.masthead import masthead
from extractors.records import Part
from extractors.sources.lexicon import aliases, any_of, fold, one_of, words
from extractors.sources.naming import name_of
from extractors.sources.silent import tells_nothing
from extractors.sources.subjects import Span, credited_after, hearer, subject_before

_QUOTED = re.compile(r"“[^“”]{1,1500}”?|\"[^\"]{1,1500}\"")
_TRAILING = re.compile(
    r"\s*(?:,|\.|\Z|[”\"]|;|:|(?:in|at|to|by|from|during|after|via|through|on|late|early|earlier"
    r"|reporters|journalists|when|while|as|but|and|before|citing|adding|of)\b)",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r";|,\s(?:but|while|whereas|although|though|and)\b(?!\s\d)|\bwhile\b", re.IGNORECASE
)
_LETTERS = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s+\Z")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?[ :–-]+(?=[A-Z])")  # a live blog's entry
# "officials in the three states said": a noun, no verb
_NAMED = re.compile(r"\s(?:[A-Z][\w.'’-]+\s){1,3}[A-Z][\w.'’-]+")  # "..., said Vera Dusek"
_NOUN = re.compile(
    r"\b(?:the|its|their|these|those|both|all|several|many|two|three|four|five|six|seven|eight"
    r"|nine|ten|neighbouring|neighboring|\d+)\s\Z"
)
_FINITE = re.compile(r"\s+that\b")
_PROPER = re.compile(r"(?:[Tt]he )?(?:[A-Z][\w.&'’-]*(?:\s|\Z))+")
# The subject of a sentence that says nothing until ", saying": what stands before its verb.
_LEADING = re.compile(
    r"(?:(?:In|On|At|After|Speaking)\b[^,]{1,160},\s+)?(?P<subject>(?:[\w.’'-]+\s+){0,9}?[\w.’'-]+)"
    r"\s+(?:has|have|had|was|were|is|[a-z]{2,}ed)\b"
)

Form = Literal["said", "accord", "cite"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words `start` to `end` are credited to `raw`, as written; `via` is who was told."""

    start: int
    end: int
    raw: str
    form: Form
    via: str | None = None


def attributions(text: str, part: Part) -> tuple[Attribution, ...]:
    """All attributions of a sentence."""
    if not _credits_any(text) and not (part == "headline" and re.search("[:–—-]", text)):
        return ()
    masked = _masked(text)
    found = [*_according(text, masked), *_spoken(text, masked)]
    if part == "headline":
        found += _in_headline(text)
    return tuple(found)


def _masked(text: str) -> str:
    """The text with what is quoted and what dates it blanked, offsets kept."""
    masked = _QUOTED.sub(lambda quote: _blank(quote.group()), text)
    head = max(masthead(text)[0], found.end() if (found := _CLOCK.match(text)) else 0)
    masked = " " * head + masked[head:]
    for start, end, _ in expressions(masked):
        end += 2 if masked[end : end + 2] in ("'s", "’s") else 0
        masked = masked[:start] + " " * (end - start) + masked[end:]
    return masked


def _blank(quote: str) -> str:
    return quote[0] + "¤" * (len(quote) - 2) + quote[-1]


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb of saying, telling or counting and its offsets."""

    word: str
    kind: str
    start: int
    end: int


def _credits_any(text: str) -> bool:
    """Whether any word of the text could credit a source: a cheap first look."""
    return not _crediting().isdisjoint(_LETTERS.findall(text))


@cache
def _crediting() -> frozenset[str]:
    openers = {"according", "According", "citing", "Citing", "quoting", "Quoting", "by"}
    return frozenset(_verb_kinds()) | words("gerund") | openers


@cache
def _verb_kinds() -> Mapping[str, str]:
    return {word: kind for kind in ("count", "tell", "verb") for word in words(kind)}


def _verbs(masked: str) -> list[_Verb]:
    kinds = _verb_kinds()
    return [
        _Verb(found.group(), kinds[found.group()], *found.span())
        for found in _LETTERS.finditer(masked)
        if found.group() in kinds
    ]


@cache
def _gerund() -> re.Pattern[str]:
    return re.compile(rf",\s(?:{one_of('gerund')})\b")


@cache
def _accord() -> re.Pattern[str]:
    passive = (
        "reported|estimated|confirmed|released|published|compiled|announced|recorded|collected"
    )
    return re.compile(
        rf"\b(?:(?P<accord>according to)|(?P<cite>citing|quoting)|(?P<by>(?:{passive}) by)"
        r"|(?P<count>by the (?:count|reckoning|tally|estimate|calculation)s? of))\b",
        re.IGNORECASE,
    )


def _according(text: str, masked: str) -> Iterator[Attribution]:
    left = 0
    for found in _accord().finditer(masked):
        phrase = credited_after(masked, found.end())
        if phrase is None:
            continue
        raw = text[slice(*phrase)]
        if found["by"] and not is_known_source(raw):
            continue
        if found["count"] and masked[: found.start()].rstrip(" ,").endswith("and"):
            yield Attribution(phrase[1], len(text), raw, "accord")
            continue
        if found["accord"] and not re.search(r"\w", masked[left : found.start()].strip("But ")):
            yield Attribution(phrase[1], len(text), raw, "accord")
            continue
        yield Attribution(left, found.start(), raw, "cite" if found["cite"] else "accord")
        left = phrase[1]


def _spoken(text: str, masked: str) -> Iterator[Attribution]:
    """Attributions by a verb and its subject.

    Of "Chile reported 12 deaths, the ministry said" the ministry is the source: the first verb
    says what happened there.
    """
    found = list(_by_verb(text, masked))
    for at, one in enumerate(found):
        later = (other for other in found[at + 1 : at + 6] if other.raw != one.raw)
        if not _loose(one.raw) or all(not other.start <= one.start < other.end for other in later):
            yield one


def _loose(raw: str) -> bool:
    """A name that is no known source, such as a country's: "Germany reported", "South Africa"."""
    parts = raw.split()
    office = parts[0].lower() in any_of("title", "role") or len(parts) > 2
    named = all(part[:1].isupper() for part in parts) and (not office or len(parts) == 1)
    return named and not is_known_source(raw)


def _by_verb(text: str, masked: str) -> Iterator[Attribution]:
    left = 0
    matches = _verbs(masked)
    told = False
    for at, found in enumerate(matches):
        if tells_nothing(masked, found.word, found.end):
            continue
        if found.word.endswith("s") and _NOUN.search(masked, max(0, found.start - 16), found.start):
            continue
        if _PASSIVE.search(masked, max(0, found.start - 10), found.start):
            continue
        subject, inverse = _subject(masked, found)
        if subject is None or not _plausible(text[slice(*subject)], found, masked):
            continue
        after = max(subject[1], found.end)
        stop = _next_subject(text, masked, matches[at + 1 : at + 6], after)
        via, after = hearer(text, masked, found.end) if found.kind == "tell" else (None, after)
        if via == "to":
            continue
        raw = " ".join(masked[slice(*subject)].split())
        posed = inverse or _postposed(masked, left, subject, after, found.kind)
        if posed:
            yield Attribution(left, min(subject[0], found.start), raw, "said", via)
        broken = _BREAK.search(masked, after, stop) if stop < len(text) else None
        yield Attribution(after, broken.start() if broken else stop, raw, "said", via)
        left = broken.end() if broken else left if posed else after
        told = True
    going_on = None if told else _gerund().search(masked)
    if going_on and tells_nothing(masked, going_on.group()[2:], going_on.end()):
        going_on = None
    leading = going_on and _LEADING.match(masked)
    if going_on and leading and leading.end() <= going_on.start():
        yield Attribution(going_on.end(), len(text), text[slice(*leading.span("subject"))], "said")


def _subject(masked: str, verb: _Verb) -> tuple[Span | None, bool]:
    """The subject and whether it follows the verb ("..., said Omar Said")."""
    before = masked[: verb.start].rstrip()
    if verb.word in ("spoke", "speaks"):
        return subject_before(masked, verb.start), False
    if verb.kind == "verb" and before.endswith(",") and _NAMED.match(masked, verb.end):
        return credited_after(masked, verb.end), True
    if verb.kind == "verb" and before[-1:] in (",", "”", '"', "!", "?", "'", "’"):
        direct = subject_before(masked, verb.start) if before.endswith(",") else None
        if direct is None:
            return credited_after(masked, verb.end), True
        return direct, False
    return subject_before(masked, verb.start), False


def _postposed(masked: str, left: int, subject: Span, after: int, kind: str) -> bool:
    """Whether the words credited stand before the subject: "12 died, police said."."""
    content = masked[left : subject[0]].strip(' ,“”"-–—')
    ends = _TRAILING.match(masked, after) or (kind == "tell" and " that " not in masked[after:])
    if not re.search(r"[\w¤]", content) or not ends:
        return False
    return masked[: subject[0]].rstrip()[-1:] in (",", "”", '"', "–", "—", "-", "…", "?", "!")


def _next_subject(text: str, masked: str, later: list[_Verb], after: int) -> int:
    """Where the subject of the next verb of saying begins; the end where there is none."""
    for found in later:
        subject = subject_before(masked, found.start)
        if subject and subject[0] > after and _plausible(text[slice(*subject)], found, masked):
            return subject[0]
    return len(masked)


def _plausible(raw: str, verb: _Verb, masked: str) -> bool:
    """Whether the subject can be one who says or counts."""
    parts = raw.lower().split()
    if not parts or parts[0] in words("not_source"):
        return False
    if parts[-1] in words("unfinished") and not raw.endswith("WHO"):
        return False
    if parts[0][0].isdigit() or parts[-1].isdigit() or "%" in raw or "¤" in raw:
        return False
    if parts[0] in any_of("person", "thing", "many"):
        return len(parts) == 1 and (verb.kind != "count" or parts[0] in words("thing"))
    if verb.kind == "count":
        return is_known_source(raw)
    if verb.word in words("participle") and not _FINITE.match(masked, verb.end):
        name = re.split(r"\s(?:in|of|at)\s", raw.strip())[0]
        return is_known_source(raw) or _PROPER.fullmatch(name) is not None
    return True


def is_known_source(raw: str) -> bool:
    """Whether the phrase's head is an institution, a document or another kind of source."""
    name = name_of(raw)
    if name is None:
        return False
    if fold(name) in aliases():
        return True
    head = re.split(r"\s(?:in|at|from|of|for|on|with)\s", raw.strip())[0].split()
    known = any_of("body", "document", "vague", "role", "outlet")
    if len(head) > 1 and head[0].lower() in words("body") and head[1][:1].isupper():
        return True  # "brokerage Harbor Ledger"
    return bool(head) and head[-1].lower().removesuffix("'s") in known


def _in_headline(text: str) -> Iterator[Attribution]:
    """ "12 killed in blast: police", "Police: 12 killed in blast", "12 killed – UN"."""
    found = re.match(r"(?P<a>.+?)\s*(?::|\s[–—-])\s+(?P<b>[^:]+)\Z", text)
    if found is None:
        return
    for who, what in (("b", "a"), ("a", "b")):
        raw = found[who].strip()
        if len(raw.split()) <= 4 and not re.search(r"\d", raw) and _labels(raw):
            yield Attribution(*found.span(what), raw, "said")
            return


def _labels(raw: str) -> bool:
    """Whether a headline's short end names a source, not a kind of news ("Update: 12 killed")."""
    return raw.split()[-1].lower() not in words("document") and is_known_source(raw)
