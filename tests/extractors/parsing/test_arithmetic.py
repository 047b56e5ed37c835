"""The faster arithmetic computes what thinc's own does."""

import numpy
from hypothesis import given, settings
from hypothesis import strategies as st
from thinc.api import NumpyOps

from extractors.parsing.arithmetic import PlainOps, PredictionOps, stay_on_one_core
from extractors.parsing.pipeline import load

sizes = st.integers(1, 40)


@given(sizes, sizes, sizes, st.integers(0, 2**32 - 1))
@settings(max_examples=50, deadline=None)
def test_products_are_thincs(rows: int, inner: int, columns: int, seed: int) -> None:
    chance = numpy.random.default_rng(seed)
    left = chance.normal(size=(rows, inner)).astype("f")
    right = chance.normal(size=(columns, inner)).astype("f")
    ours = PlainOps().gemm(left, right, trans2=True)
    theirs = NumpyOps().gemm(left, right, trans2=True)
    numpy.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-4)
    assert ours.dtype == numpy.float32


@given(st.integers(0, 40), sizes, st.integers(1, 4), st.integers(0, 2**32 - 1))
@settings(max_examples=50, deadline=None)
def test_the_largest_piece_is_thincs(rows: int, width: int, pieces: int, seed: int) -> None:
    given_pieces = numpy.random.default_rng(seed).normal(size=(rows, width, pieces)).astype("f")
    before = given_pieces.copy()
    best, which = PredictionOps().maxout(given_pieces)
    assert which is None
    numpy.testing.assert_array_equal(best, NumpyOps().maxout(given_pieces)[0])
    numpy.testing.assert_array_equal(given_pieces, before)


def test_every_layer_of_the_shipped_pipeline_computes_so() -> None:
    for _, component in load().language.pipeline:
        layers = list(component.model.walk())  # type: ignore[attr-defined]  # not in the protocol
        assert layers and all(isinstance(layer.ops, PredictionOps) for layer in layers)


def test_asking_for_one_core_twice_is_harmless() -> None:
    stay_on_one_core()
    stay_on_one_core()
    product = PlainOps().gemm(numpy.ones((2, 3), "f"), numpy.ones((3, 2), "f"))
    assert product.tolist() == [[3.0, 3.0], [3.0, 3.0]]
