"""Logins of feeds: user and password, sent to the feed's own server and written in no table.

Whoever writes "https://desk:word@daily.example/rss" names a feed and a login. They are parted at
once: the address goes to the list, the login to a file beside the warehouse that only its owner
reads. Tables, logs, messages and exports hold the address alone.
"""

import base64
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from extractors.addresses import apart, feed_address
from flows.errors import SettingsError
from flows.private_files import alone, write_whole
from flows.web.hosts import origin_of

Logins = Mapping[str, str]  # "user:password" by the feed's address, in the form of `feed_address`


def logins_path(warehouse: Path) -> Path:
    """The file of a warehouse: `claims.duckdb` has `claims.logins.json`."""
    return warehouse.with_name(f"{warehouse.stem}.logins.json")


def parted(addresses: Iterable[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Addresses without their logins, in order, and the logins; what is no address stays."""
    plain, found = [], {}
    for address in addresses:
        bare, login = apart(address)
        plain.append(bare)
        if login:
            found[feed_address(bare)] = login
    return tuple(plain), found


def read_logins(path: Path) -> dict[str, str]:
    """The logins of the file, none where there is no file. Raises SettingsError."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return {str(address): str(login) for address, login in table.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError) as error:
        mend = "mend it, or remove it and add the feeds that need a login again"
        raise SettingsError(str(path), f"cannot be read ({error})", mend) from None


def keep_logins(path: Path, logins: Logins) -> None:
    """Add logins to the file; one that is known is replaced."""
    if logins:
        _change(path, lambda known: {**known, **logins})


def drop_logins(path: Path, addresses: Iterable[str]) -> None:
    """Take the logins of some feeds out of the file."""
    gone = {feed_address(address) for address in addresses}
    if gone & read_logins(path).keys():
        _change(path, lambda known: {a: login for a, login in known.items() if a not in gone})


def move_login(path: Path, old: str, new: str) -> None:
    """A feed's login goes with it to its new address on the same server, and to no other."""
    login = read_logins(path).get(old)
    if login and origin_of(old) == origin_of(new):
        keep_logins(path, {new: login})


def header(logins: Logins, asked: str, url: str) -> dict[str, str]:
    """The header (RFC 7617) for `url`, where the way from the address `asked` has led.

    Another server than the one that was named is never sent the login.
    """
    login = logins.get(feed_address(asked)) if logins else None
    if login is None or origin_of(asked) != origin_of(url):
        return {}
    return {"authorization": f"Basic {base64.b64encode(login.encode()).decode()}"}


def _change(path: Path, change: Callable[[dict[str, str]], Logins]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with alone(path.parent):
        known = dict(sorted(change(read_logins(path)).items()))
        write_whole(path, json.dumps(known, indent=1, ensure_ascii=False) + "\n")
