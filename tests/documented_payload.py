"""The payload that docs/webhooks.md shows: the message of a real alert of the bundled feed."""

import json
import re
from pathlib import Path

from tests.documented import ROOT
from warehouse.file.query import run_query

DOCUMENT = ROOT / "docs" / "webhooks.md"
SHOWN = 40_000  # the figure on file of the alert that is shown

_PAYLOAD = re.compile(
    r"(?<=^```json\n)\{\n  \"type\": \"counterclaim\.contradiction\".*?(?=^```$)", re.M | re.S
)


def payload_of(warehouse: Path) -> str:
    """The stored message in which the two figures for December 2019 differ, made readable."""
    stored = [
        bytes(row[0]) for row in run_query(warehouse, "SELECT payload FROM store.outbox").rows
    ]
    payloads = [json.loads(body) for body in stored]
    (shown,) = [one for one in payloads if one["data"]["a"]["figure"]["value"] == 40_000]
    return json.dumps(shown, indent=2, ensure_ascii=False) + "\n"


def payload_in(document: str) -> str:
    """The payload that a document shows."""
    (found,) = _PAYLOAD.findall(document)
    return str(found)


def with_payload(document: str, payload: str) -> str:
    """The document with another payload."""
    return _PAYLOAD.sub(lambda match: payload, document)
