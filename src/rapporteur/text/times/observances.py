"""Feasts, the days of feasts, anniversaries, and dates of other calendars."""

from __future__ import annotations

import re
from datetime import timedelta

from rapporteur.text.times import calendar as cal
from rapporteur.text.times import calendars
from rapporteur.text.times.calendar import Interval
from rapporteur.text.times.context import Context, Found
from rapporteur.text.times.days import LAST, nearest, year_said
from rapporteur.text.times.feasts import around, feast
from rapporteur.text.times.lexicon import FEASTS
from rapporteur.text.times.months import PARTS

NEAR_FEAST = 21  # days ahead within which a feast is taken for the coming one
EASTERN = frozenset(("orthodox", "coptic"))
DAYS_ONLY = frozenset(("boxing", "may", "epiphany"))  # "May" is a month, "May Day" is not
NAMESAKES = frozenset(
    ("war", "agreement", "deal", "accord", "accords", "pact", "offensive", "rising", "uprising", "protocol", "island")
)  # "the Yom Kippur war" was not fought on one day


def feast_day(found: Found, ctx: Context) -> Interval | None:
    """Christmas, Orthodox Easter, Ramadan, the second day of Eid: of the year written, else the nearest before the report or ahead."""
    name, words, n = _feast_name(found, ctx), ctx.words, found.end
    if name is None or (n < len(words.codes) and words.lower[n] in NAMESAKES):
        return None
    days = _of_year(name, found, ctx)
    if days is None:
        return None
    if "v" in found:
        return cal.one(cal.plus_days(days[0], -1))
    return _day_of(days, found, ctx)


def _of_year(name: str, found: Found, ctx: Context) -> Interval | None:
    year = year_said(found, ctx)
    if year:
        return next(iter(feast(name, year + (name == "new year" and "v" in found))), None)
    return _nearest_feast(name, found, ctx)


def _nearest_feast(name: str, found: Found, ctx: Context) -> Interval | None:
    if ctx.today is None or ctx.now is None:
        return None
    days = around(name, ctx.today)
    past, coming = [d for d in days if d[0] <= ctx.now], [d for d in days if d[1] >= ctx.today]
    near = bool(past and coming) and (coming[0][0] - ctx.today).days <= NEAR_FEAST < (ctx.today - past[-1][1]).days
    ahead = near or ctx.outlook(found) == "future"
    return (coming[0] if ahead and coming else past[-1]) if past else None


def _day_of(days: Interval, found: Found, ctx: Context) -> Interval | None:
    """The third day, the last day, the end of a feast; the feast itself where nothing of the kind is said."""
    if "n" in found:
        number = ctx.number(found, "n")
        if ctx.label(found, "n") in LAST:
            return cal.one(days[1])
        return cal.one(cal.plus_days(days[0], number - 1)) if number and number <= 30 else None
    part = PARTS.get(ctx.label(found, "p"))
    if part is None or days[0] == days[1]:
        return days
    if part == "mid":
        return days[0] + timedelta(days=10), days[0] + timedelta(days=19)
    return cal.one(days[0] if part == "early" else days[1])


def _feast_name(found: Found, ctx: Context) -> str | None:
    name, weekday = ctx.label(found, "f"), ctx.label(found, "w")
    if name == "year":
        return "new year"
    if name == "eid":
        return {"adha": "eid al-adha", "fitr": "eid al-fitr"}.get(ctx.words.class_of(found.labels.get("g", -1)), "eid")
    if weekday and not (name == "easter" and weekday == "sunday"):
        name = f"{name} {weekday}"
        if name not in {"good friday", "palm sunday", "easter monday"}:
            return None
    if name in DAYS_ONLY - {"epiphany"} and ctx.label(found, "u") != "day":
        return None
    return FEASTS.get(name, name) + (" orthodox" if ctx.label(found, "o") in EASTERN else "")


def other_date(found: Found, ctx: Context) -> Interval | None:
    """10 Ramadan 1441, 21 Khordad 1399, Ginbot 20, 2012; without a year only of the moon's months, the nearest one."""
    number = ctx.number(found, "d")
    if not number:
        return None
    if "y" not in found:
        months = [(y, m) for y in calendars.moon_years(ctx.today) if (m := _reckoning(found, ctx, y))] if ctx.today else []
        return cal.one(nearest([d for y, m in months if (d := calendars.day_of(m, y, number))], found, ctx))
    year = _year(found, ctx)
    month = _reckoning(found, ctx, year)
    return cal.one(calendars.day_of(month, year, number)) if month else None


def other_month(found: Found, ctx: Context) -> Interval | None:
    """Shawwal 1441, Tir 1398."""
    year = _year(found, ctx)
    month = _reckoning(found, ctx, year)
    return calendars.month_of(month, year) if month else None


def _year(found: Found, ctx: Context) -> int:
    digits = re.match(r"\d{4}(?!\d)", ctx.label(found, "y"))
    return int(digits.group()) if digits else 0


def _reckoning(found: Found, ctx: Context, year: int) -> calendars.Reckoning | None:
    return calendars.reckoning(ctx.words.lower[found.labels["m"] : found.end], year)


def anniversary(found: Found, ctx: Context) -> Interval | None:
    """The second anniversary of the coup of 15 April 2021: as many years after it; without a number the one nearest to the report."""
    (part,) = found.parts
    days, number = part.solve(part, ctx.looking("past")), ctx.number(found)
    if days is None or (days[1] - days[0]).days > 31:
        return None
    if number is None:
        number = ctx.today.year - days[0].year if ctx.today else None
    first, last = (cal.plus_months(d, 12 * number) if number else None for d in days)
    return (first, last) if first and last else None
