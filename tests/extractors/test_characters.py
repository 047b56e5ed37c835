"""What a terminal would obey never leaves the extractors."""

import pytest

from extractors.characters import markup_without_controls, on_one_line, without_controls


@pytest.mark.parametrize(
    "text, expect",
    [
        ("14\x1b]52;c;aGk=\x07 dead", "14 dead"),
        ("14\x1b]0;title\x1b\\ dead", "14 dead"),
        ("14\x1b[31;1m dead\x1b[0m", "14 dead"),
        ("14\x9b31m dead", "14 dead"),
        ("14\x1b]8;;http://x/\x07 dead", "14 dead"),
        ("14\x07\x00\x7f dead", "14 dead"),
        ("14\x0bdead\x0cnow", "14 dead now"),
        ("Zürich\ufffe, 1,250.5 km²\n\tnext", "Zürich, 1,250.5 km²\n\tnext"),
    ],
)
def test_controls_cost_themselves(text: str, expect: str) -> None:
    assert without_controls(text) == expect


def test_one_line_has_no_breaks_and_no_turned_direction() -> None:
    assert on_one_line("14\ndead\r\n\u202eyes\u200b") == "14 dead yes"


@pytest.mark.parametrize(
    "markup, expect",
    [
        ("<![CDATA[14\x9b]]>", "<![CDATA[14]]>"),
        ("<p>14\x9b</p>", "<p>14</p>"),
        ("<p>14\x1b</p>", "<p>14</p>"),
        ("<p>14\x1b]52;c;aGk=\x07</p>", "<p>14</p>"),
        ("<p>14\x1b]52;</p><p>x\x07</p>", "<p>14]52;</p><p>x</p>"),
    ],
)
def test_markup_stays_whole(markup: str, expect: str) -> None:
    assert markup_without_controls(markup) == expect
