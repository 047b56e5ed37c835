"""The class that a figure counts and the words that name it."""

from extractors.meaning import classes
from extractors.meaning.phrases import Phrase
from extractors.meaning.view import View
from extractors.meaning.words import group
from extractors.measures import of_people
from extractors.records import Figure

_ANYONE = frozenset({"person", "civilian", "family_member"})


def counted_by(view: View, p: Phrase, figure: Figure) -> tuple[str | None, str | None, int]:
    """Class, noun phrase as written and the end of the quote; None, None without a noun."""
    end = max(figure.end, view.tokens[p.last - 1].end) if p.last > p.first else figure.end
    if view.text[figure.end : end] == ".":
        end = figure.end  # "for £210m."
    if p.head is None:
        return None, None, end
    name = _disease(view, p) or classes.class_of(p.noun) or p.noun
    return name.replace(" ", "_"), view.text[view.tokens[p.begin].start : end], end


def refined(view: View, p: Phrase, measure: str | None, counted: str | None) -> str | None:
    """The class as the measure means it.

    Deaths and arrests count persons, those of "civilian casualties" civilians; a share controlled
    is of territory, whatever name the territory has.
    """
    if measure == "share_controlled":
        return "territory"
    if measure not in of_people() or p.head is None or counted is None:
        return counted
    if counted in _ANYONE and (sex := _sex(view, p.begin, p.head)) is not None:
        return sex
    if counted in ("fighter", "force") and group("loyal") & set(view.low[p.begin : p.head]):
        return "soldier"  # "19 regime fighters" are no rebels
    if classes.kind_of(counted) != "event" and counted != "person":
        return counted
    for i in range(p.begin, p.head):
        name = None if i in p.described else classes.class_of(view.low[i])
        if name and classes.kind_of(name) == "being":
            return name
    return "person"


def _sex(view: View, begin: int, head: int) -> str | None:
    """ "two female civilians" are women; more is said of "two female doctors" by their work."""
    words = set(view.low[begin:head])
    if words & group("female"):
        return "woman"
    return "man" if words & group("male") else None


def _disease(view: View, p: Phrase) -> str | None:
    """The disease of "300 measles cases" and "cases of cholera"."""
    if classes.class_of(p.noun) != "case":
        return None
    named = (classes.class_of(word) for word in view.low[p.begin : p.last])
    return next((name for name in named if name and name != "case"), None)
