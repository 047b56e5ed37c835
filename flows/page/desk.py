"""What the page's server stands on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from warehouse.file.connection import Patience
from warehouse.page.looking import Lookout


class Check(Protocol):
    """What `doctor` says of one thing: `state` is "ok", "note" or "bad"."""

    @property
    def subject(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def says(self) -> str: ...


def _nothing() -> Iterable[Check]:
    return ()


@dataclass(frozen=True, slots=True)
class Desk:
    """A warehouse as it is served.

    `hosts` are the names and addresses, without ports, by which the page may be asked for; `key`
    signs sessions and forms. `token` is what is asked for before anything is shown, None where only
    this machine is served. `writes` says whether editors may judge here, `patience`
    how long they wait for a warehouse that is being written to. `is_secure` where a proxy
    in front speaks https. `page_url` is the address that readers know, None where it is the asked
    one. `findings` looks whether all is as it should be.
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
    findings: Callable[[], Iterable[Check]] = field(default=_nothing)
