"""Imported by the server process that workers are forked from: what they all read with.

Loaded here once, the pipeline and the gazetteer are shared by all workers (copy on write), and a
worker that was killed is replaced in milliseconds. The settings' pipeline is known here only by
its environment variable; one that a file names is loaded by each worker for itself.
"""

import gc
import os

# One thread a worker: numpy would start one a core in each, and threads do not outlive a fork.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import extractors.article.html
import extractors.feeds  # noqa: F401
import flows.extracting  # noqa: F401
from flows.resources import shared_reader

_WARMING = "At least 12 people were killed in Syria on Monday, the ministry said."

shared_reader(os.environ.get("COUNTERCLAIM_PIPELINE") or None).pipeline.parse([_WARMING])
# What lives now lives on: without this the collector would write to, and so copy, every page of it.
gc.collect()
gc.freeze()
