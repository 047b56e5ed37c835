"""From a parsed sentence and its figures to what each figure means."""

from extractors.meaning import classes
from extractors.meaning.choose import choose
from extractors.meaning.kinds import kinds
from extractors.meaning.modality import modality
from extractors.meaning.openly import open_choice
from extractors.meaning.parts import joined, manner, partitive, whole_of
from extractors.meaning.phrases import Phrase, phrase
from extractors.meaning.view import View, view
from extractors.records import Figure, Meaning, Part, Token


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
    done: list[Meaning] = []
    for number in range(len(figures)):
        done.append(_meaning(seen, phrases, number, done))
    return tuple(done)


def _nothing(figure: Figure) -> Meaning:
    return Meaning(None, None, None, None, "asserted", figure.start, figure.end)


def _meaning(seen: View, phrases: tuple[Phrase, ...], number: int, done: list[Meaning]) -> Meaning:
    p, figure = phrases[number], seen.figures[number]
    found = kinds(figure, p)
    whole = whole_of(seen, phrases, number)
    together = joined(seen, phrases, number)
    if whole is None and together:
        whole = done[number - 1].part_of
    choice = None if partitive(seen, phrases, number) else choose(seen, p, found)
    measure = choice.measure if choice else None
    change = choice.change if choice else None
    mode = modality(seen, choice.governor if choice else None, number)
    if choice is None:
        earlier = whole if whole is not None else number - 1
        if whole is not None or together:
            measure, change = done[earlier].measure, done[earlier].change
            mode = done[earlier].modality
    measure = manner(seen, p) or measure
    if measure is None and not partitive(seen, phrases, number):
        choice = open_choice(seen, p, found)
        if choice:
            measure, change = choice.measure, choice.change
            mode = modality(seen, choice.governor, number)
    counted, counted_text, end = _counted(seen, p, figure, found, measure)
    return Meaning(
        measure,
        counted,
        counted_text,
        change,
        mode,
        figure.start,
        end,
        choice.governor.at if choice else None,
        whole,
    )


def _counted(
    seen: View, p: Phrase, figure: Figure, found: frozenset[str], measure: str | None
) -> tuple[str | None, str | None, int]:
    """Class, words and the end of the quote."""
    end = max(figure.end, seen.tokens[p.last - 1].end) if p.last > p.first else figure.end
    if p.head is None:
        person = measure is not None and "being" in found and ":" not in measure
        return ("person" if person else None), None, end
    name = _disease(seen, p) or classes.class_of(p.noun) or p.noun
    return name, seen.text[seen.tokens[p.begin].start : end], end


def _disease(seen: View, p: Phrase) -> str | None:
    """The disease of "300 measles cases" and "cases of cholera"."""
    if classes.class_of(p.noun) != "case":
        return None
    named = (classes.class_of(word) for word in seen.low[p.begin : p.last])
    return next((name for name in named if name and name != "case"), None)
