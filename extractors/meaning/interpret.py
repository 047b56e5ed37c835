"""From a parsed sentence and its figures to what each figure means."""


from extractors.meaning import classes, lexicon
from extractors.meaning.governors import Governor, after, before
from extractors.meaning.kinds import fits, kinds
from extractors.meaning.lexicon import Sense
from extractors.meaning.modality import modality
from extractors.meaning.parts import whole_of
from extractors.meaning.phrases import Phrase, phrase
from extractors.meaning.view import View, view
from extractors.records import Change, Figure, Meaning, Part, Token

_NEAR = 12


def interpret(
    text: str, tokens: tuple[Token, ...], figures: tuple[Figure, ...], part: Part
) -> tuple[Meaning, ...]:
    """The meaning of each figure of a sentence, in the figures' order.

    `tokens` are the sentence's, as the pipeline parsed it; `part` says whether it is a headline.
    A figure of which nothing is asserted gets a Meaning whose `measure` is None.
    """
    if not tokens:
        return tuple(_nothing(figure) for figure in figures)
    seen = view(text, tokens, figures)
    phrases = tuple(phrase(seen, number) for number in range(len(figures)))
    meanings: list[Meaning] = []
    for number in range(len(figures)):
        meanings.append(_meaning(seen, phrases, number, meanings))
    return tuple(meanings)


def _nothing(figure: Figure) -> Meaning:
    return Meaning(None, None, None, None, "asserted", figure.start, figure.end)


def _meaning(seen: View, phrases: tuple[Phrase, ...], number: int, done: list[Meaning]) -> Meaning:
    p, figure = phrases[number], seen.figures[number]
    found = kinds(figure, p)
    governors = [*_self(seen, p), *before(seen, p), *after(seen, p)]
    choice = _choose(seen, governors, found)
    whole = whole_of(seen, phrases, number)
    measure: str | None = None
    change: Change | None = None
    governor: Governor | None = None
    if choice:
        governor, sense = choice
        measure, change = sense.measure, sense.change
    elif whole is not None and whole < len(done):
        measure = done[whole].measure
    elif number and _elliptic(seen, phrases, number):
        measure = done[number - 1].measure
    counted = classes.class_of(p.noun) or (p.noun or None) if p.head is not None else None
    start, end = figure.start, figure.end
    counted_text = None
    if p.last > p.begin and p.head is not None:
        end = max(end, seen.tokens[p.last - 1].end)
        counted_text = seen.text[seen.tokens[p.begin].start : end]
    if counted is None and "being" in found and measure is not None:
        counted = "person"
    mode = modality(seen, governor, number)
    return Meaning(
        measure,
        counted,
        counted_text,
        change,
        mode,
        start,
        end,
        governor.at if governor else None,
        whole,
    )


def _elliptic(seen: View, phrases: tuple[Phrase, ...], number: int) -> bool:
    """ "five soldiers and two civilians": joined to the figure before it by "and" or a comma."""
    gap = seen.low[phrases[number - 1].last : phrases[number].first]
    return bool(gap) and all(word in ("and", ",", "or") for word in gap)


def _self(seen: View, p: Phrase) -> list[Governor]:
    if p.head is None:
        return []
    return [Governor(p.head, p.noun, "noun", "self")]


def _choose(
    seen: View, governors: list[Governor], found: frozenset[str]
) -> tuple[Governor, Sense] | None:
    for governor in governors:
        sense = _sense(seen, governor, found)
        if sense is not None:
            return governor, sense
    return None


def _sense(seen: View, governor: Governor, found: frozenset[str]) -> Sense | None:
    words = lexicon.load()
    table = {"verb": words.verbs, "noun": words.nouns, "adj": words.adjectives}[governor.pos]
    senses = table.get(governor.lemma, ())
    role = governor.relation.removeprefix("prep:")
    near = frozenset(seen.low[max(0, governor.at - 3) : governor.at + _NEAR])
    for sense in sorted(senses, key=lambda s: not s.near):
        if role not in sense.role:
            continue
        if governor.relation != "self" and not fits(sense.takes, found):
            continue
        if sense.near and not sense.near & near:
            continue
        return sense
    return None
