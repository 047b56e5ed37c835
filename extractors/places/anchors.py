"""What can give a figure its place: a sentence's mentions and the nouns that take a place up."""

from dataclasses import dataclass

from extractors.places.frames import Frame
from extractors.places.gazetteer import Entry
from extractors.places.roles import Role
from extractors.records import Place


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a sentence; `start`, `end` are the sentence's offsets of the name.

    `frame`: what the words beside it make of it, see `extractors.places.frames`; `role`: the part
    it plays in its sentence, see `extractors.places.roles`.
    """

    start: int
    end: int
    place: Place
    frame: Frame
    role: Role


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place at offsets of a sentence, with the strength at which it locates what is reported.

    `named`: by its own name, not by "the province".
    """

    start: int
    end: int
    entry: Entry
    weight: float
    named: bool = True
