"""The example of a receiver: what it accepts, knows again, and refuses to read."""

import http.client
import json
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from flows.delivery.receiver import Receiver
from flows.endpoints.signing import new_secret, sign

NOW = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
OLD, NEW = new_secret(), new_secret()
BODY = json.dumps({"type": "counterclaim.contradiction"}).encode()


@pytest.fixture
def heard():
    return []


@pytest.fixture
def receiver(heard):
    with Receiver(f"{NEW} {OLD}", lambda: NOW, heard.append) as running:
        yield running


def post(receiver, body, headers):
    """The status that the receiver answers; a content-length of None sends none."""
    where = urlsplit(receiver.url)
    connection = http.client.HTTPConnection(where.hostname, where.port, timeout=10)
    connection.putrequest("POST", where.path)
    for name, value in ({"content-length": str(len(body))} | headers).items():
        if value is not None:
            connection.putheader(name, value)
    connection.endheaders(body)
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("secret", [NEW, OLD], ids=["new", "old"])
def test_either_of_two_secrets_will_do(receiver, heard, secret):
    assert post(receiver, BODY, sign(BODY, "msg_1", NOW, [secret])) == 204
    assert (heard[0].payload, heard[0].problem) == (json.loads(BODY), None)


def test_a_message_that_comes_twice_is_known_again(receiver, heard):
    for message in ("msg_1", "msg_2", "msg_1"):
        assert post(receiver, BODY, sign(BODY, message, NOW, [NEW])) == 204
    assert [message.again for message in heard] == [False, False, True]


def test_a_forged_message_makes_no_id_known(receiver, heard):
    assert post(receiver, BODY, sign(BODY, "msg_1", NOW, [new_secret()])) == 401
    post(receiver, BODY, sign(BODY, "msg_1", NOW, [NEW]))
    assert [message.again for message in heard] == [False, False]


def test_a_signed_body_that_is_no_json_is_refused(receiver, heard):
    assert post(receiver, b"{", sign(b"{", "msg_1", NOW, [NEW])) == 401
    assert heard[0].problem == "the body is not JSON"


@pytest.mark.parametrize("stamp", ["", "x", "²", "9" * 400, "-1"])
def test_a_timestamp_that_is_none_is_refused(receiver, heard, stamp):
    headers = sign(BODY, "msg_1", NOW, [NEW]) | {"webhook-timestamp": stamp.encode()}
    assert post(receiver, BODY, headers) == 401


@pytest.mark.parametrize(
    ("length", "status"), [(None, 411), ("-5", 411), ("x", 411), ("99999999", 413)]
)
def test_a_body_of_unknown_or_vast_length_is_not_read(receiver, heard, length, status):
    assert post(receiver, b"", {"content-length": length}) == status
    assert heard == []
