"""Signatures after Standard Webhooks 1.0.0 (standardwebhooks.com, "Verifying signatures").

The signed content is `{id}.{timestamp}.{body}`, the signature `v1,` and the base64 of its
HMAC-SHA256; the key is the base64 after `whsec_`. Our own signer, because the published library's
takes the local time of an aware moment for UTC; the library verifies in our tests.
"""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from flows.errors import SecretError

PREFIX = "whsec_"
_STAMP = re.compile(r"[0-9]{1,12}")
TOLERANCE = timedelta(minutes=5)
_SHORTEST, _LONGEST = 24, 64  # bytes, from the specification


def new_secret(random_bytes: Callable[[int], bytes] = secrets.token_bytes) -> str:
    """A fresh secret of 32 random bytes."""
    return PREFIX + base64.b64encode(random_bytes(32)).decode()


def masked(secret: str) -> str:
    """As much of a secret as may be shown: enough to tell two apart."""
    return f"{PREFIX}{secret.removeprefix(PREFIX)[:4]}…"


def key_of(secret: str) -> bytes:
    """The key in a secret; SecretError where it is not `whsec_` and base64 of 24 to 64 bytes."""
    mend = f"it must be {PREFIX} and the base64 of {_SHORTEST} to {_LONGEST} bytes"
    if not secret.startswith(PREFIX):
        raise SecretError(f"webhook secret: it does not begin with {PREFIX}; {mend}")
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except ValueError:
        raise SecretError(f"webhook secret: it is not base64; {mend}") from None
    if not _SHORTEST <= len(key) <= _LONGEST:
        raise SecretError(f"webhook secret: it has {len(key)} bytes; {mend}")
    return key


def sign(
    body: bytes, message_id: str, moment: datetime, secret_list: Sequence[str]
) -> dict[str, str]:
    """The three headers of a message; one signature a secret, so that secrets can be rotated."""
    stamp = str(int(moment.timestamp()))
    signatures = (_signature(body, message_id, stamp, key_of(secret)) for secret in secret_list)
    return {
        "webhook-id": message_id,
        "webhook-timestamp": stamp,
        "webhook-signature": " ".join(signatures),
    }


def complaint(
    body: bytes, headers: Mapping[str, str], secret_list: Sequence[str], now: datetime
) -> str | None:
    """Why a message is not to be trusted, or None where its signature and age are in order.

    A receiver may know several secrets while one is rotated out; any of them will do.
    """
    given = {name.lower(): value for name, value in headers.items()}
    message_id, stamp = given.get("webhook-id", ""), given.get("webhook-timestamp", "")
    if not message_id or not _STAMP.fullmatch(stamp) or "webhook-signature" not in given:
        return "a signature header is missing or malformed"
    if abs(now.timestamp() - int(stamp)) > TOLERANCE.total_seconds():
        return "the timestamp is more than five minutes off"
    offered = given["webhook-signature"].split()
    for secret in secret_list:
        expected = _signature(body, message_id, stamp, key_of(secret))
        if any(hmac.compare_digest(expected.encode(), one.encode()) for one in offered):
            return None
    return "no signature matches"


def _signature(body: bytes, message_id: str, stamp: str, key: bytes) -> str:
    content = f"{message_id}.{stamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, content, hashlib.sha256)).decode()
