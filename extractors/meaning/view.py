"""A sentence as the rules of meaning see it: its words and which figure each belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.records import Figure, Token

NOWHERE = -1
_TAGS = {
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "NN": "NOUN",
    "VB": "VERB",
    "JJ": "ADJ",
    "RB": "ADV",
    "RP": "ADP",
    "IN": "ADP",
    "DT": "DET",
    "PD": "DET",
    "WD": "PRON",
    "WP": "PRON",
    "PR": "PRON",
    "WR": "ADV",
    "CC": "CCONJ",
    "CD": "NUM",
    "TO": "PART",
    "PO": "PART",
    "EX": "PRON",
    "FW": "X",
    "UH": "INTJ",
    "$": "SYM",
    "SY": "SYM",
    "NF": "PROPN",
}


@dataclass(frozen=True, slots=True)
class View:
    """A sentence's tokens and figures. `low`: lower-case words; `parts`: universal parts of speech;
    `owner[i]`: the figure that token `i` is part of, or NOWHERE; `spans[f]`: the first token of
    figure `f` and the one after it;
    `quoted[i]`: whether token `i` stands within a direct quotation."""

    text: str
    tokens: tuple[Token, ...]
    figures: tuple[Figure, ...]
    low: tuple[str, ...]
    parts: tuple[str, ...]
    owner: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    quoted: tuple[bool, ...]

    def word(self, i: int) -> str:
        """The lower-case word at `i`, "" outside the sentence."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def pos(self, i: int) -> str:
        """The universal part of speech at `i`, "" outside the sentence."""
        return self.parts[i] if 0 <= i < len(self.low) else ""

    def tag(self, i: int) -> str:
        """The Penn tag at `i`, "" outside the sentence."""
        return self.tokens[i].tag if 0 <= i < len(self.low) else ""

    def free(self, i: int) -> str:
        """The lower-case word at `i` where no figure holds it, else ""."""
        return self.low[i] if 0 <= i < len(self.low) and self.owner[i] == NOWHERE else ""


def view(text: str, tokens: tuple[Token, ...], figures: Sequence[Figure]) -> View:
    """The sentence, indexed."""
    spans = tuple(_span(tokens, figure.start, _end(text, figure)) for figure in figures)
    owner = [NOWHERE] * len(tokens)
    for number, (first, last) in enumerate(spans):
        for i in range(first, last):
            owner[i] = number
    low = tuple(token.text.lower().replace("’", "'") for token in tokens)
    parts = tuple(map(_part_of_speech, tokens))
    return View(text, tokens, tuple(figures), low, parts, tuple(owner), spans, _quoted(tokens))


def _part_of_speech(token: Token) -> str:
    """The universal part of speech, the Penn tag's where the two disagree on verb or noun."""
    if token.tag in ("VBD", "VBZ", "VBP") and token.pos != "AUX":
        return "VERB"
    if token.tag in ("NN", "NNS") and token.pos in ("ADJ", "VERB", "ADV"):
        return "NOUN"
    return token.pos or _by_tag(token)


def _by_tag(token: Token) -> str:
    """The part of speech by the Penn tag, for a pipeline that gives no universal ones."""
    if token.tag == "MD" or token.lemma.lower() in ("be", "have", "do"):
        return "AUX"
    return _TAGS.get(token.tag) or _TAGS.get(token.tag[:2], "PUNCT")


def _end(text: str, figure: Figure) -> int:
    """Where the figure's words end, a conversion and the bracket that closes it included."""
    if figure.converted is None:
        return figure.end
    end = max(figure.end, figure.converted.end)
    return end + 1 if text[end : end + 1] in (")", "]") else end


def _span(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The tokens that overlap [start, end): first and one past the last."""
    first = next((t.index for t in tokens if t.end > start), len(tokens))
    last = next((t.index for t in tokens[first:] if t.start >= end), len(tokens))
    return first, last


def _quoted(tokens: Sequence[Token]) -> tuple[bool, ...]:
    """Which tokens stand between quotation marks; a closing mark without an opening one closes a
    quotation that began in an earlier sentence."""
    inside, found = False, list[bool]()
    opens = any(token.text == "“" for token in tokens)
    for token in tokens:
        mark = token.text
        if mark in ("“", "``"):
            inside = True
        elif mark in ("”", "''"):
            if not inside and not opens:
                found = [True] * len(found)
            inside = False
        elif mark == '"':
            inside = not inside
        found.append(inside)
    return tuple(found)
