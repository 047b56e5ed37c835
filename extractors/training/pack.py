"""Weights to a file: rounded to half precision, which costs no accuracy, and compressed."""

import gzip
from pathlib import Path
from typing import Any

import numpy
from spacy.language import Language


def round_weights(nlp: Language) -> None:
    """Round each parameter to the nearest half-precision number, in place: the zeros that this
    leaves in the mantissa compress to nothing."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is None:
            continue
        for node in model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    value = node.get_param(name)
                    node.set_param(name, value.astype(numpy.float16).astype(numpy.float32))


def pack(nlp: Language, path: Path) -> int:
    """Write the pipeline; returns the size in bytes. The strings of the vocabulary are left out
    but for those that the labels need, and no time stamp is kept, so equal weights give equal
    files."""
    round_weights(nlp)
    data = gzip.compress(nlp.to_bytes(exclude=["vocab", "tokenizer"]), 9, mtime=0)
    path.write_bytes(data)
    return len(data)


def config(parser: Language) -> dict[str, Any]:
    """What loading needs to know of the pipeline."""
    components = dict(parser.config["components"])
    settings = {**parser.config["nlp"], "pipeline": list(components)}
    return {"nlp": settings, "components": components}
