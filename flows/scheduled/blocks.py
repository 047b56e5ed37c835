"""Secrets of endpoints from Prefect's Secret blocks, for the deployments alone."""

from dataclasses import replace
from typing import cast

from prefect.blocks.system import Secret

from flows.endpoints.endpoint import Endpoint
from flows.errors import SettingsError
from flows.settings import Settings, with_blocks


def settings_with_blocks(settings: Settings) -> tuple[Settings, list[SettingsError]]:
    """The settings with the secrets that blocks hold, and what is wrong with those that do not.

    An endpoint without its secret keeps its messages; the others get theirs.
    """
    errors: list[SettingsError] = []
    endpoints: list[Endpoint] = []
    for endpoint in settings.endpoints:
        try:
            endpoints += with_blocks(replace(settings, endpoints=(endpoint,)), secret_in).endpoints
        except SettingsError as error:
            errors.append(error)
            endpoints.append(endpoint)
    return replace(settings, endpoints=tuple(endpoints)), errors


def secret_in(block: str) -> str:
    """What a Secret block holds. Raises SettingsError, which names the block."""
    try:
        held = cast(Secret[str], Secret.load(block)).get()
    except ValueError:
        raise SettingsError(
            f"Prefect Secret block {block!r}",
            "there is none of this name",
            f"make it: `prefect block create secret`, or in Python "
            f'`Secret(value="whsec_...").save({block!r})`',
        ) from None
    return str(held)
