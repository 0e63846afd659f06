"""Single days: dates, weekdays, "yesterday", "overnight", "the 19th"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from rapporteur.text.times import calendar as cal
from rapporteur.text.times.calendar import Interval
from rapporteur.text.times.context import Context, Found, Solver
from rapporteur.text.times.listed import listed

LAST_FROM = 3  # on a Friday "last Wednesday" is no day of this week
SOON = 60  # days ahead within which a day without a year is taken for the coming one, where no verb tells
NEXT = {"next", "coming", "following", "upcoming"}
LAST = {"last", "past", "previous", "preceding", "prior"}
THAT = {"that", "same"}
BACK = {"yesterday": 1, "last": 1, "tomorrow": -1}
SMALL_WORDS = frozenset(
    listed("""unless when while if because with without against as where that amid despite following near would will they he she it we i you
    there these""")
)
FAMED = {"black", "bloody", "holy"}
KNOWN = {(9, 11): 2001, (10, 7): 2023}
ATTACKS = frozenset(listed("attack attacks attackers assault massacre hijackings"))
STAMP = re.compile(r"(?P<day>\d\d?)(?:\d{4}[a-z]?)?\s?(?P<month>[a-z]{3})\s?(?P<year>(?:\d\d)?\d\d)")
FAR_YEAR = re.compile("1[0-4][0-9][0-9]")
TWO_DIGITS = 50  # years below it, written with two digits, are of this century


def month_number(ctx: Context, found: Found, label: str = "m") -> int:
    return cal.MONTHS[ctx.label(found, label)]


def year_said(found: Found, ctx: Context) -> int | None:
    """The year written, or that of "last year", "that year", or the one that the rest of a range gives."""
    if "y" in found:
        return int(ctx.label(found, "y"))
    which = ctx.label(found, "which")
    if which in THAT:
        return ctx.last_year()
    if which and ctx.today:
        return ctx.today.year + (which in NEXT) - (which in LAST)
    return ctx.year


def nearest(days: list[date], found: Found, ctx: Context) -> date | None:
    """Of the same day in several years, the one that is meant."""
    if ctx.today is None or ctx.now is None:
        return None
    past = [d for d in days if d <= ctx.now + timedelta(days=1)]
    coming = [d for d in days if d >= ctx.today]
    outlook = ctx.outlook(found)
    if not past or not coming:
        return next(reversed(past or coming), None)
    soon = (coming[0] - ctx.today).days
    if outlook == "future":
        return coming[0] if soon < 240 or (ctx.now - past[-1]).days > 90 else past[-1]
    return coming[0] if outlook is None and soon <= SOON else past[-1]


def in_years(ctx: Context, month: int, number: int) -> list[date]:
    """A day of the year in the years around the report's, the leap day in more."""
    if ctx.today is None:
        return []
    reach = 4 if (month, number) == (2, 29) else 1
    years = range(ctx.today.year - reach, ctx.today.year + reach + 1)
    return [found for y in years if (found := cal.day(y, month, number))]


def one_date(found: Found, ctx: Context) -> Interval | None:
    """8 June, June 8, 2020, the fifth of June."""
    month, number, year = month_number(ctx, found), ctx.number(found, "d"), year_said(found, ctx)
    if number is None:
        return None
    year = year or _known_year(found, ctx, (month, number)) or ctx.told_year(found, month, number)
    return cal.one(cal.day(year, month, number) if year else nearest(in_years(ctx, month, number), found, ctx))


def far(solve: Solver) -> Solver:
    """The solver of the same words with a nearer year, for "26 August 1071", "in 1064": numbers that only their place makes years."""

    def solved(found: Found, ctx: Context) -> Interval | None:
        return solve(found, ctx) if FAR_YEAR.fullmatch(ctx.label(found, "y")) else None

    return solved


def _known_year(found: Found, ctx: Context, day: tuple[int, int]) -> int | None:
    """The year of a day that stands for its attack, in reports since: the September 11 attacks."""
    after = ctx.words.lower[found.end] if found.end < len(ctx.words.codes) else ""
    year = KNOWN.get(day) if after in ATTACKS else None
    return year if year and ctx.today and ctx.today.year >= year else None


