"""Spans with digits that are no quantities by their form: dates, times of day, telephone numbers,
addresses, seasons, versions, addresses of the web. What only the words around tell ("Boeing 737",
"Article 5", the year in "in 2015") is `names`' work.

Each pattern's repetitions are bounded, so the time stays linear in the text's length.
"""

import re

Span = tuple[int, int]

_MONTH = (
    r"(?:January|February|April|June|July|August|September|October|November|December"
    r"|Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?-i:March|Mar|May|MARCH|MAY)"
    r"|(?<=on\s)may|(?<=on\s)march)\b\.?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_YEAR = r"(?:1[5-9]|20)\d\d\b"
_DASH = r"[-\u2010-\u2014]"
_FOLLOWED = r"(?![.,]?\d|\s?%|\s(?:per\s?cent|million|billion|thousand|hundred)\b)"
_UNCOUNTED = r"(?!\s(?:people|men|women|children|others)\b)"
_ZONE = r"(?:GMT|UTC|BST|CET|CEST|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|AEST|hours|hrs)"
_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Way|Place|Pl|Court|Ct"
    r"|Highway|Hwy|Parkway|Pkwy|Terrace|Circle|Square)"
)
_PM = r"[ap]\.?\s?m\b\.?"

_PATTERNS = {
    "web": r"https?://\S{1,2000}|www\.\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.\w{1,24}|[@#]\w{1,64}",
    "iso date": r"\b\d{4}-\d\d?-\d\d?(?:T[\d:.Z+-]{1,32})?\b",
    "slashed date": r"\b\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})\b(?!%)",
    "day and month": rf"\b{_DAY}(?:\s?(?:{_DASH}|to|and|or|,)\s?{_DAY}){{0,3}}\s(?:of\s)?{_MONTH}"
    rf"(?:,?\s{_YEAR})?",
    "month and day": rf"\b{_MONTH}\s(?:the\s)?{_DAY}{_FOLLOWED}{_UNCOUNTED}"
    rf"(?:\s?(?:{_DASH}|to|and|or|,)\s?(?:{_MONTH}\s)?{_DAY}{_FOLLOWED}{_UNCOUNTED}(?!\s[a-z]{{3,20}}s\b)){{0,3}}"
    rf"(?:,?\s{_YEAR})?",
    "month and year": rf"\b{_MONTH},?\s(?:of\s)?{_YEAR}{_FOLLOWED}",
    "time": rf"\b(?:\d{{1,2}}(?:[:.]\d\d)?\s?(?:{_DASH}|to|and|or)\s?)?\d{{1,2}}(?:[:.]\d\d){{0,2}}\s?{_PM}"
    rf"|\b\d{{4}}\s?{_ZONE}\b|\b\d{{1,2}}\s?(?:o['\u2019]?\s?clock|noon|midnight)\b",
    "clock": r"\b\d{1,3}(?::\d\d){1,3}(?:\.\d{1,6})?\b",
    "telephone": r"\(\d{3}\)\s?\d{3}[-\s.]?\w{4}\b|\b(?:1[-.])?\d{3}[-.]\d{3}[-.]\w{4,8}\b"
    r"|\b\d{3}-\d{4}\b|\+\d{1,3}(?:[\s-]\d{2,8}){2,4}\b|\b0\d{2,4}(?:[\s-]\d{3,8}){1,2}\b",
    "pair": r"\b(?:9-1-1|24/7|9/11|7/7|50/50|20/20|80/20|\d{4}/\d{2,4})\b",
    "season": r"\b(?:19|20)\d\d[-\u2010-\u2014]\d\d\b(?![,.]?\d)",
    "decade": r"\b(?:\d{2}00|\d{0,3}\d0|1[5-9]\d\d|20\d\d)['\u2019\u2032]?s\b|(?<!\w)['\u2019]\d\ds?\b",
    "version": r"\b[vV]?\.?\d+(?:\.\d{1,5}){2,5}\b(?<!\.\d{3}\.\d{3})|\b[vV]\.?\d+(?:\.\d+)?\b",
    "number sign": r"(?:[§№]|\bNos?\.|\bNo\b(?=\s?\d))\s?\d{1,9}(?:\.\d+)?(?:\s(?:and|or)\s\d{1,4}\b)?",
    "list number": r"^\s{0,3}\(?\d{1,2}[.)](?=\s+[A-Z])|\[\d{1,3}\]|\(\d{1,4}\)|^\s{0,3}[*•-]?\s?\d{1,2}\)",
    "address": r"\b\d{1,6}(?:\s[NSEW]\.?)?(?-i:(?:\s[A-Z0-9][\w.'-]{0,24}){1,3})\s"
    rf"(?-i:{_STREET})\b|\b\d{{1,6}}(?:st|nd|rd|th)?\sblock\b|\b(?-i:[A-Z]{{2}})\s\d{{5}}\b",
    "resolution": r"\b(?:480|720|1080|1440|2160)[pi]\b|\b\d{3,4}\s?x\s?\d{3,4}\b",
    "power of ten": r"[×x]\s?10\s?[-−^⁻]{1,2}\s?\d{1,3}",
    "age": r"(?-i:(?<=[A-Z][a-z\u2019'])|(?<=[a-z]{2})),\s(?:now\s|then\s)?\d{1,3}(?=[,;)]|\.$|\.\s|\sand\s(?-i:[A-Z])|\s(?:of|from)\s(?-i:[A-Z]))"
    r"|\bboth\s\d{1,3}(?=[,.;)])|\bage[ds]?\s(?:between\s)?\d{1,3}(?:\s?(?:-|–|to|and|or|,)\s?\d{1,3}\b){0,4}",
}  # fmt: skip
_MASK = re.compile("|".join(f"(?:{p})" for p in _PATTERNS.values()), re.IGNORECASE | re.MULTILINE)


def masked_spans(text: str) -> list[Span]:
    """The spans that hold digits but no quantity, in order."""
    return [match.span() for match in _MASK.finditer(text)]
