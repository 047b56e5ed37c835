"""The judgement: contradiction, update or corroboration, and why. Pure throughout."""

from warehouse.judgement.accounts import compare, compare_wholly, related
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.pair import explain_pair, judge_pair
from warehouse.judgement.settle import gravest, mismatched, settle

__all__ = [
    "Knowledge",
    "compare",
    "compare_wholly",
    "explain_pair",
    "gravest",
    "judge_pair",
    "mismatched",
    "related",
    "settle",
]
