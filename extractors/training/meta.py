"""What the weights are made of: the content of `model/meta.json`."""

from importlib.metadata import version
from typing import Any

SOURCES = [
    ["UniversalDependencies/UD_English-EWT", "15d613d8", "CC BY-SA 4.0", "train, dev"],
    ["UniversalDependencies/UD_English-GUM", "afb41ee9", "CC BY 4.0; texts by genre", "train"],
    ["sentences made by this project's grammar", "", "CC BY-SA 4.0", "all"],
]


def describe(scores: dict[str, Any]) -> dict[str, Any]:
    """Name, licence, sources, versions and scores of the weights just trained."""
    return {
        "lang": "en",
        "name": "counterclaim_en_small",
        "license": "CC BY-SA 4.0",
        "sources": [
            dict(zip(("repository", "commit", "licence", "parts"), row, strict=True))
            for row in SOURCES
        ],
        "trained_with": {name: version(name) for name in ("spacy", "thinc", "numpy")},
        "scores": scores,
    }
