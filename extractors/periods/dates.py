"""Reading absolute and calendar dates: days, months, years, quarters, seasons, holidays.

Every reader takes the words and a position and gives the term and the position after it, or None.
"""

from collections.abc import Mapping, Sequence

from extractors.periods.compounds import Range
from extractors.periods.terms import Day, Month, Months, Term, Weekday, Years
from extractors.periods.vocabulary import Vocabulary, Word, vocabulary

Words = Sequence[Word]
Read = tuple[Term, int] | None

_DASHES = ("-", "–", "—", "‑")
_RANGE_SIGNS = (*_DASHES, "to", "through", "until")


def low(words: Words, at: int) -> str:
    """The word in lower case, "" beyond the ends."""
    return words[at].low if 0 <= at < len(words) else ""


def date_at(words: Words, at: int) -> Read:
    """A date that begins here: "24 December 2019", "Dec. 24", "2019-12-24", "2011", "Q3 2023"."""
    known = vocabulary()
    word = low(words, at)
    if _named(word, words, at, known.months, known):
        return _from_month(words, at, known)
    if word[:1].isdecimal():
        return _from_digits(words, at, known)
    if word in known.seasons or word in known.ordinals or word in ("q1", "q2", "q3", "q4"):
        return _months(words, at, known)
    if word in ("h1", "h2"):
        year, after = _year_after(words, at + 1)
        return Months(1 if word == "h1" else 7, 6, year), after
    return _holiday(words, at, known)


def month_at(words: Words, at: int) -> int | None:
    """The month's number where the word is one."""
    known = vocabulary()
    word = low(words, at)
    return known.months[word] if _named(word, words, at, known.months, known) else None


def weekday_at(words: Words, at: int) -> int | None:
    """The weekday's number where the word is one."""
    known = vocabulary()
    word = low(words, at)
    if _named(word, words, at, known.weekdays, known):
        return known.weekdays[word]
    # "Tuesdays attack": the apostrophe is lost; "on Tuesdays" is a habit.
    bare = word.removesuffix("s")
    lost = len(bare) > 5 and bare != word and bare in known.weekdays and words[at].capital
    return known.weekdays[bare] if lost and low(words, at - 1) not in ("on", "and", ",") else None


def year_at(words: Words, at: int) -> int | None:
    """The year where the word is one of four digits from 1900 to 2099."""
    word = low(words, at)
    if len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20"):
        return int(word)
    return None


def day_number(words: Words, at: int) -> int | None:
    """A day of a month: "7", "07", "7th"."""
    digits = low(words, at).rstrip("stndrh")
    return (
        int(digits) if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31 else None
    )


def after_abbreviation(words: Words, at: int) -> int:
    """The position after the word and the full stop that may shorten it ("Dec.")."""
    stopped = low(words, at + 1) == "." and words[at + 1].start == words[at].end
    return at + 2 if stopped and len(words[at].low) <= 5 and at + 2 < len(words) else at + 1


def _named(word: str, words: Words, at: int, table: Mapping[str, int], known: Vocabulary) -> bool:
    return word in table and (word not in known.capitals or words[at].capital)


def _from_month(words: Words, at: int, known: Vocabulary) -> Read:
    month = known.months[low(words, at)]
    here = after_abbreviation(words, at)
    number = day_number(words, here)
    if number is not None and not _counts(words, here):
        return _day_range(words, here + 1, month, number)
    year, after = _year_after(words, here)
    if year is not None:
        return Month(month, year), after
    for phrase, years in (("last", -1), ("this", 0), ("next", 1)):
        of = low(words, here) == "of"
        if low(words, here + of) == phrase and low(words, here + of + 1) == "year":
            return Month(month, None, years), here + of + 2
    return Month(month), here


def _counts(words: Words, at: int) -> bool:
    """Whether the number after a month counts something: "in May 12 people died", "May 3.5"."""
    word, following = low(words, at), low(words, at + 1)
    if word.isdecimal() and following in ("%", "percent", "per"):
        return True
    return following in ("people", "civilians", "soldiers", "cases", "deaths", "million", "billion")


def _day_range(words: Words, at: int, month: int, number: int) -> Read:
    """After "May 3": "-7", " to 7", " and 7" is left to the frame, ", 2019"."""
    second = day_number(words, at + 1) if low(words, at) in _RANGE_SIGNS else None
    if second is not None and second > number and low(words, at + 2) not in ("%", "percent"):
        year, after = _year_after(words, at + 2)
        return Range(Day(month, number, year), Day(month, second, year)), after
    year, after = _year_after(words, at)
    return Day(month, number, year), after


