"""From the words that credit a source to its name; whether two names are one source's."""

import re
from functools import cache

from extractors.sources.lexicon import aliases, any_of, fold, one_of, words

_QUOTES = "\"“”‘’'«»"
_BASED = re.compile(r"\b[\w.-]+-(?:based|run|backed|led|controlled|linked|owned|affiliated)\s+")
# Where something was said is no part of a name: "Omar Said in a press conference".
_OCCASION = re.compile(
    r" (?:in|at|during|on|via|by) (?:(?:a|an|the|his|her|its|their) )?(?:[\w-]+ ){0,2}?"
    r"(?:statement|conference|interview|tweet|post|message|briefing|phone|telephone|email|speech"
    r"|Twitter|Facebook|Telegram)\b"
    r"| (?:late |early )?on (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d)"
)
_LEADING = re.compile(r"(?:and|but|however|meanwhile|also|both|either|then|while|as)\s+", re.I)
_ARTICLE = re.compile(r"(?:the|a|an|its|their|his|her|some|one)\s+(?=\w)", re.IGNORECASE)
_LONGEST = 200  # characters of a noun phrase that are looked at
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_PAREN = re.compile(r"\s*\([^)]*\)?")
_VIA = re.compile(r"^(?P<origin>.+?) \(via (?P<outlet>.+)\)$")
_SPOKEN = re.compile(
    r"^(?:\w+ )?(?:spokes(?:man|woman|person|people))(?: for| of| at| with) (?:the )?(?P<body>.+)$",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"^[^ ]+(?: [^ ]+)?'s? ")
_WHERE = re.compile(r" (?:of|in|for|at) (?:the )?(?=[A-Z])")
_PERSON_OF = re.compile(
    r"(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,3}) (?:of|from|at|with) (?:the |an? )"
)
_CAPITALS = re.compile(r"[A-Z][A-Z&]{1,7}\Z")


def name_of(raw: str) -> str | None:
    """The name in a noun phrase, None where it holds none.

    Articles, "Britain-based", titles and offices before a name, and what follows a comma go:
    "the Britain-based Observatory" is "Observatory", "army spokesman Omar Said" is "Omar Said".
    """
    text = _INITIALS.sub(lambda initials: initials.group().replace(".", ""), raw[:_LONGEST])
    text = _PAREN.sub("", text).strip().strip(_QUOTES + " ,;:-–—").rstrip(".")
    text = re.sub(r"\s+", " ", text.replace("’", "'"))
    text = _OCCASION.split(text, maxsplit=1)[0]
    text = _LEADING.sub("", text, count=1) if _LEADING.match(text) else text
    text = _BASED.sub("", _without_article(text))
    text = _documented(text)
    spoken = _SPOKEN.match(text)
    if spoken:
        text = spoken["body"]
    text = _person(_without_article(text))
    text = re.sub(r"'s$|'$", "", text).strip()
    if not re.search(r"[^\W\d_]{2}", text) or (
        text.lower() in words("unfinished") and text != "WHO"
    ):
        return None
    return _uncapitalised(text)


def outlet_of(raw: str) -> str:
    """The name of an outlet, its own article kept: "The Telegraph newspaper" is "The Telegraph"."""
    text = re.sub(r"\s+", " ", raw).strip().strip(_QUOTES + " ,;:-–—.")
    text = re.sub(r"^the (?=[A-Z])", "", text)
    trimmed = re.sub(
        r"(?: (?:newspaper|news agency|newswire|agency|news channel|magazine))+$", "", text
    )
    kept = trimmed if trimmed.lower() not in ("the", "state", "state-run", "") else text
    return _person(kept) if not kept.startswith("The ") else kept


def chained(origin: str, outlet: str) -> str:
    """Both ends of a chain: "doctors (via The Telegraph)"."""
    return origin if same_source(origin, outlet) else f"{origin} (via {outlet})"


def same_source(a: str, b: str) -> bool:
    """Whether two names are one source's: folded, through acronyms and the table of aliases.

    The origin of a chain decides, whoever passed it on. Sources that no one can hold to their
    word ("officials", "witnesses") are the same only through the same outlet.
    """
    origin_a, outlet_a = _ends(a)
    origin_b, outlet_b = _ends(b)
    if _is_vague(origin_a) or _is_vague(origin_b):
        return bool(outlet_a and outlet_b) and fold(a) == fold(b)
    return _same_name(origin_a, origin_b)


def canonical(name: str) -> str:
    """The table's name for a body that has several, else the name itself."""
    return aliases().get(fold(name), name)


def is_acronym_of(short: str, name: str) -> bool:
    """Whether the capitals of the short form are the initials of the name's larger words."""
    if not _CAPITALS.match(short):
        return False
    large = [word for word in re.findall(r"[\w&]+", name) if word.lower() not in words("small")]
    return len(large) > 1 and "".join(word[0] for word in large).upper() == short


