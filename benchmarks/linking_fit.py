"""A logistic model of named features, fitted by Newton's method with a ridge penalty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RIDGE = 3.0  # weighs as much as so many pairs that say nothing
ROUNDS = 25
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights in log odds by feature; `bias` without any feature."""

    bias: float
    weights: Mapping[str, float]

    def odds(self, traits: Mapping[str, float]) -> float:
        """The log odds that a pair with these features is one event."""
        return self.bias + sum(
            self.weights.get(name, 0.0) * value for name, value in traits.items()
        )


def fit(rows: Sequence[Mapping[str, float]], one: Sequence[bool], share: Sequence[float]) -> Model:
    """The model of pairs with features `rows`, each counted `share` times."""
    names = sorted({name for row in rows for name in row})
    matrix = np.zeros((len(rows), len(names) + 1))
    matrix[:, 0] = 1.0
    column = {name: place + 1 for place, name in enumerate(names)}
    for place, row in enumerate(rows):
        for name, value in row.items():
            matrix[place, column[name]] = value
    found = _newton(matrix, np.array(one, dtype=float), np.array(share))
    return Model(float(found[0]), {name: float(found[column[name]]) for name in names})


def _newton(matrix: Matrix, one: Matrix, share: Matrix) -> Matrix:
    penalty = np.full(matrix.shape[1], RIDGE)
    penalty[0] = 0.0
    weights = np.zeros(matrix.shape[1])
    for _ in range(ROUNDS):
        told = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (share * (told - one)) + penalty * weights
        curve = (matrix.T * (share * told * (1 - told) + 1e-9)) @ matrix + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights
