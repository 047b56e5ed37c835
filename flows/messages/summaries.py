"""A contradiction in one plain sentence, as an editor would tell a colleague.

"The National reports at least 80,000 displaced in Idlib since mid-December; The New Arab, citing
SOHR, had more than 40,000." Of two figures for one thing, what they share is said once. Each kind
of contradiction has a form of its own.
"""

from dataclasses import dataclass

from extractors.moments import day_of
from extractors.records import Quantity
from flows.messages.naming import outlet_of, place_in_words, source_in_words
from flows.messages.period_words import day_in_words, period_of
from flows.messages.phrases import briefly, quote_of, told
from warehouse.records import Account, Comparison


@dataclass(frozen=True, slots=True)
class _Side:
    """A figure with the article it stands in, and what the sentence says of it."""

    quantity: Quantity
    account: Account

    @property
    def outlet(self) -> str:
        return outlet_of(self.account)

    @property
    def voice(self) -> str:
        """The outlet, with the source it credits where it credits one."""
        source = self.quantity.source
        return f"{self.outlet}, citing {source_in_words(source)}," if source else self.outlet

    @property
    def place(self) -> str:
        name = self.quantity.place
        if not name or name in self.quantity.quote:
            return ""
        return f"in {place_in_words(name)}"

    @property
    def period(self) -> str:
        found = self.quantity
        return period_of(
            found.window_start, found.window_end, found.window_kind, self.account.published
        )

    @property
    def figure(self) -> str:
        """The figure with its measure, place and period."""
        return _joined(told(self.quantity), self.place, self.period)


def summary_of(comparison: Comparison, a: Account, b: Account) -> str:
    """One sentence: who reports what, and who had what; `a` is the article on file, `b` the new."""
    old, new = _Side(comparison.a, a), _Side(comparison.b, b)
    forms = {"self": _within, "edit": _edited, "misquote": _misquoted, "fall": _fallen}
    sentence = forms.get(comparison.kind or "figures", _differing)(old, new)
    return sentence[0].upper() + sentence[1:] + ("" if sentence.endswith(".") else ".")


def _differing(old: _Side, new: _Side) -> str:
    return f"{new.voice} reports {new.figure}; {_earlier(old, new)} had {_beside(old, new)}"


def _misquoted(old: _Side, new: _Side) -> str:
    who = source_in_words(new.quantity.source or old.quantity.source or "one source")
    first = f"{new.outlet} cites {who} for {new.figure}"
    return f"{first}; {_plainly(old, new)} cited the same source for {_beside(old, new)}"


def _fallen(old: _Side, new: _Side) -> str:
    figure = f"{new.voice} reports {new.figure}, down from {_beside(old, new)}"
    credit = f", citing {source_in_words(old.quantity.source)}" if old.quantity.source else ""
    when = f" on {_day(old, new)}" if _day(old, new) and not old.period else ""
    if old.outlet == new.outlet:
        return f"{figure} in {_plainly(old, new)}{credit}"
    return f"{figure} in {old.outlet}{when}{credit}"


def _within(old: _Side, new: _Side) -> str:
    parts = {old.quantity.part, new.quantity.part}
    if parts == {"headline", "body"}:
        headline, body = (old, new) if old.quantity.part == "headline" else (new, old)
        says = f"The headline of {headline.outlet}'s article says {headline.figure}"
        return f"{says}, its text {_beside(body, headline)}"
    return f"One article of {new.outlet} says both {old.figure} and {_beside(new, old)}"


def _edited(old: _Side, new: _Side) -> str:
    changed = f"{new.outlet} changed its figure from {_beside(old, new)} to {new.figure}"
    return f"{changed} without saying so"


def _earlier(old: _Side, new: _Side) -> str:
    """Who had the figure on file; the outlet is not named twice."""
    if old.outlet != new.outlet:
        return old.voice
    plain, source = _plainly(old, new), old.quantity.source
    return f"{plain}, citing {source_in_words(source)}," if source else plain


def _plainly(old: _Side, new: _Side) -> str:
    if old.outlet != new.outlet:
        return old.outlet
    day = _day(old, new)
    return f"its article of {day}" if day else "another article of its own"


def _day(old: _Side, new: _Side) -> str:
    """The day of the article on file, where it is not the new one's."""
    before, now = old.account.published, new.account.published
    if before is None or (now is not None and day_of(before) == day_of(now)):
        return ""
    return day_in_words(before, now)


def _beside(side: _Side, other: _Side) -> str:
    """The second figure: as short as what it shares with the first allows."""
    one, two = side.quantity, other.quantity
    alike = (one.measure, one.change) == (two.measure, two.change)
    figure = told(one)
    if alike and one.counted == two.counted:
        figure = briefly(one)
    elif alike:
        figure = quote_of(one)
    place = side.place if one.place != two.place else ""
    period = side.period if side.period != other.period else ""
    return _joined(figure, place, period)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
