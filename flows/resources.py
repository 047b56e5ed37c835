"""What reading needs, loaded from the package's files: the pipeline and the gazetteer."""

from extractors.claims import Reader
from extractors.pipeline import load
from extractors.places import load_gazetteer
from flows.settings import Settings


def reader_from(settings: Settings) -> Reader:
    """The reader that the settings ask for; PipelineError where their pipeline is missing."""
    return Reader(load(settings.pipeline), load_gazetteer())
