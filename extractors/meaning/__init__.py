"""What figures mean: the measure of each, the class counted, the modality.

interpret(text, tokens, figures, part)   one Meaning a figure
read(text, tokens, figures, part)        the same, the sums of lists ("a man and two boys"), and
                                         how figures lean on earlier sentences ("another 12")
carry(here, leans, earlier, before)      the meanings with what they take from earlier sentences
contains(outer, inner)                   whether one class counted holds another
"""

from extractors.meaning.carrying import Carried, Told, carry
from extractors.meaning.classes import contains
from extractors.meaning.interpret import Read, interpret, read
from extractors.meaning.sums import Sum

__all__ = [
    "Carried",
    "Read",
    "Sum",
    "Told",
    "carry",
    "contains",
    "interpret",
    "read",
]
