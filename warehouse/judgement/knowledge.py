"""What the judgement must know of the world: handed in, so that gates stay pure and testable."""

from collections.abc import Callable
from dataclasses import dataclass

from warehouse.events.evidence import Atlas


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Questions that the extractors' lexicons answer.

    `place_contains(outer_id, inner_id)`: does one gazetteer place hold the other?
    `class_contains(outer, inner)`: is every member of class `inner` one of class `outer`?
    `to_base(value, unit)`: (value in the dimension's base unit, dimension's name);
    None for a unit that it does not know, which is then comparable with itself alone.
    `same_source(a, b)`: do two credits name one source? None is the article's own voice.
    `atlas`: what the evidence on events asks of places.
    """

    place_contains: Callable[[str, str], bool]
    class_contains: Callable[[str, str], bool]
    to_base: Callable[[float, str], tuple[float, str] | None]
    same_source: Callable[[str, str], bool]
    atlas: Atlas
