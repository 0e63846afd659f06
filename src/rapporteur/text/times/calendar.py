"""Days, weeks and months: small calendar arithmetic for the time grammar. All intervals include both ends.

Every function gives `None` where the result falls outside the years 1000 to 2199, so that no sum overflows.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from rapporteur.text.times.listed import listed

Interval = tuple[date, date]
Part = Literal["early", "mid", "late", "first", "second"]

MONTHS = {
    name: number
    for number, names in enumerate(
        listed(
            "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec",
            "|",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        listed("monday mon|tuesday tue tues|wednesday wed|thursday thu thur thurs|friday fri|saturday sat|sunday sun", "|")
    )
    for name in names.split()
}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
YEARS = range(1000, 2200)
THIRDS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "first": (1, 15), "second": (16, 31)}
PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (10, 12), "first": (1, 6), "second": (7, 12)}


def day(year: int, month: int, number: int) -> date | None:
    """A date, or `None` where the calendar has none such."""
    if year not in YEARS or not 1 <= month <= 12 or not 1 <= number <= monthrange(year, month)[1]:
        return None
    return date(year, month, number)


def one(found: date | None) -> Interval | None:
    """The interval of a single day."""
    return (found, found) if found else None


def plus_days(found: date, days: int) -> date | None:
    """`found` and so many days, which may be negative."""
    if abs(days) > 250_000:
        return None
    number = found.toordinal() + days
    return date.fromordinal(number) if date(YEARS.start, 1, 1).toordinal() <= number <= date(YEARS.stop - 1, 12, 31).toordinal() else None


def plus_months(found: date, months: int) -> date | None:
    """The same day of a later (or, below zero, earlier) month, or that month's last day where it is shorter."""
    year, month = divmod(found.year * 12 + found.month - 1 + months, 12)
    if year not in YEARS:
        return None
    return date(year, month + 1, min(found.day, monthrange(year, month + 1)[1]))


def month(year: int, number: int) -> Interval | None:
    if year not in YEARS:
        return None
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def month_of(found: date | None) -> Interval | None:
    return month(found.year, found.month) if found else None


def year(number: int) -> Interval | None:
    return (date(number, 1, 1), date(number, 12, 31)) if number in YEARS else None


def week(found: date, offset: int = 0) -> Interval:
    """Monday to Sunday of the week `offset` weeks from that of a day."""
    monday = found - timedelta(days=found.weekday()) + timedelta(weeks=offset)
    return monday, monday + timedelta(days=6)


def weekday_before(today: date, number: int) -> date:
    """The nearest such weekday up to today, today included."""
    return today - timedelta(days=(today.weekday() - number) % 7)


def weekday_from(today: date, number: int) -> date:
    """The nearest such weekday from today on, today included."""
    return today + timedelta(days=(number - today.weekday()) % 7)


def part_of_month(whole: Interval, part: Part) -> Interval:
    """early: 1 to 10; mid: 11 to 20; late: 21 to the end; first and second half."""
    first, last = whole
    a, b = THIRDS_OF_MONTH[part]
    return first.replace(day=a), first.replace(day=min(b, last.day))


def part_of_year(number: int, part: Part) -> Interval | None:
    """early: January to April; mid: May to August; late: October to December; first and second half."""
    a, b = PARTS_OF_YEAR[part]
    first, last = month(number, a), month(number, b)
    return (first[0], last[1]) if first and last else None


def season(number: int, name: str) -> Interval | None:
    """Northern meteorological season that begins in a year."""
    a, b = SEASONS[name]
    first, last = month(number, a), month(number + (b < a), b)
    return (first[0], last[1]) if first and last else None
