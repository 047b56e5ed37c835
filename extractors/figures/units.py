"""Units: canonical names, dimensions, factors."""


def to_base(value: float, unit: str) -> tuple[float, str] | None:
    """The value in its dimension's base unit and that unit's name, None for an unknown unit."""
    return (value, unit) if unit in {"count", "percent"} else None


def dimension_of(unit: str) -> str | None:
    """The dimension of a unit, None where it is unknown."""
    return {"count": "count", "percent": "ratio"}.get(unit)
