"""Imported by the server process that workers are forked from: what they all read with.

Loaded here once, the pipeline and the gazetteer are shared by all workers (copy on write), and a
worker that was killed is replaced in milliseconds.
"""

import gc
import os
from datetime import UTC, datetime

# One thread a worker: numpy would start one a core in each, and threads do not outlive a fork.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import extractors.feeds  # noqa: F401
from extractors.records import Origin, Page
from flows.workers.extracting import accounts_of_pages

# One article through all stages, so that every table they read lazily is read here.
_WARMING = Page(
    "warming",
    html="<html><head><title>Flood in Homs kills 12 people</title></head><body><article>"
    + "<p>At least 12 people, including 3 children, were killed near Homs on Monday, the ministry "
    "said, and more than $3 million (20 km) was lost since March.</p>"
    * 4
    + "</article></body></html>",
    url="https://news.example.org/a?b=1",
    origin=Origin("https://news.example.org/a?b=1"),
)

accounts_of_pages([_WARMING], datetime(2000, 1, 1, tzinfo=UTC))
# What lives now lives on: without this the collector would write to, and so copy, every page of it.
gc.collect()
gc.freeze()
