"""Where a dateline ends ("MEMPHIS, Tenn. (AP) -") and where a headline's outlet begins."""

import re

_LONGEST = 120
_LONGEST_TITLE = 300
_DATELINE = re.compile(
    r"^\W{0,3}[A-Z][A-Z'’.-]+(?:[ -][A-Z][A-Z'’.-]*){0,3}"  # the town, in capitals
    r"(?:, ?[A-Z][\w.'’]{1,15}(?: [A-Z][\w.'’]{1,15}){0,3}\.?)?"  # its state or country
    r"(?: ?\([^()]{2,40}\))?"  # the agency or the date
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?: \([^()]{2,40}\))?)?"  # the date
    r" ?(?:[-–—|]+(?: |$)|$)"
)
_WITH_AGENCY = re.compile(
    r"^[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}(?:, [A-Z][\w.]+)? \([A-Z][\w ]{1,20}\) ?[-–—]+ "
)


def dateline_end(text: str) -> int:
    """The offset at which a sentence's dateline ends, 0 where it has none.

    A town in capitals, its state or country, agency or date in parentheses, then a dash or the end;
    or a town in small letters with an agency in parentheses ("Beirut (AFP) - ").
    """
    opening = text[:_LONGEST]
    match = _DATELINE.match(opening) or _WITH_AGENCY.match(opening)
    return match.end() if match else 0


_SEPARATOR = re.compile(r" (?:\||::|-|–|—) ")
_OUTLET = re.compile(
    r"(?i)\b(?:news|channel|tv|times|post|herald|weather|sports|online)\b|\.com|\.org"
)


def outlet_start(headline: str) -> int:
    """The offset where a title goes on with its outlet: " - Action News 5 - Memphis", " | Dayton".

    The title's length where it names none.
    """
    for match in _SEPARATOR.finditer(headline[:_LONGEST_TITLE]):
        bar = match.group().strip() in ("|", "::")
        if bar or _OUTLET.search(headline, match.end(), _LONGEST_TITLE):
            return match.start()
    return len(headline)
