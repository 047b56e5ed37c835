"""The sense of a governing word that fits a figure: the lexicon put to the sentence."""

from extractors.meaning import lexicon
from extractors.meaning.classes import singular
from extractors.meaning.governor import Governor
from extractors.meaning.kinds import fits
from extractors.meaning.lexicon import Sense
from extractors.meaning.verbs import is_verb, verb
from extractors.meaning.view import View
from extractors.parsing.tree import ancestors

_BACK, _AHEAD = 3, 12  # words around the governor among which a sense's condition is looked for
_ABOVE = 3  # governors above an infinitive among which the verb it completes is looked for
_STOPS = frozenset({".", ";", ":"})


def sense_of(view: View, governor: Governor, found: frozenset[str]) -> Sense | None:
    """The first sense whose role, kinds and condition hold; None without one."""
    words = lexicon.load()
    table = {"verb": words.verbs, "noun": words.nouns, "adj": words.adjectives}[governor.pos]
    senses = table.get(governor.lemma)
    if not senses:
        return None
    near = ""
    for sense in senses:
        if governor.relation not in sense.role:
            continue
        if governor.relation != "self" and not fits(sense.takes, found):
            continue
        if sense.near or sense.never:
            near = near or _near(view, governor.at)
            if (sense.near and not _any(sense.near, near)) or _any(sense.never, near):
                continue
        return sense
    return None


def _any(wanted: frozenset[str], near: str) -> bool:
    return any(f" {words} " in near for words in wanted)


def _near(view: View, at: int) -> str:
    """The words near `at` within its clause, as written and in the singular, blanks between."""
    first, last = at, at + 1
    while first > max(0, at - _BACK) and view.low[first - 1] not in (",", *_STOPS):
        first -= 1
    while last < min(len(view.low), at + _AHEAD) and view.low[last] not in _STOPS:
        if last - 1 > at and is_verb(view, last - 1) and view.low[last - 2] not in ("to", "-"):
            break
        if view.low[last] in (",", "and") and view.free(last + 1) == "":
            break
        last += 1
    words = (*_purposed(view, at), *view.low[first:at], *view.low[at + 1 : last])
    return " ".join(("", *words, "|", *(singular(word) for word in words), ""))


def _purposed(view: View, at: int) -> tuple[str, ...]:
    """The words before the verb that an infinitive completes, its subject's head among them:
    "aid crossed the border to reach 12 people"."""
    if at == 0 or view.low[at - 1] != "to":
        return ()
    for above, _ in zip(ancestors(view.tokens, at), range(_ABOVE), strict=False):
        if above < at and is_verb(view, above):
            return view.low[max(0, verb(view, above).first - 1) : above]
    return ()
