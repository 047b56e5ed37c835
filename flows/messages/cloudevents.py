"""CloudEvents 1.0 in structured mode: a payload within an envelope, as one JSON object.

After the specification's core (`id`, `source`, `specversion`, `type`, `subject`, `time`,
`datacontenttype`, `dataschema`) and its JSON event format. The envelope is what is signed.
"""

import json
from typing import Any

from flows.endpoints.channels import CHANNELS


def packed(
    payload: dict[str, Any], form: str, message_id: str, source: str, schema: str
) -> dict[str, Any]:
    """The payload as messages of a format carry it: in an envelope or bare."""
    if CHANNELS[form].is_enveloped:
        return enveloped(payload, message_id, source, schema)
    return payload


def enveloped(payload: dict[str, Any], message_id: str, source: str, schema: str) -> dict[str, Any]:
    """The event that carries a payload; `source` and `schema` are URI references.

    `subject` is the alert's id, for a digest the endpoint's name.
    """
    data = payload["data"]
    return {
        "specversion": "1.0",
        "id": message_id,
        "source": source,
        "type": f"{payload['type']}.v{payload['version']}",
        "subject": data.get("alert_id") or data.get("endpoint"),
        "time": payload["timestamp"],
        "datacontenttype": "application/json",
        "dataschema": schema,
        "data": payload,
    }


def payload_in(body: bytes) -> dict[str, Any]:
    """The payload that a stored body holds, with or without an envelope."""
    found: dict[str, Any] = json.loads(body)
    if "specversion" in found:
        payload: dict[str, Any] = found["data"]
        return payload
    return found
