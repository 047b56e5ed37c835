"""What reading needs, loaded from the package's files: the pipeline and the gazetteer.

Imported by processes that load neither, so that what loads them is imported where it is called.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from extractors.claims import Reader
    from extractors.places import Gazetteer


class Atlas(Protocol):
    """What the loading process needs of a reader: the places. Sentences are parsed by workers."""

    @property
    def gazetteer(self) -> "Gazetteer":
        """The places of the world."""
        ...


class _Places:
    """The gazetteer alone; the pipeline would take 100 MB and a second for nothing."""

    def __init__(self, gazetteer: "Gazetteer") -> None:
        self.gazetteer = gazetteer


def atlas() -> Atlas:
    """The gazetteer that is shipped."""
    from extractors.places import load_gazetteer

    return _Places(load_gazetteer())


@lru_cache(maxsize=1)
def shared_reader() -> "Reader":
    """The reader of this process, loaded once; workers inherit the one of their server process.

    Raises PipelineError where the pipeline's files are missing or broken.
    """
    from extractors.claims import Reader
    from extractors.parsing.pipeline import load
    from extractors.places import load_gazetteer

    return Reader(load(), load_gazetteer())
