"""What figures mean: the measure of each, the class counted, the modality.

interpret(text, tokens, figures, part)   one Meaning a figure
contains(outer, inner)                   whether one class counted holds another
measure_contains(outer, inner)           whether one measure holds another
"""

from extractors.meaning.classes import contains
from extractors.meaning.interpret import interpret
from extractors.meaning.measures import measure_contains

__all__ = ["contains", "interpret", "measure_contains"]
