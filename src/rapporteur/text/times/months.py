"""Months, years, decades, seasons and their parts."""

from __future__ import annotations

from datetime import date, timedelta

from rapporteur.text.times import calendar as cal
from rapporteur.text.times.calendar import Interval, Part
from rapporteur.text.times.context import Context, Found
from rapporteur.text.times.days import LAST, NEXT, THAT, century, month_number, year_said
from rapporteur.text.times.listed import listed

PARTS: dict[str, Part] = {
    "early": "early", "beginning": "early", "start": "early", "onset": "early", "outset": "early", "mid": "mid",
    "late": "late", "closing": "late", "end": "late", "middle": "mid", "first": "first", "second": "second", "last": "second",
    "opening": "first", "latter": "second", "h1": "first", "h2": "second",
}  # fmt: skip
OPENING = {"first", "opening"}
FIRST_DAYS = 5  # "the first days of March"
LEAD = listed("on in at by since of from to before after until during and between last next this early mid late end begin dash")
QUARTERS = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "last": 3, "final": 3} | {
    f"q{n + 1}": n for n in range(4)
}
DECADES = {
    word: f"19{n}0" for n, word in enumerate(listed("twenties thirties forties fifties sixties seventies eighties nineties"), 2)
}
TWO_SEASONS = {"spring", "summer", "autumn", "fall", "winter"}


def month(found: Found, ctx: Context) -> Interval | None:
    """March 2019, in March, April last year, last April."""
    number, year = month_number(ctx, found), year_said(found, ctx)
    if year:
        return cal.month(year, number)
    which = ctx.label(found, "r")
    if _is_name(found, ctx):
        return None
    if which in THAT:
        year = ctx.last_year()
        return cal.month(year, number) if year else None
    year = None if which else ctx.told_year(found, number)
    return cal.month(year, number) if year else _nearest_month(number, which, found, ctx)


def _is_name(found: Found, ctx: Context) -> bool:
    """June Jones, and "that April Smith": a first name stands before a capital, and no preposition before it."""
    words, n = ctx.words, found.labels["m"]
    after = words.text[words.starts[n + 1]] if words.is_(n + 1, "other") else ""
    return (
        after.isupper()
        and (words.is_(n - 1, "that") or not words.is_(n - 1, *LEAD))
        and not words.text[words.starts[n] : words.ends[n]].isupper()
    )


def _nearest_month(number: int, which: str, found: Found, ctx: Context) -> Interval | None:
    base = ctx.anchor(which)
    if base is None:
        return None
    year, here = base.year, base.month
    if which in LAST:
        return cal.month(year - (number >= here), number)
    if which == "this":
        return cal.month(year, number)
    outlook, ahead = ctx.outlook(found), (number - here) % 12
    if which == "following":
        return cal.month(year + (number <= here), number)
    if which in NEXT or (outlook == "future" and ahead < 9) or (outlook is None and ahead == 1):
        return cal.month(year + (number < here + (which in NEXT)), number)
    return cal.month(year - (number > here), number)


def month_part(found: Found, ctx: Context) -> Interval | None:
    """Early May, mid-May, the end of May, the first half of May, the first days, the second week of May."""
    whole = month(found, ctx)
    if whole is None:
        return None
    if "u" in found:
        return _days_or_week(found, ctx, whole)
    return cal.part_of_month(whole, PARTS[ctx.label(found, "p")])


def _days_or_week(found: Found, ctx: Context, whole: Interval) -> Interval | None:
    word, unit = ctx.label(found, "p"), ctx.label(found, "u")
    if unit == "day":
        return nth_day(whole, -1 if word == "last" else ctx.number(found, "p"))
    if unit == "days":
        return (whole[0], whole[0].replace(day=FIRST_DAYS)) if word in OPENING else cal.part_of_month(whole, "late")
    if word == "last" or unit == "weeks":
        return (whole[1].replace(day=whole[1].day - 6), whole[1]) if word == "last" else cal.part_of_month(whole, "first")
    number = ctx.number(found, "p")
    if unit != "week" or number is None or not 1 <= number <= 4:
        return None
    return whole[0].replace(day=7 * number - 6), whole[0].replace(day=7 * number)


def nth_day(whole: Interval, number: int | None) -> Interval | None:
    """The third day of an interval, its last where `number` is -1."""
    day = whole[1] if number == -1 else cal.plus_days(whole[0], number - 1) if number else None
    return cal.one(day) if day and day <= whole[1] else None


def first_days(found: Found, ctx: Context) -> Interval | None:
    """The first two weeks, the last ten days of May."""
    whole, n, unit = month(found, ctx), ctx.number(found), ctx.label(found, "u")
    length = (n or 0) * {"days": 1, "weeks": 7}.get(unit, 0)
    if whole is None or not 0 < length <= 31:
        return None
    if ctx.label(found, "p") == "last":
        return max(whole[0], whole[1] - timedelta(days=length - 1)), whole[1]
    return whole[0], min(whole[1], whole[0] + timedelta(days=length - 1))


def nth_weekday(found: Found, ctx: Context) -> Interval | None:
    """The first Monday, the last Friday of May."""
    whole, number, n = month(found, ctx), cal.WEEKDAYS[ctx.label(found, "w")], ctx.number(found, "p")
    if whole is None:
        return None
    if ctx.label(found, "p") == "last":
        return cal.one(cal.weekday_before(whole[1], number))
    day = cal.plus_days(cal.weekday_from(whole[0], number), 7 * (n - 1)) if n else None
    return cal.one(day) if day and day <= whole[1] else None


