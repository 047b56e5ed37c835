"""Positions: what one side of an alert holds."""

from extractors.records import Quantity
from warehouse.file.keys import series_key, stance_key, to_hex
from warehouse.records import Position


def position_of(quantity: Quantity) -> Position:
    """The position of a claim. Raises ValueError for a quantity that claims nothing."""
    if quantity.measure is None:
        raise ValueError(f"{quantity.quote!r} asserts nothing, so it holds no position")
    return Position(
        key=to_hex(stance_key(quantity)),
        series=to_hex(series_key(quantity)),
        measure=quantity.measure,
        unit=quantity.unit,
        counted=quantity.counted,
        place_id=quantity.place_id,
        country=quantity.country,
        low=quantity.low,
        high=quantity.high,
        soft_low=quantity.soft_low,
        soft_high=quantity.soft_high,
        window_start=quantity.window_start,
        window_end=quantity.window_end,
        window_kind=quantity.window_kind,
    )
