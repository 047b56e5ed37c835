"""The pipeline's arithmetic on one core: spaCy's own, with the two dearest steps done faster.

thinc multiplies matrices with BLIS, which knows no 512-bit registers; numpy's OpenBLAS does the
same two to three times as fast. The largest of three pieces is taken piece by piece, which numpy
does four times as fast as thinc's loop. Results differ in the last bit, if at all.
"""

import ctypes
from typing import TYPE_CHECKING, Any

import numpy
from numpy._core import _multiarray_umath  # type: ignore[attr-defined]  # missing in the stub
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from spacy.language import Language


# What OpenBLAS calls the function, by the way that numpy was built.
_SETTERS = (
    "scipy_openblas_set_num_threads64_",
    "scipy_openblas_set_num_threads",
    "openblas_set_num_threads64_",
    "openblas_set_num_threads",
)


class PlainOps(NumpyOps):  # type: ignore[misc]  # compiled, no stub
    """Matrices multiplied by numpy; for training and prediction."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)


class PredictionOps(PlainOps):
    """For prediction only: `maxout` does not say which piece was the largest."""

    def maxout(self, X: Any) -> tuple[Any, Any]:
        """The largest of the pieces, X being (words, width, pieces); (words, width) and None."""
        best = X[:, :, 0].copy()
        for piece in range(1, X.shape[2]):
            numpy.maximum(best, X[:, :, piece], out=best)
        return best, None


def stay_on_one_core() -> None:
    """Keep numpy's products on the core that asks for them, in the whole process: a sentence's
    are so small that sharing them out takes three times the work. Does nothing where numpy was
    built without OpenBLAS."""
    library = ctypes.CDLL(_multiarray_umath.__file__)
    for name in _SETTERS:
        setter = getattr(library, name, None)
        if setter is not None:
            setter(1)
            return


def use(ops: NumpyOps, language: "Language") -> None:
    """Let every layer of every component compute with `ops`."""
    for _, component in language.pipeline:
        model = getattr(component, "model", None)
        if model is None:
            continue
        for layer in model.walk():
            layer.ops = ops
