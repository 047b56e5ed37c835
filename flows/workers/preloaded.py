"""Imported by the server process that workers are forked from: what pages are read with.

One article goes through all stages here, so that every table that they read lazily is shared.
"""

import gc
from datetime import UTC, datetime

# isort: split
import extractors.feeds  # noqa: F401
from extractors.records import Origin, Page
from flows.workers.extracting import accounts_of_pages

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
