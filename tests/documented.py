"""The queries of docs/queries.md, and the answers that the bundled feed gives to them.

Everything that an answer can show is settled: the clock, chance, and an endpoint that is down for
the first round of deliveries. So the same feed gives the same words each time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from click.testing import CliRunner

from flows.cli import cli
from flows.endpoints.endpoint import Endpoint
from flows.endpoints.signing import new_secret
from flows.runs.ingesting import deliver, ingest
from flows.settings import Settings
from flows.web.addresses import guard_of
from flows.workers.isolation import Workers
from flows.workers.limits import PAGE_LIMITS
from flows.workers.pages import PRELOAD
from flows.workers.resources import shared_reader
from flows.world import World, patience
from tests.flows.site import Answer, serving

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "queries.md"
FEED = ROOT / "seeds" / "feed.xml"
NOON = datetime(2019, 12, 28, 12, tzinfo=UTC)

# A heading, words, a query, and the answer right below it.
_EXAMPLE = re.compile(
    r"^## (?P<title>[^\n]+)\n(?:(?!^```)[^\n]*\n)*?^```sql\n(?P<query>.*?)^```\n\n"
    r"^```text\n(?P<answer>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Example:
    """A question of the document with its query and the answer shown."""

    title: str
    query: str
    answer: str


def examples(document: str) -> tuple[Example, ...]:
    """The document's questions in order."""
    return tuple(Example(**match.groupdict()) for match in _EXAMPLE.finditer(document))


def rewritten(document: str, answers: Iterable[str]) -> str:
    """The document with other answers, one a question."""
    new = iter(answers)

    def exchange(match: re.Match[str]) -> str:
        start, end = (place - match.start() for place in match.span("answer"))
        return match[0][:start] + next(new) + match[0][end:]

    return _EXAMPLE.sub(exchange, document)


def ask(warehouse: Path, query: str) -> str:
    """What `counterclaim query` prints."""
    result = CliRunner().invoke(
        cli, ["--warehouse", str(warehouse), "query", query], catch_exceptions=False
    )
    return result.stdout


@contextmanager
def seeded(folder: Path) -> Iterator[World]:
    """A world whose warehouse, in `folder`, holds the bundled feed and two rounds of deliveries."""
    now = [NOON]
    with (
        Workers(1, PAGE_LIMITS, [PRELOAD]) as workers,
        serving({"/hook": Answer(503)}) as web,
    ):
        settings = Settings(
            warehouse=folder / "seeds.duckdb",
            guard=guard_of(["127.0.0.0/8"]),
            endpoints=(Endpoint("desk", f"{web.url}/hook", (new_secret(),)),),
        )
        world = World(
            settings, shared_reader(), workers, lambda: now[0], lambda: 0.5, patience(),
            lambda point: None,
        )  # fmt: skip
        ingest([str(FEED)], world)
        deliver(world)
        now[0] += timedelta(seconds=10)
        web.routes["/hook"] = Answer(204)
        deliver(world)
        yield world


def answers(warehouse: Path, asked: Sequence[Example]) -> list[str]:
    """The answers to the questions in order."""
    return [ask(warehouse, example.query) for example in asked]
