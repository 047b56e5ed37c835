"""What happened, as an article tells it, and which of its figures is about which event."""

from extractors.events.reading import read

__all__ = ["read"]
