"""Sums of lists without a number: "a mother and her 8-year-old son were found dead" are two.

Only sentences that hold a figure of some kind are parsed, so only those are read; mostly an age
stands in them.
"""

from collections.abc import Iterator, Sequence

from extractors.meaning.choose import choose
from extractors.meaning.modality import modality
from extractors.meaning.phrases import Phrase
from extractors.meaning.sums import Chain, Sum, chain_at, common, figure_of, is_list, opens, shared
from extractors.meaning.view import View, view
from extractors.measures import summed
from extractors.records import Figure, Meaning

_PERSONS = frozenset({"number", "person", "being"})
_LED = frozenset({"alongside", "with", "including", "include", "among", "between", "of", "by"})
_BACK = 3  # words before a list among which "including" makes it a part


def unnumbered(
    seen: View, phrases: Sequence[Phrase], meanings: Sequence[Meaning]
) -> tuple[Sum, ...]:
    """The sums of the sentence's lists of single persons, in the order of the text.

    A list beside a figure of the same measure says who that figure counts, and adds nothing.
    """
    if not meanings:
        return ()
    found: list[Sum] = []
    for chain in _lists(seen, phrases):
        total = _read(seen, chain)
        if total is not None and all(m.measure != total.meaning.measure for m in meanings):
            found.append(total)
    return tuple(found)


def _lists(seen: View, phrases: Sequence[Phrase]) -> Iterator[Chain]:
    i = 0
    while i < len(seen.low):
        chain = chain_at(seen, phrases, i) if i == 0 or opens(seen, i) else None
        if chain is None:
            i += 1
            continue
        i = chain.end
        before = set(seen.low[max(0, chain.first - _BACK) : chain.first])
        single = all(member.figure is None for member in chain.members)
        if single and is_list(chain) and not before & _LED:
            yield chain


def _read(seen: View, chain: Chain) -> Sum | None:
    figure = figure_of(seen, chain)
    near = _nearest(seen, figure)
    wider = view(seen.text, seen.tokens, (*seen.figures, figure))
    p = Phrase(chain.first, chain.end, chain.first, chain.end - 1, "person")
    choice = choose(wider, p, _PERSONS)
    if choice is None or choice.measure not in summed():
        return None
    if not shared(wider, chain, choice.governor.at):
        return None
    text = seen.text[figure.start : figure.end]
    mode = modality(wider, choice.governor, len(seen.figures))
    meaning = Meaning(
        choice.measure,
        common(chain),
        text,
        choice.change,
        mode,
        figure.start,
        figure.end,
        choice.governor.at,
    )
    return Sum(figure, meaning, (), near)


def _nearest(seen: View, figure: Figure) -> int:
    """The figure of the sentence that stands in the list or nearest to it."""
    return min(
        range(len(seen.figures)),
        key=lambda n: max(
            figure.start - seen.figures[n].start, seen.figures[n].start - figure.end, 0
        ),
    )