def days_of_month(found: Found, ctx: Context) -> Interval | None:
    """5-8 June, June 5 to 8, between 28 May and June 3, 15, 16 and 17 August."""
    last_month = month_number(ctx, found, "k" if "k" in found else "m")
    first_month = month_number(ctx, found, "m") if "m" in found else last_month
    d, e, year = ctx.number(found, "d"), ctx.number(found, "e"), year_said(found, ctx)
    if d is None or e is None:
        return None
    year = year or ctx.told_year(found, last_month, e)
    last = cal.day(year, last_month, e) if year else nearest(in_years(ctx, last_month, e), found, ctx)
    first = cal.day(last.year - (first_month > last_month), first_month, d) if last else None
    return (first, last) if first and last else None


def split_days(found: Found, ctx: Context) -> Interval | None:
    """15/16 March."""
    d, e = (int(n) for n in ctx.label(found, "s").split("/"))
    month, year = month_number(ctx, found), year_said(found, ctx)
    last = cal.day(year, month, e) if year else nearest(in_years(ctx, month, e), found, ctx)
    first = last - timedelta(days=e - d) if last and e > d else None
    return (first, last) if first and last else None


def iso(found: Found, ctx: Context) -> Interval | None:
    """2020-06-05, 2020/06/05T14:00Z."""
    year, month, number = (int(n) for n in re.split("[-/.]", ctx.label(found, "d")[:10]))
    return cal.one(cal.day(year, month, number))


def stamped(found: Found, ctx: Context) -> Interval | None:
    """The date-time group of an army's message, 051430ZJUN20, and 05JUN2020."""
    match = STAMP.fullmatch(ctx.label(found, "d"))
    if match is None:
        return None
    return cal.one(cal.day(century(int(match["year"])), cal.MONTHS[match["month"]], int(match["day"])))


def century(year: int) -> int:
    return year if year > 99 else year + (2000 if year < TWO_DIGITS else 1900)


def numeric(found: Found, ctx: Context) -> Interval | None:
    """08/06/2020 and 30.10.18: the day comes first, unless there is no such month or the text writes the month first."""
    written = ctx.label(found, "d")
    d, m, y = (int(n) for n in re.split("[-/.]", written))
    year = century(y)
    day_first, month_first = cal.day(year, m, d), cal.day(year, d, m)
    return cal.one((month_first or day_first) if ctx.words.month_first and "." not in written else (day_first or month_first))


def day_and_month(found: Found, ctx: Context) -> Interval | None:
    """On 11/09: only where the words before it call for a day."""
    d, m = (int(n) for n in ctx.label(found, "d").split("/"))
    d, m = (m, d) if ctx.words.month_first else (d, m)
    return cal.one(nearest(in_years(ctx, m, d), found, ctx)) if m <= 12 and 1 <= d <= 31 else None


def weekday(found: Found, ctx: Context) -> Interval | None:
    """The nearest one before the report, the report's own day included; after it where something lies ahead."""
    number, which = cal.WEEKDAYS[ctx.label(found, "w")], ctx.label(found, "which")
    if _is_no_day(found, ctx):
        return None
    if which in THAT:
        last = ctx.last_day()
        return cal.one(cal.weekday_before(last, number)) if last else None
    base = (ctx.last_day() if which in {"previous", "preceding", "following"} else None) or ctx.today
    return cal.one(_weekday(base, number, which, found, ctx)) if base else None


def weekday_week(found: Found, ctx: Context) -> Interval | None:
    """Monday week: a week after the coming Monday."""
    if ctx.today is None or ctx.label(found, "u") != "week":
        return None
    coming = cal.weekday_from(ctx.today + timedelta(days=1), cal.WEEKDAYS[ctx.label(found, "w")])
    return cal.one(cal.plus_days(coming, 7))


