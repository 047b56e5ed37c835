"""One name for each source of an article: "SOHR", "the Observatory" and "it" made the longest form.

The names that an article holds are read once; a short form is resolved to a name that stands
anywhere in it, a pronoun or "the ministry" to a source credited before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from extractors.sources.lexicon import aliases, any_of, fold, one_of, words
from extractors.sources.naming import canonical, is_acronym_of, is_person, name_of

_NAME = re.compile(
    r"(?:[A-Z][\w'’&-]*|\b(?:al|bin|ibn|el)-[A-Z]\w+)"
    r"(?:\s(?:(?:of|for|de|bin|ibn|van|von|al)\s(?:the\s)?)?"
    r"(?:[A-Z][\w'’&-]*|al-[A-Z]\w+)){1,8}"
)


# A text of any length is read in linear time: so many names are kept of it, so many sources.
_NAMES = 400
_SEEN = 60


@dataclass(slots=True)
class Canon:
    """The sources met so far in one article; `resolve` in the order of the text."""

    text: str
    names: tuple[str, ...] | None = None
    seen: list[str] = field(default_factory=list)
    longer: dict[str, str] = field(default_factory=dict)

    def resolve(self, raw: str, before: Sequence[str]) -> str | None:
        """The canonical name of a source as written, None where a pronoun has no antecedent.

        `before` are the sentences before: "he" may be the first person that the nearest names.
        """
        low = raw.strip().lower()
        if low in any_of("person", "thing", "many"):
            person = low in words("person") and self._person_in(before)
            return self._met(self._antecedent(low) or person or None)
        cleaned = name_of(raw)
        return self._met(self._longest(cleaned, low)) if cleaned else None

    def _met(self, name: str | None) -> str | None:
        """The name, remembered as the last one; of very long texts only the latest names are."""
        if name is not None:
            if name in self.seen:
                self.seen.remove(name)
            self.seen = [*self.seen[-_SEEN:], name]
        return name

    def _antecedent(self, pronoun: str) -> str | None:
        for name in reversed(self.seen):
            person = is_person(name) or _single_person(name)
            plural = fold(name).split()[-1] in words("vague") or fold(name).endswith("s")
            if pronoun in words("person") and person:
                return name
            if pronoun in words("thing") and not person and not _plural(name):
                return name
            if pronoun in words("many") and (plural or not person):
                return name
        return None

    def _person_in(self, before: Sequence[str]) -> str | None:
        for text in reversed(before):
            for name in _names_in(text):
                if is_person(name):
                    return self._fuller(name)
            office = _office().search(text)
            if office:
                return name_of(office[1])
        return None

    def _longest(self, name: str, low: str) -> str:
        if fold(name) in aliases():
            known = canonical(name)
            return self._full(name) if known == name else known
        if name.isupper():
            for known in (*reversed(self.seen), *self._names()):
                if is_acronym_of(name, known):
                    return canonical(known)
        if name.islower() or name.lower() in words("body"):
            return self._body_before(name, low)
        return self._fuller(name)

    def _full(self, name: str) -> str:
        """The longer name of a body where the article has it: "Red Cross" of which country?"""
        ends = f" {fold(name)}"
        found = [one for one in (*self.seen, *self._names()) if fold(one).endswith(ends)]
        return canonical(max(found, key=len)) if found else name

    def _fuller(self, name: str) -> str:
        """The longest name that ends with this one (a person's) or holds its body."""
        body = name.split()[-1].lower() in words("body")
        best = name
        if len(name.split()) > 2 and not body:
            return canonical(name)  # a whole name already
        wanted = name.split()
        for known in (*self.seen, *self._names()):
            parts = known.split()
            if len(parts) <= len(best.split()) or not set(wanted) <= set(parts):
                continue
            if body or (parts[-1] == wanted[-1] and is_person(known)):
                best = known
        return canonical(best)

    def _body_before(self, name: str, low: str) -> str:
        """ "the ministry", "the group": the last source of that kind credited, else as written."""
        if not low.startswith(("the ", "its ", "their ")):
            return name
        for known in reversed(self.seen):
            alike = fold(known).endswith(f" {name.lower()}") or name.lower() in fold(known).split()
            group = name in words("group") and known[:1].isupper() and not is_person(known)
            if alike or group:
                return known
        if name not in self.longer and len(self.longer) < _SEEN:
            before = re.search(rf"(?:[A-Z][\w'’-]+ ){{1,3}}{re.escape(name)}\b", self.text)
            self.longer[name] = (name_of(before.group()) if before else None) or name
        return self.longer.get(name, name)

    def _names(self) -> tuple[str, ...]:
        if self.names is None:
            self.names = tuple(dict.fromkeys(_names_in(self.text)))[:_NAMES]
        return self.names


@cache
def _office() -> re.Pattern[str]:
    """ "the US president": a person without a name."""
    return re.compile(rf"\b[Tt]he ((?:[A-Z][\w'’]+ )?(?:prime |deputy )?(?:{one_of('role')}))\b")


def _names_in(text: str) -> list[str]:
    found = []
    for phrase in list(dict.fromkeys(_NAME.findall(text)))[: 2 * _NAMES]:
        parts = phrase.replace("’", "'").split()
        while parts and parts[0].lower() in words("opener"):
            parts = parts[1:]
        if len(parts) > 1:
            cleaned = name_of(re.sub(r"'s$", "", " ".join(parts)))
            if cleaned and " " in cleaned:
                found.append(cleaned)
    return found


def _single_person(name: str) -> bool:
    head = fold(name).split()[-1]
    if head in words("role") or head in words("title"):
        return True
    lone = " " not in name and name[:1].isupper() and not name.isupper()
    return lone and head not in words("body") and fold(name) not in aliases()


def _plural(name: str) -> bool:
    head = fold(name).split()[-1]
    return head in words("vague") or (head.endswith("s") and name.islower())
