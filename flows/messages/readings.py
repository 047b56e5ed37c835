"""What was read of a figure, in words, and how each part of it was found."""

from collections.abc import Iterator

from extractors.records import Quantity


def reading_of(one: Quantity) -> str:
    """What a figure says: its number, what it measures, of what, where, when, according to whom."""
    measure = one.measure or "no measure"
    counted = f" ({one.counted})" if one.counted else ""
    place = f"in {one.place}" if one.place else None
    source = f"said by {one.source}" if one.source else None
    marks = (one.change, None if one.modality == "asserted" else one.modality)
    standing = None if one.standing == "stands" else one.standing
    parts = (f"{measure}{counted}: {number_of(one)}", place, days_of(one), source, *marks, standing)
    return " · ".join(str(part) for part in parts if part)


def number_of(one: Quantity) -> str:
    """The number with its unit and, where it is not exact, the range that readers take it for."""
    unit = "" if one.unit == "count" else f" {one.unit}"
    low, high = one.soft_low, one.soft_high
    value = f"{one.value:,.15g}" if one.value is not None else one.quote
    if low == high == one.value:
        return f"{value}{unit}"
    ends = (f"{end:,.15g}" if end is not None else "…" for end in (low, high))
    return f"{value}{unit}, {' to '.join(ends)}"


def days_of(one: Quantity) -> str | None:
    """The period in days, None where there is none."""
    start, end = one.window_start, one.window_end
    if start is None and end is None:
        return None
    return f"{start}" if start == end else f"{start or '…'} to {end or '…'}"


def reasons_of(one: Quantity) -> Iterator[str]:
    """The parts of the reading as lines, each with how it was found."""
    for name, told in found_parts(one):
        yield f"{name:<8} {told}"


def found_parts(one: Quantity) -> Iterator[tuple[str, str]]:
    """How each part of the reading was found, as far as the record tells: its name, and what."""
    noun = one.counted_text or one.unit_text
    for name, value, via in (
        ("figure", one.quote, f"read as {one.hedge}"),
        ("measure", one.measure, f"of “{noun}”" if noun else None),
        ("place", one.place, one.place_via and f"by {one.place_via}, {one.place_id or 'no id'}"),
        ("period", days_of(one), one.window_via and f"by {one.window_via}, {one.window_kind}"),
        ("source", one.source, "in its words"),
        ("part of", one.part_of, None),
        ("owner", one.owner, None),
        ("share of", one.share, None),
        ("event", one.event_kind or _numbered(one), one.event_via and f"by {one.event_via}"),
        ("scope", one.event_scope, None),
    ):
        if value:
            yield name, f"{value}{f' ({via})' if via else ''}"


def _numbered(one: Quantity) -> str | None:
    return None if one.event is None else f"number {one.event}"
