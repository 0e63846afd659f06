"""Weeks, months and years counted from the report's: last week, this month, earlier this year, the end of the month, the weekend."""

from __future__ import annotations

from datetime import date, timedelta

from rapporteur.text.times import calendar as cal
from rapporteur.text.times.calendar import Interval, Part
from rapporteur.text.times.context import Context, Found
from rapporteur.text.times.days import LAST, NEXT, THAT
from rapporteur.text.times.months import PARTS

PARTS_OF_CENTURY: dict[Part, tuple[int, int]] = {"early": (1, 33), "mid": (34, 66), "late": (67, 100), "first": (1, 50), "second": (51, 100)}
CENTURIES = 21


def whole(today: date, unit: str, step: int) -> Interval | None:
    """The calendar week, month or year `step` from today's."""
    if unit == "week":
        return cal.week(today, step)
    if unit == "month":
        return cal.month_of(cal.plus_months(today, step))
    return cal.year(today.year + step) if unit == "year" else None


def period(found: Found, ctx: Context) -> Interval | None:
    """Last week, this month, next year, the following month, that year; "late last month" and the like by `p`."""
    unit, which = ctx.label(found, "u"), ctx.label(found, "which")
    base = _base(which, unit, found, ctx)
    step = (which in NEXT) - (which in LAST)
    found_days = whole(base, unit, step) if base else None
    if found_days is None:
        return None
    if "p" in found:
        return _part(found_days, unit, PARTS[ctx.label(found, "p")])
    return _this(found_days, unit, found, ctx) if which in {"this", "current"} else found_days


def _base(which: str, unit: str, found: Found, ctx: Context) -> date | None:
    """The day that the period is counted from: the last one named for "that", "the following" and "withdrew the next year", else the report's."""
    if which == "next" and ctx.words.lower[found.start] == "the" and ctx.outlook(found) != "future":
        which = "following"
    if which not in THAT | {"following", "preceding", "previous"}:
        return ctx.today
    last = ctx.last_any() if unit == "year" else ctx.last()
    return last.anchor() if last else None if which in THAT else ctx.today


def _this(days: Interval, unit: str, found: Found, ctx: Context) -> Interval | None:
    """This week, as far as it has gone, or from now on where something lies ahead."""
    if ctx.today is None or ctx.now is None:
        return None
    if ctx.outlook(found) != "future":
        return days[0], ctx.now
    return days if unit == "year" else (max(days[0], ctx.today), days[1])


def _part(days: Interval, unit: str, part: Part) -> Interval | None:
    if unit == "month":
        return cal.part_of_month(days, part)
    if unit == "year":
        return cal.part_of_year(days[0].year, part)
    a, b = {"early": (0, 2), "mid": (2, 4), "late": (4, 6), "first": (0, 3), "second": (3, 6)}[part]
    return days[0] + timedelta(days=a), days[0] + timedelta(days=b)


def part_of_this(found: Found, ctx: Context) -> Interval | None:
    """The end of the month, year's end, the start of the week: of the report's own, unless another one was named."""
    unit = ctx.label(found, "u")
    days = whole(ctx.today, unit, 0) if ctx.today else None
    return _part(days, unit, PARTS[ctx.label(found, "p")] if "p" in found else "late") if days else None


def earlier(found: Found, ctx: Context) -> Interval | None:
    """Earlier this week, earlier in the month: up to the report; later this year: from the report on."""
    unit = ctx.label(found, "u")
    if ctx.today is None or ctx.now is None:
        return None
    days = whole(ctx.today, unit, 0)
    if days is None:
        return None
    if ctx.label(found, "e") == "later":
        return ctx.today, days[1]
    return (days[0], ctx.now) if unit != "week" or ctx.today > days[0] else cal.week(ctx.today, -1)


def before_last(found: Found, ctx: Context) -> Interval | None:
    """The week before last."""
    return whole(ctx.today, ctx.label(found, "u"), -2) if ctx.today else None


def earlier_that(found: Found, ctx: Context) -> Interval | None:
    """Later that month, earlier the same week: of the unit of the last day named, from or up to that day."""
    last = ctx.last_day()
    days = whole(last, ctx.label(found, "u"), 0) if last else None
    if last is None or days is None:
        return None
    return (last, days[1]) if ctx.label(found, "e") == "later" else (days[0], last)


def turn(found: Found, ctx: Context) -> Interval | None:
    """The turn of the year: late December and early January, of the nearest winter."""
    if ctx.today is None:
        return None
    year = ctx.today.year + (ctx.today.month > 6 and ctx.outlook(found) == "future")
    return date(year - 1, 12, 21), date(year, 1, 10)


def century(found: Found, ctx: Context) -> Interval | None:
    """The 16th century (1501 to 1600), the late 19th century, the first half of the 20th, the 19th and 20th centuries."""
    first = ctx.number(found)
    last = ctx.number(found, "o") if "o" in found else first
    if first is None or last is None or not 1 <= first <= last <= CENTURIES:
        return None
    start, stop = PARTS_OF_CENTURY[PARTS[ctx.label(found, "p")]] if "p" in found else (1, 100)
    return date(100 * (first - 1) + start, 1, 1), date(100 * (last - 1) + stop, 12, 31)


def weekend(found: Found, ctx: Context) -> Interval | None:
    """The weekend nearest before the report, or after it where something lies ahead."""
    which, today = ctx.label(found, "which"), ctx.today
    if today is None:
        return None
    if which in NEXT:
        sunday = cal.weekday_from(today + timedelta(days=2 if today.weekday() == 5 else 1), 6)
    elif which in {"previous", "preceding"}:
        sunday = cal.weekday_before(today, 6) - timedelta(days=7)
    elif which != "last" and (ctx.outlook(found) == "future"):
        sunday = cal.weekday_from(today, 6)
    else:
        sunday = cal.weekday_before(today + timedelta(days=1 if today.weekday() == 5 and which != "last" else 0), 6)
    return sunday - timedelta(days=1), sunday