def is_person(name: str) -> bool:
    """Whether a name looks like a person's: two to four capitalised words, none a body's."""
    parts = name.split()
    if not 1 < len(parts) <= 5 or fold(name) in aliases():
        return False
    small = ("al", "bin", "ibn", "de", "van", "von", "da", "el", "abu")
    if not all(part[:1].isupper() or part.lower().split("-")[0] in small for part in parts):
        return False
    return not any(part.lower() in any_of("body", "outlet") for part in parts)


def _same_name(a: str, b: str) -> bool:
    one, other = _alone(canonical(a)), _alone(canonical(b))
    if fold(one) == fold(other):
        return True
    if is_acronym_of(one, other) or is_acronym_of(other, one):
        return True
    if _body_key(one) == _body_key(other):
        return True
    if _part_of_name(one, other) or _part_of_name(other, one):
        return True
    return _short_of(one, other) or _short_of(other, one)


def _alone(name: str) -> str:
    """ "Vera Dusek of the clinic": the person."""
    held = _PERSON_OF.match(name)
    return held["name"] if held is not None and is_person(held["name"]) else name


def _short_of(short: str, long: str) -> bool:
    """ "the prefecture" of "prefecture of Rome", "the health ministry" of "Chad's health ministry":
    a body without whose or where it is, or by its noun alone."""
    if short[:1].isupper() or is_person(long):
        return False
    body = _WHOSE.sub("", _WHERE.split(long, maxsplit=1)[0])
    short = _WHOSE.sub("", short)  # "the province's disaster authority"
    if fold(short) == fold(body):
        return True
    head = fold(body).split()[-1:]
    return fold(short) in words("body") and [fold(short)] == head


def _body_key(name: str) -> frozenset[str]:
    """Words without the small ones: "Ministry of Health" and "Health Ministry" are one."""
    folded = re.findall(r"\w+", re.sub(r"'s\b", "", fold(name)))
    return frozenset(word for word in folded if word not in words("small"))


def _part_of_name(short: str, long: str) -> bool:
    """ "Erdogan" of "Recep Tayyip Erdogan", "Tayyip Erdogan" of the same."""
    parts, whole = fold(short).split(), fold(long).split()
    if not is_person(long) or not short[:1].isupper() or len(parts) >= len(whole):
        return False
    return whole[-1] == parts[-1] and set(parts) <= set(whole)


def _ends(name: str) -> tuple[str, str | None]:
    found = _VIA.match(name)
    return (found["origin"], found["outlet"]) if found else (name, None)


def _is_vague(name: str) -> bool:
    """A plural common noun, whatever goes before it and follows: "local officials in Gaza"."""
    head = re.split(r" (?:in|at|from|of|on|with|for|near|and|who|familiar|close)\b", name)[0]
    last = head.split()[-1].lower() if head.split() else ""
    return last in words("vague") and (last != "authorities" or head.islower())


def _without_article(text: str) -> str:
    return _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text


@cache
def _document() -> re.Pattern[str]:
    kinds = one_of("document")
    return re.compile(
        rf"^(?:[\w'-]+ ){{0,4}}?(?:{kinds})"
        r"(?: \w+){0,3}? (?:from|by|of|at|for) (?:the )?(?P<by>.+)$"
        r"|^(?P<whose>.+?)(?:'s?)? (?:(?:own|latest|official|new|initial|preliminary) )?"
        rf"(?:{kinds})$",
        re.IGNORECASE,
    )


def _documented(text: str) -> str:
    """ "figures released by the ministry", "the ministry's latest figures": the ministry."""
    found = _document().match(text)
    if not found or (found["whose"] and text.split()[-1][0].isupper()):
        return text  # "the Geological Survey" is a body's name
    by = found["by"] or found["whose"]
    adjectives = ("official", "government", "state", "preliminary", "initial", "new", "latest")
    return text if by is None or by.lower() in adjectives else by


def _person(text: str) -> str:
    """A person's name without the office before it and what follows it ("of the police")."""
    parts = text.split(" ")
    offices = any_of("title", "role", "vague", "document")
    for at in range(len(parts) - 1, 0, -1):
        before = parts[at - 1].lower().rstrip(".")
        if before not in offices and not (before in words("body") and parts[at - 1].islower()):
            continue
        end = at
        while end < len(parts) and _name_part(parts[end]):
            end += 1
        named = [part.lower().removesuffix("'s") for part in parts[at:end]]
        if named and named[0] != "without" and not set(named) & (any_of("body", "role", "title")):
            return " ".join(parts[at:end])
    return text


def _name_part(part: str) -> bool:
    return part[:1].isupper() or part.lower().split("-")[0] in (
        "al",
        "bin",
        "ibn",
        "abu",
        "el",
        "de",
    )


def _uncapitalised(text: str) -> str:
    """A common noun that opened its sentence in lower case: "Police" is "police"."""
    first = text.split(" ")[0]
    common = any_of("vague", "body", "role", "common")
    lone = text[1:].islower()
    people = first.lower() in words("vague") and text.split(" ")[1:2] != ["Without"]
    if people or (first.lower() in common and lone):
        return first.lower() + text[len(first) :]
    return text
