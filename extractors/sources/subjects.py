"""Noun phrases beside a verb: the subject before it, the name after it. By signs and words only."""

import re
from functools import cache

from extractors.sources.lexicon import any_of, one_of, words

Span = tuple[int, int]

_ADVERBS = re.compile(
    r"(?:\s+(?:also|later|then|has|have|had|previously|earlier|now|separately|meanwhile|still|on|"
    r"itself|himself|herself|recently|repeatedly|however|originally|would|will|both|again|further|"
    r"since|[a-z]+ly))+\s*\Z"
)
_EDGE = re.compile(
    r"[,;:“”\"()…]|\s[–—-]\s|(?<=[a-z])[.?!]\s|\b(?:that|but|while|although|though|because|as|when|after"
    r"|before|which|(?!(?-i:WHO))who|if|whereas|where|so|than|since|until"
    r"|according to|citing|quoting|urging|adding|saying)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:^|\s)(he|she|it|they)\Z", re.IGNORECASE)
_RELATIVE = re.compile(r",?\s+(?:which|who)\Z")
_VERBAL = re.compile(
    r"\b(?:was|were|is|are|has|have|had|been|be|will|would|could|did|does|fell|rose|left|struck|hit"
    r"|took|went|fled|(?<!-)[a-z]{3,}ed)\b(?! by\b)"
)
_OPENING = re.compile(
    r"^(?:in|at|on|after|during|from|by|of|for|with|inside|near|since|under|amid|following|despite)\b",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?<!\bof )(?<!\bfor )(?<!\bin )(?<!\bfrom )(?<!\bto )(?<!\bby )(?<!\bat )(?<!\bwith )"
    r"\b(?:the|a|an|its|his|her|their|local|state)\s+[^\W\d_]"
)
_JOINED = re.compile(r"(?:and|or|yet)\s+", re.IGNORECASE)
_LONGEST = 130
_NO_PLACE = (
    r"(?!(?:New|North|South|East|West|Northern|Southern|Eastern|Western|Rhode|Saudi|Sri|United|San"
    r"|El|Puerto|Costa|Sierra|Burkina|Papua)\b)"
)
# "The governor of the state, Amina Bello, said": the office, then its holder between commas.
_HOLDER = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|\w+['’]s?)\s[^,.;:“”\"]{2,80},(?P<name>\s+"
    rf"{_NO_PLACE}"
    r"[A-Z][\w.'’-]+(?:\s+(?:(?:al|el|bin|ibn|de|van|von|da)[- ])?[A-Z][\w.'’-]+){1,4}),\s*\Z"
)


# "according to the governor of the state, Amina Bello.": who holds the office before the comma.
_HELD_BY = re.compile(
    rf",\s+(?P<name>{_NO_PLACE}[A-Z][\w.'’-]+(?:\s+(?:(?:al|el|bin|ibn|de|van|von|da)[- ])?"
    r"[A-Z][\w'’-]+){1,4})(?=\s*(?:[,;.”\"]|\Z))"
)


def subject_before(text: str, verb: int) -> Span | None:
    """The subject that ends before a verb: an apposition or relative clause between is passed over.

    "Omar Said, a minister, said" gives "Omar Said". None where no noun phrase stands there.
    """
    end = _end_before(text, verb)
    if text[:end].endswith(")"):
        end = len(text[: max(text.rfind("(", max(0, end - 40), end), 0)].rstrip())
    relative = _RELATIVE.search(text, max(0, end - 8), end)
    if relative:
        end = relative.start()
    elif end and text[end - 1] == "," and (holder := _holder(text, end)) is not None:
        return holder
    elif end and text[end - 1] == ",":
        before = _before_apposition(text, end - 1)
        if before is None:
            return None
        end = before
    low = max(0, end - _LONGEST)
    edges = list(_EDGE.finditer(text, low, end))
    start = edges[-1].end() if edges else low
    if low and start == low:
        return None
    return _noun_phrase(text, start, end)


def phrase_after(text: str, at: int) -> Span | None:
    """The noun phrase that begins here and ends at a sign, a relative clause or a verb."""
    found = _after().match(text, at)
    if found is None or not found["phrase"].strip():
        return None
    return found.span("phrase")


def credited_after(text: str, at: int) -> Span | None:
    """As `phrase_after`; of "the governor of the state, Amina Bello," the name is what counts."""
    found = phrase_after(text, at)
    if found is None:
        return None
    office = re.findall(r"[\w-]+", text[slice(*found)].lower())
    held = _HELD_BY.match(text, found[1])
    if held is None or not any(word in any_of("role", "title") for word in office):
        return found
    return held.span("name")


