"""Numerals at random, as news writes them."""

import random

_ONES = "one two three four five six seven eight nine ten"
_MORE = (
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty "
    "forty fifty sixty"
)
_WORDS = [*_ONES.split(" ")[1:], *_MORE.split(" ")]
_SMALL = {word: value for value, word in enumerate(_ONES.split(" "), start=1)}
_BY_VALUE = {str(value): word for word, value in _SMALL.items()}


def digits(chance: random.Random) -> str:
    """A cardinal in digits: small, round or exact, with thousands separators."""
    size = chance.random()
    if size < 0.35:
        return str(chance.randint(2, 99))
    if size < 0.55:
        return str(chance.randint(100, 999))
    if size < 0.85:
        return f"{chance.randint(1, 99) * 10 ** chance.randint(3, 5):,}"
    return f"{chance.randint(1000, 999999):,}"


def number_word(chance: random.Random) -> str:
    """A cardinal in one word."""
    return chance.choice(_WORDS)


def other_numeral(form: str, chance: random.Random) -> str:
    """Another numeral of the same look, so that no digit string is learnt by heart; small numbers
    turn into words and back. What is no plain cardinal is returned as it is."""
    lower = form.lower()
    if lower in _SMALL and lower != "one" and chance.random() < 0.5:
        return str(_SMALL[lower])
    if form in _BY_VALUE and form != "1" and chance.random() < 0.5:
        return _BY_VALUE[form]
    if form.isdigit() and len(form) != 4 and chance.random() < 0.5:
        return "".join(
            chance.choice("123456789") if place == 0 else _digit(one, chance)
            for place, one in enumerate(form)
        )
    if form.replace(",", "").isdigit() and "," in form and chance.random() < 0.7:
        return digits(chance)
    return form


def _digit(one: str, chance: random.Random) -> str:
    return "0" if one == "0" else chance.choice("123456789")
