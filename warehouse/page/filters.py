"""Which disputes a reader wants to see."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Literal, get_args

State = Literal["open", "closed", "new", "acknowledged", "confirmed", "dismissed"]
STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True, slots=True)
class Filters:
    """None asks nothing. `place` is a place's name or the code of its country, `source` whom an
    article credits with one of the figures, `outlet` who publishes one of the articles, `day` one
    on which an article of the dispute was published. `state` is the dispute's (open, closed) or
    what editors made of it; "new" are those of which nobody has said anything."""

    measure: str | None = None
    place: str | None = None
    source: str | None = None
    outlet: str | None = None
    day: date | None = None
    state: State | None = None

    def as_values(self) -> Mapping[str, str]:
        """Those that ask something, by name, as they stand in an address."""
        return {name: str(value) for name, value in asdict(self).items() if value is not None}
