"""Spans with digits that are no quantities by their form: dates, times of day, telephone numbers,
addresses, seasons, versions, addresses of the web. What only the words around tell ("Boeing 737",
"Article 5", the year in "in 2015") is `names`' work.

Each run of digits is tried once against patterns that begin there, each month's name against those
that begin with it; repetitions are bounded, so the time stays linear in the text's length.
"""

import re
from bisect import bisect_right

Span = tuple[int, int]

_MONTH = (
    r"(?:(?:[Jj]an|[Ff]eb|[Aa]pr|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec|Mar"
    r"|[Jj]anuary|[Ff]ebruary|March|[Aa]pril|May|[Jj]une|[Jj]uly|[Aa]ugust|[Ss]eptember|[Oo]ctober"
    r"|[Nn]ovember|[Dd]ecember|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?"
    r"|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\b\.?"
    r"|(?<=on\s)(?:may|march)\b)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_YEAR = r"(?:1[5-9]|20)\d\d\b"
_DASH = r"[-\u2010-\u2014]"
_ALONE = r"(?![.,]?\d|\s?%|\s(?:per\s?cent|million|billion|thousand|hundred)\b)"
_UNCOUNTED = r"(?!\s(?:people|men|women|children|others)\b)"
_NO_PLURAL = r"(?!\s[a-z]{3,20}s\b)"
_LINK = rf"\s?(?:{_DASH}|to|and|or|,)\s?"
_ZONE = r"(?:GMT|UTC|BST|CET|CEST|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|AEST)"
_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Way|Place|Pl|Court|Ct"
    r"|Highway|Hwy|Parkway|Pkwy|Terrace|Circle|Square)"
)
_PM = r"(?:[ap]\.?\s?m|[AP]\.?\s?M)\b\.?"

_FROM_DIGITS = {
    "iso date": r"\b\d{4}-\d\d?-\d\d?(?:T[\d:.Z+-]{1,32})?\b",
    "slashed date": r"\b\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})\b(?!%)",
    "day and month": rf"\b{_DAY}(?:{_LINK}{_DAY}){{0,3}}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?",
    "time": rf"\b(?:\d{{1,2}}(?:[:.]\d\d)?\s?(?:{_DASH}|to|and|or)\s?)?"
    rf"\d{{1,2}}(?:[:.]\d\d){{0,2}}\s?{_PM}|\b\d{{4}}\s?{_ZONE}\b"
    r"|(?<=\bat\s)\d{4}\s(?:hours|hrs)\b"
    r"|\b\d{1,2}\s?(?:o['\u2019]?\s?clock|noon|midnight)\b",
    "clock": r"\b\d{1,3}(?::\d\d){1,3}(?:\.\d{1,6})?\b",
    "telephone": r"\b(?:1[-.])?\d{3}[-.]\d{3}[-.]\w{4,8}\b|\b\d{3}-\d{4}\b"
    r"|\b(?<!\d\s)0\d{2,4}(?:[\s-]\d{3,8}){1,2}\b|(?<=\()\d{3}\)\s?\d{3}[-\s.]?\w{4}\b"
    r"|(?<=\+)\d{1,3}(?:[\s-]\d{2,8}){2,4}\b|(?<=\+)\d{8,15}\b",
    "pair": r"\b(?:9-1-1|24/7|9/11|7/7|50/50|20/20|80/20|\d{4}/\d{2,4})\b",
    "season": r"\b(?:19|20)\d\d[-\u2010-\u2014]\d\d\b(?![,.]?\d)"
    rf"|\b{_YEAR}\s?{_DASH}\s?{_YEAR}{_ALONE}{_UNCOUNTED}{_NO_PLURAL}",
    "era": r"\b\d{1,4}\s(?:BCE?|AD|CE)\b|(?<=\bc\.\s)\d{3,4}\b|(?<=\bca\.\s)\d{3,4}\b",
    "nil": rf"\b\d{{1,2}}\s?{_DASH}\s?0\b{_ALONE}",
    "decade": r"\b(?:\d{2}00|\d{0,3}\d0|1[5-9]\d\d|20\d\d)['\u2019\u2032]?s\b"
    r"|(?<!\w['\u2019])(?<=['\u2019])\d\ds?\b(?!['\u2019]?\w)",
    "version": r"\b\d{1,6}(?:\.\d{1,5}){2,5}\b(?<!\.\d{3}\.\d{3})|(?<=[vV])\d+(?:\.\d+){0,3}\b"
    r"|(?<=[vV]\.)\d+(?:\.\d+){0,3}\b",
    "numbered": r"(?:(?<=[§№])|(?<=[§№]\s)|(?<=\bNo[.\s])|(?<=\bNo\.\s)|(?<=\bNos\.\s))"
    r"\d{1,9}(?:\.\d+)?(?:\s(?:and|or)\s\d{1,4}\b)?",
    "bracketed": r"(?<=\[)\d{1,3}(?:\s?[,\u2013-]\s?\d{1,3}){0,20}\]|(?<=\()\d{1,9}\)",
    "address": r"\b\d{1,6}(?:\s[NSEW]\.?)?(?:\s[A-Z0-9][\w.'-]{0,24}){1,3}\s"
    rf"{_STREET}\b|\b\d{{1,6}}(?:st|nd|rd|th)?\sblock\b|(?<=\b[A-Z]{{2}}\s)\d{{5}}\b",
    "resolution": r"\b(?:480|720|1080|1440|2160)[pi]\b|\b\d{3,4}\s?x\s?\d{3,4}\b",
    "power of ten": r"(?<=[×x])\s?10\s?[-−^⁻]{1,2}\s?\d{1,3}",
    "age": r"(?:(?<=[A-Z][a-z\u2019'],\s)|(?<=[a-z]{2},\s)|(?<=[JS]r\.,\s)|(?<=,\snow\s)"
    r"|(?<=,\sthen\s))\d{1,3}"
    r"(?=[,;)](?!\d)|\.$|\.\s|\sand\s[A-Z]|\s(?:of|from)\s[A-Z])"
    r"|(?<=\bboth\s)\d{1,3}(?=[,.;)])"
    r"|(?<=\bAt\s)\d{1,3}(?=,)|(?<=\bage\sof\s)\d{1,3}\b"
    rf"|(?:(?<=\bage\s)|(?<=\b[Aa]ged\s)|(?<=\b[Aa]ges\s)|(?<=\b[Aa]ged\sbetween\s))"
    rf"\d{{1,3}}(?:{_LINK}\d{{1,3}}\b){{0,4}}",
}  # fmt: skip
_FROM_MONTH = (
    rf"\b{_MONTH}(?:\s(?:the\s)?{_DAY}{_ALONE}{_UNCOUNTED}"
    rf"(?:{_LINK}(?:{_MONTH}\s)?{_DAY}{_ALONE}{_UNCOUNTED}{_NO_PLURAL}){{0,3}}(?:,?\s{_YEAR})?"
    rf"|,?\s(?:of\s)?{_YEAR}{_ALONE})"
)
_WEB = r"https?://\S{1,2000}|www\.\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.\w{1,24}|[@#]\w{1,64}"

