"""Which measure holds which: the killed are among the casualties."""

_WITHIN = {"killed": "casualties", "injured": "casualties"}


def measure_contains(outer: str, inner: str) -> bool:
    """Whether what `inner` counts is counted by `outer` too: the same measure, or a declared part.

    Killed and injured are parts of casualties (the contract's definition).
    """
    return outer == inner or _WITHIN.get(inner) == outer
