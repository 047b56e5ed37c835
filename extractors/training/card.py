"""The scores' tables of the model card, written between its markers:

    <!-- scores: sets -->
    ...
    <!-- end -->

`python -m extractors.training.card` writes those of the shipped weights' meta.json again.
"""

import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from extractors.errors import InputError
from extractors.training.score import SHOWN

_MODEL = Path(__file__).parent.parent / "model"
_TABLE = re.compile(r"(<!-- scores: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_ASKED = {
    "found": "the number is a figure",
    "counted": "its noun or unit",
    "source": "its source, or none",
    "measured": "it has a measure",
    "predicate": "of those, the measure comes from the marked predicate or head",
}
_COLUMNS = (*SHOWN.values(), "right")

Scores = Mapping[str, Mapping[str, float]]


def tables(scores: Mapping[str, Any]) -> dict[str, str]:
    """The tables by their markers' names, of what meta.json holds under "scores"."""
    figures = {shown: {"right": scores["figures"][asked]} for asked, shown in _ASKED.items()}
    return {
        "sets": _table("text", scores["parser"]),
        "genres": _table("text", scores["genres"]),
        "figures": _table("figures of our own sentences", figures),
    }


def filled(card: str, made: Mapping[str, str]) -> str:
    """The card with the tables in their places; InputError where it lacks one."""
    missing = set(made) - {name for _, name, _ in _TABLE.findall(card)}
    if missing:
        raise InputError(
            "MODEL_CARD.md",
            f"no marker for the scores {', '.join(sorted(missing))}",
            "write `<!-- scores: NAME -->` and `<!-- end -->` where the table belongs",
        )
    return _TABLE.sub(lambda match: f"{match[1]}{made[match[2]]}\n{match[3]}", card)


def refresh(folder: Path) -> None:
    """Write the scores of the folder's meta.json into its model card."""
    path = folder / "MODEL_CARD.md"
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    card = path.read_text(encoding="utf-8")
    path.write_text(filled(card, tables(meta["scores"])), encoding="utf-8")


def _table(corner: str, rows: Scores) -> str:
    columns = [name for name in _COLUMNS if any(name in row for row in rows.values())]
    lines = [[corner, *columns], ["---"] * (len(columns) + 1)]
    lines += [[name, *map(_cell, map(row.get, columns))] for name, row in rows.items()]
    return "\n".join(map(_line, lines))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: float | None) -> str:
    return "not marked" if value is None else f"{value:.1f}"


if __name__ == "__main__":
    refresh(_MODEL)
    sys.exit(0)
