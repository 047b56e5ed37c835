"""What two tellings of an event share of the names of small places."""

import pytest

from tests.warehouse.events.raids import raid
from warehouse.events.evidence import BLANK, evidence
from warehouse.events.linking import weights
from warehouse.events.told import told_of
from warehouse.records import Account


def _traits(a: Account, b: Account) -> set[str]:
    told = (told_of(account, account.quantities[0]) for account in (a, b))
    return {trait.name for trait in evidence(*told, BLANK)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("riders club", "riders motorcycle club", True),
        ("al-ramusa", "hamdania al-ramousa", True),
        ("khan shaykhun", "khan sheikhoun", True),
        ("kafr darbun", "kafr nabl", False),
        ("old quarry", "river quarry", False),
    ],
)
def test_a_name_in_short_is_the_same_spot(one: str, other: str, same: bool) -> None:
    found = _traits(raid("a", 12, spot=one), raid("b", 15, spot=other))
    assert ("same_spot" in found, "spot_clash" in found) == (same, not same)


@pytest.mark.parametrize(
    ("kind", "apart"), [("storm", False), ("outbreak", False), ("strike", True), ("war", True)]
)
def test_days_of_one_storm_are_of_its_phases(kind: str, apart: bool) -> None:
    found = _traits(raid("a", 12, day=2, kind=kind), raid("b", 15, day=6, kind=kind, published=6))
    assert ("days_apart" in found) == apart


def test_a_proper_name_weighs_though_the_data_hold_few() -> None:
    assert weights()["same_name"] > 0
