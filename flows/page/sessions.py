"""Who is asking: a signed cookie, and the token that each form carries; pure.

A session holds nothing but when it began and whether it is signed in. It is signed, not stored, so
that restarts end none; a form's token is made of the session, so that no other site can make one.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

COOKIE = "counterclaim"
LIFE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Session:
    """A reader's session; `id` is what nobody can guess."""

    id: str
    began: datetime
    is_signed_in: bool = False


def key_of_token(token: str) -> bytes:
    """The key that signs sessions where there is a token: who changes it signs all out."""
    return hmac.digest(token.encode(), b"counterclaim sessions", "sha256")


def feed_key_of(token: str) -> str:
    """What a feed's address carries instead of a session, which feed readers cannot have."""
    return hmac.new(token.encode(), b"counterclaim feeds", hashlib.sha256).hexdigest()[:32]


def cookie_of(session: Session, key: bytes) -> str:
    """The session as the value of a cookie."""
    plain = f"{session.id}.{int(session.began.timestamp())}.{int(session.is_signed_in)}"
    return f"{plain}.{_signed(key, 'session', plain)}"


def session_of(value: str | None, key: bytes, now: datetime) -> Session | None:
    """The session of a cookie; None for one that is forged, broken or too old."""
    plain, _, signature = (value or "").rpartition(".")
    if not _equal(signature, _signed(key, "session", plain)):
        return None
    session_id, began, signed_in = plain.split(".")
    session = Session(session_id, datetime.fromtimestamp(int(began), UTC), signed_in == "1")
    return session if now - session.began < LIFE else None


def form_token(session: Session, key: bytes) -> str:
    """What each form of a session carries."""
    return _signed(key, "form", session.id)


def is_form_of(token: str, session: Session, key: bytes) -> bool:
    """Whether a form was made for this session."""
    return _equal(token, form_token(session, key))


def is_token(given: str, token: str) -> bool:
    """Whether what was given is the token; in the same time whatever is given."""
    return _equal(given, token)


def _signed(key: bytes, purpose: str, text: str) -> str:
    return hmac.new(key, f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()


def _equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
