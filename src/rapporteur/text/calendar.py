"""Days, weeks and months: small calendar arithmetic for the time grammar. All intervals include both ends."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Interval = tuple[date, date]
MONTHS = {
    name: n
    for n, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: n
    for n, names in enumerate(
        ["monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri", "saturday sat", "sunday sun"]
    )
    for name in names.split()
}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
WHOLE_CALENDAR = range(1900, 2100)


def day(year: int, month: int, number: int) -> date | None:
    """A date, or `None` where the calendar has none such."""
    if year not in WHOLE_CALENDAR or not 1 <= month <= 12 or not 1 <= number <= monthrange(year, month)[1]:
        return None
    return date(year, month, number)


def month(year: int, number: int) -> Interval:
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def months_before(today: date, n: int) -> Interval:
    """The calendar month `n` months before today's."""
    index = today.year * 12 + today.month - 1 - n
    return month(index // 12, index % 12 + 1)


def year(number: int) -> Interval:
    return date(number, 1, 1), date(number, 12, 31)


def week(today: date, offset: int = 0) -> Interval:
    """Monday to Sunday of the week `offset` weeks from today's."""
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=offset)
    return monday, monday + timedelta(days=6)


def weekday_before(today: date, number: int) -> date:
    """The nearest such weekday up to today, today included."""
    return today - timedelta(days=(today.weekday() - number) % 7)


def weekday_after(today: date, number: int) -> date:
    """The nearest such weekday after today."""
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def part_of_month(whole: Interval, part: str) -> Interval:
    """early: 1 to 10; mid: 11 to 20; late: 21 to the end; first or second half."""
    first, last = whole
    cut = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day), "first": (1, 15), "second": (16, last.day)}[part]
    return first.replace(day=cut[0]), first.replace(day=cut[1])


def part_of_year(number: int, part: str) -> Interval:
    """Thirds and halves of a year."""
    months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "first": (1, 6), "second": (7, 12)}[part]
    return month(number, months[0])[0], month(number, months[1])[1]


def season(number: int, name: str) -> Interval:
    """Northern meteorological season that begins in a year."""
    first, last = SEASONS[name]
    return month(number, first)[0], month(number + (last < first), last)[1]
