"""The automation of docs/automation.md is one that Prefect takes, and matches what it says.

`python -m tests.prefect_automation` shows it fire under a real server; this needs none.
"""

import inspect
from uuid import uuid4

import pytest
import yaml
from prefect.events.schemas.automations import AutomationCore
from prefect.server.events.schemas.automations import EventTrigger
from prefect.server.events.schemas.events import ReceivedEvent
from prefect.types._datetime import now

from flows.scheduled.announcing import event_of
from tests.flows.messages.contradictions import alert, side
from tests.prefect_automation import DOCUMENT, block_of
from warehouse.alerts.on_file import AlertFile

AUTOMATION = yaml.safe_load(
    block_of("yaml", "run-deployment").replace("DEPLOYMENT_ID", str(uuid4()))
)
TEXT = DOCUMENT.read_text("utf-8")


def event(measure: str, outlet: str = "The Gulf Standard") -> ReceivedEvent:
    (a, one), (b, two) = (
        side({"quote": quote, "measure": measure, "outlet": name})
        for quote, name in (("12 people", "Courier"), ("30 people", outlet))
    )
    made = event_of(AlertFile(alert(a, b), {one.id: one, two.id: two}), [], None)
    return ReceivedEvent(**made, received=now("UTC"))


def trigger(**changes) -> EventTrigger:
    return EventTrigger(**{**AUTOMATION["trigger"], **changes})


def test_prefect_takes_the_automation():
    taken = AutomationCore.model_validate(AUTOMATION)
    assert taken.trigger.expect == {"counterclaim.contradiction"}


@pytest.mark.parametrize(("measure", "fires"), [("killed", True), ("displaced", False)])
def test_it_answers_to_the_killed_alone(measure, fires):
    assert trigger().covers(event(measure)) is fires


def test_related_resources_can_be_matched_as_the_document_says():
    related = yaml.safe_load(block_of("yaml", "match_related"))
    assert trigger(**related).covers(event("killed"))
    assert not trigger(**related).covers(event("killed", "Levant Ledger"))


def test_the_flow_takes_the_parameters_that_the_automation_gives():
    held: dict[str, object] = {}
    exec(compile(block_of("python", "call_the_desk"), "desk.py", "exec"), held)
    (action,) = AUTOMATION["actions"]
    assert set(action["parameters"]) == set(inspect.signature(held["call_the_desk"].fn).parameters)


def test_the_output_shown_is_that_of_an_automation_that_fired():
    output = block_of("text", "$ prefect server start")
    assert "automation 'Call the desk about the killed' fired" in output
    assert output.count("event: ") == 4
    assert "call-the-desk: Completed" in output
