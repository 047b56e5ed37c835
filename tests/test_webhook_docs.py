"""The examples of docs/webhooks.md verify a message that was really sent, and nothing else."""

import json
import os
import re
import subprocess
import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import anyio
import pytest

from flows.delivery.lanes import Post, deliver
from flows.endpoints.endpoint import Endpoint
from flows.endpoints.filters import FIELDS
from flows.endpoints.rows import endpoint_of
from flows.endpoints.signing import new_secret
from flows.messages.example import example
from flows.messages.payload import body_of
from flows.web.addresses import guard_of
from flows.web.transport import new_client
from tests.flows.site import Answer, serving
from warehouse.records import OutboxRow

DOCUMENT = (Path(__file__).parent.parent / "docs" / "webhooks.md").read_text("utf-8")
SECTION = DOCUMENT.partition("## Verifying a message")[2].partition("\n## ")[0]
PYTHON = re.findall(r"^```python\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)
(SHELL,) = re.findall(r"^```sh\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)
OLD, NEW = new_secret(), new_secret()


@dataclass(frozen=True)
class Message:
    body: bytes
    headers: dict
    secret: str = NEW


def sent(at):
    """A message as a server got it, signed with two secrets as of `at`."""
    alert, accounts = example(at)
    row = OutboxRow("msg_1", alert.id, "desk", body_of(alert, accounts), created=at, due=at)

    async def run(url):
        async with new_client(guard_of(["127.0.0.0/8"]), "counterclaim/test") as client:
            post = Post(client, lambda: at, lambda: 0.0)
            await deliver([row], {"desk": Endpoint("desk", url, (NEW, OLD))}, post)

    with serving({"/hook": Answer(204)}) as web:
        anyio.run(run, f"{web.url}/hook")
        (request,) = web.requests
    return Message(request.body, request.headers)


def by_python(example, message):
    names = {}
    exec(compile(example, "docs/webhooks.md", "exec"), names)
    return names["verified"](message.body, message.headers, message.secret)


def by_shell(message):
    headers = {name.removeprefix("webhook-"): value for name, value in message.headers.items()}
    given = {
        "ID": headers["id"],
        "STAMP": headers["timestamp"],
        "SIGNATURE": headers["signature"],
        "SECRET": message.secret,
    }
    done = subprocess.run(
        ["sh", "-c", SHELL], input=message.body, env={**os.environ, **given}, capture_output=True
    )
    return json.loads(done.stdout) if done.returncode == 0 else None


WAYS = {
    "standardwebhooks": lambda message: by_python(PYTHON[0], message),
    "python": lambda message: by_python(PYTHON[1], message),
    "shell": by_shell,
}


@pytest.fixture(scope="module")
def message():
    return sent(datetime.now(UTC))


@pytest.mark.parametrize("way", WAYS)
def test_a_message_is_accepted_by_either_secret(way, message):
    for secret in (NEW, OLD):
        found = WAYS[way](replace(message, secret=secret))
        assert found == json.loads(message.body)


@pytest.mark.parametrize("way", WAYS)
def test_what_is_not_as_it_was_sent_is_refused(way, message):
    verified = WAYS[way]
    assert verified(replace(message, secret=new_secret())) is None
    assert verified(replace(message, body=message.body.replace(b"80", b"90"))) is None
    assert verified(replace(message, headers=message.headers | {"webhook-id": "msg_2"})) is None
    none = message.headers | {"webhook-signature": "v1,AAAA v1a,BBBB"}
    assert verified(replace(message, headers=none)) is None


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("off", [timedelta(minutes=-10), timedelta(minutes=10)])
def test_an_old_message_sent_again_is_refused(way, off):
    assert WAYS[way](sent(datetime.now(UTC) + off)) is None


def test_a_timestamp_cannot_run_commands(message, tmp_path):
    mark = tmp_path / "ran"
    hostile = message.headers | {"webhook-timestamp": f"x[$(touch {mark})]"}
    assert by_shell(replace(message, headers=hostile)) is None
    assert not mark.exists()


def test_each_example_is_ten_lines_or_fewer():
    for block in (*PYTHON, SHELL):
        assert len([line for line in block.splitlines() if line.strip()]) <= 10


def test_the_settings_shown_are_settings_and_every_filter_is_explained():
    section = DOCUMENT.partition("## Endpoints")[2].partition("\n## ")[0]
    (table,) = re.findall(r"^```toml\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    (row,) = tomllib.loads(table)["endpoints"]
    assert endpoint_of("docs", row, {"DESK_SECRET": f"{NEW} {OLD}"}).secrets == (NEW, OLD)
    explained = re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", " ".join(explained))) == set(FIELDS)
