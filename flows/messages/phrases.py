"""A figure in a few words of a sentence: "at least 80,000 displaced", "a turnout of 61%"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractors.records import Quantity
from flows.tables import rows_of

_WORD = re.compile(r"[^\W\d_]+")
_DOUBLED = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]")  # "plan", "stop"; "open" and "seal" do not
_OF = re.compile(r"\s+of(?:\s+(?:the|its|his|her|their|those|these))?\s*$")  # "dozens of people"
_STEM = 4  # letters in which a lemma and its noun in the text agree ("child", "children")


@dataclass(frozen=True, slots=True)
class Phrase:
    """How a measure is worded; see data/phrases.tsv."""

    bare: str
    with_noun: str
    said: frozenset[str]
    called: str


@cache
def phrases() -> Mapping[str, Phrase]:
    """The phrase of each measure with a fixed name."""
    return {
        measure: Phrase(bare, with_noun, frozenset(said.split()), called)
        for measure, bare, with_noun, said, called in rows_of("phrases.tsv")
    }


@cache
def words(kind: str) -> frozenset[str]:
    """A list of data/names.tsv, by its kind."""
    return frozenset(dict(rows_of("names.tsv"))[kind].split())


def told(quantity: Quantity) -> str:
    """The figure with what it measures: "some 200,000 displaced", "a price of $70 a barrel"."""
    quote, number = quote_of(quantity), number_of(quantity)
    phrase = phrases().get(quantity.measure or "") or _open(quantity)
    if quantity.change:
        rise = "a rise" if quantity.change == "up" else "a fall"
        return f"{rise} of {number.lstrip('+-−')} in {phrase.called}"
    if phrase.said & {word.lower() for word in _WORD.findall(quote)}:
        return quote
    plain = number == quote or _of_people(quantity)
    template = phrase.bare if plain else phrase.with_noun
    return template.format(q=quote, n=number, v=_value(quantity, number))


def briefly(quantity: Quantity) -> str:
    """The figure where what it measures was said before: "more than 40,000"."""
    phrase = phrases().get(quantity.measure or "")
    number = number_of(quantity)
    return _value(quantity, number) if phrase and "{v}" in phrase.bare else number


def number_of(quantity: Quantity) -> str:
    """The figure's words without the noun counted: "more than 40,000", "$70 a barrel"."""
    quote, noun = quote_of(quantity), " ".join((quantity.counted_text or "").split())
    number = _OF.sub("", quote.removesuffix(noun)).rstrip() if noun else quote
    return number if any(map(str.isalnum, number)) else quote


def quote_of(quantity: Quantity) -> str:
    """The figure's words on one line, without the capital that only begins a sentence."""
    quote = " ".join(quantity.quote.split()).rstrip(" -–—,;:") or quantity.quote
    first = quote.partition(" ")[0]
    opens = quantity.sentence.startswith(quantity.quote)
    if opens and first.istitle() and first.isalpha() and first not in words("money"):
        return quote[0].lower() + quote[1:]
    return quote


def _of_people(quantity: Quantity) -> bool:
    noun = (quantity.counted_text or "").lower().split()
    return bool(noun) and set(noun) <= words("people")


def _value(quantity: Quantity, number: str) -> str:
    """The bare value where one is stated without a hedge: "6.4" of a "6.4-magnitude" quake."""
    exact = quantity.hedge == "exact" and quantity.value is not None
    return f"{quantity.value:g}" if exact else number


def _open(quantity: Quantity) -> Phrase:
    """The phrase of an open measure: "12,000 cars sold"; its lemmas where the words do not fit."""
    verb, _, noun = (quantity.measure or "").partition(":")
    lemmas = f"{verb} {noun}".strip()
    about = f" (“{lemmas}”)" if lemmas else ""
    counted = (quantity.counted_text or "").lower()
    if noun and (noun == quantity.counted or noun[:_STEM] in counted):
        past = participle(verb)
        about = f" {past}" if past else ""
    template = "{q}" + about.replace("{", "{{").replace("}", "}}")  # a text's words are no template
    return Phrase(template, template, frozenset(), noun or lemmas or "it")


@cache
def participle(verb: str) -> str:
    """The past participle of an English verb's lemma; "" of those that stand for nothing."""
    irregular = dict(rows_of("past.tsv")).get(verb)
    if irregular:
        return irregular.replace("-", "")
    if not verb.isalpha():
        return ""
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    if _DOUBLED.fullmatch(verb):
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"
