"""Sources: whom an article credits with a figure, by one name throughout the article."""

from extractors.sources.credits import Credit, Credits, credit
from extractors.sources.naming import same_source

__all__ = ["Credit", "Credits", "credit", "same_source"]
