"""The tokenizer's rules where the treebanks cut words otherwise than spaCy's English does."""

from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# A run of one sign ("***", "!!!", "===") is one word in the treebanks.
_RUNS_SUFFIX = [r"\*\*+", "==+", "__+", "!!+", r"\?\?+", "~~+", r"[!?][!?]+"]
_RUNS_PREFIX = [r"\*\*+", "==+", "__+", "~~+", "--+", "<<+", ">>+", r"US(?=\$)"]
# "8–10": the dash of a range stands alone; "80%-90%" likewise.
_RANGES = [r"(?<=[0-9%])[–—-](?=[0-9$£€])"]


def fit_tokenizer(nlp: Language) -> None:
    """Give the pipeline's tokenizer the treebanks' rules, in place."""
    defaults = nlp.Defaults
    prefixes = [*_RUNS_PREFIX, *(defaults.prefixes or [])]
    suffixes = [*_RUNS_SUFFIX, *(defaults.suffixes or [])]
    infixes = [*_RANGES, *(defaults.infixes or [])]
    nlp.tokenizer.prefix_search = compile_prefix_regex(prefixes).search  # type: ignore[union-attr]
    nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search  # type: ignore[union-attr]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
