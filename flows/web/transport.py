"""The HTTP client of all outgoing connections: the address connected to is the one checked.

A name is resolved once, each address it has is checked, and the connection goes to a checked one,
so that a name which answers differently the second time (rebinding) gains nothing. Redirects open
new connections and so pass here again.
"""

import socket
import ssl
from collections.abc import Iterable
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import anyio
import httpcore2
import httpx2

from flows.errors import GuardedAddressError
from flows.web.addresses import Guard

CONNECT_SECONDS = 10.0
OPERATION_SECONDS = 20.0


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Opens TCP connections only to addresses that the guard permits."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._inner = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        problem: Exception | None = None
        for address in await self._checked(host, port):
            try:
                return await self._inner.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                problem = error
        raise problem or httpcore2.ConnectError(f"{host} has no address")

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.AsyncNetworkStream:
        raise GuardedAddressError(path, "is a Unix socket", "give an http or https address")

    async def sleep(self, seconds: float) -> None:
        await anyio.sleep(seconds)

    async def _checked(self, host: str, port: int) -> list[str]:
        try:
            answers = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore2.ConnectError(f"{host} cannot be resolved: {error}") from error
        addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
        for address in addresses:
            if why := self._guard.objection(address):
                raise GuardedAddressError(
                    host,
                    f"leads to {address}, which is not a public address: {why}",
                    "if that server is yours, add its network to `allow_networks` in the settings",
                )
        return addresses


@cache
def _tls() -> ssl.SSLContext:
    """Certificates are read once a process: it takes as long as polling a feed."""
    return ssl.create_default_context()


class GuardedTransport(httpx2.AsyncHTTPTransport):
    """httpx2's transport over a guarded backend; proxies of the environment are not used."""

    def __init__(self, guard: Guard) -> None:
        super().__init__(verify=_tls(), trust_env=False)
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=_tls(),
            max_connections=100,
            max_keepalive_connections=20,
            keepalive_expiry=15.0,
            network_backend=GuardedBackend(guard),
        )


def new_client(guard: Guard, user_agent: str) -> httpx2.AsyncClient:
    """A client for feeds, pages and webhooks: it follows no redirects and keeps no cookies."""
    refuse_all = DefaultCookiePolicy(allowed_domains=[])
    return httpx2.AsyncClient(
        transport=GuardedTransport(guard),
        headers={"user-agent": user_agent},
        timeout=httpx2.Timeout(OPERATION_SECONDS, connect=CONNECT_SECONDS),
        follow_redirects=False,
        cookies=CookieJar(refuse_all),
        trust_env=False,
    )
