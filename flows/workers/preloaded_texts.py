"""Imported by the server process that workers are forked from: what plain texts are read with.

Loaded here once, the pipeline and the gazetteer are shared by all workers (copy on write), and a
worker that was killed is replaced in milliseconds.
"""

import os

# One thread a worker: numpy would start one a core in each, and threads do not outlive a fork.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import extractors.article  # noqa: F401
import flows.workers.extracting  # noqa: F401
from flows.workers.resources import shared_reader

shared_reader()