def _is_no_day(found: Found, ctx: Context) -> bool:
    """Every Friday, Good Friday, Bloody Sunday."""
    n = found.labels["w"] - 1
    return ctx.words.is_(n, "every", "each", "good") or (n >= 0 and ctx.words.lower[n] in FAMED)


def _weekday(today: date, number: int, which: str, found: Found, ctx: Context) -> date | None:
    if which in LAST:
        return cal.weekday_before(today - timedelta(days=LAST_FROM if which == "last" else 1), number)
    if which in NEXT:
        return cal.weekday_from(today + timedelta(days=1), number)
    outlook = ctx.outlook(found)
    if outlook == "future" or (which == "this" and outlook is None):
        return cal.weekday_from(today, number)
    return cal.weekday_before(today - timedelta(days=1) if ctx.weekly and today.weekday() == 0 else today, number)


def named_day(found: Found, ctx: Context) -> Interval | None:
    """Yesterday, last night, this morning, tonight, tomorrow, the day before yesterday."""
    if ctx.today is None:
        return None
    back = BACK.get(ctx.label(found, "d"), 0)
    return cal.one(cal.plus_days(ctx.today, -2 * back if "b" in found else -back))


def overnight(found: Found, ctx: Context) -> Interval | None:
    """The two days that the night before the report touches."""
    return (ctx.today - timedelta(days=1), ctx.today) if ctx.today else None


def day_number(found: Found, ctx: Context) -> Interval | None:
    """The 19th, the fifth of this month: of the report's month or the nearest one that fits."""
    number = ctx.number(found, "d")
    if ctx.today is None or number is None or not _stands_alone(found, ctx):
        return None
    which, base = ctx.label(found, "which"), ctx.today
    if which in THAT and (last := ctx.last()):
        base = last.day() or last.days[1]
    months = (-1,) if which in LAST else (1,) if which in NEXT else (0,) if which else (-2, -1, 0, 1)
    days = _in_months(base, months, number)
    if which:
        return cal.one(days[0] if days else None)
    if told := _next_of_story(found, ctx, number):
        return cal.one(told)
    ahead = ctx.outlook(found) == "future"
    fitting = [d for d in days if (d >= ctx.today if ahead else d <= ctx.today)]
    return cal.one((fitting[0] if ahead else fitting[-1]) if fitting else None)


def _next_of_story(found: Found, ctx: Context, number: int) -> date | None:
    """The first 19th from the day or month on that was told just before; `None` where none was, or it lies ahead of the report."""
    last = ctx.last()
    if last is None or last.found.kind == "weekday" or (ctx.gone is None and ctx.sentences_since(last, found) > 1):
        return None
    day = next((d for d in _in_months(last.days[0], (0, 1), number) if d >= last.days[0]), None)
    return day if day and ctx.now and day <= ctx.now else None


def _in_months(base: date, months: Iterable[int], number: int) -> list[date]:
    """The day of that number in the months so far from the base's, where they have one."""
    firsts = (cal.plus_months(base.replace(day=1), m) for m in months)
    return [d for first in firsts if first and (d := cal.day(first.year, first.month, number))]


def _stands_alone(found: Found, ctx: Context) -> bool:
    """Does no noun follow ("the 6th Brigade")? A mark, a small word or a verb in -ed may."""
    words, n = ctx.words, found.end
    if n >= len(words.codes) or "which" in found or words.lower[n] in SMALL_WORDS:
        return True
    return not words.is_(n, "other", "people", "body", "unit", "annum", "partday", "night", "dash", "apos") or (
        words.lower[n].endswith("ed") and words.text[words.starts[n]].islower()
    )


def clock(found: Found, ctx: Context) -> Interval | None:
    """The hour at the head of a ticker's entry: the day of the report, where that is one."""
    words, n = ctx.words, found.start
    bullet = words.text[words.starts[n - 1]] if n and not words.is_(n - 1, "newline") else ""
    return cal.one(ctx.today) if ctx.today == ctx.now and not bullet.isalnum() else None
