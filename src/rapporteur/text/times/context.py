"""What an expression is solved against: the report's day, what stands around it, and the expressions before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from rapporteur.text.times.calendar import Interval
from rapporteur.text.times.lexing import Words
from rapporteur.text.times.outlook import Outlook, outlook, sentence_start, sentence_stop
from rapporteur.types import Published

LONG_WINDOW = 7  # days: a report of a longer window of days is a monthly or an annual one, and speaks from its end
ASIDE = {"dateline", "clock", "beside", "eve"}  # kinds that the story does not go on from
FREE = {"date", "range-of-days", "weekday", "named-day", "numeric"}  # kinds that mean a day whatever stands before them


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule matched: words `start` to `end` (exclusive), the word of each label, and the parts of a compound.

    `instead` are the shorter matches inside it, for the case that it means nothing.
    """

    kind: str
    start: int
    end: int
    labels: dict[str, int]
    solve: Solver
    parts: tuple[Found, ...] = ()
    instead: tuple[Found, ...] = ()

    def __contains__(self, label: str) -> bool:
        return label in self.labels


@dataclass(frozen=True, slots=True)
class Solved:
    """A match and the days that it means."""

    found: Found
    days: Interval

    def day(self) -> date | None:
        """The day that what follows may count from: of "since 12 June" the 12th. An event told of only beside another has none."""
        if self.found.kind == "since" and self.found.parts and self.found.parts[0].kind in FREE:
            return self.days[0]
        told = (self.days[1] - self.days[0]).days <= 2 and self.found.kind not in ASIDE
        return self.days[1] if told else None

    def is_month(self) -> bool:
        return self.day() is not None or ((self.days[1] - self.days[0]).days <= 31 and self.found.kind not in ASIDE)


@dataclass(frozen=True, slots=True)
class Context:
    """`today` is the day that weekdays are counted from, `now` the last day on which the report may have come out.

    `year` is a year that another part of the expression gives ("between 5 March and 3 April 2019").
    """

    words: Words
    today: date | None
    now: date | None
    before: list[Solved] = field(default_factory=list)
    ahead: tuple[Found, ...] = ()
    year: int | None = None
    forced: Outlook = None
    weekly: bool = False

    def label(self, found: Found, name: str) -> str:
        """The word of a label in lower case, empty where the label has none."""
        n = found.labels.get(name)
        return "" if n is None else self.words.lower[n]

    def number(self, found: Found, name: str = "n") -> int | None:
        n = found.labels.get(name)
        return None if n is None else self.words.number(n)

    def outlook(self, found: Found) -> Outlook:
        """Does what is said of the expression lie ahead or behind? `None` where the words do not tell."""
        return self.forced or outlook(self.words, found.start, found.end)

    def with_year(self, year: int | None) -> Context:
        return replace(self, year=year)

    def looking(self, towards: Outlook) -> Context:
        return replace(self, forced=towards)

    def last_day(self) -> date | None:
        """The last day named before, datelines aside."""
        return next((day for s in reversed(self.before) if (day := s.day())), None)

    def last(self) -> Solved | None:
        """The last day or month named before, datelines aside."""
        return next((s for s in reversed(self.before) if s.is_month()), None)

    def last_date(self) -> date | None:
        """The last day named, or the end of the last month named."""
        last = self.last()
        return (last.day() or last.days[1]) if last else None

    def last_year(self) -> int | None:
        """The year of the last expression."""
        return self.before[-1].days[1].year if self.before else None

    def day_of_sentence(self, found: Found) -> date | None:
        """The day of the main event of the sentence, for "two days after the coup": named before in it, or else after."""
        start, stop = sentence_start(self.words, found.start), sentence_stop(self.words, found.end)
        for solved in reversed(self.before):
            if solved.found.start >= start and (day := solved.day() or _of_dateline(solved)):
                return day
        later = (f for f in self.ahead if found.end <= f.start < stop and f.kind in FREE)
        days = [d for d in (f.solve(f, self) for f in later) if d]
        return days[0][1] if days else None

    def opens(self, found: Found) -> bool:
        """Does the expression stand at the beginning of its sentence?"""
        return found.start - sentence_start(self.words, found.start) <= 1


def _of_dateline(solved: Solved) -> date | None:
    return solved.days[1] if solved.found.kind == "dateline" else None


Solver = Callable[[Found, Context], Interval | None]


def context_of(words: Words, published: Published | None) -> Context:
    """Weekdays are counted from the first day of a short window, so that a day inside it is not taken for the last week's."""
    if published is None:
        return Context(words, None, None)
    short = (published.latest - published.earliest).days <= LONG_WINDOW
    return Context(words, published.earliest if short else published.latest, published.latest)