def _year_after(words: Words, at: int) -> tuple[int | None, int]:
    """A year here or after a comma or "of"."""
    for skip in (0, 1):
        if skip and low(words, at) not in (",", "of", "in"):
            break
        year = year_at(words, at + skip)
        if year is not None:
            return year, at + skip + 1
    return None, at


def _from_digits(words: Words, at: int, known: Vocabulary) -> Read:
    word = low(words, at)
    if len(word) == 10 and word[4] == "-":
        return Day(int(word[5:7]), int(word[8:]), int(word[:4])), at + 1
    if len(word) == 5 and word.endswith("0s"):
        return Years(int(word[:4]), int(word[:4]) + 9), at + 1
    year = year_at(words, at)
    if year is not None:
        return _year_range(words, at, year)
    number = day_number(words, at)
    if number is None:
        return None
    here = at + 1
    if low(words, here) in (*_RANGE_SIGNS, "and"):
        second = day_number(words, here + 1)
        month = month_at(words, here + 2)
        if second is not None and month is not None:
            after = after_abbreviation(words, here + 2)
            found, after = _year_after(words, after)
            return Range(Day(month, number, found), Day(month, second, found)), after
    here += low(words, here) == "of"
    month = month_at(words, here)
    if month is None or (word.startswith("0") and len(word) > 2):
        return None
    found, after = _year_after(words, after_abbreviation(words, here))
    return Day(month, number, found), after


def _year_range(words: Words, at: int, year: int) -> Read:
    if low(words, at + 1) in (*_DASHES, "/"):
        last = low(words, at + 2)
        if last.isdecimal() and len(last) in (2, 4):
            end = int(last) if len(last) == 4 else year // 100 * 100 + int(last)
            if year < end < year + 60:
                return Years(year, end), at + 3
        return None if last.isdecimal() else (Years(year, year), at + 1)
    return Years(year, year), at + 1


def _months(words: Words, at: int, known: Vocabulary) -> Read:
    """Seasons, quarters, halves: "summer 2019", "first quarter of 2023", "second half of the"."""
    word = low(words, at)
    if word in known.seasons:
        first, count = known.seasons[word]
        year, after = _year_after(words, at + 1)
        if year is None and word == "fall":
            return None  # a noun or verb more often than a season
        return Months(first, count, year), after
    if word in known.ordinals:
        here = at + 1 + (low(words, at + 1) in _DASHES)
        unit = low(words, here)
        if unit != "quarter" and not (unit == "half" and known.ordinals[word] in (1, 2)):
            return None
        number, here = known.ordinals[word], here + 1
        number = number if number > 0 else 4
    else:
        unit, number, here = "quarter", int(word[1]), at + 1
    length = 3 if unit == "quarter" else 6
    first = (number - 1) * length + 1
    year, after = _year_after(words, here)
    if year is None:
        years, after = _years_after(words, here)
        return Months(first, length, None, years), after
    return Months(first, length, year), after


def _years_after(words: Words, at: int) -> tuple[int | None, int]:
    """ "of last year", "this year", "of the year": years from this one, and the place after."""
    here = at + (low(words, at) in ("of", "in"))
    for phrase, years in (("last", -1), ("this", 0), ("the", 0), ("next", 1)):
        if low(words, here) == phrase and low(words, here + 1) == "year":
            return years, here + 2
    return None, at


def _holiday(words: Words, at: int, known: Vocabulary) -> Read:
    if at >= len(words) or not words[at].capital:
        return None
    for length in range(min(4, len(words) - at), 0, -1):
        phrase = " ".join(word.low for word in words[at : at + length]).replace(" '", "'")
        if phrase in known.holidays:
            year, after = _year_after(words, at + length)
            return Day(*known.holidays[phrase], year), after
    return None


def dated_weekday(words: Words, at: int) -> Read:
    """A weekday, the date that may follow ("Tuesday, Dec. 24, 2019") deciding."""
    number = weekday_at(words, at)
    if number is None:
        return None
    here = after_abbreviation(words, at)
    comma = low(words, here) == ","
    read = date_at(words, here + comma) if here + comma < len(words) else None
    if read is not None and isinstance(read[0], Day):
        return read
    return Weekday(number), here
