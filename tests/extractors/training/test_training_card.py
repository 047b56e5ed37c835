"""The scores' tables in the model card."""

import json
from pathlib import Path

import pytest

from extractors.errors import InputError
from extractors.training import card
from extractors.training.score_figures import ASKED

SCORES = {
    "parser": {"News": {"UAS": 86.0, "LAS": 83.25}},
    "genres": {"GUM news": {"UAS": 86.0, "LAS": 83.3}, "GUM bio": {"UAS": 60.0}},
    "figures": dict.fromkeys(ASKED, 98.0),
}
CARD = "# Card\n" + "".join(
    f"{name}\n<!-- scores: {name} -->\nold\n<!-- end -->\n"
    for name in ("sets", "genres", "figures")
)


def test_tables_come_between_the_markers_and_again() -> None:
    once = card.filled(CARD, card.tables(SCORES))
    assert "| News | 86.0 | 83.2 |" in once and "old" not in once
    assert "| the number is a figure | 98.0 |" in once
    assert card.filled(once, card.tables(SCORES)) == once


def test_a_label_that_a_set_does_not_mark_is_said_so() -> None:
    assert "| GUM bio | 60.0 | not marked |" in card.tables(SCORES)["genres"]


def test_a_card_without_a_marker_is_refused() -> None:
    with pytest.raises(InputError, match="no marker for the scores genres"):
        card.filled(CARD.replace("scores: genres", "genres"), card.tables(SCORES))


def test_the_shipped_card_shows_the_shipped_scores(tmp_path: Path) -> None:
    folder = Path("extractors/model")
    for name in ("MODEL_CARD.md", "meta.json"):
        (tmp_path / name).write_text((folder / name).read_text(encoding="utf-8"), encoding="utf-8")
    card.refresh(tmp_path)
    written = (tmp_path / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert written == (folder / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert json.loads((folder / "meta.json").read_text(encoding="utf-8"))["scores"]["figures"]
