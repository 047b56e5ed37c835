"""Words by which news takes back a figure, for the judgement's own patterns."""

from extractors.standing.cues import either


def forms(*kinds: str) -> str:
    """The words of some blocks of `data/words.txt` as one group of a regular expression.

    Raises TableError for a block that the table does not hold.
    """
    return f"(?:{either(*kinds)})"
