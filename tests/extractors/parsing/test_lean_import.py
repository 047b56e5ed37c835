"""spaCy without its command line, in a process of its own."""

import subprocess
import sys


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


LOADED = """
import sys
from extractors.parsing.pipeline import load
tokens = load().parse(["Two men died."])[0]
unread = ("typer", "weasel", "requests", "tqdm", "pydantic.v1")
print(len(tokens), [name for name in unread if name in sys.modules])
"""

LATER = """
from extractors.parsing.pipeline import load
load()
import pydantic.v1, spacy, srsly, spacy.training.loggers as loggers
assert list(loggers.tqdm.tqdm([1], disable=True)) == [1] and pydantic.v1.BaseModel
from spacy.cli import download
print(srsly.yaml_loads("a: [1, 2]"), download.__name__, callable(spacy.info))
"""


def test_the_command_line_is_not_loaded() -> None:
    assert run(LOADED) == "4 []"


def test_the_real_modules_are_there_for_who_asks() -> None:
    assert run(LATER) == "{'a': [1, 2]} download True"
