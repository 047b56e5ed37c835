"""What an article itself says of its figures: which stand, which are early or withdrawn."""

from extractors.standing.stand import stand

__all__ = ["stand"]
