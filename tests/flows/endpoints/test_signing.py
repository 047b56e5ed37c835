"""Our signatures against the specification's own library."""

from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from flows.endpoints.signing import complaint, key_of, new_secret, sign
from flows.errors import SecretError

BODY = b'{"type": "counterclaim.contradiction"}'
SECRET = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def now() -> datetime:
    return datetime.now(UTC)


def test_the_published_library_accepts_our_signature():
    headers = sign(BODY, "msg_1", now(), [SECRET])
    assert Webhook(SECRET).verify(BODY, headers) == {"type": "counterclaim.contradiction"}


def test_the_published_library_refuses_a_changed_body():
    headers = sign(BODY, "msg_1", now(), [SECRET])
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(BODY + b" ", headers)


def test_while_a_secret_is_rotated_either_verifies():
    old = new_secret()
    headers = sign(BODY, "msg_1", now(), [SECRET, old])
    assert Webhook(SECRET).verify(BODY, headers)
    assert Webhook(old).verify(BODY, headers)
    assert complaint(BODY, headers, [old], now()) is None


def test_our_own_check_says_what_is_wrong():
    headers = sign(BODY, "msg_1", now(), [SECRET])
    assert complaint(BODY, headers, [SECRET], now()) is None
    assert complaint(b"{}", headers, [SECRET], now()) == "no signature matches"
    assert complaint(BODY, headers, [new_secret()], now()) == "no signature matches"
    late = now() + timedelta(minutes=6)
    assert "five minutes" in (complaint(BODY, headers, [SECRET], late) or "")
    del headers["webhook-signature"]
    assert "missing" in (complaint(BODY, headers, [SECRET], now()) or "")


@pytest.mark.parametrize(
    ("secret", "problem"),
    [
        ("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "does not begin"),
        ("whsec_not base64!", "not base64"),
        ("whsec_c2hvcnQ=", "5 bytes"),
    ],
)
def test_a_secret_of_the_wrong_form_is_refused_with_the_mend(secret, problem):
    with pytest.raises(SecretError, match=problem) as caught:
        key_of(secret)
    assert "24 to 64 bytes" in str(caught.value)
    assert secret not in str(caught.value)
