"""What may be shown of an endpoint: never a secret in full, nor an address that is one."""

from flows.endpoints.endpoint import Endpoint
from flows.endpoints.signing import masked


def shown_url(endpoint: Endpoint) -> str:
    """The address without what must stay secret."""
    return endpoint.channel.shown(endpoint.url)


def shown_secrets(endpoint: Endpoint) -> str | None:
    """The beginning of each secret in use, and until when the older ones are."""
    if endpoint.secret_block and not endpoint.secrets:
        return f"Prefect block {endpoint.secret_block}"
    if endpoint.secret_env:
        return f"{endpoint.secret_env}, which is not set"
    older = (f"{masked(secret)} until {at:%Y-%m-%d %H:%M}" for secret, at in endpoint.retiring)
    return ", ".join([*map(masked, endpoint.secrets), *older]) or None
