"""What an expression is solved against: the report's day, what stands around it, and the expressions before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice, takewhile

from rapporteur.text.times.calendar import Interval
from rapporteur.text.times.lexing import Words
from rapporteur.text.times.outlook import Outlook, outlook
from rapporteur.types import Published

JUST_NOW = 30  # days before the report within which a day without a year is the report's, in a story of years gone by too
TURNED_BACK = 2  # months that a story may turn back to without a new year
LIMITS = {"until", "by"}  # what was done until January may have been done in the July before
SOON_AFTER = 3  # sentences through which a year alone goes on
NEAR, MEMORY = 12, 100  # expressions looked at in a sentence and in the story before
LONG_WINDOW = 7  # days: a report of a longer window of days is a monthly or an annual one, and speaks from its end
ASIDE = {"dateline", "clock", "beside", "eve", "by"}  # kinds that the story does not go on from
FREE = {
    "date",
    "other-date",
    "range-of-days",
    "weekday",
    "named-day",
    "numeric",
}  # kinds that mean a day whatever stands before them


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
        if self.found.kind == "overnight" or (
            self.found.kind == "since" and self.found.parts and self.found.parts[0].kind in FREE
        ):
            return self.days[0]
        told = (self.days[1] - self.days[0]).days <= 2 and not self.is_aside()
        return self.days[1] if told else None

    def anchor(self) -> date:
        """The day that months and years are counted from: the last one, of a "since" the first."""
        return self.days[0] if self.found.kind == "since" else self.days[1]

    def is_month(self) -> bool:
        short = (self.days[1] - self.days[0]).days <= 31 or self.found.kind == "since"
        return self.day() is not None or (short and not self.is_aside())

    def is_year(self) -> bool:
        return (self.days[1] - self.days[0]).days <= 366

    def is_aside(self) -> bool:
        """Is it told of beside the story: a dateline, a ticker's hour, "two days after the coup", "a week earlier"?"""
        return self.found.kind in ASIDE or "back" in self.found


@dataclass(frozen=True, slots=True)
class Context:
    """`today` is the day that weekdays are counted from, `now` the last day on which the report may have come out.

    `before` grows as the text is read, `ahead` are all matches of the text. `year` is a year that another part of the expression gives ("between 5 March and 3 April 2019"), `forced` an outlook that it gives; `weekly`: the report
    is a weekly digest. `gone`: in a story of years gone by, how many years before the report a time must lie for the story to go on from it;
    `None` in a text of its own day.
    """

    words: Words
    today: date | None
    now: date | None
    before: list[Solved] = field(default_factory=list)
    ahead: tuple[Found, ...] = ()
    year: int | None = None
    forced: Outlook = None
    weekly: bool = False
    gone: int | None = None

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
        return next((day for s in self.recent() if (day := s.day())), None)

    def last(self) -> Solved | None:
        """The last day or month named before, datelines aside."""
        return next((s for s in self.recent() if s.is_month()), None)

    def last_any(self) -> Solved | None:
        """The last expression before of no more than a year, or a "since", datelines aside."""
        return next((s for s in self.recent() if not s.is_aside() and (s.is_month() or s.is_year())), None)

    def anchor(self, which: str) -> date | None:
        """What "the previous November" and "the following March" are counted from: the time named before them, else the report's day."""
        last = self.last_any() if which in {"previous", "preceding", "following"} else None
        return last.days[which == "following"] if last else self.today

    def last_date(self) -> date | None:
        """The last day named, or the end of the last month named."""
        last = self.last()
        return last.anchor() if last else None

    def last_year(self) -> int | None:
        """The year of the last expression."""
        return self.before[-1].anchor().year if self.before else None

    def told_year(self, found: Found, month: int, day: int | None = None) -> int | None:
        """In a story of years gone by, the year of a day or month without one: that of the time told last, the next where the calendar
        has begun anew. `None` where the story is not one, or the report's own day decides: what may have been in its last weeks was."""
        if self.gone is None or self.now is None or (self.gone and _was_just_now(self.now, month, day)):
            return None
        last = self.last_any()
        if last is None or self.now.year - last.days[1].year < self.gone or self.outlook(found) == "future":
            return None
        if last.found.kind in {"year", "since"}:
            return last.days[0].year if self.sentences_since(last, found) <= SOON_AFTER else None
        return last.days[0].year + (last.days[0].month - month > TURNED_BACK and last.found.kind not in LIMITS)

    def sentences_since(self, last: Solved, found: Found) -> int:
        """How many ends of sentences lie between a time told before and a match."""
        return bisect_left(self.words.borders, found.start) - bisect_left(self.words.borders, last.found.start)

    def day_of_sentence(self, found: Found) -> date | None:
        """The day of the main event of the sentence, for "two days after the coup": named before in it, or else after."""
        start, stop = self.words.sentence(found.start)[0], self.words.sentence(found.end)[1]
        for solved in takewhile(lambda s: s.found.start >= start, islice(reversed(self.before), NEAR)):
            if day := solved.day() or _of_dateline(solved):
                return day
        later = (f for f in self.following(found) if f.start < stop and f.kind in FREE)
        days = next((d for f in later if (d := f.solve(f, self))), None)
        return days[1] if days else None

    def following(self, found: Found) -> tuple[Found, ...]:
        """The next few matches after one."""
        n = bisect_left(self.ahead, found.end, key=lambda f: f.start)
        return self.ahead[n : n + NEAR]

    def recent(self) -> Iterator[Solved]:
        """The expressions before, from the last back, as far as a story goes on from them."""
        return islice(reversed(self.before), MEMORY)

    def opens(self, found: Found) -> bool:
        """Does the expression stand at the beginning of its sentence?"""
        return found.start - self.words.sentence(found.start)[0] <= 1


def _was_just_now(now: date, month: int, day: int | None) -> bool:
    """Is a day of the year, or a month or its end, one of the last before the report?"""
    back = (now - date(now.year, month, min(day or 28, 28))).days % 365
    return back <= JUST_NOW or (day is None and month == now.month)


def _of_dateline(solved: Solved) -> date | None:
    return solved.days[1] if solved.found.kind == "dateline" else None


Solver = Callable[[Found, Context], Interval | None]


def context_of(words: Words, published: Published | None) -> Context:
    """Weekdays are counted from the first day of a short window, so that a day inside it is not taken for the last week's."""
    if published is None:
        return Context(words, None, None)
    short = (published.latest - published.earliest).days <= LONG_WINDOW
    return Context(words, published.earliest if short else published.latest, published.latest)
