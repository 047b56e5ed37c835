"""An expression of time as a text writes it, and the window that it stands for."""

from dataclasses import dataclass
from typing import Literal

from extractors.moments import days_after
from extractors.periods.calendar import Span
from extractors.periods.compounds import onset
from extractors.periods.terms import Context, Term, Trailing
from extractors.records import Window

# since: open from the term on. during: within it. at: the state at it. as_of: what had come about
# by its end, the start unknown. until, before: from an unknown start to its end, or to the day
# before it. running: "so far this year".
Rule = Literal["since", "during", "named", "at", "as_of", "until", "before", "running"]


@dataclass(frozen=True, slots=True)
class Expression:
    """`term` is None where the start is named but not dated ("since the offensive began")."""

    rule: Rule
    term: Term | None
    text: str

    def window(self, context: Context) -> Window | None:
        """The window on the given day, None where it cannot be known."""
        if self.term is None:
            return Window(None, None, "since") if self.rule == "since" else None
        if self.rule in ("since", "running"):
            start = onset(self.term, context)
            return Window(start, None, "since") if start else None
        span = self.term.span(context)
        if span is None:
            return None
        if self.rule == "as_of":
            return Window(None, self._past(span, context)[1], "at")
        if self.rule == "until":
            return Window(None, span[1], "during")
        if self.rule == "before":
            return Window(None, days_after(span[0], -1), "during")
        return Window(*self._past(span, context), "at" if self.rule == "at" else "during")

    def _past(self, span: Span, context: Context) -> Span:
        """An interval under way ends today, unless the clause looks ahead."""
        first, last = span
        ahead = context.direction == "future" or (
            isinstance(self.term, Trailing) and self.term.count > 0
        )
        if context.today is None or ahead or first > context.today:
            return span
        return first, min(last, context.today)
