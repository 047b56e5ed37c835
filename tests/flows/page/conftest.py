"""Servers of the page on loopback, over warehouses that real ingests filled."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx2
import pytest
import uvicorn

from flows.commands.serve import desk_of
from flows.page.app import page_of
from flows.runs.ingesting import ingest
from flows.settings import Settings
from tests import paths


@dataclass
class Site:
    """A running page: its address, and a client that keeps cookies as a browser does."""

    url: str
    client: httpx2.Client = field(repr=False)

    def get(self, path: str, **more: object) -> httpx2.Response:
        return self.client.get(path, **more)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> httpx2.Response:
        given = {"origin": self.url, **{k.replace("_", "-"): v for k, v in headers.items()}}
        return self.client.post(path, data=fields, headers=given)

    def token(self, path: str) -> str:
        """The token of the first form that posts on a page."""
        found = re.search(r'name="token" value="([0-9a-f]+)"', self.get(path).text)
        assert found, path
        return found[1]


@contextmanager
def serving(
    settings: Settings,
    *,
    host: str = "127.0.0.1",
    token: str | None = None,
    writes: bool = False,
    **more: object,
) -> Iterator[Site]:
    """The page of a warehouse on a free port; `more` are fields of its desk."""
    environ = {settings.page_token_env: token} if settings.page_token_env and token else {}
    desk = desk_of(settings, host, environ, writes)
    desk = replace(desk, patience=replace(desk.patience, limit=0.2), **more)
    config = uvicorn.Config(page_of(desk), log_level="critical", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as bound:
        thread = threading.Thread(target=server.run, args=([bound],), daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{bound.getsockname()[1]}"
        with httpx2.Client(base_url=url, follow_redirects=False) as client:
            yield Site(url, client)
        server.should_exit = True
        thread.join(5)
        desk.lookout.close()


@pytest.fixture(scope="session")
def seeds_file(world_of, tmp_path_factory) -> Path:
    """A warehouse with the seeds, for all that only read."""
    world = world_of(tmp_path_factory.mktemp("page"))
    ingest([str(paths.ROOT / "seeds" / "feed.xml")], world)
    return world.settings.warehouse


@pytest.fixture(scope="session")
def site(seeds_file) -> Iterator[Site]:
    """The seeds, served without a token and read-only."""
    with serving(Settings(warehouse=seeds_file)) as found:
        yield found
