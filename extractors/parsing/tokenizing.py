"""The tokenizer's rules where the treebanks cut words otherwise than spaCy's English does."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, no stub
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

# A run of one sign ("***", "!!!", "===") is one word in the treebanks.
_RUNS = [r"\*\*+", "==+", "__+", "~~+"]
_SUFFIXES = [*_RUNS, r"[!?][!?]+"]
_PREFIXES = [*_RUNS, "--+", "<<+", ">>+", r"US(?=\$)"]
# "8–10": the dash of a range stands alone; "80%-90%" likewise.
_INFIXES = [r"(?<=[0-9%])[–—-](?=[0-9$£€])"]


@registry.tokenizers("counterclaim.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """English rules with the treebanks' on top. Built in one go: spaCy reads all its special cases
    again each time that a rule of a tokenizer is set."""

    def build(nlp: Language) -> Tokenizer:
        defaults = nlp.Defaults
        prefixes = [*_PREFIXES, *(defaults.prefixes or [])]
        suffixes = [*_SUFFIXES, *(defaults.suffixes or [])]
        infixes = [*_INFIXES, *(defaults.infixes or [])]
        return Tokenizer(
            nlp.vocab,
            rules=defaults.tokenizer_exceptions,
            prefix_search=compile_prefix_regex(prefixes).search,
            suffix_search=compile_suffix_regex(suffixes).search,
            infix_finditer=compile_infix_regex(infixes).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    return build
