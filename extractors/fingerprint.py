"""A 64-bit Simhash of a text, by which reprints of one wire story are recognised.

Charikar 2002 ("Similarity estimation techniques from rounding algorithms"). The features are runs
of three words, so that word order counts and two stories on one topic stay apart. Figures are left
out: a reprint with one figure changed is the same voice still; its claim is stored all the same.
"""

import re
from functools import lru_cache
from hashlib import blake2b

BITS = 64
_WORD = re.compile(r"[^\W\d_]+")
_RUN = 3
# A wire story is told in its first screens; what an outlet adds comes after.
_READ = 6_000


def fingerprint(text: str) -> int | None:
    """The Simhash of a text, None for one of fewer than 20 words, of which nothing can be said."""
    words = _WORD.findall(text[:_READ].casefold())
    if len(words) < 20:
        return None
    runs = {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    total = 0
    for run in runs:
        total += _spread(run)
    # Each bit has a 16-bit lane in `total`; a lane above half of the runs gives a one.
    return _majority(total, len(runs))


def distance(a: int, b: int) -> int:
    """In how many of 64 bits two fingerprints differ."""
    return (a ^ b).bit_count()


@lru_cache(maxsize=1 << 12)
def _spread(run: str) -> int:
    digest = int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big")
    return sum(1 << (16 * i) for i in range(BITS) if digest >> i & 1)


def _majority(total: int, count: int) -> int:
    return sum(1 << i for i in range(BITS) if (total >> 16 * i & 0xFFFF) * 2 > count)