_DIGITS_RE = re.compile(r"\d+")
_FROM_DIGITS_RE = re.compile("|".join(f"(?:{part})" for part in _FROM_DIGITS.values()))
_FROM_MONTH_RE = re.compile(_FROM_MONTH)
_WEB_RE = re.compile(_WEB)
_WEB_SIGNS = ("://", "www.", "@", "#")
_LIST_RE = re.compile(
    r"\s{0,3}(?:[*•-]\s?)?\(?\d{1,2}(?:[.)]|(?:\.\d{1,2}){1,3}\.?)"
    r"(?=\s+(?!Million|Billion|Trillion|Percent|Per\b)[A-Z\"“])"
    r"|(?:[A-Z][\w.]{1,15}\s){1,3}\d{1,3},\s(?:[A-Z][\w.]{1,15}\s){1,3}\d{1,3}(?=:)"  # a result
    r"|\s{0,3}\d{1,2}(?=\s(?:The|A|An|How|Why|What)\s)"
)


def masked_spans(text: str) -> list[Span]:
    """The spans that hold digits but no quantity, in order, none within another."""
    spans = [match.span() for match in _FROM_MONTH_RE.finditer(text)]
    if any(sign in text for sign in _WEB_SIGNS):
        spans += [match.span() for match in _WEB_RE.finditer(text)]
    opening = _LIST_RE.match(text)
    if opening:
        spans.append(opening.span())
    spans = _outermost(spans)
    ends, starts = [end for _, end in spans], [start for start, _ in spans]
    past = 0
    found = []
    for digits in _DIGITS_RE.finditer(text):
        at = digits.start()
        within = bisect_right(starts, at) - 1
        if at < past or (within >= 0 and at < ends[within]):
            continue
        match = _FROM_DIGITS_RE.match(text, at)
        if match:
            found.append(match.span())
            past = match.end()
    return _outermost(spans + found)


def _outermost(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
