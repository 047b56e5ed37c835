"""Figures in a sentence: numbers with their hedge, bounds and unit.

find(text)             every figure of a sentence, in order
may_hold_figure(text)  False where `find` would return nothing, at a fraction of its cost
units.to_base          a value in its dimension's base unit
"""

from extractors.figures.find import find, may_hold_figure

__all__ = ["find", "may_hold_figure"]
