"""The garbage collector while a batch is judged.

Reading back a thousand accounts makes some hundred thousand objects that live until the batch is
stored. At its usual threshold of 700 the collector looks at them again and again, and each full
collection goes through the gazetteer too: a quarter of the time of reading and a tenth of judging.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

NEW_OBJECTS = 100_000  # between two collections of the youngest


@contextmanager
def rare_collection() -> Iterator[None]:
    """Within, what is loaded already is left alone and new objects are looked at seldom."""
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if not frozen:
            gc.unfreeze()
