"""Classes of what is counted: the class of a noun, and which class holds which."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractors.tables import rows, word_set


@dataclass(frozen=True, slots=True)
class Classes:
    """`by_noun`: singular noun -> class; `parents`: class -> parent; `kinds`: class -> kind."""

    by_noun: Mapping[str, str]
    parents: Mapping[str, str]
    kinds: Mapping[str, str]


@cache
def load() -> Classes:
    """The classes of the package's own data, read once."""
    by_noun: dict[str, str] = {}
    parents: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for row in rows("extractors.meaning", "classes.tsv"):
        nouns = [noun.replace("_", " ") for noun in row["nouns"].split()]
        for noun in nouns:
            name = noun.replace(" ", "_") if row["class"] == "*" else row["class"]
            by_noun.setdefault(noun, name)
            kinds[name] = row["kind"]
            if row["parent"] != "-":
                parents[name] = row["parent"]
    return Classes(by_noun, parents, kinds)


def contains(outer: str, inner: str) -> bool:
    """Whether every member of class `inner` is one of class `outer`: itself, parent or further up.

    Classes are names as in `Quantity.counted`; an unknown class holds itself alone.
    """
    return outer in lineage(inner)


def lineage(name: str) -> tuple[str, ...]:
    """The class, its parent and so on upwards."""
    parents = load().parents
    found = [name]
    while (parent := parents.get(found[-1])) is not None:
        found.append(parent)
    return tuple(found)


def class_of(noun: str) -> str | None:
    """The class of a singular noun or of a plural in -s; None where the noun is not listed."""
    by_noun = load().by_noun
    word = noun.lower()
    return by_noun.get(word) or by_noun.get(singular(word))


@cache
def staff() -> frozenset[str]:
    """Classes that count the same where jobs are counted: those who work, and what they hold."""
    return word_set("extractors.meaning", "sub_groups.txt", "staff")


@cache
def sub_groups() -> frozenset[str]:
    """Classes that news counts as parts of a toll of people; other nouns say who was there."""
    return word_set("extractors.meaning", "sub_groups.txt", "parts")


def kind_of(name: str | None) -> str | None:
    """The kind of a class: being, site, structure, vehicle, event, sum or thing."""
    return load().kinds.get(name) if name else None


_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "grandchildren": "grandchild",
    "stepchildren": "stepchild",
    "schoolchildren": "schoolchild",
    "people": "person",
    "persons": "person",
    "lives": "life",
    "wives": "wife",
    "thieves": "thief",
    "policemen": "policeman",
    "policewomen": "policewoman",
    "firemen": "fireman",
    "fishermen": "fisherman",
    "servicemen": "serviceman",
    "gunmen": "gunman",
    "crewmen": "crewman",
    "cattle": "cattle",
    "headquarters": "headquarters",
    "barracks": "barracks",
    "premises": "premise",
    "bodies": "body",
    "businesses": "business",
    "buses": "bus",
    "viruses": "virus",
    "campuses": "campus",
    "censuses": "census",
    "surpluses": "surplus",
    "sorties": "sortie",
    "calories": "calorie",
    "zombies": "zombie",
    "cookies": "cookie",
    "movies": "movie",
    "calves": "calf",
    "wolves": "wolf",
    "oxen": "ox",
    "mps": "mp",
    "isis": "isis",
    "series": "series",
    "species": "species",
    "chinese": "chinese",
    "somalis": "somali",
    "israelis": "israeli",
    "iraqis": "iraqi",
    "pakistanis": "pakistani",
    "bangladeshis": "bangladeshi",
    "saudis": "saudi",
    "yemenis": "yemeni",
    "thais": "thai",
    "nepalis": "nepali",
    "azerbaijanis": "azerbaijani",
}


def singular(word: str) -> str:
    """The singular of a lower-case English noun, by rule and a short list of irregular ones."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word[:-3] + "man" if word.endswith("men") and len(word) > 4 else word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]
