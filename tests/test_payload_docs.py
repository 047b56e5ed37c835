"""The message that docs/webhooks.md shows is the one that the bundled feed gives, and is valid."""

import json
import re
from importlib import resources

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.documented import seeded
from tests.documented_payload import DOCUMENT, payload_in, payload_of, with_payload

TEXT = DOCUMENT.read_text("utf-8")


def schema(name: str):
    return json.loads(resources.files("flows").joinpath("schemas", name).read_text("utf-8"))


@pytest.fixture(scope="module")
def payload(tmp_path_factory):
    with seeded(tmp_path_factory.mktemp("payload")) as world:
        yield payload_of(world.settings.warehouse)


def test_the_message_shown_is_the_one_that_was_sent(payload):
    assert payload_in(TEXT) == payload, "it has changed: python -m tests.refresh_docs"


def test_the_message_shown_is_valid(payload):
    validator = Draft202012Validator(
        schema("contradiction.v1.schema.json"), format_checker=FormatChecker()
    )
    validator.validate(json.loads(payload_in(TEXT)))
    validator.validate(json.loads(payload))


def test_the_schemas_that_the_document_names_exist():
    named = set(re.findall(r"\]\(\.\./flows/schemas/([\w.]+)\)", TEXT))
    assert named == {"contradiction.v1.schema.json", "digest.v1.schema.json"}
    for name in named:
        Draft202012Validator.check_schema(schema(name))


def test_only_the_message_is_exchanged():
    other = '{\n  "type": "counterclaim.contradiction",\n  "back": "\\\\1"\n}\n'
    assert payload_in(with_payload(TEXT, other)) == other
    assert with_payload(with_payload(TEXT, other), payload_in(TEXT)) == TEXT
