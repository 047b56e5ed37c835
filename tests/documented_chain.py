"""The chain of docs/how-it-decides.md: its articles, its commands and what they print."""

import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from flows.cli import cli
from tests import paths

DOCUMENT = paths.ROOT / "docs" / "how-it-decides.md"
_ARTICLES = re.compile(r"```jsonl\n(.*?)```", re.DOTALL)
_CONSOLE = re.compile(r"```console\n\$ counterclaim (.*?)\n(.*?)```", re.DOTALL)


def commands(document: str) -> list[tuple[str, str]]:
    """Each command, without the program's name, with what the document shows under it."""
    return _CONSOLE.findall(document)


def printed(document: str, folder: Path) -> list[str]:
    """What the document's commands print, run in order in a folder."""
    (articles,) = _ARTICLES.findall(document)
    (folder / "flood.jsonl").write_text(articles, "utf-8")
    return [_run(words, folder) for words, _ in commands(document)]


def _run(words: str, folder: Path) -> str:
    here = words.replace(" flood.", f" {folder}/flood.")
    done = CliRunner().invoke(cli, shlex.split(here))
    assert done.exit_code == 0, (words, done.output)
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.strip("\n").splitlines())


def with_outputs(document: str, outputs: list[str]) -> str:
    """The document with other outputs under its commands."""
    left = iter(outputs)
    return _CONSOLE.sub(
        lambda block: f"```console\n$ counterclaim {block[1]}\n{next(left)}```", document
    )