def _end_before(text: str, verb: int) -> int:
    end = len(text[:verb].rstrip())
    if text[max(0, end - 60) : end].rstrip(", ") != text[max(0, end - 60) : end].rstrip():
        blank = re.search(r",\s*,\Z", text[max(0, end - 60) : end])
        end = max(0, end - 60) + blank.start() if blank else end
    adverbs = _ADVERBS.search(text, max(0, end - 60), end)
    if adverbs:
        end = adverbs.start()
        return len(text[:end].rstrip())
    return end


def _holder(text: str, end: int) -> Span | None:
    """The name between commas of who holds the office before it, which ends at `end`."""
    found = _HOLDER.search(text, max(0, end - _LONGEST), end)
    if found is None:
        return None
    office = re.findall(r"[\w-]+", text[found.start() : found.start("name")].lower())
    if not any(word in any_of("role", "title") for word in office):
        return None
    start, stop = found.span("name")
    return start + 1, stop


def _before_apposition(text: str, comma: int) -> int | None:
    """The end of the name before ", a minister," that ends at this comma."""
    first = text.rfind(",", max(0, comma - 160), comma)
    if first <= 0:
        return None
    opening = re.match(r"\s*([\w']+)", text[first + 1 : comma])
    if opening is None:
        return None
    word = opening[1].lower()
    offices = any_of("role", "title")
    if word in words("apposition") or word.isdigit():
        return len(text[:first].rstrip())
    inner = re.findall(r"[\w']+", text[first + 1 : comma].lower())
    return len(text[:first].rstrip()) if any(one in offices for one in inner[:4]) else None


def _noun_phrase(text: str, start: int, end: int) -> Span | None:
    pronoun = _PRONOUN.search(text, start, end)
    if pronoun:  # "a man they say opened fire"
        return pronoun.span(1)
    while start < end and not text[start].isalnum():
        start += 1
    joined = _JOINED.match(text, start, end)
    start = joined.end() if joined else start
    phrase = text[start:end]
    conjunction = phrase.rfind(" and ")
    if conjunction > 0 and _VERBAL.search(phrase[:conjunction]):
        start += conjunction + 5
        phrase = text[start:end]
    if _OPENING.match(phrase) or _VERBAL.search(phrase):
        determined = list(_DETERMINED.finditer(phrase))
        if determined:
            start += determined[-1].start()
        elif phrase.split():
            start += phrase.rindex(phrase.split()[-1])
        phrase = text[start:end]
    return (start, end) if phrase.strip() and len(phrase.split()) <= 14 else None


@cache
def _after() -> re.Pattern[str]:
    stops = one_of("verb", "tell")
    return re.compile(
        r"\s*(?P<phrase>(?:(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|St)\.|"
        # "on" goes on with a body's name ("Council on Rights"), and ends before a day.
        r"(?!\b(?:who|which|that|but|while|as|after|when|where|whose|"
        r"on(?! (?!\w+day\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z])|"
        r"(?:released|published|issued|provided|compiled)(?! by)|cited|seen|obtained|quoted|"
        rf"because|since|if|{stops})\b)"
        r"[^,;:.()“”\"?!…])+)"
    )


def hearer(text: str, masked: str, at: int) -> tuple[str | None, int]:
    """The outlet that was told, and where the message begins; "to" for a command."""
    found = re.match(
        r"\s*(?P<who>(?:the |a |an )?(?:[a-z-]+ ){0,2}?(?:(?:The )?[A-Z][\w.'’-]*)"
        r"(?: [A-Z][\w.'’-]*)*"
        r"(?: (?:newspaper|news agency|agency|radio|television|TV|newswire|magazine|website))?"
        r"|state (?:television|TV|media|radio)|local media)",
        masked[at : at + 120],
    )
    if found is None:
        plain = re.match(r"\s*(?:\w+ ){0,3}?\w+(?= to\b| that\b|,|\.|\Z)", masked[at : at + 80])
        ordered = plain is not None and masked[at + plain.end() :].startswith(" to ")
        return ("to" if ordered else None), at
    rest = masked[at + found.end() :]
    if re.match(r"(?: and [A-Z]\w+)?\s+to\s", rest):
        return "to", at
    who = text[at : at + found.end()].strip()
    return (who if who.lower() not in words("hearer") else None), at + found.end()
