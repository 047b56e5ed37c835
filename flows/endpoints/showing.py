"""What may be shown of an endpoint: never a secret in full, nor an address that is one."""

from urllib.parse import urlsplit

from flows.endpoints.endpoint import Endpoint
from flows.endpoints.signing import masked

_LONGEST = 15  # characters of a part of a path; longer ones are taken for a token


def shown_url(endpoint: Endpoint) -> str:
    """The address without user, password, query and whatever in its path may be a token.

    A chat's address is made of credentials: of it only the service is shown.
    """
    if endpoint.format == "chat":
        return f"{endpoint.url.partition('://')[0]}://…"
    parts = urlsplit(endpoint.url)
    host = parts.netloc.rpartition("@")[2]
    path = "/".join(piece if len(piece) <= _LONGEST else "…" for piece in parts.path.split("/"))
    return f"{parts.scheme}://{host}{path}{'?…' if parts.query else ''}"


def shown_secrets(endpoint: Endpoint) -> str | None:
    """The beginning of each secret in use, and until when the older ones are."""
    if endpoint.secret_block and not endpoint.secrets:
        return f"Prefect block {endpoint.secret_block}"
    older = (f"{masked(secret)} until {at:%Y-%m-%d %H:%M}" for secret, at in endpoint.retiring)
    return ", ".join([*map(masked, endpoint.secrets), *older]) or None
