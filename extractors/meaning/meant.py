"""Fixed measures that no single word gives: what the unit and the sentence's other words say.

"Kovacs got 51 percent in the run-off", "a station logged 48.8C", "212 mm of rain came down".
"""

from extractors.meaning.view import View
from extractors.meaning.words import group


def meant(view: View, measure: str, found: frozenset[str]) -> str | None:
    """The fixed measure that an open one ("be:station") stands for; None where it is its own.

    `found` are the figure's kinds. A temperature is one whatever has it; a depth of rain is told by
    the word; a share that somebody wins in a sentence on a vote is one of votes.
    """
    verb, _, noun = measure.partition(":")
    if "temperature" in found:
        return None if verb in group("warming") else "temperature"
    if "degree" in found and noun in group("heat"):
        return "temperature"
    if "length" in found and noun in group("rain"):
        return "rainfall"
    if noun == "seat" and (verb in group("winning") or verb in group("losing_seats")):
        return "seats"
    if "soldier" in found and verb in group("posting"):
        return "troops"
    if "percent" in found and noun in group("taking_part"):
        return "turnout" if verb == "be" else None
    if "percent" in found and verb in group("winning") and _on_a_vote(view):
        return "vote_share"
    return None


def _on_a_vote(view: View) -> bool:
    words = view.low
    hyphened = {"".join(words[i - 1 : i + 2]) for i, word in enumerate(words) if word == "-"}
    return not group("voting").isdisjoint({*words, *hyphened})
