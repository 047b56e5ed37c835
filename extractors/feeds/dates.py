"""When a feed says that an entry was published: as stated, or None. Nothing is guessed.

RFC 822 and ISO 8601 come first; then what feeds write instead of them: slashes, twelve-hour clocks,
seconds since 1970, names of months in other languages. Where day and month cannot be told apart
(03/04/2019), or only a month is named, there is no date.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

from extractors.moments import parse_moment
from extractors.tables import blocks, rows

LONGEST = 100  # characters
_FIRST_YEAR = 1_000  # earlier ones are a system's zero
_PACKAGE = "extractors.feeds"

_MARK = r"[ap]\.?\s?m\b\.?|오전|오후|上午|下午|午前|午後"
_CLOCK = re.compile(
    rf"(?P<before>오전|오후|上午|下午|午前|午後)?\s{{0,3}}(?<![\d:])(?P<hour>\d\d?)[:時时h](?P<minute>\d\d)"
    rf"(?::(?P<second>\d\d)(?:[.,]\d{{1,9}})?)?(?![\d:])\s{{0,3}}(?P<mark>{_MARK})?",
    re.I,
)
_OFFSET = re.compile(
    r"\s{0,3}(?:(?P<base>GMT|UTC|Z)\s?)?(?P<sign>[+\u2212-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?(?!\d)",
    re.I,
)
_ZONE = re.compile(r"\s{0,3}\(?(?P<zone>[A-Za-z]{1,5})\b\)?")
_PM = ("p", "오후", "下午", "午後")
_AM = ("a", "오전", "上午", "午前")
_EPOCH = re.compile(r"(\d{10})(?:\d{3}|\.\d{1,9})?")
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d))?")
_YEAR_FIRST = re.compile(r"(\d{4})\s?[-/.年년]\s?(\d\d?)\s?[-/.月월]\s?(\d\d?)\s?[日일.]?")
_YEAR_LAST = re.compile(r"(\d\d?)([-/.])\s?(\d\d?)\2\s?(\d{4})")
_PIECE = re.compile(r"\d+|[^\W\d_]+")


def stated_moment(written: object) -> date | None:
    """The moment that a feed writes: a day where no time, or one of an unknown zone, is written.

    A time without any zone is UTC, as RFC 822 and W3C's note on dates have it written.
    """
    if not isinstance(written, str) or len(written) > LONGEST:
        return None
    text = unicodedata.normalize("NFKC", written).strip()
    found = _epoch(text) or parse_moment(text) or _read(text)
    if found is None or found.year < _FIRST_YEAR:
        return None
    return found.astimezone(UTC) if isinstance(found, datetime) else found


def folded(word: str) -> str:
    """A word in small letters without accents."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _epoch(text: str) -> datetime | None:
    """Seconds, or thousandths of them, since 1970: ten or thirteen digits, from 2001 on."""
    found = _EPOCH.fullmatch(text)
    return datetime.fromtimestamp(int(found[1]), UTC) if found else None


def _read(text: str) -> date | None:
    clock = _CLOCK.search(text)
    if clock is None:
        return _day(text)
    offset, end = _zone(text, clock.end())
    day = _day(f"{text[: clock.start()].rstrip(' T')} {text[end:]}")
    hour = _hour(clock)
    if day is None or hour is None:
        return None
    return _at(day, clock, hour, offset)


def _at(day: date, clock: re.Match[str], hour: int, offset: timedelta | None) -> date | None:
    minute, second = int(clock["minute"]), min(int(clock["second"] or 0), 59)
    if minute > 59 or int(clock["second"] or 0) > 60:
        return None
    if offset is None:
        return day
    try:
        start = datetime(day.year, day.month, day.day, tzinfo=timezone(offset))
        moment = start + timedelta(hours=hour, minutes=minute, seconds=second)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _hour(clock: re.Match[str]) -> int | None:
    """The hour of 24; None where there is none such."""
    hour = int(clock["hour"])
    mark = (clock["mark"] or clock["before"] or "").lower()
    if hour > 24 or (hour == 24 and int(clock["minute"])):
        return None
    if mark.startswith(_PM) and hour < 12:
        return hour + 12
    return 0 if mark.startswith(_AM) and hour == 12 else hour


def _zone(text: str, at: int) -> tuple[timedelta | None, int]:
    """The offset that follows a time and where it ends: none stated is UTC, an unknown one None."""
    found = _OFFSET.match(text, at)
    if found:
        minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
        sign = 1 if found["sign"] == "+" else -1
        return (timedelta(minutes=sign * minutes) if minutes < 1_440 else None), found.end()
    named = _ZONE.match(text, at)
    if named is None or folded(named["zone"]) in _months():
        return timedelta(), at
    minutes_of = _zones().get(named["zone"].upper())
    if minutes_of is None and not named["zone"].isupper():  # a word of the sentence: "10:00 on ..."
        return timedelta(), at
    return (None if minutes_of is None else timedelta(minutes=minutes_of)), named.end()


def _day(text: str) -> date | None:
    if stamp := _STAMP.fullmatch(text.strip()):
        return _date(*map(int, stamp.groups()[:3]))
    if found := _YEAR_FIRST.search(text):
        return _date(*map(int, found.groups())) if _alone(text, found) else None
    if found := _YEAR_LAST.search(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        return _told_apart(first, second, year) if _alone(text, found) else None
    return _named(text)


def _alone(text: str, found: re.Match[str]) -> bool:
    """Whether the rest has no digits: a second date, or a part of this one."""
    rest = text[: found.start()] + text[found.end() :]
    return not any(character.isdigit() for character in rest)


def _told_apart(first: int, second: int, year: int) -> date | None:
    """Day and month where only one of two numbers can be the month, or both are the same."""
    if first == second or first > 12:
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 else None


def _named(text: str) -> date | None:
    """A date with its month's name: 14 May 2024, May 14th, 2024, 2024 May 14, 14-May-24."""
    pieces = [folded(piece) for piece in _PIECE.findall(text)]
    months = list(_months_in(pieces))
    numbers = [piece for piece in pieces if piece.isdigit()]
    if len({month for _, month in months}) > 1:  # "mar." is Tuesday, too, in three languages
        months = [(word, month) for word, month in months if word != "mar"]
    if len({month for _, month in months}) != 1 or len(numbers) != 2:
        return None
    first, second = numbers
    if len(first) == 4:
        first, second = second, first
    year = _year(second)
    return _date(year, months[0][1], int(first)) if year and len(first) <= 2 else None


def _months_in(pieces: list[str]) -> Iterator[tuple[str, int]]:
    names = _months()
    for position, piece in enumerate(pieces):
        pair = "_".join(pieces[position : position + 2])
        if pair in names:
            yield pair, names[pair]
        elif piece in names:
            yield piece, names[piece]


def _year(digits: str) -> int | None:
    """RFC 2822, 4.3: two digits from 50 are of the last century, below of this one."""
    if len(digits) == 2:
        return int(digits) + (1_900 if int(digits) >= 50 else 2_000)
    return int(digits) if len(digits) == 4 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    table = blocks(_PACKAGE, "month_names.txt")
    return {folded(word): int(month) for month, words in table.items() for word in words}


@cache
def _zones() -> dict[str, int]:
    return {row["zone"]: int(row["minutes"]) for row in rows(_PACKAGE, "zones.tsv")}