def numbered(found: Found, ctx: Context) -> Interval | None:
    """05/2020, 10/92, late 10/92."""
    number, year = (int(n) for n in ctx.label(found, "d").split("/"))
    whole = cal.month(century(year), number)
    return cal.part_of_month(whole, PARTS[ctx.label(found, "p")]) if whole and "p" in found else whole


def year(found: Found, ctx: Context) -> Interval | None:
    """In 2011, the 2016 offensive: a number of four figures where a year may stand."""
    n = found.labels["y"]
    return cal.year(int(ctx.words.lower[n])) if _may_be_year(ctx, n) else None


def old_year(found: Found, ctx: Context) -> Interval | None:
    """In 1830, since 1867: a number that may be a year before 1900 only where such a word stands before it."""
    return cal.year(int(ctx.label(found, "y")))


def from_old_year(found: Found, ctx: Context) -> Interval | None:
    """1854-1856, from 1870 to 1914."""
    return _from_year(int(ctx.label(found, "y")), int(ctx.label(found, "z")))


def _may_be_year(ctx: Context, n: int) -> bool:
    """Not "2000 fighters", "Resolution 1990", "more than 2000", "30 2018 1234", "killed 2014"; but "the deadly 2011 uprising"."""
    words = ctx.words
    if words.is_(n + 1, "people", "figure", "year") or words.is_(n - 1, "figure", "day", "numbered", "about", "than", "apos"):
        return False
    if not words.is_(n - 1, "other") or words.text[words.starts[n - 1]].isupper():
        return True
    return words.is_(n - 2, "the", "one", "its", "that", "this")


def years(found: Found, ctx: Context) -> Interval | None:
    """2014-16 and the winter of 2008-09."""
    first, short = int(ctx.label(found, "y")), ctx.label(found, "z")
    last = first // 100 * 100 + int(short)
    if len(short) != 2 or not first < last:
        return None
    return _from_year(first, last)


def two_years(found: Found, ctx: Context) -> Interval | None:
    """The fiscal year 2019/20: both years, as its first month is another in each country."""
    first, last = ctx.label(found, "z").split("/")
    return _from_year(int(first), int(first[: 4 - len(last)] + last))


def _from_year(first: int, last: int) -> Interval | None:
    return (date(first, 1, 1), date(last, 12, 31)) if first < last else None


def year_part(found: Found, ctx: Context) -> Interval | None:
    """Early 2022, the end of 2019, the first half of 2019."""
    return cal.part_of_year(int(ctx.label(found, "y")), PARTS[ctx.label(found, "p")])


def first_months(found: Found, ctx: Context) -> Interval | None:
    """The first three months of 2019, of the year."""
    n, y = ctx.number(found), _year_of(found, ctx)
    if not n or not y or not 1 <= n <= 12 or not ctx.label(found, "u").startswith("month"):
        return None
    first, last = cal.month(y, 1), cal.month(y, n)
    return (first[0], last[1]) if first and last else None


def _year_of(found: Found, ctx: Context) -> int | None:
    return year_said(found, ctx) or (ctx.today.year if ctx.today else None)


def quarter(found: Found, ctx: Context) -> Interval | None:
    """The first quarter, the last quarter of 2019, of last year."""
    n, y = QUARTERS.get(ctx.label(found, "q")), _year_of(found, ctx)
    if n is None or y is None:
        return None
    days = _quarter(y, n)
    if days and ctx.today and days[0] > ctx.today and not {"y", "a"} & found.labels.keys() and ctx.outlook(found) != "future":
        return _quarter(y - 1, n)
    return days


def _quarter(year: int, n: int) -> Interval | None:
    first, last = cal.month(year, 3 * n + 1), cal.month(year, 3 * n + 3)
    return (first[0], last[1]) if first and last else None


def decade(found: Found, ctx: Context) -> Interval | None:
    """The 1990s, the early '90s."""
    digits = DECADES.get(ctx.label(found, "d"), ctx.label(found, "d").strip("'’s"))
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    a, b = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(PARTS.get(ctx.label(found, "p"), ""), (0, 9))
    return date(first + a, 1, 1), date(first + b, 12, 31)


def season(found: Found, ctx: Context) -> Interval | None:
    """Last summer, spring 2017, in the autumn."""
    name = ctx.label(found, "s")
    year = year_said(found, ctx) or _season_told(name, found, ctx)
    whole = cal.season(year, name) if year else _nearest_season(name, found, ctx)
    if whole is None or "p" not in found:
        return whole
    part = PARTS[ctx.label(found, "p")]
    third = {"early": 0, "mid": 1}.get(part, 2)
    return cal.month_of(cal.plus_months(whole[0], third))


def _season_told(name: str, found: Found, ctx: Context) -> int | None:
    """The year of "that summer", and in a story of years gone by that of "the summer"."""
    which = ctx.label(found, "r")
    if which:
        return ctx.last_year() if which in THAT else None
    return ctx.told_year(found, cal.SEASONS[name][0])


def _nearest_season(name: str, found: Found, ctx: Context) -> Interval | None:
    if ctx.today is None:
        return None
    near = [s for y in (-2, -1, 0, 1) if (s := cal.season(ctx.today.year + y, name))]
    which = ctx.label(found, "r")
    if which in LAST:
        return next((s for s in reversed(near) if s[1] < ctx.today), None)
    if which == "this":
        return cal.season(ctx.today.year - (name == "winter" and ctx.today.month < 6), name)
    if which in NEXT or (which != "all" and which not in THAT and ctx.outlook(found) == "future"):
        return next((s for s in near if (s[0] > ctx.today if which in NEXT else s[1] >= ctx.today)), None)
    return next((s for s in reversed(near) if s[0] <= ctx.today), None)
