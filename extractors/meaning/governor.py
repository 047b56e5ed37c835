"""A word that says something of a figure, and what the figure is to it."""

from dataclasses import dataclass

from extractors.meaning.verbs import Verb


@dataclass(frozen=True, slots=True)
class Governor:
    """`pos` is the lexicon's table ("verb", "noun", "adj", "move", "shift") that knows `lemma`.

    `relation` is the figure's role: "object" (undergoes the verb), "subject" (does it), "holder"
    (has the adjective), "self" (is counted by the noun), "value" (is the noun's value), "of", "to"
    and so on (stands after that preposition). `verb` is the verb group concerned, `chain` the
    groups passed on the way to it ("were feared dead", "are expected to rise").
    """

    at: int
    lemma: str
    pos: str
    relation: str
    verb: Verb | None = None
    chain: tuple[Verb, ...] = ()

    @property
    def verb_passive(self) -> bool:
        """Whether the verb is in the passive, so that its subject undergoes it."""
        return self.verb is not None and self.verb.passive
