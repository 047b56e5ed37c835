"""What the page's server stands on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from warehouse.file.connection import Patience
from warehouse.page.looking import Lookout


@dataclass(frozen=True, slots=True)
class Desk:
    """A warehouse as it is served.

    `hosts` are the names and addresses, without ports, by which the page may be asked for; `key`
    signs sessions and forms. `token` is what is asked for before anything is shown, None where only
    this machine is served. `writes` says whether editors may judge here. `is_secure` where a proxy
    in front speaks https. `page_url` is the address that readers know, None where it is the asked
    one.
    """

    warehouse: Path
    lookout: Lookout
    hosts: frozenset[str]
    key: bytes
    clock: Callable[[], datetime]
    patience: Patience
    token: str | None = None
    writes: bool = False
    is_secure: bool = False
    page_url: str | None = None
