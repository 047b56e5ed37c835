"""Feeds: bytes in, entries out. RSS 0.90 to 2.0, RDF, Atom and JSON Feed."""

from extractors.feeds.parse import parse_feed

__all__ = ["parse_feed"]
