"""What figures mean: the measure of each, the class counted, the modality.

interpret(text, tokens, figures, part)   one Meaning a figure
read(text, tokens, figures, part)        the same, and the sums of lists ("a man and two boys")
contains(outer, inner)                   whether one class counted holds another
measure_contains(outer, inner)           whether one measure holds another
"""

from extractors.meaning.classes import contains
from extractors.meaning.interpret import interpret, read
from extractors.meaning.measures import measure_contains
from extractors.meaning.sums import Sum

__all__ = ["Sum", "contains", "interpret", "measure_contains", "read"]
