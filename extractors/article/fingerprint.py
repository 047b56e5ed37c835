"""A 64-bit Simhash of a text, by which reprints of one wire story are recognised.

Charikar 2002 ("Similarity estimation techniques from rounding algorithms"). The features are runs
of three words, so that word order counts and two stories on one topic stay apart: with single words
two different reports of one week differ in as few as 12 bits, with runs in 27 and more. Figures are
left out: a reprint with one figure changed is the same voice still, and its claim is stored too.
"""

import re
from hashlib import blake2b

BITS = 64
# Two texts that differ in no more bits are one text reprinted: a headline's worth of words changed,
# a tenth cut off the end. Of two unrelated texts one pair in three million comes so near.
SAME = 12
_WORD = re.compile(r"[^\W\d_]+")
_RUN = 3
_FEWEST = 20
# A wire story is told in its first screens; what an outlet adds comes after.
_READ = 6_000
# Each bit is counted in a lane of 16 bits of one large integer, which adds up all lanes at once.
_LANE = 16
_LANES = tuple(sum(1 << _LANE * bit for bit in range(8) if byte >> bit & 1) for byte in range(256))


def fingerprint(text: str) -> int | None:
    """The Simhash of a text, None for one of fewer than 20 words, of which nothing can be said."""
    words = _WORD.findall(text[:_READ].casefold())
    if len(words) < _FEWEST:
        return None
    runs = {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    counts = [0] * (BITS // 8)
    for run in runs:
        for place, byte in enumerate(blake2b(run.encode(), digest_size=BITS // 8).digest()):
            counts[place] += _LANES[byte]
    return sum(_majority(count, len(runs)) << 8 * place for place, count in enumerate(counts))


def distance(a: int, b: int) -> int:
    """In how many of 64 bits two fingerprints differ."""
    return (a ^ b).bit_count()


def _majority(lanes: int, runs: int) -> int:
    """The byte whose bits are those that more than half of the runs set."""
    return sum(1 << bit for bit in range(8) if (lanes >> _LANE * bit & 0xFFFF) * 2 > runs)
